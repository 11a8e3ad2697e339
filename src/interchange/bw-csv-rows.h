/* bw-csv-rows.h: the rows of a table as documents or reports
 *
 * The first row names the members (bw-column.h); a row of hashtags may follow. An
 * empty cell says nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-row-sink.h"

G_BEGIN_DECLS

/* FALSE: the table as a whole cannot be read; what came before was handed over. */
gboolean bw_csv_rows_read (const char       *text,
                           const BwRowSink  *sink,
                           GError          **error);

G_END_DECLS
