/* bw-file-chooser.h: asks for a file to open, or for a name to save under
 *
 * The one place that knows the dialog: the portal's where there is one. On a
 * dismissal the finish function sets G_IO_ERROR_CANCELLED, which is never shown.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @name: offered, with its ending. An existing file is asked for by the dialog. */
void   bw_file_chooser_save_async    (GtkWidget            *widget,
                                      const char           *title,
                                      const char           *name,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);

/* @patterns (nullable): globs of the files to offer, e.g. "*.csv"; @kind: what they
 * are. */
void   bw_file_chooser_open_async    (GtkWidget            *widget,
                                      const char           *title,
                                      const char           *kind,
                                      const char * const   *patterns,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);

/* (transfer full) (nullable): what was chosen. */
GFile *bw_file_chooser_choose_finish (GtkWidget            *widget,
                                      GAsyncResult         *result,
                                      GError              **error);

G_END_DECLS
