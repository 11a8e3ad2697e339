/* bw-table-cells.h: the cells that GTK keeps in use, and which of them are read
 *
 * GTK keeps some two hundred rows in use though a dozen can be seen. A cell that is
 * bound, or whose row has changed, out of sight is only marked; it is read when it is
 * scrolled into sight. A column that is not shown is not read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-table-column.h"
#include "bw-table-model.h"

G_BEGIN_DECLS

#define BW_TYPE_TABLE_CELLS (bw_table_cells_get_type ())

/* Before a batch of calls of the functions of the columns: looks up what they need.
 * FALSE: nothing can be read now. */
typedef gboolean (*BwTablePrepareFunc) (gpointer user_data);

G_DECLARE_FINAL_TYPE (BwTableCells, bw_table_cells, BW, TABLE_CELLS, GObject)

/* @adjustment: the vertical one of the view. @columns must outlive it. */
BwTableCells       *bw_table_cells_new           (BwTableModel         *model,
                                                  GtkAdjustment        *adjustment,
                                                  const BwTableColumn  *columns,
                                                  guint                 n_columns,
                                                  BwTablePrepareFunc    prepare,
                                                  gpointer              user_data);

/* (transfer full): makes the cells of a column. */
GtkListItemFactory *bw_table_cells_new_factory   (BwTableCells         *self,
                                                  guint                 column);

/* All are marked: other rows stand on the lines. */
void                bw_table_cells_mark_all      (BwTableCells         *self);

/* Reads those that can be seen and are marked, or whose row has changed. */
void                bw_table_cells_fill          (BwTableCells         *self,
                                                  BwTableTestFunc       is_changed,
                                                  gpointer              user_data);

/* The line that the focus stands on; GTK_INVALID_LIST_POSITION: none. */
guint               bw_table_cells_get_focused   (BwTableCells         *self);
gboolean            bw_table_cells_focus         (BwTableCells         *self,
                                                  guint                 position);

/* (nullable): the cell of a line. */
GtkWidget          *bw_table_cells_find          (BwTableCells         *self,
                                                  guint                 position,
                                                  guint                 column);

/* Whether each that can be seen says what is known now. */
gboolean            bw_table_cells_is_settled    (BwTableCells         *self);

G_END_DECLS
