/* bw-order-list.h: the orders that a desk sees, and how far each is
 *
 * One a desk, for its page and for the number beside it. What it does follows what has
 * changed: an order is judged anew when it, a receipt of it or the hour says so; all are
 * when places, the scope, drafts or the outbox have changed, and then nothing is read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-order-drafts.h"
#include "bw-order-item.h"

G_BEGIN_DECLS

#define BW_TYPE_ORDER_LIST (bw_order_list_get_type ())

/* Signal: `changed`: items, or what they say. Empty until the state is complete. */
G_DECLARE_FINAL_TYPE (BwOrderList, bw_order_list, BW, ORDER_LIST, GObject)

/* (transfer none): of @desk; made when it is first asked for. */
BwOrderList   *bw_order_list_get        (BwDesk       *desk);
BwOrderDrafts *bw_order_list_get_drafts (BwOrderList  *self);

/* (transfer none) (element-type BwOrderItem): drafts first, then the newest. One is the
 * same as long as its order is there. Until it changes. */
GPtrArray     *bw_order_list_get_items  (BwOrderList  *self);

/* (nullable): of @id (nullable). */
BwOrderItem   *bw_order_list_find       (BwOrderList  *self,
                                         const char   *id);

/* (transfer full) (element-type BwOrder): the same orders. */
GPtrArray     *bw_order_list_dup_orders (BwOrderList  *self);

/* Orders on which somebody is to do something still; whether anybody is late. */
guint          bw_order_list_count_open (BwOrderList  *self,
                                         gboolean     *is_late);

/* Documents that were parsed, and items that were judged, since it was made. */
guint          bw_order_list_get_n_read (BwOrderList  *self);
guint          bw_order_list_get_n_set  (BwOrderList  *self);

G_END_DECLS
