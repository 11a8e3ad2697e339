/* bw-orders-page.h: what was ordered, and who has come how far with it
 *
 * The list of orders and requests of the scope, one of them beside it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"
#include "bw-order.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_ORDERS_PAGE (bw_orders_page_get_type ())

G_DECLARE_FINAL_TYPE (BwOrdersPage, bw_orders_page, BW, ORDERS_PAGE, AdwBin)

GtkWidget *bw_orders_page_new        (BwDesk        *desk);

/* Opens the window that writes one, above @parent, with what @order begins with. Nothing
 * is sent before a person does. */
void       bw_orders_page_write      (BwOrdersPage  *self,
                                      GtkWindow     *parent,
                                      BwOrder       *order);

/* (transfer none) (nullable): the order that is shown. */
const BwOrder *bw_orders_page_get_chosen (BwOrdersPage *self);

/* Whether all that is known is on the screen: for pictures and tests. */
gboolean   bw_orders_page_is_settled (BwOrdersPage  *self);

G_END_DECLS
