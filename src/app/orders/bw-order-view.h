/* bw-order-view.h: one order: its text, who has come how far with it, and what it moved
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-order-item.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_ORDER_VIEW (bw_order_view_get_type ())

/* Its buttons are the actions `order.edit`, `order.discard-draft`, `order.supersede`,
 * `order.cancel`, `order.remind` and `order.receipt`. */
G_DECLARE_FINAL_TYPE (BwOrderView, bw_order_view, BW, ORDER_VIEW, AdwBin)

/* @item (nullable): nothing is chosen. @reminders (element-type BwClientLedgerRow)
 * (nullable): entries of the log, of any order. */
void bw_order_view_set           (BwOrderView    *self,
                                  BwDesk         *desk,
                                  BwOrderItem    *item,
                                  GListModel     *reminders);

/* Only the figure that @order, which is shown, should move. */
void bw_order_view_update_effect (BwOrderView    *self,
                                  BwDesk         *desk,
                                  const BwOrder  *order);

G_END_DECLS
