/* bw-page-sheet.h: what a page prints that is no table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"
#include "bw-printable.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BW_TYPE_PAGE_SHEET (bw_page_sheet_get_type ())

G_DECLARE_FINAL_TYPE (BwPageSheet, bw_page_sheet, BW, PAGE_SHEET, GObject)

/* @page: of the orders the one that is shown, of the teams the shift that the keyboard is
 * in, of the donations the notice; of any other the briefing of its scope. */
BwPageSheet *bw_page_sheet_new (BwDesk     *desk,
                                GtkWidget  *page);

G_END_DECLS
