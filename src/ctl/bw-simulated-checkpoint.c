/* bw-simulated-checkpoint.c: a checkpoint that is not there
 *
 * So many pass by the hour of the day and by how many guards it needs; a few are
 * turned back, a few have a fever, most vehicles are disinfected. Now and then
 * one of the four checks is not carried out for some hours.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-simulated-checkpoint.h"

#include "bw-arrivals.h"
#include "bw-chance.h"
#include "bw-simulated-report-private.h"

#define N_CHECKS 4

/* Assumptions. */
#define TURNED_BACK    0.008    /* of those who pass */
#define FEVERS         0.0006
#define VEHICLES       0.3
#define LEFT_OUT       0.03     /* of the vehicles, not disinfected */
#define CHECK_FAILS    0.00025  /* an hour and check */
#define MISSES_A_GUARD 0.05

struct _BwSimulatedCheckpoint
{
  GRand   *chance;  /* (owned) */
  double   an_hour; /* who pass, on the mean of the day */
  guint    guards;
  guint    opens;
  guint    closes;
  gboolean was_open;
  double   fails_for[N_CHECKS]; /* minutes that a check will still be missing */
};

static gboolean
is_open_at (BwSimulatedCheckpoint *self,
            guint                  minute)
{
  if (self->opens < self->closes)
    return minute >= self->opens && minute < self->closes;

  return self->opens == self->closes || minute >= self->opens || minute < self->closes;
}

static void
speak_of_passages (BwSimulatedCheckpoint *self,
                   BwMeasureCatalogue    *catalogue,
                   double                 minutes,
                   guint                  minute_of_day,
                   BwReport              *report)
{
  double mean = self->an_hour * bw_arrivals_get_pulse (minute_of_day) * minutes / 60;
  guint passed = bw_chance_poisson (self->chance, mean);
  guint vehicles = bw_chance_poisson (self->chance, mean * VEHICLES);
  guint left_out = bw_chance_poisson (self->chance, vehicles * LEFT_OUT);

  bw_simulated_report_add (report, catalogue, "passed", passed);
  bw_simulated_report_add (report, catalogue, "turned_back",
                           bw_chance_poisson (self->chance, passed * TURNED_BACK));
  bw_simulated_report_add (report, catalogue, "fever",
                           bw_chance_poisson (self->chance, passed * FEVERS));
  bw_simulated_report_add (report, catalogue, "vehicles", vehicles);
  bw_simulated_report_add (report, catalogue, "disinfected", vehicles - MIN (left_out, vehicles));
}

static void
speak_of_checks (BwSimulatedCheckpoint *self,
                 BwMeasureCatalogue    *catalogue,
                 double                 minutes,
                 BwReport              *report)
{
  static const char * const names[N_CHECKS] =
  {
    "check_temperature", "check_code", "check_register", "check_certificate",
  };

  for (guint i = 0; i < N_CHECKS; i++)
    {
      double *fails_for = &self->fails_for[i];

      *fails_for -= minutes;
      if (*fails_for <= 0 && g_rand_double (self->chance) < CHECK_FAILS * minutes / 60)
        *fails_for = g_rand_double_range (self->chance, 60, 300);

      bw_simulated_report_set (report, catalogue, names[i], *fails_for > 0 ? 0 : 1);
    }
}

/**
 * bw_simulated_checkpoint_new:
 * @site: a site of kind checkpoint
 * @seed: of the simulation
 *
 * Returns: (transfer full): a checkpoint
 */
BwSimulatedCheckpoint *
bw_simulated_checkpoint_new (const BwSite *site,
                             guint64       seed)
{
  BwSimulatedCheckpoint *self = g_new0 (BwSimulatedCheckpoint, 1);

  self->chance = bw_chance_new (seed, site->code);
  self->guards = (guint) MAX (site->staff_required, 1);
  self->an_hour = self->guards * g_rand_double_range (self->chance, 4, 9);
  bw_simulated_report_read_hours (site->hours, &self->opens, &self->closes);
  return self;
}

void
bw_simulated_checkpoint_free (BwSimulatedCheckpoint *self)
{
  if (self == NULL)
    return;

  g_rand_free (self->chance);
  g_free (self);
}

/**
 * bw_simulated_checkpoint_speak:
 * @self: a checkpoint
 * @catalogue: the measures
 * @minutes: since it last spoke
 * @minute_of_day: local time now
 * @report: (inout): gets the statements; the rest is the caller's
 *
 * Returns: whether there is a report: a closed checkpoint has none
 */
gboolean
bw_simulated_checkpoint_speak (BwSimulatedCheckpoint *self,
                               BwMeasureCatalogue    *catalogue,
                               double                 minutes,
                               guint                  minute_of_day,
                               BwReport              *report)
{
  gboolean open = is_open_at (self, minute_of_day);
  gboolean misses = g_rand_double (self->chance) < MISSES_A_GUARD;

  if (!open && !self->was_open)
    return FALSE;

  self->was_open = open;
  speak_of_passages (self, catalogue, minutes, minute_of_day, report);
  speak_of_checks (self, catalogue, minutes, report);
  bw_simulated_report_set (report, catalogue, "guards",
                           open ? self->guards - (misses ? 1 : 0) : 0);
  return TRUE;
}
