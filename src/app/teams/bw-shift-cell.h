/* bw-shift-cell.h: one area in one shift
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-roster.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  BW_SHIFT_CELL_DROP_NONE,     /* nothing is being dragged */
  BW_SHIFT_CELL_DROP_VALID,
  BW_SHIFT_CELL_DROP_INVALID,
} BwShiftCellDrop;

#define BW_TYPE_SHIFT_CELL (bw_shift_cell_get_type ())

/* Its accessible name says all of it: "河街乡，今天夜班，缺 2". */
G_DECLARE_FINAL_TYPE (BwShiftCell, bw_shift_cell, BW, SHIFT_CELL, GtkButton)

GtkWidget  *bw_shift_cell_new       (guint              shift);
guint       bw_shift_cell_get_shift (BwShiftCell       *self);

/* BW_PLACE_NONE: it shows none. */
BwPlace     bw_shift_cell_get_place (BwShiftCell       *self);
void        bw_shift_cell_set       (BwShiftCell       *self,
                                     BwPlace            place,
                                     const char        *name,
                                     const BwCoverage  *coverage,
                                     gboolean           is_past,
                                     gboolean           is_current);
void        bw_shift_cell_set_drop  (BwShiftCell       *self,
                                     BwShiftCellDrop    drop);

/* What it says, and what it says to who cannot see it. Borrowed. */
const char *bw_shift_cell_get_text  (BwShiftCell       *self);
const char *bw_shift_cell_get_description (BwShiftCell *self);

G_END_DECLS
