/* bw-export-button.h: copies and saves a list that is no table
 *
 * A menu in the head of a window: what is listed is copied, or saved as CSV, in its
 * order. The file is offered under the title of the window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-export.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_EXPORT_BUTTON (bw_export_button_get_type ())

G_DECLARE_FINAL_TYPE (BwExportButton, bw_export_button, BW, EXPORT_BUTTON, AdwBin)

/* @titles (array zero-terminated=1): not translated, kept by the caller. @text is told of
 * the rows later, in slices; @owner, the user data of both, is kept meanwhile. */
void      bw_export_button_set_list    (BwExportButton      *self,
                                        BwExportRowsFunc     rows,
                                        const char * const  *titles,
                                        BwExportTextFunc     text,
                                        GObject             *owner);

/* The same of a list whose items are the rows. */
void      bw_export_button_set_model   (BwExportButton      *self,
                                        GListModel          *model,
                                        const char * const  *titles,
                                        BwExportTextFunc     text,
                                        GObject             *owner);

/* The same of rows that are arrays of texts, one for each column: a card whose parts are
 * no list. */
void      bw_export_button_set_texts   (BwExportButton      *self,
                                        BwExportRowsFunc     rows,
                                        const char * const  *titles,
                                        GObject             *owner);

/* In a card: what is listed there; else the file is offered under the title of the window. */
void      bw_export_button_set_title   (BwExportButton      *self,
                                        const char          *title);

/* Ends @task, which it takes over, with a sheet of what is listed. */
void      bw_export_button_draft       (BwExportButton      *self,
                                        BwDesk              *desk,
                                        GTask               *task);

/* (transfer full): what is listed now. */
BwExport *bw_export_button_make_export (BwExportButton      *self);

G_END_DECLS
