/* burn-up-fixture.c: a campaign to draw, that of the visual reference
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "burn-up-fixture.h"

#include "bw-time.h"

#define STEP (30 * BW_TIME_MINUTE)

/* Hours after the start and share: few by night, as in the drawing. */
static const struct
{
  double hours;
  double share;
} plan[] = {
  { 4, 0.037 }, { 10, 0.08 }, { 20, 0.29 }, { 27, 0.42 }, { 34, 0.465 }, { 44, 0.62 }, { 51, 0.7 },
  { 58, 0.73 }, { 68, 0.85 }, { 75, 0.905 }, { 82, 0.92 }, { 92, 0.99 }, { 96, 1.0 },
};

void
campaign_init (Campaign   *self,
               const char *language)
{
  guint n_values = (guint) ((BURN_UP_NOW - BURN_UP_START) / STEP) + 1;
  g_autofree double *values = g_new (double, n_values);

  self->zone = g_time_zone_new_offset (8 * 3600);
  for (guint i = 0; i < G_N_ELEMENTS (plan); i++)
    {
      self->milestones[i].at = BURN_UP_START + (gint64) (plan[i].hours * (double) BW_TIME_HOUR);
      self->milestones[i].share = plan[i].share;
    }
  self->round = (BwRound) {
    .id = (char *) "r1",
    .starts = BURN_UP_START,
    .deadline = BURN_UP_START + 96 * BW_TIME_HOUR,
    .milestones = self->milestones,
    .n_milestones = G_N_ELEMENTS (plan),
  };
  for (guint i = 0; i < n_values; i++)
    values[i] = 1268400.0 * 0.972 * bw_round_get_plan_share (&self->round, BURN_UP_START + i * STEP
                                                                          - BW_TIME_HOUR * i / n_values);
  self->history = bw_series_new_full ("411000", "sampling:r1", "sampled", BURN_UP_START, STEP, values, n_values);
  self->chart = (BwBurnUp) {
    .round = &self->round,
    .history = self->history,
    .now = BURN_UP_NOW,
    .zone = self->zone,
    .language = language,
    .font_size = 12.0,
    .font = "Cantarell, Noto Sans CJK SC",
  };
  campaign_compute (self);
  self->chart.pace.finish = self->round.deadline + 186 * BW_TIME_MINUTE;
  self->chart.pace.finish_early = self->round.deadline + 130 * BW_TIME_MINUTE;
  self->chart.pace.finish_late = self->round.deadline + 235 * BW_TIME_MINUTE;
  self->chart.pace.margin = -186 * BW_TIME_MINUTE;
  self->chart.pace.state = BW_PACE_LATE;
}

void
campaign_clear (Campaign *self)
{
  g_clear_pointer (&self->history, bw_series_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
}

void
campaign_compute (Campaign *self)
{
  bw_pace_compute (&self->chart.pace, self->chart.round, self->chart.history, 1012846.0, 1268400.0,
                   self->chart.now);
}
