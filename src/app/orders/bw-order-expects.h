/* bw-order-expects.h: the figure that an order should move: which, where, to what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"
#include "bw-order.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_ORDER_EXPECTS (bw_order_expects_get_type ())

/* Signal: `changed`. */
G_DECLARE_FINAL_TYPE (BwOrderExpects, bw_order_expects, BW, ORDER_EXPECTS, AdwBin)

/* Once. @order (nullable): what it begins with. */
void        bw_order_expects_begin      (BwOrderExpects  *self,
                                         BwDesk          *desk,
                                         const BwOrder   *order);

/* FALSE: there is no such place. */
gboolean    bw_order_expects_set_place  (BwOrderExpects  *self,
                                         const char      *code);

/* (nullable): why what was typed is no target; borrowed. */
const char *bw_order_expects_find_fault (BwOrderExpects  *self);

/* (transfer full) (nullable): the member `expects`, without its time; NULL: none is chosen. */
JsonObject *bw_order_expects_make       (BwOrderExpects  *self);

/* What was typed, as it stands there. */
const char *bw_order_expects_get_text   (BwOrderExpects  *self);

G_END_DECLS
