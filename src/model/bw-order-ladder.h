/* bw-order-ladder.h: how far each area has come with an order
 *
 *   delivered ─► acknowledged ─► passed on ─► reported back (done, or unable)
 *
 * Steps may be left out: who has passed it on has acknowledged it. When each was taken
 * is in the member `times` of the receipt; of one that was left out no time is known.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-order-receipt.h"
#include "bw-order.h"
#include "bw-place-tree.h"

G_BEGIN_DECLS

/**
 * BwOrderRung:
 * @place: the area
 * @n_steps: so many are taken: the index of the next one
 * @times: (array): of each; 0: not taken, or not known when
 * @is_unable: it has reported that it cannot
 * @note: (owned) (nullable): in its words
 * @receipt: (owned) (nullable): that says so
 */
typedef struct
{
  BwPlace     place;
  guint       n_steps;
  gint64      times[BW_N_ORDER_STEPS];
  gboolean    is_unable;
  char       *note;
  BwDocument *receipt;
} BwOrderRung;

/**
 * BwOrderLadder:
 * @rungs: (owned) (element-type BwOrderRung): one an area, those that are overdue
 *   first, then those that have come least far
 * @n_taken: (array): so many areas have taken each step
 * @n_overdue: (array): so many should have, and have not
 * @deadlines: (array): of each step; 0: none
 * @last: (array): when the last area took it; 0: not all have
 */
typedef struct
{
  GPtrArray *rungs;
  guint      n_taken[BW_N_ORDER_STEPS];
  guint      n_overdue[BW_N_ORDER_STEPS];
  gint64     deadlines[BW_N_ORDER_STEPS];
  gint64     last[BW_N_ORDER_STEPS];
} BwOrderLadder;

/* @receipts (element-type BwOrderReceipt) (nullable): of @order. Of its recipients those within
 * @scope, and those that @scope is within. */
BwOrderLadder *bw_order_ladder_new        (const BwOrder        *order,
                                           GPtrArray            *receipts,
                                           BwPlaceTree          *places,
                                           BwPlace               scope,
                                           gint64                now);
void           bw_order_ladder_free       (BwOrderLadder        *self);

/* Whether somebody is to do something still. */
gboolean       bw_order_ladder_is_open    (const BwOrderLadder  *self,
                                           const BwOrder        *order);

/* (nullable): which step is overdue in most need: the first one. */
gboolean       bw_order_ladder_find_late  (const BwOrderLadder  *self,
                                           BwOrderStep          *step);

/* Microseconds that @rung is late with @step; 0: it is not. */
gint64         bw_order_ladder_get_delay  (const BwOrderLadder  *self,
                                           const BwOrderRung    *rung,
                                           BwOrderStep           step,
                                           gint64                now);

/* Whether @rung is late with any step. */
gboolean       bw_order_ladder_is_late    (const BwOrderLadder  *self,
                                           const BwOrderRung    *rung,
                                           gint64                now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwOrderLadder, bw_order_ladder_free)

G_END_DECLS
