/* bw-shift-grid.h: the parts of the scope in the six shifts
 *
 * Areas with gaps first, nearest shift first; never in another order while somebody
 * points at it or is in it. Arrows go from cell to cell, Enter opens one, Tab leaves.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-roster-keeper.h"
#include "bw-shift-cell.h"
#include "bw-team-item.h"

G_BEGIN_DECLS

/* (transfer full) (nullable): why @team cannot be dropped there; NULL: it can. */
typedef char *(*BwShiftGridJudgeFunc) (BwPlace      place,
                                       guint        shift,
                                       const char  *team,
                                       gpointer     user_data);

#define BW_TYPE_SHIFT_GRID (bw_shift_grid_get_type ())

/* Signals: `cell-activated` (uint place, uint shift), `cell-focused` (the same),
 * `cell-hovered` (uint place, uint shift: a team is dragged over it; BW_PLACE_NONE:
 * over none), `cell-dropped` (BwTeamItem, uint place, uint shift), `place-activated`
 * (uint place: its name was pressed). */
G_DECLARE_FINAL_TYPE (BwShiftGrid, bw_shift_grid, BW, SHIFT_GRID, GtkWidget)

GtkWidget   *bw_shift_grid_new        (void);
void         bw_shift_grid_set_judge  (BwShiftGrid           *self,
                                       BwShiftGridJudgeFunc   judge,
                                       gpointer               user_data);

/* @text (nullable): in the head, while what is shown is not live. */
void         bw_shift_grid_set_as_of  (BwShiftGrid           *self,
                                       const char            *text);
void         bw_shift_grid_update     (BwShiftGrid           *self,
                                       BwDesk                *desk,
                                       BwRoster              *roster,
                                       BwPlace                scope);

/* Cells tell who may drop @team there, until the end. */
void         bw_shift_grid_begin_drag (BwShiftGrid           *self,
                                       const char            *team);
void         bw_shift_grid_end_drag   (BwShiftGrid           *self);

/* (nullable) */
BwShiftCell *bw_shift_grid_find_cell  (BwShiftGrid           *self,
                                       BwPlace                place,
                                       guint                  shift);
BwShiftCell *bw_shift_grid_get_cell   (BwShiftGrid           *self,
                                       guint                  row,
                                       guint                  shift);
guint        bw_shift_grid_get_n_rows (BwShiftGrid           *self);

G_END_DECLS
