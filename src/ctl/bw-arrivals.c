/* bw-arrivals.c: which part of the people should have come by when
 *
 * The milestones of the round say how much is to be done from one to the next;
 * within that, people come by the hour of the day: two peaks, quiet nights. A
 * round that is not done by its deadline goes on for a day at the pace of its
 * last stretch.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-arrivals.h"

#include "bw-time.h"

#define STEP      (10 * BW_TIME_MINUTE)
#define OVERTIME  BW_TIME_DAY

struct _BwArrivals
{
  gint64  starts;
  GArray *shares; /* (owned) (element-type double): one each STEP from the start */
};

/* By hour; the shape is an assumption: peaks before noon and after work. */
static const double pulses[] =
{
  0.15, 0.10, 0.08, 0.08, 0.12, 0.35, 0.80, 1.25, 1.65, 1.80, 1.65, 1.35,
  1.05, 1.00, 1.15, 1.40, 1.65, 1.75, 1.55, 1.25, 0.95, 0.70, 0.45, 0.25,
};

static double
get_milestone_share (const BwRound *round,
                     gint64         time)
{
  const BwMilestone *before = NULL;

  for (guint i = 0; i < round->n_milestones; i++)
    {
      const BwMilestone *next = &round->milestones[i];

      if (next->at >= time)
        {
          gint64 from = before != NULL ? before->at : round->starts;
          double share = before != NULL ? before->share : 0;

          if (next->at <= from)
            return next->share;
          return share + (next->share - share) * (double) MAX (0, time - from)
                         / (double) (next->at - from);
        }
      before = next;
    }

  return before != NULL ? before->share : 1;
}

/* Ends of the stretches within which the hour of the day rules. */
static GArray *
list_ends (const BwRound *round)
{
  GArray *ends = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < round->n_milestones; i++)
    {
      if (round->milestones[i].at > round->starts && round->milestones[i].at < round->deadline)
        g_array_append_val (ends, round->milestones[i].at);
    }

  g_array_append_val (ends, round->deadline);
  return ends;
}

static double
sum_pulses (GTimeZone *zone,
            gint64     from,
            gint64     to)
{
  double sum = 0;

  for (gint64 time = from; time < to; time += STEP)
    sum += bw_arrivals_get_pulse (bw_arrivals_get_minute_of_day (zone, time));

  return sum;
}

static void
append_stretch (BwArrivals *self,
                GTimeZone  *zone,
                gint64      from,
                gint64      to,
                double      share,
                double      per_pulse)
{
  for (gint64 time = from; time < to; time += STEP)
    {
      share += per_pulse * bw_arrivals_get_pulse (bw_arrivals_get_minute_of_day (zone, time));
      g_array_append_val (self->shares, share);
    }
}

/**
 * bw_arrivals_new:
 * @round: a round; without milestones its plan is a straight line
 * @zone: of the place
 *
 * Returns: (transfer full): the curve
 */
BwArrivals *
bw_arrivals_new (const BwRound *round,
                 GTimeZone     *zone)
{
  g_autoptr (GArray) ends = NULL;
  BwArrivals *self = g_new0 (BwArrivals, 1);
  gint64 from = round->starts;
  double share = 0;
  double per_pulse = 0;

  self->starts = round->starts;
  self->shares = g_array_new (FALSE, FALSE, sizeof (double));
  g_array_append_val (self->shares, share);

  ends = list_ends (round);
  for (guint i = 0; i < ends->len; i++)
    {
      gint64 to = g_array_index (ends, gint64, i);
      double next = to == round->deadline ? 1 : get_milestone_share (round, to);

      if (to <= from)
        continue;

      per_pulse = MAX (0.0, next - share) / MAX (sum_pulses (zone, from, to), 1e-9);
      append_stretch (self, zone, from, to, share, per_pulse);
      share = next;
      from = to;
    }

  append_stretch (self, zone, from, from + OVERTIME, share, per_pulse);
  return self;
}

void
bw_arrivals_free (BwArrivals *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->shares);
  g_free (self);
}

/**
 * bw_arrivals_get_share:
 * @self: a curve
 * @time: any time
 *
 * Returns: the part of the target that should have come by then
 */
double
bw_arrivals_get_share (const BwArrivals *self,
                       gint64            time)
{
  gint64 since = MAX (0, time - self->starts);
  guint i = (guint) MIN (since / STEP, self->shares->len - 1);
  guint next = MIN (i + 1, self->shares->len - 1);
  double a = g_array_index (self->shares, double, i);
  double b = g_array_index (self->shares, double, next);

  return a + (b - a) * (double) (since % STEP) / (double) STEP;
}

/**
 * bw_arrivals_get_pulse:
 * @minute_of_day: 0 to 1439
 *
 * Returns: how busy a public place is then, about 1 on the mean of the day
 */
double
bw_arrivals_get_pulse (guint minute_of_day)
{
  guint hour = (minute_of_day / 60) % 24;
  double part = (minute_of_day % 60) / 60.0;

  return pulses[hour] + (pulses[(hour + 1) % 24] - pulses[hour]) * part;
}

/**
 * bw_arrivals_get_minute_of_day:
 * @zone: a time zone
 * @time: any time
 *
 * Returns: minutes since local midnight
 */
guint
bw_arrivals_get_minute_of_day (GTimeZone *zone,
                               gint64     time)
{
  gint64 seconds = time / BW_TIME_SECOND;
  int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, seconds);
  gint64 local = seconds + (interval >= 0 ? g_time_zone_get_offset (zone, interval) : 0);

  return (guint) (((local % 86400) + 86400) % 86400 / 60);
}
