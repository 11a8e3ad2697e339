/* bw-sheet-view.h: one page of a sheet, drawn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-briefing.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BW_TYPE_SHEET_VIEW (bw_sheet_view_get_type ())

/* As high as its width asks for. Property `page` (uint, from 0), with notify. */
G_DECLARE_FINAL_TYPE (BwSheetView, bw_sheet_view, BW, SHEET_VIEW, GtkWidget)

/* Begins at its first page. @sheet may be %NULL: nothing yet. */
void  bw_sheet_view_set_sheet (BwSheetView  *self,
                               BwBriefing   *sheet);
void  bw_sheet_view_set_page  (BwSheetView  *self,
                               guint         page);
guint bw_sheet_view_get_page  (BwSheetView  *self);

G_END_DECLS
