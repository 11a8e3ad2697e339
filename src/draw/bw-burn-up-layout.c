/* bw-burn-up-layout.c: of the burn-up: where everything is
 *
 * The projection. bw_pace_get_expected_at() tells how the area's own curve goes on.
 * The area finishes when its last part does, which is mostly later. So the curve
 * that is drawn ends where the pace says: up to the own finish t₀ it keeps the own
 * rhythm, a little lower, and from there it is straight to the target at the finish
 * F: E(t) = done + s · (own(t) − done), s = 1 − ½ (F − t₀) / (F − now). A curve that
 * ends before t₀ is steeper by what is missing at F. The edges of the band are the
 * same with the early and the late finish.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-axis.h"
#include "bw-burn-up-private.h"
#include "bw-format.h"
#include "bw-time.h"

#include <math.h>

/* In desk pixels. */
#define AXIS_GAP      8.0
#define LEAST_WIDE  560.0
#define LEAST_PLOT   40.0
#define HEADROOM      1.11

/* Notes beside the plot: so much is theirs, so that the plot does not move when they
 * change. */
#define NOTES_LEAST  94.0

static double
get_notes_width (BwBurnUpLayout *self,
                 BwCaption      *caption)
{
  double greatest = NOTES_LEAST * self->unit;

  for (guint i = 0; i < self->n_notes; i++)
    {
      double width;

      bw_caption_measure (caption, self->notes[i].text, self->notes[i].bold, &width, NULL);
      greatest = MAX (greatest, width);
    }

  return greatest;
}

static double
get_axis_width (BwBurnUpLayout *self,
                BwCaption      *caption)
{
  double greatest = 0.0;

  for (double value = 0.0; value <= self->greatest; value += self->step)
    {
      g_autofree char *text = bw_format_short (value, self->chart->language);
      double width;

      bw_caption_measure (caption, text, FALSE, &width, NULL);
      greatest = MAX (greatest, width);
    }

  return greatest;
}

/* From the start (or the first of the record) to what comes last of deadline, now
 * and the late end of the band; a finish that is far off is not worth squeezing the
 * rest for. */
static void
find_times (BwBurnUpLayout *self)
{
  const BwBurnUp *chart = self->chart;
  gint64 planned = MAX (chart->round->deadline - chart->round->starts, BW_TIME_HOUR);
  gint64 farthest = MAX (chart->round->deadline + planned / 2, chart->now);

  self->from = chart->round->starts;
  if (chart->history != NULL && chart->history->n_values > 0)
    self->from = MIN (self->from, MAX (chart->history->start, self->from - planned));
  self->until = MAX (self->from + planned, chart->now);
  if (chart->pace.state != BW_PACE_DONE)
    self->until = MAX (self->until, MIN (MAX (chart->pace.finish, chart->pace.finish_late), farthest));
  self->until += (self->until - self->from) / 80;
}

static void
find_values (BwBurnUpLayout *self,
             double          height)
{
  const BwBurnUp *chart = self->chart;
  double greatest = 1.0;
  guint n_steps = (guint) CLAMP (height / (4.0 * chart->font_size), 1.0, 8.0);

  if (isfinite (chart->pace.target))
    greatest = MAX (greatest, chart->pace.target);
  if (isfinite (chart->pace.done))
    greatest = MAX (greatest, chart->pace.done);
  if (chart->history != NULL)
    {
      /* What is past @now, as in a sheet for an earlier time, is not drawn. */
      for (guint i = 0; i < chart->history->n_values
                        && chart->history->start + (gint64) i * chart->history->step <= chart->now; i++)
        greatest = MAX (greatest, chart->history->values[i]);
    }

  self->greatest = greatest * HEADROOM;
  self->step = bw_axis_get_step (self->greatest, n_steps);
}

static void
find_projection (BwBurnUpLayout *self)
{
  const BwBurnUp *chart = self->chart;
  const BwPace *pace = &chart->pace;

  if (isnan (pace->done) || isnan (pace->target) || pace->finish == 0
      || pace->state == BW_PACE_DONE || chart->now >= self->until)
    return;

  for (guint i = 0; i < BW_BURN_UP_N_SAMPLES; i++)
    {
      gint64 time;

      self->n_samples = i + 1;
      time = bw_burn_up_layout_get_sample (self, i);
      self->expected[i] = bw_pace_get_expected_at (pace, chart->round, chart->history, chart->now, time);
      if (isnan (self->expected[i]))
        {
          self->n_samples = 0;
          return;
        }
      if (self->own_finish == 0 && self->expected[i] >= pace->target)
        self->own_finish = time;
    }
}

static double
get_own_at (const BwBurnUpLayout *self,
            gint64                time)
{
  double position = (double) (time - self->chart->now) / (double) (self->until - self->chart->now)
                    * (BW_BURN_UP_N_SAMPLES - 1);
  guint below = (guint) CLAMP (position, 0.0, BW_BURN_UP_N_SAMPLES - 1.0);
  guint above = MIN (below + 1, BW_BURN_UP_N_SAMPLES - 1);

  return self->expected[below]
         + (self->expected[above] - self->expected[below]) * CLAMP (position - below, 0.0, 1.0);
}

gint64
bw_burn_up_layout_get_sample (const BwBurnUpLayout *self,
                              guint                 sample)
{
  gint64 now = self->chart->now;

  return now + (gint64) ((double) (self->until - now) * sample / (BW_BURN_UP_N_SAMPLES - 1));
}

double
bw_burn_up_layout_get_expected (const BwBurnUpLayout *self,
                                guint                 sample,
                                gint64                finish)
{
  const BwPace *pace = &self->chart->pace;
  gint64 now = self->chart->now;
  gint64 time = bw_burn_up_layout_get_sample (self, sample);
  double own = self->expected[sample];
  double scale = 1.0;
  double bend;

  if (time >= finish)
    return pace->target;
  if (self->own_finish != 0 && finish >= self->own_finish)
    {
      scale = 1.0 - 0.5 * (double) (finish - self->own_finish) / (double) (finish - now);
      bend = pace->done + (pace->target - pace->done) * scale;
      if (time >= self->own_finish)
        return bend + (pace->target - bend) * (double) (time - self->own_finish)
                      / (double) MAX (finish - self->own_finish, 1);
    }
  else if (finish <= self->until && get_own_at (self, finish) > pace->done)
    {
      scale = (pace->target - pace->done) / (get_own_at (self, finish) - pace->done);
    }

  return MIN (pace->done + (own - pace->done) * scale, pace->target);
}

double
bw_burn_up_layout_get_x (const BwBurnUpLayout *self,
                         gint64                time)
{
  return self->left + (self->right - self->left) * (double) (time - self->from)
                      / (double) (self->until - self->from);
}

double
bw_burn_up_layout_get_y (const BwBurnUpLayout *self,
                         double                value)
{
  return self->bottom - (self->bottom - self->top) * CLAMP (value / self->greatest, 0.0, 1.0);
}

gboolean
bw_burn_up_layout_init (BwBurnUpLayout  *self,
                        const BwBurnUp  *chart,
                        BwCaption       *caption,
                        const BwPalette *palette,
                        double           width,
                        double           height)
{
  double line;

  *self = (BwBurnUpLayout) { .chart = chart, .unit = chart->font_size / 12.0 };
  self->is_narrow = width < LEAST_WIDE * self->unit;
  line = 1.5 * chart->font_size;
  self->top = (self->is_narrow ? 2.0 : 1.0) * line;
  self->bottom = height - 1.75 * chart->font_size;
  if (!(self->bottom - self->top >= LEAST_PLOT * self->unit) || !(self->unit > 0.0))
    return FALSE;

  find_times (self);
  find_values (self, self->bottom - self->top);
  self->left = get_axis_width (self, caption) + AXIS_GAP * self->unit;
  self->n_notes = bw_burn_up_add_notes (chart, palette, self->notes);
  self->right = self->is_narrow ? width - self->unit
                                : width - get_notes_width (self, caption) - AXIS_GAP * self->unit;
  if (self->right - self->left < LEAST_PLOT * self->unit)
    {
      bw_burn_up_layout_clear (self);
      return FALSE;
    }

  find_projection (self);
  return TRUE;
}

void
bw_burn_up_layout_clear (BwBurnUpLayout *self)
{
  for (guint i = 0; i < self->n_notes; i++)
    g_clear_pointer (&self->notes[i].text, g_free);
  self->n_notes = 0;
}
