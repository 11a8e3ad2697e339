/* bw-csv-reader.h: reads tables of RFC 4180
 *
 * libcsv knows the grammar; here are the numbers of the lines and the bounds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define BW_CSV_READER_MAX_ROWS  200000
#define BW_CSV_READER_MAX_CELLS 1000
#define BW_CSV_READER_MAX_CELL  (64 * 1024)

/* @cells: (element-type utf8): of one row, borrowed; @line: in which it begins.
 * FALSE stops the reading, with @error. */
typedef gboolean (*BwCsvRowFunc) (GPtrArray  *cells,
                                  guint       line,
                                  gpointer    user_data,
                                  GError    **error);

/* An empty line is no row. */
gboolean bw_csv_reader_run (const char    *text,
                            BwCsvRowFunc   func,
                            gpointer       user_data,
                            GCancellable  *cancellable,
                            GError       **error);

G_END_DECLS
