/* bw-sheet-window.h: a sheet before it is printed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"
#include "bw-printable.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_SHEET_WINDOW (bw_sheet_window_get_type ())

G_DECLARE_FINAL_TYPE (BwSheetWindow, bw_sheet_window, BW, SHEET_WINDOW, AdwWindow)

/* Above @parent; drafts, lays out, shows. @printable (nullable): NULL: the briefing of
 * what @desk shows. */
GtkWidget *bw_sheet_window_new          (GtkWindow      *parent,
                                         BwDesk         *desk,
                                         BwPrintable    *printable);

/* FALSE: it is still being drafted or laid out. */
gboolean   bw_sheet_window_is_settled   (BwSheetWindow  *self);

G_END_DECLS
