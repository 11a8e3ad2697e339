/* bw-area-row.h: one place in the list
 *
 * Texts keep to their columns: one that changes moves nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-area-columns.h"
#include "bw-area-line.h"

G_BEGIN_DECLS

#define BW_TYPE_AREA_ROW (bw_area_row_get_type ())

G_DECLARE_FINAL_TYPE (BwAreaRow, bw_area_row, BW, AREA_ROW, GtkWidget)

/* @columns: must outlive the row; queue a resize when they change. */
GtkWidget  *bw_area_row_new          (const BwAreaColumns  *columns);

/* Copied; texts that say the same are left alone. */
void        bw_area_row_set_line     (BwAreaRow            *self,
                                      const BwAreaLine     *line);

/* Where it stands in the list, and whose it is; BW_PLACE_NONE: not in use. What
 * it says is stale until the next bw_area_row_set_line(). */
void        bw_area_row_bind         (BwAreaRow            *self,
                                      guint                 position,
                                      BwPlace               place);
guint       bw_area_row_get_position (BwAreaRow            *self);
BwPlace     bw_area_row_get_place    (BwAreaRow            *self);
gboolean    bw_area_row_is_stale     (BwAreaRow            *self);
void        bw_area_row_mark         (BwAreaRow            *self);
void        bw_area_row_set_hovered  (BwAreaRow            *self,
                                      gboolean              hovered);
void        bw_area_row_set_selected (BwAreaRow            *self,
                                      gboolean              selected);

/* In words, as a screen reader has it. Borrowed. */
const char *bw_area_row_get_text     (BwAreaRow            *self);

G_END_DECLS
