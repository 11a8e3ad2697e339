/* bw-import-window.h: a list from a file, looked at row by row before it is sent
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"
#include "bw-table.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_IMPORT_WINDOW (bw_import_window_get_type ())

G_DECLARE_FINAL_TYPE (BwImportWindow, bw_import_window, BW, IMPORT_WINDOW, AdwWindow)

/* @file (nullable): it is read at once; NULL: a person chooses one. */
GtkWidget *bw_import_window_new        (GtkWindow       *parent,
                                        BwDesk          *desk,
                                        GFile           *file);

/* FALSE: a file is being read, or rows are on their way. */
gboolean   bw_import_window_is_settled (BwImportWindow  *self);

/* For tests. */
BwTable   *bw_import_window_get_table  (BwImportWindow  *self);

G_END_DECLS
