/* bw-table-row.h: one row of a table, drawn by one widget
 *
 * A table has two hundred rows in use: with a widget for each of a dozen cells, and GTK's
 * own around each, all that GTK does for every widget (styles, sizes, states, signals)
 * took longer than what is seen. So a row draws its texts itself. Only what is pressed is
 * a widget in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-table-grid.h"

G_BEGIN_DECLS

#define BW_TYPE_TABLE_ROW (bw_table_row_get_type ())

G_DECLARE_FINAL_TYPE (BwTableRow, bw_table_row, BW, TABLE_ROW, GtkWidget)

GtkWidget  *bw_table_row_new      (BwTableGrid   *grid);

/* Reads what the shown columns say of @row. TRUE: it is something else than before. */
gboolean    bw_table_row_fill     (BwTableRow    *self,
                                   gconstpointer  row);

/* Columns stand elsewhere. */
void        bw_table_row_place    (BwTableRow    *self);

/* (nullable): what a cell shows, with markup if its column has it. */
const char *bw_table_row_get_text (BwTableRow    *self,
                                   guint          column);

/* Whether @text stands in one of its cells; for tests. */
gboolean    bw_table_row_says     (BwTableRow    *self,
                                   const char    *text);

/* (nullable): the widget in a cell. */
GtkWidget  *bw_table_row_get_cell (BwTableRow    *self,
                                   guint          column);

G_END_DECLS
