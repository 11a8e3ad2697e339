/* bw-table-line.h: one line of a table, whoever stands on it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define BW_TYPE_TABLE_LINE (bw_table_line_get_type ())

/* The item of a bw-table-model.h. It says nothing: cells ask by their position. */
G_DECLARE_FINAL_TYPE (BwTableLine, bw_table_line, BW, TABLE_LINE, GObject)

BwTableLine *bw_table_line_new (void);

G_END_DECLS
