/* bw-forecast.c: how one running total will go on
 *
 * Let C(t) be the running total on record, and R(a, b) what the rhythm lets come
 * between a and b:
 *
 *     R(a, b) = C(b − n·24 h) − C(a − n·24 h)      with a day on record
 *     R(a, b) = target · (plan(b) − plan(a))       before that
 *
 * with the smallest n that lies on record; past its end the last day of the plan
 * repeats in the same way. This is the seasonal naive method with a season of a
 * day: R. J. Hyndman, G. Athanasopoulos, Forecasting: Principles and Practice,
 * 3rd ed., §5.2. People do not come at night, so a straight line would be wrong
 * twice a day.
 *
 * The level is what came in the last hour by what the rhythm says of that hour,
 *
 *     k = (C(now) − C(now − 1 h)) / R(now − 1 h, now)     within 1/4 … 4
 *
 * and the total expected at t is C(now) + k · R(now, t). At night an hour says
 * nothing: the window doubles until the rhythm lets 1 % of a day's people come.
 *
 * The band is that of the level. The ratios (what came) / (what the rhythm says)
 * of the hours on record, divided by their median, have a 10th and a 90th
 * percentile; the finish is projected with k times either. One hour's ratio is
 * what k itself is measured by, so their spread is the error of k, and an error
 * of the level widens in time with the horizon. The quantiles are empirical,
 * without an assumed distribution (ibid. §5.5 on bootstrapped intervals), with
 * linear interpolation (R. J. Hyndman, Y. Fan, Sample quantiles in statistical
 * packages, The American Statistician 50, 1996, definition 7). Until six hours
 * can be compared the band is ±25 % of the level: a convention, not an estimate.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-forecast-private.h"

#include "bw-time.h"

#include <math.h>
#include <stdlib.h>

#define STEP            (30 * BW_TIME_MINUTE)
#define SERIES_DELAY    (5 * BW_TIME_MINUTE)
#define LEAST_DATA      (30 * BW_TIME_MINUTE)
#define LEAST_LEVEL     0.25
#define GREATEST_LEVEL  4.0
#define LEAST_SHARE     0.01  /* of a day's people, to say anything of a window */
#define MAX_RATIOS      (14 * 24)
#define LEAST_RATIOS    6
#define DEFAULT_SPREAD  0.25

/* The rhythm needs a day and the hour before it, which the level compares with. */
#define RHYTHM_DATA     (BW_TIME_DAY + BW_TIME_HOUR)

/* Time of the last value that is not in the future. */
static gint64
get_record_end (const BwForecast *self)
{
  const BwSeries *history = self->history;
  gint64 end = history->start + (gint64) (history->n_values - 1) * history->step;

  return MIN (end, self->now);
}

/* A series is sent anew when a step is over in which something came; so until the
 * last step that is over nothing came but what is in it. It is given a while to
 * get here. */
static gint64
get_flat_end (const BwForecast *self)
{
  const BwSeries *history = self->history;
  gint64 steps = (self->now - SERIES_DELAY - history->start) / history->step;

  return MAX (get_record_end (self), history->start + steps * history->step);
}

/* C(t) */
static double
get_recorded (const BwForecast *self,
              gint64            time)
{
  gint64 flat_end;
  double total;

  if (self->history == NULL || time >= self->now)
    return self->done;

  flat_end = get_flat_end (self);
  total = bw_series_get_at (self->history, MIN (time, get_record_end (self)));
  if (time <= flat_end)
    return total;

  /* The last step is not over: straight on to what is known now. */
  return total + (self->done - total)
                 * (double) (time - flat_end) / (double) (self->now - flat_end);
}

/* The record begins where the total last was zero; or with its first value, for
 * one that began in the middle. */
static gint64
find_beginning (const BwForecast *self)
{
  const BwSeries *history = self->history;
  gint64 since = history != NULL ? history->start : self->now;

  if (history == NULL || history->n_values == 0 || history->step <= 0)
    return self->now;

  for (guint i = 0; i < history->n_values; i++)
    {
      gint64 time = history->start + (gint64) i * history->step;

      if (time > self->now)
        break;
      if (history->values[i] > 0.0)
        return i == 0 ? time : since;

      since = time;
    }

  return self->done > 0.0 ? get_flat_end (self) : self->now;
}

static gint64
get_plan_end (const BwRound *round)
{
  if (round->n_milestones == 0)
    return round->deadline;

  return MAX (round->deadline, round->milestones[round->n_milestones - 1].at);
}

/* R(a, b), with b at most a day after a. */
static double
get_rhythm (const BwForecast *self,
            gint64            from,
            gint64            to,
            gint64            known_until)
{
  gint64 shift = 0;
  double come;

  if (to > known_until)
    shift = (to - known_until + BW_TIME_DAY - 1) / BW_TIME_DAY * BW_TIME_DAY;

  if (self->by_plan)
    come = self->target * (bw_round_get_plan_share (self->round, to - shift)
                           - bw_round_get_plan_share (self->round, from - shift));
  else
    come = get_recorded (self, to - shift) - get_recorded (self, from - shift);

  /* A correction can make a total smaller; it is no rhythm. */
  return MAX (come, 0.0);
}

static double
get_rhythm_ahead (const BwForecast *self,
                  gint64            from,
                  gint64            to)
{
  return get_rhythm (self, from, to,
                     self->by_plan ? get_plan_end (self->round) : self->now);
}

/* Of hours that are over, as it was known a day before. */
static double
get_rhythm_behind (const BwForecast *self,
                   gint64            from,
                   gint64            to)
{
  if (self->by_plan)
    return get_rhythm_ahead (self, from, to);

  return get_rhythm (self, from, to, to - BW_TIME_DAY);
}

static double
find_level (const BwForecast *self)
{
  double least = LEAST_SHARE * get_rhythm_ahead (self, self->now, self->now + BW_TIME_DAY);
  gint64 longest = MIN (BW_TIME_DAY, self->now - self->since);
  gint64 window = MIN (BW_TIME_HOUR, longest);

  /* The day before the window must be on record too. */
  if (!self->by_plan)
    longest = MIN (longest, self->now - self->since - BW_TIME_DAY);

  for (;;)
    {
      gint64 from = self->now - window;
      double expected = get_rhythm_behind (self, from, self->now);

      if (expected > 0.0 && expected >= least)
        return CLAMP ((self->done - get_recorded (self, from)) / expected,
                      LEAST_LEVEL, GREATEST_LEVEL);
      if (window >= longest)
        return 1.0;

      window = MIN (2 * window, longest);
    }
}

static int
compare_ratios (const void *a,
                const void *b)
{
  const double *left = a;
  const double *right = b;

  return *left < *right ? -1 : *left > *right;
}

/* Definition 7 of Hyndman and Fan. */
static double
get_quantile (const double *sorted,
              guint         n,
              double        p)
{
  double position = p * (double) (n - 1);
  guint below = (guint) position;
  guint above = MIN (below + 1, n - 1);

  return sorted[below] + (sorted[above] - sorted[below]) * (position - (double) below);
}

static guint
collect_ratios (const BwForecast *self,
                double            ratios[MAX_RATIOS])
{
  double least = LEAST_SHARE * get_rhythm_ahead (self, self->now, self->now + BW_TIME_DAY);
  gint64 first = self->since + (self->by_plan ? 0 : BW_TIME_DAY);
  guint n = 0;

  for (gint64 to = self->now; to - BW_TIME_HOUR >= first && n < MAX_RATIOS; to -= BW_TIME_HOUR)
    {
      double expected = get_rhythm_behind (self, to - BW_TIME_HOUR, to);
      double came = get_recorded (self, to) - get_recorded (self, to - BW_TIME_HOUR);

      if (expected > 0.0 && expected >= least)
        ratios[n++] = MAX (came, 0.0) / expected;
    }

  return n;
}

/**
 * bw_forecast_init:
 * @self: (out caller-allocates): a forecast
 * @round: the round
 * @history: (nullable): running total so far; values in the future are ignored
 * @done: running total now
 * @target: running total to be reached
 * @now: the backend's time, microseconds
 */
void
bw_forecast_init (BwForecast     *self,
                  const BwRound  *round,
                  const BwSeries *history,
                  double          done,
                  double          target,
                  gint64          now)
{
  *self = (BwForecast) {
    .round = round,
    .history = history,
    .now = now,
    .done = done,
    .target = target,
    .level = 1.0,
    .low = 1.0 - DEFAULT_SPREAD,
    .high = 1.0 + DEFAULT_SPREAD,
  };

  if (history == NULL || history->n_values == 0 || history->step <= 0 || history->start > now)
    self->history = NULL;

  self->since = find_beginning (self);
  self->by_plan = now - self->since < RHYTHM_DATA;
  self->level = find_level (self);
}

/**
 * bw_forecast_find_band:
 * @self: a forecast
 *
 * Sets @low and @high. Apart from the rest because it reads the whole record.
 */
void
bw_forecast_find_band (BwForecast *self)
{
  double ratios[MAX_RATIOS];
  guint n = collect_ratios (self, ratios);
  double median;

  if (n < LEAST_RATIOS)
    return;

  qsort (ratios, n, sizeof *ratios, compare_ratios);
  median = get_quantile (ratios, n, 0.5);
  if (median <= 0.0)
    return;

  self->low = MIN (get_quantile (ratios, n, 0.1) / median, 1.0);
  self->high = MAX (get_quantile (ratios, n, 0.9) / median, 1.0);
}

gboolean
bw_forecast_is_too_early (const BwForecast *self)
{
  return self->now - self->since < LEAST_DATA;
}

/**
 * bw_forecast_get_rate:
 * @self: a forecast
 *
 * Returns: C(now) − C(now − 1 h) an hour; with half an hour to an hour on record,
 *   what came in it, scaled to an hour; NaN before that. Negative if corrections
 *   outweigh what came
 */
double
bw_forecast_get_rate (const BwForecast *self)
{
  gint64 window = MIN (BW_TIME_HOUR, self->now - self->since);

  if (bw_forecast_is_too_early (self))
    return NAN;

  return (self->done - get_recorded (self, self->now - window))
         * (double) BW_TIME_HOUR / (double) window;
}

/**
 * bw_forecast_get_come:
 * @self: a forecast
 * @from: not before now
 * @to: at most a day later
 *
 * Returns: k · R(@from, @to): people, most likely
 */
double
bw_forecast_get_come (const BwForecast *self,
                      gint64            from,
                      gint64            to)
{
  return self->level * get_rhythm_ahead (self, from, to);
}

/**
 * bw_forecast_get_finish:
 * @self: a forecast
 * @factor: 1 for the most likely, `low` for the late, `high` for the early end
 *
 * Returns: the time by which the target is reached; 0 if that is not within 14
 *   days, which is further than any rhythm can be trusted
 */
gint64
bw_forecast_get_finish (const BwForecast *self,
                        double            factor)
{
  double missing = self->target - self->done;
  double level = self->level * factor;

  for (gint64 from = self->now; from < self->now + BW_FORECAST_HORIZON; from += STEP)
    {
      double come = level * get_rhythm_ahead (self, from, from + STEP);

      if (come > 0.0 && come >= missing)
        return from + (gint64) ((double) STEP * MAX (missing, 0.0) / come);

      missing -= come;
    }

  return 0;
}

gint64
bw_forecast_get_finished (const BwForecast *self)
{
  const BwSeries *history = self->history;

  if (history == NULL || history->values[0] >= self->target)
    return 0;

  for (guint i = 1; i < history->n_values; i++)
    {
      gint64 time = history->start + (gint64) i * history->step;
      double before = history->values[i - 1];

      if (time > self->now)
        break;
      if (history->values[i] >= self->target)
        return time - history->step
               + (gint64) ((double) history->step * (self->target - before)
                           / (history->values[i] - before));
    }

  return self->now;
}

double
bw_forecast_get_total (const BwForecast *self,
                       gint64            time)
{
  double total = self->done;

  if (time <= self->now)
    return get_recorded (self, time);

  for (gint64 from = self->now; from < time && total < self->target; from += STEP)
    total += bw_forecast_get_come (self, from, MIN (from + STEP, time));

  return MIN (total, MAX (self->target, self->done));
}
