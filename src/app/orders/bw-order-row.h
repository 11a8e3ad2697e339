/* bw-order-row.h: an order in the list of orders
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-order-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BW_TYPE_ORDER_ROW (bw_order_row_get_type ())

G_DECLARE_FINAL_TYPE (BwOrderRow, bw_order_row, BW, ORDER_ROW, GtkListBoxRow)

GtkWidget   *bw_order_row_new      (BwOrderItem  *item);
BwOrderItem *bw_order_row_get_item (BwOrderRow   *self);

G_END_DECLS
