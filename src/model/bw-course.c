/* bw-course.c: what is expected to come to an area from now on, as a table
 *
 * Let W(t) be the people that the forecast expects from its start to t (bw-forecast.c:
 * k · R(start, t)), f the factor of a percentile (1, low, high), and r the ratio by
 * which more or fewer come from s on. Whoever is missing, M people, has come at the t
 * with
 *
 *     f · W(s) + r · f · (W(t) − W(s)) = M     ⇔     W(t) = W(s) + (M / f − W(s)) / r
 *
 * or before s at the t with f · W(t) = M. W grows and is linear within a step, so t is
 * found by halving: with r = 1 it is the finish that bw_pace_compute_own() tells.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-course.h"

#include "bw-forecast-private.h"
#include "bw-time.h"

#include <math.h>

#define STEP (30 * BW_TIME_MINUTE)

/* Years off: a time that can still be added to. */
#define FARTHEST (1000.0 * 365.0)

/* W(t) */
static double
get_come (const BwCourse *self,
          gint64          time)
{
  double steps = (double) (time - self->start) / (double) self->step;
  guint below;

  if (steps <= 0.0)
    return 0.0;
  if (steps >= (double) self->n_steps)
    return self->come[self->n_steps];

  below = (guint) steps;
  return self->come[below] + (self->come[below + 1] - self->come[below]) * (steps - (double) below);
}

/* Past the table each day is as its last one. */
static gint64
find_beyond (const BwCourse *self,
             double          people)
{
  guint a_day = MIN ((guint) (BW_TIME_DAY / self->step), self->n_steps);
  double last = self->come[self->n_steps];
  double daily = last - self->come[self->n_steps - a_day];
  double days = (people - last) / daily;

  if (!(daily > 0.0) || !(days < FARTHEST))
    return BW_COURSE_NEVER;

  return self->start + (gint64) self->n_steps * self->step + (gint64) (days * (double) BW_TIME_DAY);
}

/* The first t with W(t) = @people */
static gint64
find_time (const BwCourse *self,
           double          people)
{
  guint below = 0;
  guint above = self->n_steps;

  if (people <= 0.0)
    return self->start;
  if (!(people <= self->come[self->n_steps]))
    return find_beyond (self, people);

  while (above - below > 1)
    {
      guint middle = below + (above - below) / 2;

      if (self->come[middle] >= people)
        above = middle;
      else
        below = middle;
    }

  return self->start + (gint64) below * self->step
         + (gint64) ((double) self->step * (people - self->come[below]) / (self->come[above] - self->come[below]));
}

/**
 * bw_course_init:
 * @self: (out caller-allocates): a course
 * @round: the round
 * @history: (nullable): running total so far
 * @done: people sampled
 * @target: people to sample, more than @done
 * @start: the time that the projection starts from
 * @now: the backend's time, not before @start
 *
 * Lays out the most likely projection, to the horizon of the forecast.
 */
void
bw_course_init (BwCourse       *self,
                const BwRound  *round,
                const BwSeries *history,
                double          done,
                double          target,
                gint64          start,
                gint64          now)
{
  BwForecast forecast;

  g_return_if_fail (self != NULL);
  g_return_if_fail (round != NULL);

  bw_forecast_init (&forecast, round, history, done, target, start);
  bw_forecast_find_band (&forecast);
  *self = (BwCourse) {
    .start = start,
    .step = STEP,
    .now = now,
    .missing = target - done,
    .low = forecast.low,
    .high = forecast.high,
    .n_steps = BW_FORECAST_HORIZON / STEP,
  };

  self->come = g_new0 (double, self->n_steps + 1);
  for (guint i = 0; i < self->n_steps; i++)
    self->come[i + 1] = self->come[i] + bw_forecast_get_come (&forecast, start + (gint64) i * STEP,
                                                              start + (gint64) (i + 1) * STEP);
}

void
bw_course_clear (BwCourse *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->come, g_free);
  self->n_steps = 0;
}

/**
 * bw_course_get_finish:
 * @self: a course
 * @factor: 1 for the most likely, `low` for the late, `high` for the early end
 * @ratio: how much more or less comes than at present, at least 0
 * @since: from when on
 *
 * O(log steps). The more comes, the earlier it is; it does not change where all have
 * come before @since.
 *
 * Returns: the time by which nobody is missing, not before now; %BW_COURSE_NEVER: there
 *   is no such time. See bw_course_is_in_sight()
 */
gint64
bw_course_get_finish (const BwCourse *self,
                      double          factor,
                      double          ratio,
                      gint64          since)
{
  double missing;
  double before;

  g_return_val_if_fail (self != NULL && self->come != NULL, BW_COURSE_NEVER);

  missing = self->missing / factor;
  before = get_come (self, since);
  if (missing > before)
    missing = before + (missing - before) / ratio;

  return MAX (find_time (self, missing), self->now);
}

/**
 * bw_course_is_in_sight:
 * @self: a course
 * @time: a finish
 *
 * Returns: whether it is within what can be projected
 */
gboolean
bw_course_is_in_sight (const BwCourse *self,
                       gint64          time)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return time <= self->start + (gint64) self->n_steps * self->step;
}
