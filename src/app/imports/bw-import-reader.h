/* bw-import-reader.h: a file that is to be imported, read in a worker
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-datum.h"
#include "bw-desk.h"
#include "bw-import.h"

G_BEGIN_DECLS

/* What can be imported on the desk; types of documents. */
extern const guint bw_import_reader_choices[];
#define BW_N_IMPORT_CHOICES 3

/* No choice: it is found out from the columns. */
#define BW_IMPORT_READER_GUESS G_MAXUINT

/* @encoding (nullable): NULL: it is found out. */
void      bw_import_reader_read_async  (BwDesk               *desk,
                                        const char           *path,
                                        const char           *encoding,
                                        guint                 what,
                                        BwDatum               datum,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);

/* (transfer full) (nullable): finished. @encoding (out): borrowed, static. */
BwImport *bw_import_reader_read_finish (BwDesk               *desk,
                                        GAsyncResult         *result,
                                        guint                *what,
                                        const char          **encoding,
                                        GError              **error);

/* Frees it in a worker: there may be a hundred thousand documents in it. */
void      bw_import_reader_drop        (BwImport             *import);

G_END_DECLS
