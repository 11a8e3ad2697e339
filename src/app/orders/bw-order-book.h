/* bw-order-book.h: the orders that a scope sees
 *
 * Those that stand, those that are still on their way, and drafts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"
#include "bw-order.h"

G_BEGIN_DECLS

/* (transfer full) (element-type BwOrder): drafts first, then the newest; @drafts
 * (element-type JsonObject). */
GPtrArray *bw_order_book_list (BwDesk     *desk,
                               GPtrArray  *drafts);

G_END_DECLS
