/* bw-csv-writer.h: writes tables of RFC 4180
 *
 * With a mark of byte order, so that spreadsheets take them for the UTF-8 that they
 * are. A text that a spreadsheet would take for a formula (=, +, -, @, a tab or a
 * carriage return comes first) gets a ' before it; so does one that begins as if it
 * had one already, so that reading gives back what was written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BW_CSV_WRITER_BOM "\xef\xbb\xbf"

/* One cell, with the comma before it if it is not the @first of its row. @is_text:
 * it is no number, date or the like, and may look like a formula. */
void        bw_csv_writer_add_cell   (GString     *table,
                                      const char  *cell,
                                      gboolean     is_text,
                                      gboolean     first);
void        bw_csv_writer_end_row    (GString     *table);

/* The cell without the ' that stands guard before it. */
const char *bw_csv_writer_skip_guard (const char  *cell);

G_END_DECLS
