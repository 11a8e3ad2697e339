/* bw-gift-book.h: all donations of a scope, as the lines of the list
 *
 * Those that were corrected are there too, told as such: what stands is what nobody
 * has corrected.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-gift.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Whether a donation to @place (nullable: to the city) is one of the list. */
typedef gboolean (*BwGiftTestFunc) (const char *place,
                                    gpointer    user_data);

/* (transfer full) (element-type BwGift), in order. @ledger: of BwClientLedgerRow.
 * @waiting (nullable) (element-type JsonObject): members of those that are on their way;
 * `refusal` is what the backend said against one. */
GPtrArray *bw_gift_book_list    (GListModel      *ledger,
                                 GPtrArray       *waiting,
                                 const char      *language,
                                 BwGiftTestFunc   is_listed,
                                 gpointer         user_data);

/* (nullable): the one that stands for @id; borrowed from @gifts. */
BwGift    *bw_gift_book_find    (GPtrArray       *gifts,
                                 const char      *id);

G_END_DECLS
