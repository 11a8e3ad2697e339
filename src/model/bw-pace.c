/* bw-pace.c: is this area in time
 *
 * The verdict on a forecast (bw-forecast.c). A city finishes when the last of its
 * districts does: an average would hide the one that is late. A district, and what
 * is below it, is told by its own curve: that of a community with one point that
 * stands still has no end, and the city's would have none either. So an area has the
 * same finish wherever it is shown. Parts of which
 * nothing can be told yet have people to sample all the same, and those are in the
 * area's own curve: it then counts beside the parts.
 *
 * Let T be the latest of the counted curves' finishes Ti. Whatever they have to do
 * with each other, P(T ≤ t) ≤ min P(Ti ≤ t) (the upper bound of Fréchet and
 * Hoeffding; R. B. Nelsen, An Introduction to Copulas, 2nd ed., §2.2 and §2.5), so
 * no quantile of T is earlier than the latest of the Ti's. It is that one where the
 * parts are fast and slow together (J. Dhaene et al., The concept of comonotonicity
 * in actuarial science and finance: theory, Insurance: Mathematics and Economics
 * 31, 2002), as they are with the weather, the hour and the laboratories: so the
 * latest P10 is the area's P10, and the latest P90 its P90, each of whichever
 * part has it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-pace.h"

#include "bw-forecast-private.h"
#include "bw-time.h"

#include <math.h>

/* Less than this between the finish and the deadline is tight. */
#define TIGHT_MARGIN BW_TIME_HOUR

/* Sites report so often (design §4). A projection starts from what is known: later
 * than one interval after the newest report, silence would count as nobody coming,
 * and the finish would run away while its as-of time stands. */
#define REPORT_INTERVAL (10 * BW_TIME_MINUTE)

/* When several curves end that all have to; 0: not in sight. */
typedef struct
{
  gint64   finish;
  gint64   early;
  gint64   late;
  BwPlace  part;        /* of which the finish is */
  gboolean is_told;     /* there is a curve */
  gboolean has_untold;  /* there is a part without one */
} Ends;

static void
clear_pace (BwPace *self)
{
  *self = (BwPace) {
    .state = BW_PACE_UNKNOWN,
    .done = NAN,
    .target = NAN,
    .share = NAN,
    .plan_share = NAN,
    .rate = NAN,
    .needed = NAN,
    .latest_part = BW_PLACE_NONE,
  };
}

static gboolean
is_done (const BwPace *self)
{
  return self->done >= self->target;
}

static double
find_share (double done,
            double target)
{
  if (done < 0.0)
    return NAN;
  if (target > 0.0)
    return done / target;

  /* Nobody to be sampled: all of them are. */
  return target == 0.0 && !isnan (done) ? 1.0 : NAN;
}

/* Remaining people by remaining hours. */
static double
find_needed (const BwPace  *self,
             const BwRound *round,
             gint64         now)
{
  if (now >= round->deadline || isnan (self->done) || isnan (self->target) || bw_pace_is_overcorrected (self))
    return NAN;

  return MAX (self->target - self->done, 0.0)
         / ((double) (round->deadline - now) / (double) BW_TIME_HOUR);
}

/* What the finish means. Without one it is either too early to say or so far
 * off that no forecast reaches it. */
static BwPaceState
find_state (const BwPace  *self,
            const BwRound *round,
            gint64         now,
            gboolean       is_too_early)
{
  if (isnan (self->done) || isnan (self->target) || bw_pace_is_overcorrected (self))
    return BW_PACE_UNKNOWN;
  if (is_done (self))
    return BW_PACE_DONE;
  if (now >= round->deadline)
    return BW_PACE_LATE;
  if (is_too_early)
    return BW_PACE_UNKNOWN;
  if (self->finish == 0)
    return round->deadline <= now + BW_FORECAST_HORIZON ? BW_PACE_LATE : BW_PACE_UNKNOWN;
  if (self->finish > round->deadline)
    return BW_PACE_LATE;

  return self->margin < TIGHT_MARGIN ? BW_PACE_TIGHT : BW_PACE_IN_TIME;
}

static void
project (BwPace        *self,
         BwForecast    *forecast,
         const BwRound *round)
{
  if (is_done (self))
    {
      self->finish = bw_forecast_get_finished (forecast);
      self->finish_early = self->finish;
      self->finish_late = self->finish;
    }
  else if (!bw_forecast_is_too_early (forecast))
    {
      bw_forecast_find_band (forecast);
      self->finish = bw_forecast_get_finish (forecast, 1.0);
      self->finish_early = bw_forecast_get_finish (forecast, forecast->high);
      self->finish_late = bw_forecast_get_finish (forecast, forecast->low);
    }

  /* A band without an end: as far as one can see. */
  if (self->finish != 0 && self->finish_late == 0)
    self->finish_late = forecast->now + BW_FORECAST_HORIZON;

  self->margin = self->finish != 0 ? round->deadline - self->finish : 0;
}

/* Whether there is enough on record to say when it will be done. Then a finish of
 * 0 says that it is not in sight. */
static gboolean
is_told (const BwPace *self)
{
  return !isnan (self->target) && !isnan (self->rate);
}

/* What is not in sight comes last of all. */
static gint64
find_later (gint64 a,
            gint64 b)
{
  return a == 0 || b == 0 ? 0 : MAX (a, b);
}

/* One more curve that has to end. */
static void
add_curve (Ends         *ends,
           const BwPace *curve,
           BwPlace       part)
{
  if (!ends->is_told)
    {
      *ends = (Ends) { curve->finish, curve->finish_early, curve->finish_late, part, TRUE, ends->has_untold };
      return;
    }

  if (find_later (ends->finish, curve->finish) != ends->finish)
    {
      ends->finish = curve->finish;
      ends->part = part;
    }

  ends->early = find_later (ends->early, curve->finish_early);
  ends->late = find_later (ends->late, curve->finish_late);
}

/* What is not done did not end before now, whatever the last reports promised. */
static void
clamp_to (BwPace        *self,
          const BwRound *round,
          gint64         now)
{
  gint64 *ends[] = { &self->finish, &self->finish_early, &self->finish_late };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      if (*ends[i] != 0)
        *ends[i] = MAX (*ends[i], now);
    }
  if (self->finish != 0)
    self->margin = round->deadline - self->finish;
}

static gint64
find_start (gint64 as_of,
            gint64 now)
{
  return as_of != 0 ? MIN (now, as_of + REPORT_INTERVAL) : now;
}

static void
compute_own (BwPace          *self,
             BwPicture       *picture,
             BwPlace          place,
             const BwRound   *round,
             const BwSeries  *history,
             gint64           now)
{
  BwMeasureCatalogue *catalogue = bw_picture_get_catalogue (picture);
  const BwMeasure *sampled = bw_measure_catalogue_lookup (catalogue, "sampled");
  const BwMeasure *target = bw_measure_catalogue_lookup (catalogue, "target");
  g_autofree char *name = bw_round_dup_subject (round);
  BwSubject subject = bw_picture_get_subject (picture, name);
  double done = NAN;
  double wanted = NAN;
  gint64 as_of = 0;

  if (sampled != NULL)
    done = bw_picture_get_value (picture, place, subject, sampled->index);
  if (target != NULL)
    wanted = bw_picture_get_value (picture, place, subject, target->index);

  if (!isnan (done))
    as_of = bw_picture_get_as_of (picture, place, subject);
  bw_pace_compute (self, round, history, done, wanted, find_start (as_of, now));
  self->as_of = as_of;
  if (!is_done (self))
    clamp_to (self, round, now);
  self->plan_share = bw_round_get_plan_share (round, now);
  self->needed = find_needed (self, round, now);
  if (self->state != BW_PACE_UNKNOWN || now >= round->deadline)
    self->state = find_state (self, round, now, FALSE);
}

/* (nullable) */
static const BwSeries *
get_history (BwPicture     *picture,
             BwPlace        place,
             const BwRound *round)
{
  const BwMeasure *sampled = bw_measure_catalogue_lookup (bw_picture_get_catalogue (picture),
                                                          "sampled");
  g_autofree char *name = bw_round_dup_subject (round);

  if (sampled == NULL)
    return NULL;

  return bw_picture_get_series (picture, place, bw_picture_get_subject (picture, name),
                                sampled->index);
}

/* Whether its parts are the units that run the campaign, or above those. */
static gboolean
is_above_units (BwPicture *picture,
                BwPlace    place)
{
  BwLevel level = bw_place_tree_get_level (bw_picture_get_places (picture), place);

  return level != BW_LEVEL_UNKNOWN && level < BW_LEVEL_DISTRICT;
}

/* Only areas have a history; the sites of one can be very many. */
static void
collect_parts (Ends          *ends,
               BwPicture     *picture,
               BwPlace        place,
               const BwRound *round,
               gint64         now)
{
  BwPlaceTree *places = bw_picture_get_places (picture);
  const BwPlace *parts;
  guint n_parts;

  parts = bw_place_tree_get_parts (places, place, &n_parts);
  for (guint i = 0; i < n_parts; i++)
    {
      BwPace part;

      if (bw_place_tree_is_site (places, parts[i]))
        continue;

      bw_pace_compute_place (&part, picture, parts[i], round, now);
      if (!(part.target > 0.0) || is_done (&part))
        continue;

      if (is_told (&part))
        add_curve (ends, &part, parts[i]);
      else
        ends->has_untold = TRUE;
    }
}

/**
 * bw_pace_compute:
 * @self: (out caller-allocates): a pace
 * @round: (nullable): the round; without one nothing can be told
 * @history: (nullable): running total so far
 * @done: people sampled, NaN if not reported
 * @target: people to sample, NaN if not set
 * @now: the backend's time, microseconds
 *
 * One curve. share = done / target; rate = people in the last hour; needed =
 * (target − done) / hours to the deadline; finish and band are those of the
 * seasonal forecast that bw-forecast.c describes, with its sources; margin =
 * deadline − finish. Past the deadline whoever is not done is late, data or not. Of a
 * count below zero nothing follows, not even that.
 */
void
bw_pace_compute (BwPace         *self,
                 const BwRound  *round,
                 const BwSeries *history,
                 double          done,
                 double          target,
                 gint64          now)
{
  BwForecast forecast;
  gboolean is_too_early = TRUE;

  g_return_if_fail (self != NULL);

  clear_pace (self);
  self->done = done;
  self->target = target;
  self->share = find_share (done, target);
  if (round == NULL)
    return;

  self->plan_share = bw_round_get_plan_share (round, now);
  self->needed = find_needed (self, round, now);
  if (!isnan (done) && !bw_pace_is_overcorrected (self))
    {
      /* The rate needs no target; a plan without one gives no rhythm. */
      bw_forecast_init (&forecast, round, history, done, isnan (target) ? 0.0 : target, now);
      self->rate = bw_forecast_get_rate (&forecast);
      is_too_early = bw_forecast_is_too_early (&forecast);
      if (!isnan (target))
        project (self, &forecast, round);
    }

  self->state = find_state (self, round, now, is_too_early);
}

/**
 * bw_pace_compute_place:
 * @self: (out caller-allocates): a pace
 * @picture: a picture
 * @place: an area or a site
 * @round: (nullable): the round
 * @now: the backend's time, microseconds
 *
 * Counts, share and rate are the place's own. An area above the districts finishes
 * when its last part does; any other by its own curve. The city's finish is the
 * latest of those of its direct parts that have people to sample and are not done;
 * one that is not in sight is later than any other. Its band runs from the latest
 * P10 to the latest P90 of the same parts.
 *
 * If there is a part of which nothing can be told yet, the area's own curve is one
 * more that has to end, so that silence never makes a finish earlier. If that
 * cannot be told either, the area is late when a part is, and else it cannot be told.
 * Without parts that can be told the own curve is all there is.
 */
void
bw_pace_compute_place (BwPace        *self,
                       BwPicture     *picture,
                       BwPlace        place,
                       const BwRound *round,
                       gint64         now)
{
  Ends ends = { .part = BW_PLACE_NONE };

  g_return_if_fail (self != NULL);
  g_return_if_fail (BW_IS_PICTURE (picture));

  clear_pace (self);
  if (round == NULL)
    return;

  compute_own (self, picture, place, round, get_history (picture, place, round), now);
  if (isnan (self->done) || isnan (self->target) || bw_pace_is_overcorrected (self)
      || is_done (self) || !is_above_units (picture, place))
    return;

  collect_parts (&ends, picture, place, round, now);
  if (!ends.is_told)
    return;
  if (ends.has_untold && is_told (self))
    add_curve (&ends, self, BW_PLACE_NONE);
  else if (ends.has_untold && ends.finish != 0 && ends.finish <= round->deadline)
    return;

  self->finish = ends.finish;
  self->finish_early = ends.early;
  self->finish_late = ends.late;
  self->margin = ends.finish != 0 ? round->deadline - ends.finish : 0;
  self->latest_part = ends.part;
  self->state = find_state (self, round, now, FALSE);
}

/**
 * bw_pace_compute_own:
 * @self: (out caller-allocates): a pace
 * @picture: a picture
 * @place: an area or a site
 * @round: (nullable): the round
 * @now: the backend's time, microseconds
 *
 * All of it is the place's own, its finish too: what a city's would be if nobody
 * looked at its parts.
 */
void
bw_pace_compute_own (BwPace        *self,
                     BwPicture     *picture,
                     BwPlace        place,
                     const BwRound *round,
                     gint64         now)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (BW_IS_PICTURE (picture));

  clear_pace (self);
  if (round != NULL)
    compute_own (self, picture, place, round, get_history (picture, place, round), now);
}

/**
 * bw_pace_get_start:
 * @self: a pace of a place
 * @now: the time that it was computed for
 *
 * Returns: the time that its projection starts from: @now, or one reporting interval
 *   after the newest report, whichever is earlier
 */
gint64
bw_pace_get_start (const BwPace *self,
                   gint64        now)
{
  g_return_val_if_fail (self != NULL, now);

  return find_start (self->as_of, now);
}

/**
 * bw_pace_is_overcorrected:
 * @self: a computed pace
 *
 * Returns: whether corrections exceed what was reported
 */
gboolean
bw_pace_is_overcorrected (const BwPace *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->done < 0.0;
}

/**
 * bw_pace_get_expected_at:
 * @self: a computed pace
 * @round: the round that it was computed for
 * @history: (nullable): the history that it was computed for
 * @now: the time that it was computed for
 * @time: any time
 *
 * Returns: the running total on record up to @now, and after it the one that the
 *   projection expects, at most the target; NaN if it cannot be told
 */
double
bw_pace_get_expected_at (const BwPace   *self,
                         const BwRound  *round,
                         const BwSeries *history,
                         gint64          now,
                         gint64          time)
{
  BwForecast forecast;

  g_return_val_if_fail (self != NULL, NAN);
  g_return_val_if_fail (round != NULL, NAN);

  if (isnan (self->done) || isnan (self->target))
    return NAN;
  if (time > now && bw_pace_is_overcorrected (self))
    return NAN;

  bw_forecast_init (&forecast, round, history, self->done, self->target, now);
  if (time > now && bw_forecast_is_too_early (&forecast))
    return NAN;

  return bw_forecast_get_total (&forecast, time);
}
