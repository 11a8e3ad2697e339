/* bw-order-effect.h: the figure that an order should move, before and now
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"
#include "bw-order.h"

G_BEGIN_DECLS

/**
 * BwOrderEffect:
 * @name: of the measure, in the language of the desk
 * @unit: of its values, may be ""
 * @where: (nullable): name of the place
 * @before: when the order was issued; NaN: not known
 * @now: NaN: not reported
 * @target: NaN: none
 * @as_of: of @now; 0: none
 * @issued: of the order
 * @series: (owned) (nullable): its history
 */
typedef struct
{
  const char *name;
  const char *unit;
  const char *where;
  double      before;
  double      now;
  double      target;
  gint64      as_of;
  gint64      issued;
  BwSeries   *series;
} BwOrderEffect;

/* (transfer full) (nullable): NULL: the order names no figure that is known. */
BwOrderEffect *bw_order_effect_new  (BwDesk         *desk,
                                     const BwOrder  *order);
void           bw_order_effect_free (BwOrderEffect  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwOrderEffect, bw_order_effect_free)

G_END_DECLS
