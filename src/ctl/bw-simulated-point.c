/* bw-simulated-point.c: a sampling point that is not there
 *
 * People come as the plan calls them, now and then a whole batch at once. They
 * stand in line, desks open as the line grows, and each desk serves so many an
 * hour. Now and then all stands still. Samples are sent, tested and reported
 * hours later.
 *
 *   to be sampled ──arrive──► line ──desks──► sampled ──hours──► sent, tested, reported
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-simulated-point.h"

#include "bw-chance.h"
#include "bw-simulated-report-private.h"
#include "bw-time.h"

#include <math.h>

/* Assumptions, per minute where a rate. */
#define SERVED_BY_DESK   (22.0 / 60)   /* one person in 2 min 44 s, with the forms */
#define CATCH_UP         (1.0 / 120)   /* of those who should have come before */
#define BATCHES          (1.0 / 1900)
#define STALLS           (1.0 / 1500)
#define COME_TO_A_STALL  0.2
#define N_STAGES         3

typedef struct
{
  gint64 time;
  guint  sampled;
} Past;

struct _BwSimulatedPoint
{
  GRand  *chance;   /* (owned) */
  GArray *pasts;    /* (owned) (element-type Past): what was sampled when */
  guint   target;
  double  lead;     /* how much faster than the plan */
  guint   pool;
  guint   desks;
  guint   staff;
  guint   opens;
  guint   closes;

  gint64  time;
  gint64  stalled_until;
  gboolean open;
  gboolean was_open;
  guint   desks_open;
  guint   arrived;
  guint   queue;
  guint   sampled;

  guint   told_sampled;
  gint64  lags[N_STAGES];
  guint   reached[N_STAGES];  /* index in @pasts of each stage */
  guint   told[N_STAGES];
};

static gint64
draw_minutes (GRand *chance,
              int    from,
              int    to)
{
  return g_rand_int_range (chance, from, to) * BW_TIME_MINUTE;
}

static guint
draw_arrivals (BwSimulatedPoint *self,
               const BwArrivals *arrivals,
               gint64            time)
{
  double minutes = (double) (time - self->time) / BW_TIME_MINUTE;
  double before = bw_arrivals_get_share (arrivals, self->time) * self->lead;
  double after = bw_arrivals_get_share (arrivals, time) * self->lead;
  double due = MIN (before, 1) * self->target - self->arrived;
  double mean = (MIN (after, 1) - MIN (before, 1)) * self->target
                + due * (1 - exp (-CATCH_UP * minutes));
  guint number;

  if (self->stalled_until > self->time)
    mean *= COME_TO_A_STALL;

  number = bw_chance_poisson (self->chance, mean);
  if (g_rand_double (self->chance) < BATCHES * minutes && after > 0.02 && after < 0.97)
    number += (guint) g_rand_int_range (self->chance, 40, 140);

  return MIN (number, self->target - self->arrived);
}

static void
choose_desks (BwSimulatedPoint *self,
              guint             number,
              double            minutes)
{
  double wanted = ceil ((self->queue + number) / (SERVED_BY_DESK * MAX (minutes, 10)));

  self->desks_open = (guint) CLAMP (wanted, 1, self->desks);
  if (self->stalled_until > self->time || self->sampled == self->target)
    self->desks_open = 0;
}

static void
serve (BwSimulatedPoint *self,
       double            minutes)
{
  double able = self->desks_open * SERVED_BY_DESK * minutes;
  guint served = (guint) floor (able * (0.9 + 0.2 * g_rand_double (self->chance)) + 0.5);

  served = MIN (served, self->queue);
  self->queue -= served;
  self->sampled += served;
}

static gboolean
is_open_at (BwSimulatedPoint *self,
            guint             minute)
{
  if (self->opens == self->closes)
    return TRUE;
  if (self->opens < self->closes)
    return minute >= self->opens && minute < self->closes;

  return minute >= self->opens || minute < self->closes;
}

/* Tubes fill up: a pool that is not full is a tube too. */
static guint
count_tubes (BwSimulatedPoint *self,
             guint             sampled)
{
  return (sampled + self->pool - 1) / self->pool;
}

static void
speak_of_stages (BwSimulatedPoint   *self,
                 BwMeasureCatalogue *catalogue,
                 BwReport           *report)
{
  static const char * const names[N_STAGES] = { "sent", "tested", "reported" };

  for (guint stage = 0; stage < N_STAGES; stage++)
    {
      guint *i = &self->reached[stage];
      guint reached;

      while (*i + 1 < self->pasts->len
             && g_array_index (self->pasts, Past, *i + 1).time + self->lags[stage] <= self->time)
        (*i)++;

      reached = g_array_index (self->pasts, Past, *i).sampled;
      bw_simulated_report_add (report, catalogue, names[stage], reached - self->told[stage]);
      self->told[stage] = reached;
    }
}

/**
 * bw_simulated_point_new:
 * @site: a site of kind sampling
 * @target: people to be sampled there
 * @lead: how much faster than the plan its people can be served; 1: on time
 * @pool: people in a tube
 * @starts: of the round
 * @seed: of the simulation
 *
 * Returns: (transfer full): a point before its first person
 */
BwSimulatedPoint *
bw_simulated_point_new (const BwSite *site,
                        guint         target,
                        double        lead,
                        guint         pool,
                        gint64        starts,
                        guint64       seed)
{
  BwSimulatedPoint *self = g_new0 (BwSimulatedPoint, 1);
  Past past = { .time = starts };

  self->chance = bw_chance_new (seed, site->code);
  self->pasts = g_array_new (FALSE, FALSE, sizeof (Past));
  g_array_append_val (self->pasts, past);
  self->target = target;
  self->lead = lead * g_rand_double_range (self->chance, 0.96, 1.04);
  self->pool = MAX (pool, 1);
  self->desks = (guint) MAX (site->desks, 1);
  self->staff = (guint) MAX (site->staff_required, 0);
  self->time = starts;
  bw_simulated_report_read_hours (site->hours, &self->opens, &self->closes);

  self->lags[0] = draw_minutes (self->chance, 40, 130);
  self->lags[1] = self->lags[0] + draw_minutes (self->chance, 90, 200);
  self->lags[2] = self->lags[1] + draw_minutes (self->chance, 30, 120);
  return self;
}

void
bw_simulated_point_free (BwSimulatedPoint *self)
{
  if (self == NULL)
    return;

  g_rand_free (self->chance);
  g_array_unref (self->pasts);
  g_free (self);
}

/**
 * bw_simulated_point_advance:
 * @self: a point
 * @arrivals: when people come
 * @time: not before where it is
 * @minute_of_day: local time of @time
 *
 * Lets the time from its last step pass in one.
 */
void
bw_simulated_point_advance (BwSimulatedPoint *self,
                            const BwArrivals *arrivals,
                            gint64            time,
                            guint             minute_of_day)
{
  double minutes = (double) (time - self->time) / BW_TIME_MINUTE;
  Past past = { .time = time };

  self->open = is_open_at (self, minute_of_day);
  self->desks_open = 0;
  if (self->open && minutes > 0)
    {
      guint number = draw_arrivals (self, arrivals, time);

      if (self->stalled_until <= self->time && g_rand_double (self->chance) < STALLS * minutes)
        self->stalled_until = self->time + draw_minutes (self->chance, 30, 110);

      choose_desks (self, number, minutes);
      self->arrived += number;
      self->queue += number;
      serve (self, minutes);
    }
  else if (!self->open)
    {
      /* Who still stands there at closing time goes home and comes again. */
      self->arrived -= self->queue;
      self->queue = 0;
    }

  self->time = time;
  past.sampled = self->sampled;
  g_array_append_val (self->pasts, past);
}

/**
 * bw_simulated_point_speak:
 * @self: a point
 * @catalogue: the measures
 * @report: (inout): gets the statements; the rest is the caller's
 *
 * Returns: whether there is a report: a closed point says so once
 */
gboolean
bw_simulated_point_speak (BwSimulatedPoint   *self,
                          BwMeasureCatalogue *catalogue,
                          BwReport           *report)
{
  double able = MAX (self->desks_open, 1) * SERVED_BY_DESK;
  guint sampled = self->sampled - self->told_sampled;
  guint tubes = count_tubes (self, self->sampled) - count_tubes (self, self->told_sampled);
  gboolean speaks = self->open || self->was_open;

  self->was_open = self->open;
  if (!speaks)
    return FALSE;

  bw_simulated_report_add (report, catalogue, "sampled", sampled);
  bw_simulated_report_add (report, catalogue, "tubes", tubes);
  self->told_sampled = self->sampled;
  speak_of_stages (self, catalogue, report);

  bw_simulated_report_set (report, catalogue, "queue", self->queue);
  bw_simulated_report_set (report, catalogue, "wait", floor (self->queue / able + 0.5));
  bw_simulated_report_set (report, catalogue, "desks_open", self->desks_open);
  bw_simulated_report_set (report, catalogue, "staff", self->open ? self->staff : 0);
  return TRUE;
}

/* People who came, those in line included. */
guint
bw_simulated_point_get_arrived (BwSimulatedPoint *self)
{
  return self->arrived;
}

guint
bw_simulated_point_get_sampled (BwSimulatedPoint *self)
{
  return self->sampled;
}

guint
bw_simulated_point_get_queue (BwSimulatedPoint *self)
{
  return self->queue;
}
