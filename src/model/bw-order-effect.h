/* bw-order-effect.h: the figure that an order should move, before and now
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-order.h"
#include "bw-picture.h"

G_BEGIN_DECLS

/**
 * BwOrderEffect:
 * @name: of the measure, in the language that was asked for
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

/* (transfer full) (nullable): NULL: the order names no figure that is known. @sampling:
 * the subject of the round. */
BwOrderEffect *bw_order_effect_new  (BwPicture      *picture,
                                     const BwOrder  *order,
                                     BwSubject       sampling,
                                     const char     *language);
void           bw_order_effect_free (BwOrderEffect  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwOrderEffect, bw_order_effect_free)

G_END_DECLS
