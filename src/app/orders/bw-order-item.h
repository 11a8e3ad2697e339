/* bw-order-item.h: an order in a list, with how far it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-order-words.h"

G_BEGIN_DECLS

#define BW_TYPE_ORDER_ITEM (bw_order_item_get_type ())

/* Signal `changed`. */
G_DECLARE_FINAL_TYPE (BwOrderItem, bw_order_item, BW, ORDER_ITEM, GObject)

BwOrderItem         *bw_order_item_new        (BwOrder              *order);

/* @ladder (transfer full): as it was at @now; @entry (nullable): what is still on its way
 * of it. */
void                 bw_order_item_set        (BwOrderItem          *self,
                                               BwDesk               *desk,
                                               BwOrder              *order,
                                               BwOrderLadder        *ladder,
                                               gint64                now,
                                               BwClientOutboxEntry  *entry);

/* A deadline has passed between then and @now. */
gboolean             bw_order_item_is_outdated (BwOrderItem         *self,
                                                gint64               now);

/* Borrowed. */
const BwOrder       *bw_order_item_get_order  (BwOrderItem          *self);

/* (nullable): until it was set */
const BwOrderLadder *bw_order_item_get_ladder (BwOrderItem          *self);
const char          *bw_order_item_get_status (BwOrderItem          *self);
const char          *bw_order_item_get_source (BwOrderItem          *self);
BwOrderTone          bw_order_item_get_tone   (BwOrderItem          *self);

/* (nullable) */
BwClientOutboxEntry *bw_order_item_get_entry  (BwOrderItem          *self);

/* Heads of the columns of a table, not translated, and NULL; (transfer full) (nullable):
 * what it says there. */
extern const char * const bw_order_item_titles[];
char                *bw_order_item_dup_cell   (BwOrderItem          *self,
                                               guint                 column);

/* Somebody is to do something still; not of a draft. */
gboolean             bw_order_item_is_open    (BwOrderItem          *self);

G_END_DECLS
