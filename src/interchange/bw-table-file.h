/* bw-table-file.h: a file that is imported, as rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-row-sink.h"

G_BEGIN_DECLS

/* Reads @path (also a pipe) and hands its rows to @sink; which form it has says
 * its name: `.csv`, `.json` or `.geojson`. Blocks. */
gboolean bw_table_file_read      (const char       *path,
                                  const char       *encoding,
                                  const BwRowSink  *sink,
                                  GError          **error);

/* The same in steps. (transfer full) (nullable): its text; @encoding (inout): NULL is
 * found out: UTF-8 if it is that, else GB18030; borrowed. Blocks. */
char    *bw_table_file_load      (const char       *path,
                                  const char      **encoding,
                                  GCancellable     *cancellable,
                                  GError          **error);
gboolean bw_table_file_parse     (const char       *path,
                                  const char       *text,
                                  const BwRowSink  *sink,
                                  GError          **error);

/* What its columns are most like, among @n of @choices (a #BwDocumentType each). FALSE:
 * like none of them. */
gboolean bw_table_file_guess     (const char       *path,
                                  const char       *text,
                                  const guint      *choices,
                                  guint             n,
                                  guint            *what);

G_END_DECLS
