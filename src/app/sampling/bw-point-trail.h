/* bw-point-trail.h: how the counts of one point went in the last six hours
 *
 * Slots of ten minutes, the newest last. A slot that nothing is known of is NaN.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-series.h"

G_BEGIN_DECLS

#define BW_POINT_TRAIL_SLOTS 38
#define BW_POINT_TRAIL_STEP  (G_GINT64_CONSTANT (600) * G_USEC_PER_SEC)

/* Rates that the line shows: one each half hour. */
#define BW_POINT_TRAIL_RATES 12

/**
 * BwPointTrail:
 * @newest: number of the newest slot, counted from 1970
 * @done: people sampled by the end of each slot
 * @queue: people who waited in it, when it was told last
 *
 * A plain value, small: there are many. 0-initialised it knows nothing.
 */
typedef struct
{
  gint64 newest;
  float  done[BW_POINT_TRAIL_SLOTS];
  float  queue[BW_POINT_TRAIL_SLOTS];
} BwPointTrail;

/* What was true at @at; NaN: not reported. What is older than the newest slot is left
 * out. */
void   bw_point_trail_add         (BwPointTrail        *self,
                                   gint64               at,
                                   double               done,
                                   double               queue);

/* Fills in what the backend has on record; what was seen here stays. */
void   bw_point_trail_join        (BwPointTrail        *self,
                                   const BwSeries      *series,
                                   gboolean             is_queue);

/* People in the last hour; NaN: not known for so long. */
double bw_point_trail_get_rate    (const BwPointTrail  *self,
                                   gint64               now);

/* People an hour in each half hour, the oldest first; NaN: not known. How many are. */
guint  bw_point_trail_get_rates   (const BwPointTrail  *self,
                                   gint64               now,
                                   double               rates[BW_POINT_TRAIL_RATES]);

/* People who waited in each slot, the oldest first. How many are known. */
guint  bw_point_trail_get_queues  (const BwPointTrail  *self,
                                   gint64               now,
                                   double               queues[BW_POINT_TRAIL_SLOTS]);

G_END_DECLS
