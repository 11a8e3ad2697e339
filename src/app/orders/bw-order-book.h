/* bw-order-book.h: all orders and receipts, each read once
 *
 * A document is parsed when it is first seen and when it has changed, never again. Of
 * what waits to be sent and of drafts there are few.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"
#include "bw-order.h"

G_BEGIN_DECLS

typedef struct _BwOrderBook BwOrderBook;

BwOrderBook *bw_order_book_new          (void);
void         bw_order_book_free         (BwOrderBook  *self);

/* Takes in what has changed. @touched: set of strings, to which ids of orders are added
 * that say something else, or of which a receipt does. Whether any order does. */
gboolean     bw_order_book_read         (BwOrderBook  *self,
                                         BwPicture    *picture,
                                         GHashTable   *touched);

/* (transfer full) (element-type BwOrder): drafts first, then the newest; @drafts
 * (element-type JsonObject). */
GPtrArray   *bw_order_book_list         (BwOrderBook  *self,
                                         BwDesk       *desk,
                                         GPtrArray    *drafts);

/* (nullable) (element-type BwOrderReceipt): of @order (nullable); borrowed until the next
 * reading. */
GPtrArray   *bw_order_book_get_receipts (BwOrderBook  *self,
                                         const char   *order);

/* Documents that were parsed since it was made. */
guint        bw_order_book_get_n_read   (BwOrderBook  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwOrderBook, bw_order_book_free)

G_END_DECLS
