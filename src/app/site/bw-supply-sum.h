/* bw-supply-sum.h: what came in of one kind of goods, and what went out
 *
 * Not what is left: what stood there before the first booking nobody has told.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BwSupplySum:
 * @item: (owned): what
 * @unit: (owned) (nullable): of what
 * @in: what came in
 * @out: what went out
 * @n_in: bookings of what came in
 * @n_out: of what went out
 */
typedef struct
{
  char   *item;
  char   *unit;
  double  in;
  double  out;
  guint   n_in;
  guint   n_out;
} BwSupplySum;

/* (transfer full) (element-type BwSupplySum): by item, in order of the first booking.
 * @rows (element-type BwClientLedgerRow): supplies; those that were corrected do not
 * count. */
GArray *bw_supply_sum_list     (GListModel         *rows);
void    bw_supply_sum_clear    (BwSupplySum        *self);

/* (transfer full): "口罩: in 120 只 · out 60 只" */
char   *bw_supply_sum_dup_text (const BwSupplySum  *self,
                                const char         *language);

G_END_DECLS
