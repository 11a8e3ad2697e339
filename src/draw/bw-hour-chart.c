/* bw-hour-chart.c: how many in each of the last 24 hours, against the plan
 *
 * Whole hours of the clock, the current one last and only as far as it is gone:
 * its plan is that of the same minutes, or it would always look late.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-hour-chart.h"

#include "bw-axis.h"
#include "bw-caption.h"
#include "bw-format-private.h"
#include "bw-record.h"
#include "bw-time.h"

#include <math.h>

#define N_HOURS     25  /* 24 that are over and the current one */
#define NIGHT_FROM  22
#define NIGHT_UNTIL 6
#define LEAST_PLOT  24.0

/* NaN: nothing is on record of that hour, or there is no plan for it. */
typedef struct
{
  gint64 start;
  int    hour;
  double count;
  double plan;
} Hour;

typedef struct
{
  const BwHourChart *chart;
  cairo_t           *cr;
  const BwPalette   *palette;
  BwCaption         *caption;
  double             unit;
  double             left;
  double             top;
  double             right;
  double             bottom;
  double             greatest;
  double             step;
  Hour               hours[N_HOURS];
} Pen;

static const char *
get_word (const BwHourChart *chart,
          const char        *chinese,
          const char        *english) G_GNUC_FORMAT (2) G_GNUC_FORMAT (3);

static const char *
get_word (const BwHourChart *chart,
          const char        *chinese,
          const char        *english)
{
  return bw_format_is_chinese (chart->language) ? chinese : english;
}

static gint64
get_hour_start (gint64     time,
                GTimeZone *zone)
{
  g_autoptr (GDateTime) local = bw_time_to_date_time (time, zone);

  if (local == NULL)
    return time;

  return time - (g_date_time_get_minute (local) * BW_TIME_MINUTE
                 + (gint64) (g_date_time_get_seconds (local) * (double) BW_TIME_SECOND));
}

/* Of hours before the record began nothing is known; that is not none. */
static double
count_hour (const BwHourChart *self,
            gint64             from,
            gint64             until)
{
  if (self->history == NULL || self->history->n_values == 0 || until <= self->history->start)
    return NAN;

  return bw_record_get_at (self->history, self->done, self->now, until)
         - bw_record_get_at (self->history, self->done, self->now, from);
}

static double
plan_hour (const BwHourChart *self,
           gint64             from,
           gint64             until)
{
  if (until <= self->round->starts || from >= self->round->deadline)
    return NAN;

  return self->target * (bw_round_get_plan_share (self->round, until)
                         - bw_round_get_plan_share (self->round, from));
}

static void
find_hours (const BwHourChart *self,
            Hour              *hours)
{
  gint64 current = get_hour_start (self->now, self->zone);

  for (guint i = 0; i < N_HOURS; i++)
    {
      gint64 from = current - (gint64) (N_HOURS - 1 - i) * BW_TIME_HOUR;
      gint64 until = MIN (from + BW_TIME_HOUR, self->now);

      hours[i] = (Hour) {
        .start = from,
        .hour = bw_axis_get_hour (from, self->zone),
        .count = count_hour (self, from, until),
        .plan = plan_hour (self, from, until),
      };
    }
}

static double
get_y (const Pen *pen,
       double     value)
{
  return pen->bottom - (pen->bottom - pen->top) * CLAMP (value / pen->greatest, 0.0, 1.0);
}

static void
find_scale (Pen *pen)
{
  double height = pen->bottom - pen->top;

  pen->greatest = 1.0;
  for (guint i = 0; i < N_HOURS; i++)
    {
      /* fmax() passes over NaN. */
      pen->greatest = fmax (pen->greatest, pen->hours[i].count);
      pen->greatest = fmax (pen->greatest, pen->hours[i].plan);
    }
  pen->greatest *= 1.02;
  pen->step = bw_axis_get_step (pen->greatest, (guint) CLAMP (height / (2.0 * pen->chart->font_size), 1.0, 6.0));
}

static void
draw_values (Pen *pen)
{
  for (double value = 0.0; value <= pen->greatest; value += pen->step)
    {
      g_autofree char *text = bw_format_short (value, pen->chart->language);
      double y = get_y (pen, value);

      bw_color_set_source (&pen->palette->grid, pen->cr);
      cairo_set_line_width (pen->cr, pen->unit);
      cairo_move_to (pen->cr, pen->left, y);
      cairo_line_to (pen->cr, pen->right, y);
      cairo_stroke (pen->cr);
      bw_caption_draw (pen->caption, text, FALSE, &pen->palette->fg2, pen->left - 8.0 * pen->unit, y, 1.0);
    }
}

static gboolean
is_night (const Hour *hour)
{
  return hour->hour >= NIGHT_FROM || hour->hour < NIGHT_UNTIL;
}

static void
add_bar (Pen    *pen,
         double  x,
         double  y,
         double  width,
         double  inset)
{
  double radius = MIN (2.5 * pen->unit, (pen->bottom - y) / 2.0);

  x += inset;
  y += inset;
  width -= 2.0 * inset;
  radius = MAX (radius - inset, 0.0);
  cairo_new_sub_path (pen->cr);
  cairo_arc (pen->cr, x + width - radius, y + radius, radius, -G_PI_2, 0.0);
  cairo_arc (pen->cr, x + width - radius, pen->bottom - inset - radius, radius, 0.0, G_PI_2);
  cairo_arc (pen->cr, x + radius, pen->bottom - inset - radius, radius, G_PI_2, G_PI);
  cairo_arc (pen->cr, x + radius, y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (pen->cr);
}

static void
draw_bar (Pen        *pen,
          const Hour *hour,
          double      x,
          double      width,
          gboolean    is_current)
{
  double dashes[2] = { 3.0 * pen->unit, 2.0 * pen->unit };
  BwColor color = pen->palette->done;
  double y;

  if (!(hour->count > 0.0))
    return;

  y = get_y (pen, hour->count);
  color.alpha *= is_current ? 0.35 : is_night (hour) ? 0.5 : 0.85;
  bw_color_set_source (&color, pen->cr);
  add_bar (pen, x, y, width, 0.0);
  cairo_fill (pen->cr);
  if (!is_current || pen->bottom - y < 3.0 * pen->unit)
    return;

  cairo_save (pen->cr);
  bw_color_set_source (&pen->palette->done, pen->cr);
  cairo_set_line_width (pen->cr, 1.5 * pen->unit);
  cairo_set_dash (pen->cr, dashes, 2, 0.0);
  add_bar (pen, x, y, width, 0.75 * pen->unit);
  cairo_stroke (pen->cr);
  cairo_restore (pen->cr);
}

static void
draw_plan (Pen        *pen,
           const Hour *hour,
           double      x,
           double      width)
{
  double over = MIN (2.5 * pen->unit, 0.15 * width);
  double y;

  if (isnan (hour->plan))
    return;

  y = get_y (pen, hour->plan);
  bw_color_set_source (&pen->palette->fg, pen->cr);
  cairo_set_line_width (pen->cr, 1.6 * pen->unit);
  cairo_move_to (pen->cr, x - over, y);
  cairo_line_to (pen->cr, x + width + over, y);
  cairo_stroke (pen->cr);
}

static char *
format_hour (const BwHourChart *chart,
             const Hour        *hour)
{
  return g_strdup_printf (get_word (chart, "%d 时", "%02d:00"), hour->hour);
}

/* Every second hour where there is room, so that they stand at even ones. */
static guint
find_label_step (Pen    *pen,
                 double  pitch)
{
  static const guint steps[] = { 2, 3, 4, 6, 8, 12 };
  double width;

  bw_caption_measure (pen->caption, get_word (pen->chart, "00 时", "00:00"), FALSE, &width, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      if (width + 6.0 * pen->unit <= steps[i] * pitch)
        return steps[i];
    }

  return N_HOURS;
}

static void
draw_hours (Pen *pen)
{
  double pitch = (pen->right - pen->left) / N_HOURS;
  double width = 0.7 * pitch;
  guint label_step = find_label_step (pen, pitch);

  for (guint i = 0; i < N_HOURS; i++)
    {
      double x = pen->left + pitch * i + (pitch - width) / 2.0;
      g_autofree char *text = format_hour (pen->chart, &pen->hours[i]);

      draw_bar (pen, &pen->hours[i], x, width, i == N_HOURS - 1);
      draw_plan (pen, &pen->hours[i], x, width);
      if (i % label_step == 0)
        {
          double text_width;
          double at;

          bw_caption_measure (pen->caption, text, FALSE, &text_width, NULL);
          at = MIN (x + width / 2.0, pen->right - text_width / 2.0);
          bw_caption_draw (pen->caption, text, FALSE, &pen->palette->fg2, at,
                           pen->bottom + 0.95 * pen->chart->font_size, 0.5);
        }
    }
}

/* A short stroke at the hour in which it is due, with the share that is due. */
static void
draw_milestones (Pen *pen)
{
  double pitch = (pen->right - pen->left) / N_HOURS;
  const BwRound *round = pen->chart->round;

  for (guint i = 0; i < round->n_milestones; i++)
    {
      const BwMilestone *milestone = &round->milestones[i];
      double hours = (double) (milestone->at - pen->hours[0].start) / (double) BW_TIME_HOUR;
      double x = pen->left + pitch * hours;
      g_autofree char *share = NULL;

      if (milestone->at <= pen->hours[0].start || milestone->at > pen->chart->now)
        continue;

      share = g_strdup_printf ("%.0f%%", milestone->share * 100.0);
      bw_color_set_source (&pen->palette->plan, pen->cr);
      cairo_set_line_width (pen->cr, pen->unit);
      cairo_move_to (pen->cr, x, pen->top);
      cairo_line_to (pen->cr, x, pen->bottom);
      cairo_stroke (pen->cr);
      bw_caption_draw (pen->caption, share, FALSE, &pen->palette->fg2, x - 3.0 * pen->unit,
                       pen->top - 0.1 * pen->chart->font_size, 1.0);
    }
}

static gboolean
has_counts (const Hour *hours)
{
  for (guint i = 0; i < N_HOURS; i++)
    {
      if (!isnan (hours[i].count))
        return TRUE;
    }

  return FALSE;
}

/* On a ground of its own: plan and grid would run through the words. */
static void
draw_absence (Pen *pen)
{
  const char *text = get_word (pen->chart, "没有历史数据", "No history");
  double x = (pen->left + pen->right) / 2.0;
  double y = (pen->top + pen->bottom) / 2.0;
  double width;
  double height;

  bw_caption_measure (pen->caption, text, FALSE, &width, &height);
  width += 16.0 * pen->unit;
  height += 4.0 * pen->unit;
  bw_color_set_source (&pen->palette->card, pen->cr);
  cairo_rectangle (pen->cr, x - width / 2.0, y - height / 2.0, width, height);
  cairo_fill (pen->cr);
  bw_caption_draw (pen->caption, text, FALSE, &pen->palette->fg2, x, y, 0.5);
}

static double
get_axis_width (Pen *pen)
{
  double greatest = 0.0;

  for (double value = 0.0; value <= pen->greatest; value += pen->step)
    {
      g_autofree char *text = bw_format_short (value, pen->chart->language);
      double width;

      bw_caption_measure (pen->caption, text, FALSE, &width, NULL);
      greatest = MAX (greatest, width);
    }

  return greatest;
}

static const Hour *
find_peak (const Hour *hours)
{
  const Hour *peak = NULL;

  for (guint i = 0; i < N_HOURS; i++)
    {
      if (!isnan (hours[i].count) && (peak == NULL || hours[i].count > peak->count))
        peak = &hours[i];
    }

  return peak;
}

/**
 * bw_hour_chart_draw:
 * @self: a chart
 * @cr: what is drawn on
 * @palette: its colours
 * @width: of the drawing, which begins at (0, 0)
 * @height: of the drawing
 *
 * Scales with the font size; where there is no room nothing is drawn.
 */
void
bw_hour_chart_draw (const BwHourChart *self,
                    cairo_t           *cr,
                    const BwPalette   *palette,
                    double             width,
                    double             height)
{
  g_auto (BwCaption) caption = { 0 };
  Pen pen;

  g_return_if_fail (self != NULL && self->round != NULL && self->zone != NULL);
  g_return_if_fail (cr != NULL);
  g_return_if_fail (palette != NULL);

  pen = (Pen) { .chart = self, .cr = cr, .palette = palette, .caption = &caption };
  pen.unit = self->font_size / 12.0;
  pen.top = 0.75 * self->font_size;
  pen.bottom = height - 1.75 * self->font_size;
  pen.right = width - pen.unit;
  if (!(pen.unit > 0.0) || !(pen.bottom - pen.top >= LEAST_PLOT * pen.unit))
    return;

  bw_caption_init (&caption, cr, self->font, self->font_size, self->language);
  find_hours (self, pen.hours);
  find_scale (&pen);
  pen.left = get_axis_width (&pen) + 8.0 * pen.unit;
  if (pen.right - pen.left < 4.0 * LEAST_PLOT * pen.unit)
    return;

  cairo_save (cr);
  cairo_new_path (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  draw_values (&pen);
  draw_hours (&pen);
  if (self->has_milestones)
    draw_milestones (&pen);
  if (!has_counts (pen.hours))
    draw_absence (&pen);
  cairo_restore (cr);
}

/**
 * bw_hour_chart_get_peak:
 * @self: a chart
 *
 * Returns: the greatest hour of those shown; NaN: nothing is on record
 */
double
bw_hour_chart_get_peak (const BwHourChart *self)
{
  Hour hours[N_HOURS];
  const Hour *peak;

  g_return_val_if_fail (self != NULL && self->round != NULL && self->zone != NULL, NAN);

  find_hours (self, hours);
  peak = find_peak (hours);
  return peak != NULL ? peak->count : NAN;
}

/**
 * bw_hour_chart_get_hour:
 * @self: a chart
 * @index: 0 is the oldest
 * @from: (out): when it began
 * @until: (out): when it was over; of the current one, now
 * @count: (out): how many in it; NaN: nothing is on record
 * @plan: (out): how many were to be; NaN: there is no plan for it
 *
 * Returns: whether there is such an hour
 */
gboolean
bw_hour_chart_get_hour (const BwHourChart *self,
                        guint              index,
                        gint64            *from,
                        gint64            *until,
                        double            *count,
                        double            *plan)
{
  Hour hours[N_HOURS];

  g_return_val_if_fail (self != NULL && self->round != NULL && self->zone != NULL, FALSE);

  if (index >= N_HOURS)
    return FALSE;

  find_hours (self, hours);
  *from = hours[index].start;
  *until = MIN (*from + BW_TIME_HOUR, self->now);
  *count = hours[index].count;
  *plan = hours[index].plan;
  return TRUE;
}

/**
 * bw_hour_chart_describe:
 * @self: a chart
 *
 * Returns: (transfer full): the same in words
 */
char *
bw_hour_chart_describe (const BwHourChart *self)
{
  Hour hours[N_HOURS];
  const Hour *peak;
  const Hour *last = &hours[N_HOURS - 2];
  g_autofree char *current = NULL;
  g_autofree char *before = NULL;
  g_autofree char *plan = NULL;
  g_autofree char *greatest = NULL;
  g_autofree char *when = NULL;

  g_return_val_if_fail (self != NULL && self->round != NULL && self->zone != NULL, NULL);

  find_hours (self, hours);
  peak = find_peak (hours);
  if (peak == NULL)
    return g_strdup (get_word (self, "每小时采样量：没有历史数据", "Sampled per hour: no history"));

  current = bw_format_value (hours[N_HOURS - 1].count, BW_BOUND_EXACT, self->language);
  before = bw_format_value (last->count, BW_BOUND_EXACT, self->language);
  plan = bw_format_integer (last->plan);
  greatest = bw_format_integer (peak->count);
  when = format_hour (self, peak);
  return g_strdup_printf (get_word (self, "每小时采样量：本小时至今 %s，上一小时 %s（计划 %s），近 24 小时峰值 %s（%s）",
                                    "Sampled per hour: this hour so far %s, the hour before %s (plan %s), "
                                    "peak of the last 24 hours %s (%s)"),
                          current, before, plan, greatest, when);
}
