/* bw-order-columns.h: the steps of an order, in columns of one width over all rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BW_TYPE_ORDER_COLUMNS (bw_order_columns_get_type ())

/* Of a box. It asks for the least width only, whatever its height: a row whose text would
 * rather stand in one line is as wide as the head, whose text does. */
G_DECLARE_FINAL_TYPE (BwOrderColumns, bw_order_columns, BW, ORDER_COLUMNS, GtkLayoutManager)

GtkLayoutManager *bw_order_columns_new (void);

G_END_DECLS
