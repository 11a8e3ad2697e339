/* bw-table-rows.h: the rows that GTK keeps in use, and which of them are read
 *
 * GTK keeps some two hundred rows in use though a dozen can be seen. A row that is bound,
 * or whose contents have changed, out of sight is only marked; it is read when it is
 * scrolled into sight.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-table-model.h"
#include "bw-table-row.h"

G_BEGIN_DECLS

#define BW_TYPE_TABLE_ROWS (bw_table_rows_get_type ())

/* Before a batch of calls of the functions of the columns: looks up what they need.
 * FALSE: nothing can be read now. */
typedef gboolean (*BwTablePrepareFunc) (gpointer user_data);

G_DECLARE_FINAL_TYPE (BwTableRows, bw_table_rows, BW, TABLE_ROWS, GObject)

/* @adjustment: the vertical one of the view. @prepare (nullable) is given what the
 * functions of the columns are. */
BwTableRows        *bw_table_rows_new            (BwTableModel         *model,
                                                  BwTableGrid          *grid,
                                                  GtkAdjustment        *adjustment,
                                                  BwTablePrepareFunc    prepare);

/* (transfer full): makes the rows. */
GtkListItemFactory *bw_table_rows_new_factory    (BwTableRows          *self);

/* All are marked: others stand on the lines. */
void                bw_table_rows_mark_all       (BwTableRows          *self);

/* Reads those that can be seen and are marked, or have changed. */
void                bw_table_rows_fill           (BwTableRows          *self,
                                                  BwTableTestFunc       is_changed,
                                                  gpointer              user_data);

/* The line that the focus stands on; GTK_INVALID_LIST_POSITION: none. */
guint               bw_table_rows_get_focused    (BwTableRows          *self);
gboolean            bw_table_rows_focus          (BwTableRows          *self,
                                                  guint                 position);

/* (nullable) (transfer none): what stands on a line, if it has a widget. */
BwTableRow         *bw_table_rows_find           (BwTableRows          *self,
                                                  guint                 position);

/* Whether each that can be seen says what is known now. */
gboolean            bw_table_rows_is_settled     (BwTableRows          *self);

G_END_DECLS
