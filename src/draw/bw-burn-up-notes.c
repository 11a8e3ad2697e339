/* bw-burn-up-notes.c: of the burn-up: what it says in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-burn-up-private.h"

#include "bw-format-private.h"
#include "bw-time.h"

#include <math.h>

static void
add_note (BwBurnUpNote  *notes,
          guint         *n_notes,
          char          *text,
          const BwColor *color,
          gboolean       bold)
{
  g_assert (*n_notes < BW_BURN_UP_MAX_NOTES);

  notes[(*n_notes)++] = (BwBurnUpNote) { text, color, bold };
}

static const BwColor *
get_state_color (const BwBurnUp  *chart,
                 const BwPalette *palette)
{
  if (palette == NULL)
    return NULL;

  switch (chart->pace.state)
    {
    case BW_PACE_LATE:
      return &palette->late;

    case BW_PACE_TIGHT:
      return &palette->tight;

    case BW_PACE_UNKNOWN:
    case BW_PACE_DONE:
    case BW_PACE_IN_TIME:
    default:
      return &palette->fg;
    }
}

static gboolean
is_same_day (gint64     a,
             gint64     b,
             GTimeZone *zone)
{
  g_autofree char *first = bw_format_date (a, zone, "en");
  g_autofree char *second = bw_format_date (b, zone, "en");

  return g_strcmp0 (first, second) == 0;
}

/* 区间 22:10–23:55; over midnight with both days, in two lines. */
static void
add_band (const BwBurnUp *chart,
          const BwColor  *color,
          BwBurnUpNote   *notes,
          guint          *n_notes)
{
  const BwPace *pace = &chart->pace;
  g_autofree char *early = NULL;
  g_autofree char *late = NULL;

  if (pace->finish_early == 0 || pace->finish_late == 0)
    return;

  if (is_same_day (pace->finish_early, pace->finish_late, chart->zone)
      && is_same_day (pace->finish_early, pace->finish, chart->zone))
    {
      early = bw_format_clock (pace->finish_early, chart->zone);
      late = bw_format_clock (pace->finish_late, chart->zone);
      add_note (notes, n_notes,
                g_strdup_printf (bw_burn_up_word (chart, "区间 %s–%s", "%s–%s"), early, late), color, FALSE);
      return;
    }

  early = bw_format_day_time (pace->finish_early, chart->zone, chart->language);
  late = bw_format_day_time (pace->finish_late, chart->zone, chart->language);
  add_note (notes, n_notes, g_strdup_printf (bw_burn_up_word (chart, "区间 %s", "from %s"), early), color, FALSE);
  add_note (notes, n_notes, g_strdup_printf (bw_burn_up_word (chart, "至 %s", "to %s"), late), color, FALSE);
}

static void
add_finish (const BwBurnUp  *chart,
            const BwPalette *palette,
            BwBurnUpNote    *notes,
            guint           *n_notes)
{
  const BwPace *pace = &chart->pace;
  const BwColor *color = get_state_color (chart, palette);
  const BwColor *secondary = palette != NULL ? &palette->fg2 : NULL;
  g_autofree char *finish = bw_format_day_time (pace->finish, chart->zone, chart->language);

  add_note (notes, n_notes,
            pace->state == BW_PACE_DONE
            ? g_strdup_printf (bw_burn_up_word (chart, "完成 %s", "Done %s"), finish)
            : g_strdup_printf (bw_burn_up_word (chart, "预计 %s", "Est. %s"), finish),
            color, TRUE);
  if (pace->margin != 0)
    add_note (notes, n_notes, bw_format_margin (pace->margin, TRUE, chart->language),
              pace->state == BW_PACE_LATE || pace->state == BW_PACE_TIGHT ? color : secondary, FALSE);
  if (pace->state != BW_PACE_DONE)
    add_band (chart, secondary, notes, n_notes);
}

/* The curve ends at the bottom: why it has no projection. */
static void
add_overcorrected (const BwBurnUp *chart,
                   const BwColor  *color,
                   BwBurnUpNote   *notes,
                   guint          *n_notes)
{
  add_note (notes, n_notes,
            g_strdup (bw_format_contradiction (BW_CONTRADICTION_CORRECTIONS, chart->language)), color, TRUE);
}

const char *
bw_burn_up_word (const BwBurnUp *chart,
                 const char     *chinese,
                 const char     *english)
{
  return bw_format_is_chinese (chart->language) ? chinese : english;
}

guint
bw_burn_up_add_notes (const BwBurnUp  *chart,
                      const BwPalette *palette,
                      BwBurnUpNote    *notes)
{
  const BwPace *pace = &chart->pace;
  const BwColor *secondary = palette != NULL ? &palette->fg2 : NULL;
  g_autofree char *target = NULL;
  guint n_notes = 0;

  if (isnan (pace->target))
    {
      add_note (notes, &n_notes, g_strdup (bw_burn_up_word (chart, "目标未上报", "Target not reported")),
                secondary, FALSE);
      if (bw_pace_is_overcorrected (pace))
        add_overcorrected (chart, secondary, notes, &n_notes);
      return n_notes;
    }

  target = bw_format_short (pace->target, chart->language);
  add_note (notes, &n_notes, g_strdup_printf (bw_burn_up_word (chart, "目标 %s", "Target %s"), target),
            secondary, FALSE);
  if (bw_pace_is_overcorrected (pace))
    add_overcorrected (chart, secondary, notes, &n_notes);
  else if (pace->finish != 0)
    add_finish (chart, palette, notes, &n_notes);
  else if (pace->state == BW_PACE_DONE)
    add_note (notes, &n_notes, g_strdup (bw_burn_up_word (chart, "已完成", "Done")),
              get_state_color (chart, palette), TRUE);
  else if (pace->state == BW_PACE_LATE && chart->now < chart->round->deadline)
    add_note (notes, &n_notes, g_strdup (bw_burn_up_word (chart, "14 天内不能完成", "Not within 14 days")),
              get_state_color (chart, palette), TRUE);
  else if (pace->state == BW_PACE_LATE)
    add_note (notes, &n_notes, g_strdup (bw_burn_up_word (chart, "已过截止，未完成", "Deadline passed")),
              get_state_color (chart, palette), TRUE);
  else
    add_note (notes, &n_notes, g_strdup (bw_burn_up_word (chart, "暂不能预测", "No projection yet")),
              secondary, TRUE);

  return n_notes;
}

char *
bw_burn_up_dup_lack (const BwBurnUp *chart)
{
  if (isnan (chart->pace.done))
    return g_strdup (bw_burn_up_word (chart, "未上报", "Not reported"));
  if (chart->history == NULL || chart->history->n_values == 0)
    return g_strdup (bw_burn_up_word (chart, "没有历史数据", "No history"));

  return NULL;
}

static char *
describe_done (const BwBurnUp *self)
{
  const BwPace *pace = &self->pace;
  g_autofree char *done = bw_format_value (pace->done, BW_BOUND_EXACT, self->language);
  g_autofree char *target = bw_format_value (pace->target, BW_BOUND_EXACT, self->language);
  g_autofree char *share = bw_format_share (pace->share);
  g_autofree char *plan = bw_format_share (pace->plan_share);
  g_autofree char *time = bw_format_date_time (self->as_of != 0 ? self->as_of : self->now,
                                               self->zone, self->language);

  if (isnan (pace->share))
    return g_strdup_printf (bw_burn_up_word (self, "截至 %s，已采样 %s，目标 %s",
                                             "As of %s: sampled %s, target %s"),
                            time, done, target);

  return g_strdup_printf (bw_burn_up_word (self, "截至 %s，已采样 %s，目标 %s，完成 %s，计划 %s",
                                           "As of %s: sampled %s of %s, %s, plan %s"),
                          time, done, target, share, plan);
}

/**
 * bw_burn_up_describe:
 * @self: a chart
 *
 * Returns: (transfer full): the same in a sentence
 */
char *
bw_burn_up_describe (const BwBurnUp *self)
{
  BwBurnUpNote notes[BW_BURN_UP_MAX_NOTES] = { 0 };
  g_autofree char *done = NULL;
  g_autofree char *deadline = NULL;
  GString *text;
  guint n_notes;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_new (bw_burn_up_word (self, "采样进度：", "Sampling progress. "));
  done = describe_done (self);
  g_string_append (text, done);
  n_notes = bw_burn_up_add_notes (self, NULL, notes);
  for (guint i = 0; i < n_notes; i++)
    {
      /* The target was told already. */
      if (i > 0)
        g_string_append_printf (text, "%s%s", bw_burn_up_word (self, "，", ", "), notes[i].text);
      g_free (notes[i].text);
    }
  deadline = bw_format_date_time (self->round->deadline, self->zone, self->language);
  g_string_append_printf (text, bw_burn_up_word (self, "；截止 %s。", "; deadline %s."), deadline);

  return g_string_free (text, FALSE);
}
