/* bw-order-number.h: the number that follows those that an issuer has given
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"
#include "bw-order.h"

G_BEGIN_DECLS

/* (transfer full): the number after the newest of @issuer's, written as that is;
 * `〔YEAR〕1号` if it has given none. @orders (element-type BwOrder). */
char *bw_order_number_suggest (GPtrArray   *orders,
                               const char  *issuer,
                               int          year);

/* (transfer full) (nullable): an order of @issuer with that number that is known, or on
 * its way to the backend. */
BwOrder *bw_order_number_find (BwDesk      *desk,
                               const char  *issuer,
                               const char  *number);

G_END_DECLS
