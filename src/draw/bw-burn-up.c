/* bw-burn-up.c: what is done, what should be, and how it will go on
 *
 * Geometry stands in bw-burn-up-layout.c, words in bw-burn-up-notes.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-burn-up.h"

#include "bw-axis.h"
#include "bw-burn-up-private.h"
#include "bw-format.h"
#include "bw-record.h"
#include "bw-time.h"

#include <math.h>

#define NIGHT_HOURS 6

typedef struct
{
  const BwBurnUpLayout *layout;
  cairo_t              *cr;
  const BwPalette      *palette;
  BwCaption            *caption;
  cairo_rectangle_t     taken[3];
  guint                 n_taken;
} Pen;

static void
set_color (Pen           *pen,
           const BwColor *color,
           double         opacity)
{
  BwColor faint = *color;

  faint.alpha *= opacity;
  bw_color_set_source (&faint, pen->cr);
}

static void
stroke_line (Pen    *pen,
             double  x1,
             double  y1,
             double  x2,
             double  y2,
             double  width)
{
  cairo_set_line_width (pen->cr, width * pen->layout->unit);
  cairo_move_to (pen->cr, x1, y1);
  cairo_line_to (pen->cr, x2, y2);
  cairo_stroke (pen->cr);
}

static void
draw_nights (Pen *pen)
{
  const BwBurnUpLayout *layout = pen->layout;
  gint64 midnight = bw_axis_get_midnight (layout->from - BW_TIME_DAY, layout->chart->zone);

  while (midnight < layout->until)
    {
      double left = bw_burn_up_layout_get_x (layout, MAX (midnight, layout->from));
      double right = bw_burn_up_layout_get_x (layout, MIN (midnight + NIGHT_HOURS * BW_TIME_HOUR,
                                                           layout->until));

      if (right > left)
        cairo_rectangle (pen->cr, left, layout->top, right - left, layout->bottom - layout->top);
      midnight = bw_axis_get_midnight (midnight + 1, layout->chart->zone);
    }
  set_color (pen, &pen->palette->fg, 0.04);
  cairo_fill (pen->cr);
}

static void
draw_values (Pen *pen)
{
  const BwBurnUpLayout *layout = pen->layout;

  for (double value = 0.0; value <= layout->greatest; value += layout->step)
    {
      double y = bw_burn_up_layout_get_y (layout, value);
      g_autofree char *text = bw_format_short (value, layout->chart->language);

      set_color (pen, &pen->palette->grid, 1.0);
      stroke_line (pen, layout->left, y, layout->right, y, 1.0);
      bw_caption_draw (pen->caption, text, FALSE, &pen->palette->fg2,
                       layout->left - 8.0 * layout->unit, y, 1.0);
    }
}

/* A label is left out rather than to run into the one before it. */
static void
draw_days (Pen *pen)
{
  const BwBurnUpLayout *layout = pen->layout;
  gboolean is_short = layout->until - layout->from < 36 * BW_TIME_HOUR;
  gint64 step = is_short ? 6 * BW_TIME_HOUR : 0;
  gint64 time = bw_axis_get_midnight (layout->from - (is_short ? BW_TIME_DAY : 0), layout->chart->zone);
  double free_from = layout->left - 40.0 * layout->unit;

  while (time <= layout->until)
    {
      gboolean is_midnight = bw_axis_get_midnight (time, layout->chart->zone) == time;
      double x = bw_burn_up_layout_get_x (layout, time);
      g_autofree char *text = is_midnight
                              ? bw_format_day (time, time, layout->chart->zone, layout->chart->language)
                              : bw_format_clock (time, layout->chart->zone);
      double width;

      bw_caption_measure (pen->caption, text, FALSE, &width, NULL);
      if (time >= layout->from)
        {
          double at = MIN (x, layout->right + (layout->is_narrow ? -width / 2.0 : width));

          set_color (pen, &pen->palette->fg2, 1.0);
          stroke_line (pen, x, layout->bottom, x, layout->bottom + 3.0 * layout->unit, 1.0);
          if (at - width / 2.0 >= free_from)
            {
              bw_caption_draw (pen->caption, text, FALSE, &pen->palette->fg2, at,
                               layout->bottom + layout->chart->font_size * 0.95, 0.5);
              free_from = at + width / 2.0 + 8.0 * layout->unit;
            }
        }
      time = step != 0 ? time + step : bw_axis_get_midnight (time + 1, layout->chart->zone);
    }
}

static void
draw_plan (Pen *pen)
{
  const BwBurnUpLayout *layout = pen->layout;
  const BwRound *round = layout->chart->round;
  double target = layout->chart->pace.target;

  if (isnan (target))
    return;

  set_color (pen, &pen->palette->plan, 0.9);
  stroke_line (pen, layout->left, bw_burn_up_layout_get_y (layout, target), layout->right,
               bw_burn_up_layout_get_y (layout, target), 1.3);

  set_color (pen, &pen->palette->plan, 1.0);
  cairo_set_line_width (pen->cr, 1.5 * layout->unit);
  cairo_move_to (pen->cr, bw_burn_up_layout_get_x (layout, round->starts), layout->bottom);
  for (guint i = 0; i < round->n_milestones; i++)
    {
      gint64 at = MIN (round->milestones[i].at, layout->until);

      cairo_line_to (pen->cr, bw_burn_up_layout_get_x (layout, at),
                     bw_burn_up_layout_get_y (layout, target * bw_round_get_plan_share (round, at)));
    }
  if (round->n_milestones == 0 || round->milestones[round->n_milestones - 1].at < round->deadline)
    cairo_line_to (pen->cr, bw_burn_up_layout_get_x (layout, round->deadline),
                   bw_burn_up_layout_get_y (layout, target * bw_round_get_plan_share (round, round->deadline)));
  cairo_stroke (pen->cr);
}

static void
add_history (Pen *pen)
{
  const BwBurnUpLayout *layout = pen->layout;
  const BwBurnUp *chart = layout->chart;
  gint64 from = MAX (layout->from, chart->history->start);
  gint64 last = from;

  for (gint64 time = from; time < chart->now; time += chart->history->step)
    {
      cairo_line_to (pen->cr, bw_burn_up_layout_get_x (layout, time),
                     bw_burn_up_layout_get_y (layout, bw_record_get_at (chart->history, chart->pace.done,
                                                                        chart->now, time)));
      last = time;
    }
  if (chart->now >= last && !isnan (chart->pace.done))
    cairo_line_to (pen->cr, bw_burn_up_layout_get_x (layout, chart->now),
                   bw_burn_up_layout_get_y (layout, chart->pace.done));
}

static void
draw_actual (Pen *pen)
{
  const BwBurnUpLayout *layout = pen->layout;
  const BwSeries *history = layout->chart->history;
  double x;

  if (history == NULL || history->n_values == 0 || history->step <= 0 || history->start > layout->chart->now)
    return;

  add_history (pen);
  cairo_get_current_point (pen->cr, &x, NULL);
  cairo_line_to (pen->cr, x, layout->bottom);
  cairo_line_to (pen->cr, bw_burn_up_layout_get_x (layout, MAX (layout->from, history->start)), layout->bottom);
  cairo_close_path (pen->cr);
  set_color (pen, &pen->palette->done, 0.1);
  cairo_fill (pen->cr);

  add_history (pen);
  set_color (pen, &pen->palette->done, 1.0);
  cairo_set_line_width (pen->cr, 2.5 * layout->unit);
  cairo_stroke (pen->cr);
}

static void
add_projection (Pen     *pen,
                gint64   finish,
                gboolean backwards)
{
  const BwBurnUpLayout *layout = pen->layout;
  double target_y = bw_burn_up_layout_get_y (layout, layout->chart->pace.target);

  for (guint i = 0; i < layout->n_samples; i++)
    {
      guint sample = backwards ? layout->n_samples - 1 - i : i;
      double value = bw_burn_up_layout_get_expected (layout, sample, finish);
      gint64 time = bw_burn_up_layout_get_sample (layout, sample);

      if (!backwards && time > finish)
        break;
      cairo_line_to (pen->cr, bw_burn_up_layout_get_x (layout, time), bw_burn_up_layout_get_y (layout, value));
    }
  if (!backwards && finish <= layout->until)
    cairo_line_to (pen->cr, bw_burn_up_layout_get_x (layout, finish), target_y);
}

/* The dashed line in one colour, inside a span of time. */
static void
stroke_projection (Pen           *pen,
                   const BwColor *color,
                   gint64         from,
                   gint64         until)
{
  const BwBurnUpLayout *layout = pen->layout;
  double dashes[2] = { 5.5 * layout->unit, 3.5 * layout->unit };
  double left = bw_burn_up_layout_get_x (layout, MAX (from, layout->from));
  double right = bw_burn_up_layout_get_x (layout, MIN (until, layout->until));

  if (right <= left)
    return;

  cairo_save (pen->cr);
  cairo_rectangle (pen->cr, left, layout->top - 4.0 * layout->unit, right - left,
                   layout->bottom - layout->top + 8.0 * layout->unit);
  cairo_clip (pen->cr);
  add_projection (pen, layout->chart->pace.finish, FALSE);
  set_color (pen, color, 1.0);
  cairo_set_dash (pen->cr, dashes, 2, 0.0);
  cairo_set_line_width (pen->cr, 2.0 * layout->unit);
  cairo_stroke (pen->cr);
  cairo_restore (pen->cr);
}

static void
draw_projection (Pen *pen)
{
  const BwBurnUpLayout *layout = pen->layout;
  const BwPace *pace = &layout->chart->pace;
  gint64 deadline = layout->chart->round->deadline;

  if (layout->n_samples == 0)
    return;

  /* The early edge runs on along the target, the late one comes back under it. */
  add_projection (pen, pace->finish_early != 0 ? pace->finish_early : pace->finish, FALSE);
  add_projection (pen, pace->finish_late != 0 ? pace->finish_late : pace->finish, TRUE);
  cairo_close_path (pen->cr);
  set_color (pen, &pen->palette->done, 0.2);
  cairo_fill (pen->cr);

  stroke_projection (pen, &pen->palette->done, layout->chart->now, MAX (deadline, layout->chart->now));
  stroke_projection (pen, &pen->palette->late_fill, MAX (deadline, layout->chart->now), layout->until);
}

static void
draw_ring (Pen *pen)
{
  const BwBurnUpLayout *layout = pen->layout;
  const BwPace *pace = &layout->chart->pace;

  if (isnan (pace->target) || pace->finish < layout->from || pace->finish > layout->until)
    return;

  cairo_arc (pen->cr, bw_burn_up_layout_get_x (layout, pace->finish),
             bw_burn_up_layout_get_y (layout, pace->target), 4.5 * layout->unit, 0.0, 2.0 * G_PI);
  set_color (pen, &pen->palette->card, 1.0);
  cairo_fill_preserve (pen->cr);
  set_color (pen, pace->state == BW_PACE_LATE ? &pen->palette->late_fill : &pen->palette->done, 1.0);
  cairo_set_line_width (pen->cr, 2.0 * layout->unit);
  cairo_stroke (pen->cr);
}

static gboolean
is_free (Pen                     *pen,
         const cairo_rectangle_t *box)
{
  for (guint i = 0; i < pen->n_taken; i++)
    {
      const cairo_rectangle_t *other = &pen->taken[i];

      if (box->x < other->x + other->width && other->x < box->x + box->width
          && box->y < other->y + other->height && other->y < box->y + box->height)
        return FALSE;
    }

  return TRUE;
}

/* Beside (@x, @y): @side −1 left, 1 right; @rise in desk pixels. */
static gboolean
try_label (Pen           *pen,
           const char    *text,
           const BwColor *color,
           double         x,
           double         y,
           int            side,
           double         rise)
{
  const BwBurnUpLayout *layout = pen->layout;
  double gap = (side == 0 ? 0.0 : 6.0) * layout->unit;
  cairo_rectangle_t box;

  bw_caption_measure (pen->caption, text, TRUE, &box.width, &box.height);
  box.x = side == 0 ? x - box.width / 2.0 : side < 0 ? x - gap - box.width : x + gap;
  box.y = y - rise * layout->unit - box.height / 2.0;
  if (side == 0)
    box.x = CLAMP (box.x, layout->left, MAX (layout->right - box.width, layout->left));
  if (box.x < layout->left || box.x + box.width > layout->right || box.y + box.height > layout->bottom + 1.0
      || box.y < 0.0 || !is_free (pen, &box))
    return FALSE;

  bw_caption_draw (pen->caption, text, TRUE, color, box.x, box.y + box.height / 2.0, 0.0);
  if (pen->n_taken < G_N_ELEMENTS (pen->taken))
    pen->taken[pen->n_taken++] = box;
  return TRUE;
}

static void
draw_deadline (Pen *pen)
{
  const BwBurnUpLayout *layout = pen->layout;
  double x = bw_burn_up_layout_get_x (layout, layout->chart->round->deadline);
  g_autofree char *clock = bw_format_clock (layout->chart->round->deadline, layout->chart->zone);
  g_autofree char *text = NULL;

  set_color (pen, &pen->palette->fg, 1.0);
  stroke_line (pen, x, layout->top - 2.0 * layout->unit, x, layout->bottom, 1.5);
  text = g_strdup_printf (bw_burn_up_word (layout->chart, "截止 %s", "Deadline %s"), clock);
  if (!try_label (pen, text, &pen->palette->fg, x, layout->bottom, -1, 12.0))
    try_label (pen, text, &pen->palette->fg, x, layout->bottom, 1, 12.0);
}

/* Blue that can be read as text: a quarter of the way to the colour of text. */
static BwColor
get_text_blue (const BwPalette *palette)
{
  BwColor blue = palette->done;
  double dark = palette->fg.red < 0.5 ? 0.0 : palette->fg.red;

  blue.red = blue.red * 0.75 + dark * 0.25;
  blue.green = blue.green * 0.75 + dark * 0.25;
  blue.blue = blue.blue * 0.75 + dark * 0.25;
  return blue;
}

static void
draw_value_label (Pen    *pen,
                  double  x,
                  double  y)
{
  static const struct
  {
    int    side;
    double rise;
  } places[] = { { 1, -14.0 }, { -1, 14.0 }, { 1, 14.0 }, { -1, -14.0 } };
  BwColor blue = get_text_blue (pen->palette);
  g_autofree char *text = bw_format_short (pen->layout->chart->pace.done, pen->layout->chart->language);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      if (try_label (pen, text, &blue, x, y, places[i].side, places[i].rise))
        return;
    }
}

static void
draw_now (Pen *pen)
{
  const BwBurnUpLayout *layout = pen->layout;
  const BwBurnUp *chart = layout->chart;
  double x = bw_burn_up_layout_get_x (layout, chart->now);
  g_autofree char *clock = chart->as_of != 0
                           ? bw_format_as_of (chart->as_of, chart->now, chart->zone, chart->language)
                           : bw_format_clock (chart->now, chart->zone);
  g_autofree char *text = NULL;

  if (chart->now < layout->from || chart->now > layout->until)
    return;

  set_color (pen, &pen->palette->done, 0.35);
  stroke_line (pen, x, layout->top, x, layout->bottom, 1.5);
  text = g_strdup_printf (chart->as_of != 0 ? bw_burn_up_word (chart, "截至 %s", "As of %s")
                                            : bw_burn_up_word (chart, "现在 %s", "Now %s"), clock);
  try_label (pen, text, &pen->palette->fg, x, layout->top - 0.7 * chart->font_size, 0, 0.0);
  if (isnan (chart->pace.done))
    return;

  cairo_arc (pen->cr, x, bw_burn_up_layout_get_y (layout, chart->pace.done), 5.0 * layout->unit, 0.0, 2.0 * G_PI);
  set_color (pen, &pen->palette->card, 1.0);
  cairo_fill (pen->cr);
  cairo_arc (pen->cr, x, bw_burn_up_layout_get_y (layout, chart->pace.done), 4.0 * layout->unit, 0.0, 2.0 * G_PI);
  set_color (pen, &pen->palette->done, 1.0);
  cairo_fill (pen->cr);
  draw_value_label (pen, x, bw_burn_up_layout_get_y (layout, chart->pace.done));
}

/* In a column at the right, the first beside the line of the target. */
static void
draw_notes_column (Pen *pen)
{
  const BwBurnUpLayout *layout = pen->layout;
  double pitch = 1.4 * layout->chart->font_size;
  double y = layout->top + pitch;

  if (!isnan (layout->chart->pace.target))
    y = bw_burn_up_layout_get_y (layout, layout->chart->pace.target);
  y = MAX (MIN (y, layout->bottom - pitch * (layout->n_notes - 1)), layout->top);
  for (guint i = 0; i < layout->n_notes; i++)
    bw_caption_draw (pen->caption, layout->notes[i].text, layout->notes[i].bold, layout->notes[i].color,
                     layout->right + 8.0 * layout->unit, y + pitch * i, 0.0);
}

/* In a line on top, as many as there is room for, what matters most first. */
static void
draw_notes_line (Pen *pen)
{
  const BwBurnUpLayout *layout = pen->layout;
  double x = 0.0;

  for (guint i = 1; i <= layout->n_notes; i++)
    {
      const BwBurnUpNote *note = &layout->notes[i % layout->n_notes];
      double width;

      bw_caption_measure (pen->caption, note->text, note->bold, &width, NULL);
      if (x + width > layout->right)
        break;
      bw_caption_draw (pen->caption, note->text, note->bold, note->color, x,
                       0.75 * layout->chart->font_size, 0.0);
      x += width + layout->chart->font_size;
    }
}

static void
draw_lack (Pen *pen)
{
  const BwBurnUpLayout *layout = pen->layout;
  g_autofree char *text = bw_burn_up_dup_lack (layout->chart);

  if (text != NULL)
    bw_caption_draw (pen->caption, text, FALSE, &pen->palette->fg2, layout->left + 10.0 * layout->unit,
                     (layout->top + layout->bottom) / 2.0, 0.0);
}

/**
 * bw_burn_up_draw:
 * @self: a chart
 * @cr: what is drawn on
 * @palette: its colours
 * @width: of the drawing, which begins at (0, 0)
 * @height: of the drawing
 *
 * Scales with the font size. Where it is too narrow for the column of notes they
 * stand in a line on top; where there is no room for a chart at all, nothing is drawn.
 */
void
bw_burn_up_draw (const BwBurnUp  *self,
                 cairo_t         *cr,
                 const BwPalette *palette,
                 double           width,
                 double           height)
{
  g_auto (BwCaption) caption = { 0 };
  BwBurnUpLayout layout;
  Pen pen;

  g_return_if_fail (self != NULL && self->round != NULL && self->zone != NULL);
  g_return_if_fail (cr != NULL);
  g_return_if_fail (palette != NULL);

  bw_caption_init (&caption, cr, self->font, self->font_size, self->language);
  if (!bw_burn_up_layout_init (&layout, self, &caption, palette, width, height))
    return;

  pen = (Pen) { .layout = &layout, .cr = cr, .palette = palette, .caption = &caption };
  cairo_save (cr);
  cairo_new_path (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  draw_nights (&pen);
  draw_values (&pen);
  draw_days (&pen);
  draw_plan (&pen);
  draw_actual (&pen);
  draw_projection (&pen);
  draw_deadline (&pen);
  draw_ring (&pen);
  draw_now (&pen);
  draw_lack (&pen);
  if (layout.is_narrow)
    draw_notes_line (&pen);
  else
    draw_notes_column (&pen);
  cairo_restore (cr);
  bw_burn_up_layout_clear (&layout);
}

/* A context that only measures. */
static cairo_t *
make_measuring_context (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);

  cairo_surface_destroy (surface);
  return cr;
}

static char *
describe_time (const BwBurnUpLayout *layout,
               gint64                time)
{
  const BwBurnUp *chart = layout->chart;
  gboolean is_past = time <= chart->now;
  double value = NAN;
  g_autofree char *when = bw_format_day_time (time, chart->zone, chart->language);
  g_autofree char *plan = bw_format_value (chart->pace.target * bw_round_get_plan_share (chart->round, time),
                                           BW_BOUND_EXACT, chart->language);
  g_autofree char *text = NULL;

  if (is_past)
    value = bw_record_get_at (chart->history, chart->pace.done, chart->now, time);
  else if (layout->n_samples > 0)
    value = bw_burn_up_layout_get_expected (layout,
                                            (guint) ((double) (time - chart->now)
                                                     / (double) (layout->until - chart->now)
                                                     * (BW_BURN_UP_N_SAMPLES - 1)),
                                            chart->pace.finish);
  text = isnan (value) && !is_past ? g_strdup (bw_burn_up_word (chart, "暂不能预测", "no projection"))
                                   : bw_format_value (round (value), is_past ? BW_BOUND_EXACT : BW_BOUND_ABOUT,
                                                      chart->language);

  return g_strdup_printf ("%s · %s %s · %s %s", when,
                          is_past ? bw_burn_up_word (chart, "实际", "sampled")
                                  : bw_burn_up_word (chart, "预测", "projected"),
                          text, bw_burn_up_word (chart, "计划", "plan"), plan);
}

/**
 * bw_burn_up_pick:
 * @self: a chart
 * @width: of the drawing
 * @height: of the drawing
 * @x: where the pointer is
 * @text: (out) (optional) (transfer full): what is, or will be, at that time
 *
 * Returns: whether there is a time at @x
 */
gboolean
bw_burn_up_pick (const BwBurnUp  *self,
                 double           width,
                 double           height,
                 double           x,
                 char           **text)
{
  g_auto (BwCaption) caption = { 0 };
  BwBurnUpLayout layout;
  cairo_t *cr;
  gboolean is_inside;

  g_return_val_if_fail (self != NULL && self->round != NULL && self->zone != NULL, FALSE);

  cr = make_measuring_context ();
  bw_caption_init (&caption, cr, self->font, self->font_size, self->language);
  cairo_destroy (cr);
  if (!bw_burn_up_layout_init (&layout, self, &caption, NULL, width, height))
    return FALSE;

  is_inside = x >= layout.left && x <= layout.right;
  if (is_inside && text != NULL)
    *text = describe_time (&layout, layout.from + (gint64) ((x - layout.left) / (layout.right - layout.left)
                                                            * (double) (layout.until - layout.from)));
  bw_burn_up_layout_clear (&layout);
  return is_inside;
}
