/* bw-forecast-private.h: how one running total will go on
 *
 * Seasonal naive with a level: what comes in the next hours is what came in the
 * same hours of the day before, times how much more or less comes now than came
 * then. See bw-forecast.c for the formulas and their sources.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-round.h"
#include "bw-series.h"

G_BEGIN_DECLS

/**
 * BwForecast:
 * @round: (unowned): gives the rhythm until a day is on record
 * @history: (unowned) (nullable): running total so far
 * @now: the backend's time
 * @done: running total now
 * @target: running total to be reached
 * @since: when the record begins; @now if there is none
 * @by_plan: whether the plan gives the rhythm
 * @level: how much more or less comes than the rhythm says
 * @low: @level times this is its 10th percentile
 * @high: @level times this is its 90th percentile
 *
 * On the stack; borrows what it was made of.
 */
typedef struct
{
  const BwRound  *round;
  const BwSeries *history;
  gint64          now;
  double          done;
  double          target;
  gint64          since;
  gboolean        by_plan;
  double          level;
  double          low;
  double          high;
} BwForecast;

void     bw_forecast_init          (BwForecast       *self,
                                    const BwRound    *round,
                                    const BwSeries   *history,
                                    double            done,
                                    double            target,
                                    gint64            now);

/* Sets the band from the hours on record; until then it is ±25 %. */
void     bw_forecast_find_band     (BwForecast       *self);

/* Less than half an hour of data. */
gboolean bw_forecast_is_too_early  (const BwForecast *self);

/* An hour, by the last hour, or by as much of it as is on record. */
double   bw_forecast_get_rate      (const BwForecast *self);

/* What is expected to come between two times to come, at most a day apart. */
double   bw_forecast_get_come      (const BwForecast *self,
                                    gint64            from,
                                    gint64            to);

/* When the target is reached if @factor times the level comes; 0: not within
 * BW_FORECAST_HORIZON. */
gint64   bw_forecast_get_finish    (const BwForecast *self,
                                    double            factor);

/* When the target was reached, for one that is; 0: before the record begins. */
gint64   bw_forecast_get_finished  (const BwForecast *self);

/* On record up to now, projected after it, never above the target. */
double   bw_forecast_get_total     (const BwForecast *self,
                                    gint64            time);

#define BW_FORECAST_HORIZON (14 * BW_TIME_DAY)

G_END_DECLS
