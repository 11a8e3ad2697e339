/* bw-order-compose-window.h: writes an order, sends it or keeps it as a draft
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"
#include "bw-order-drafts.h"
#include "bw-order.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_ORDER_COMPOSE_WINDOW (bw_order_compose_window_get_type ())

/* Signal `written` (string: id of what was issued or kept as a draft). */
G_DECLARE_FINAL_TYPE (BwOrderComposeWindow, bw_order_compose_window, BW, ORDER_COMPOSE_WINDOW, AdwWindow)

/* (transfer none): to be presented. @order (nullable): what it begins with: a draft, or
 * one that takes the place of another. @orders (element-type BwOrder): those that are
 * known, for the next number. */
GtkWidget *bw_order_compose_window_new (GtkWindow      *parent,
                                        BwDesk         *desk,
                                        BwOrderDrafts  *drafts,
                                        BwOrder        *order,
                                        GPtrArray      *orders);

G_END_DECLS
