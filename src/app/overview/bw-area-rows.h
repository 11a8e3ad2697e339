/* bw-area-rows.h: the rows that GTK keeps in use, and which of them are read
 *
 * GTK keeps some two hundred rows in use though a dozen can be seen. A row that
 * is bound, or whose place has changed, out of sight is only marked; it is read
 * when it is scrolled into sight.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-area-row.h"
#include "bw-place-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BW_TYPE_AREA_ROWS (bw_area_rows_get_type ())

G_DECLARE_FINAL_TYPE (BwAreaRows, bw_area_rows, BW, AREA_ROWS, GObject)

/* @adjustment: the vertical one of the list; @columns: must outlive it. */
BwAreaRows         *bw_area_rows_new           (BwPlaceModel         *model,
                                                GtkAdjustment        *adjustment,
                                                const BwAreaColumns  *columns);

/* (transfer full): makes the rows; for the view of the list. */
GtkListItemFactory *bw_area_rows_new_factory   (BwAreaRows           *self);

/* Height of a row, in pixels; the columns may be others too. */
void                bw_area_rows_set_height    (BwAreaRows           *self,
                                                int                   height);

/* (nullable): during an update: what is bound meanwhile is read at once. */
void                bw_area_rows_set_facts     (BwAreaRows           *self,
                                                const BwFacts        *facts);
void                bw_area_rows_set_hovered   (BwAreaRows           *self,
                                                BwPlace               hovered);
void                bw_area_rows_set_selected  (BwAreaRows           *self,
                                                BwPlace               selected);

/* Who stands on which line has changed: the rows are told, and read when seen. */
void                bw_area_rows_assign        (BwAreaRows           *self);

/* Reads those that can be seen and are marked, or changed in @change (nullable);
 * all of those that can be seen if @is_all. */
void                bw_area_rows_fill          (BwAreaRows           *self,
                                                const BwFacts        *facts,
                                                const BwDeskChange   *change,
                                                gboolean              is_all);

/* (nullable): none stands for it. Borrowed. */
BwAreaRow          *bw_area_rows_find          (BwAreaRows           *self,
                                                BwPlace               place);

/* The place @y pixels below the upper edge of what can be seen. */
BwPlace             bw_area_rows_pick          (BwAreaRows           *self,
                                                double                y);

/* Whether each that can be seen says what is known now. */
gboolean            bw_area_rows_is_settled    (BwAreaRows           *self);

G_END_DECLS
