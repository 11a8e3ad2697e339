/* bw-arrivals.h: which part of the people should have come by when
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-round.h"

G_BEGIN_DECLS

typedef struct _BwArrivals BwArrivals;

BwArrivals *bw_arrivals_new       (const BwRound     *round,
                                   GTimeZone         *zone);
void        bw_arrivals_free      (BwArrivals        *self);

/* Part of the target, 0 at the start; above 1 after the deadline. */
double      bw_arrivals_get_share (const BwArrivals  *self,
                                   gint64             time);

/* How busy a public place is at that minute of the day, about 1 on the mean. */
double      bw_arrivals_get_pulse (guint              minute_of_day);

/* Minutes since local midnight. */
guint       bw_arrivals_get_minute_of_day (GTimeZone *zone,
                                           gint64     time);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwArrivals, bw_arrivals_free)

G_END_DECLS
