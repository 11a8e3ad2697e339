/* bw-wall-ticker.c: foot of the wall: what is wrong, and which scene is on
 *
 * What fits stands still. What does not is drawn once into a ribbon, which then
 * passes by: a frame costs one copy of the strip and no text. Who has turned animations
 * off is shown one part of it after the other, each standing still.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-wall-ticker.h"

#include "bw-format.h"
#include "bw-wall-alerts.h"

#include <glib/gi18n.h>
#include <math.h>

#define HEIGHT     84.0
#define SPEED      60.0  /* units a second */
#define FRAME_MS   33
#define TEXT_SIZE  34.0
#define FADE       70.0

/* So long a part of the ribbon stands still, if nothing is to move. */
#define STAY_S     10

struct _BwWallTicker
{
  BwWallPart parent_instance;

  GPtrArray       *alerts;  /* (owned) (nullable): NULL: nobody has looked yet */
  guint            n_all;
  BwWallRotation   rotation;
  cairo_surface_t *ribbon;  /* (owned) (nullable) */
  double           ribbon_width;
  double           ribbon_scale;
  double           natural;       /* width of all alerts at measured_scale; 0: not measured */
  double           measured_scale;
  gint64           started;
  guint            source;
  gboolean         is_still;      /* @source turns pages, and moves nothing */
};

G_DEFINE_FINAL_TYPE (BwWallTicker, bw_wall_ticker, BW_TYPE_WALL_PART)

/* Names, texts and rules from @x on; without a pen only their width. */
static double
draw_alerts (BwWallTicker *self,
             BwWallPen    *pen,
             double        x,
             double        height,
             gboolean      is_measuring)
{
  const BwPalette *palette = bw_palette_get (BW_PALETTE_WALL);
  double u = bw_wall_part_get_scale (BW_WALL_PART (self));
  double base = height / 2.0 + 12.0 * u;

  for (guint i = 0; i < self->alerts->len; i++)
    {
      const BwWallAlert *alert = g_ptr_array_index (self->alerts, i);
      double name = bw_wall_pen_measure (pen, alert->name, TEXT_SIZE * u, PANGO_WEIGHT_BOLD);
      double text = bw_wall_pen_measure (pen, alert->text, TEXT_SIZE * u, PANGO_WEIGHT_NORMAL);

      if (!is_measuring)
        {
          bw_wall_part_draw_rule (BW_WALL_PART (self), pen->cr, x, height);
          bw_color_set_source (&palette->late, pen->cr);
          bw_symbol_draw (alert->symbol, pen->cr, x + 46.0 * u, height / 2.0, 36.0 * u);
          bw_wall_pen_write (pen, alert->name, TEXT_SIZE * u, PANGO_WEIGHT_BOLD, &palette->fg, x + 78.0 * u, base,
                             0.0, 0.0);
          bw_wall_pen_write (pen, alert->text, TEXT_SIZE * u, PANGO_WEIGHT_NORMAL, &palette->fg2,
                             x + 78.0 * u + name + 16.0 * u, base, 0.0, 0.0);
        }
      x += name + text + (78.0 + 16.0 + 28.0) * u;
    }

  return x;
}

static void
forget_ribbon (BwWallTicker *self)
{
  g_clear_pointer (&self->ribbon, cairo_surface_destroy);
  self->natural = 0.0;
}

/* Measuring text is most of what a frame would cost. */
static double
get_natural (BwWallTicker *self,
             BwWallPen    *pen,
             double        height)
{
  double scale = bw_wall_part_get_scale (BW_WALL_PART (self));

  if (self->natural == 0.0 || self->measured_scale != scale)
    {
      self->natural = draw_alerts (self, pen, 0.0, height, TRUE);
      self->measured_scale = scale;
    }

  return self->natural;
}

/* At the resolution of the screen. */
static void
make_ribbon (BwWallTicker *self,
             double        width,
             double        height)
{
  static const BwColor ground = BW_WALL_STRIP_COLOR;
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  g_auto (BwWallPen) pen = { 0 };
  cairo_t *cr;

  if (self->ribbon != NULL && self->ribbon_width == width
      && self->ribbon_scale == bw_wall_part_get_scale (BW_WALL_PART (self)))
    return;

  g_clear_pointer (&self->ribbon, cairo_surface_destroy);
  self->ribbon_width = width;
  self->ribbon_scale = bw_wall_part_get_scale (BW_WALL_PART (self));
  self->ribbon = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (width) * factor,
                                             (int) ceil (height) * factor);
  cairo_surface_set_device_scale (self->ribbon, factor, factor);
  cr = cairo_create (self->ribbon);
  bw_color_set_source (&ground, cr);
  cairo_paint (cr);
  bw_wall_pen_init (&pen, cr, bw_wall_part_get_language (BW_WALL_PART (self)));
  draw_alerts (self, &pen, 0.0, height, FALSE);
  cairo_destroy (cr);
}

static gboolean
is_picture (BwWallTicker *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL && gtk_widget_has_css_class (GTK_WIDGET (root), "picture");
}

static gboolean
on_frame_timeout_cb (gpointer user_data)
{
  BwWallTicker *self = user_data;

  g_assert (BW_IS_WALL_TICKER (self));

  gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_CONTINUE;
}

static gboolean
wants_still (BwWallTicker *self)
{
  gboolean has_animations;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &has_animations, NULL);
  return !has_animations;
}

static void
set_running (BwWallTicker *self,
             gboolean      is_running)
{
  gboolean is_still = wants_still (self);

  if (is_still != self->is_still)
    g_clear_handle_id (&self->source, g_source_remove);
  if (is_running && self->source == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)) && !is_picture (self))
    {
      self->is_still = is_still;
      self->started = g_get_monotonic_time ();
      self->source = is_still ? g_timeout_add_seconds (STAY_S, on_frame_timeout_cb, self)
                              : g_timeout_add (FRAME_MS, on_frame_timeout_cb, self);
    }
  else if (!is_running)
    {
      g_clear_handle_id (&self->source, g_source_remove);
    }
}

/* The alerts between @left and @right; they fade out before the dots. */
static void
draw_passing (BwWallTicker *self,
              BwWallPen    *pen,
              double        left,
              double        right,
              double        width,
              double        height)
{
  static const BwColor ground = BW_WALL_STRIP_COLOR;
  double u = bw_wall_part_get_scale (BW_WALL_PART (self));
  double offset = 0.0;
  cairo_pattern_t *fade;

  make_ribbon (self, width, height);
  set_running (self, TRUE);
  if (self->source != 0)
    offset = u * bw_wall_ticker_find_offset ((double) (g_get_monotonic_time () - self->started) / G_USEC_PER_SEC,
                                             width / u, (right - left) / u, self->is_still);

  cairo_save (pen->cr);
  cairo_rectangle (pen->cr, left, 0.0, right - left, height);
  cairo_clip (pen->cr);
  for (double x = left - offset; x < right; x += width)
    {
      cairo_set_source_surface (pen->cr, self->ribbon, x, 0.0);
      cairo_paint (pen->cr);
    }
  fade = cairo_pattern_create_linear (right - FADE * u, 0.0, right, 0.0);
  cairo_pattern_add_color_stop_rgba (fade, 0.0, ground.red, ground.green, ground.blue, 0.0);
  cairo_pattern_add_color_stop_rgba (fade, 1.0, ground.red, ground.green, ground.blue, 1.0);
  cairo_set_source (pen->cr, fade);
  cairo_paint (pen->cr);
  cairo_pattern_destroy (fade);
  cairo_restore (pen->cr);
}

/* A short bar for the scene that is on, a dot for each other; two bars when held.
 * Returns the left edge. */
static double
draw_dots (BwWallTicker *self,
           cairo_t      *cr,
           double        right,
           double        height)
{
  const BwPalette *palette = bw_palette_get (BW_PALETTE_WALL);
  double u = bw_wall_part_get_scale (BW_WALL_PART (self));
  double x = right;

  if (self->rotation.is_held)
    {
      bw_color_set_source (&palette->fg, cr);
      bw_symbol_draw (BW_SYMBOL_PAUSED, cr, right - 18.0 * u, height / 2.0, 36.0 * u);
      return right - 40.0 * u;
    }

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, 14.0 * u);
  for (guint i = self->rotation.n_scenes; i > 0; i--)
    {
      gboolean is_current = i - 1 == self->rotation.current;
      double length = is_current ? 30.0 * u : 0.0;

      bw_color_set_source (is_current ? &palette->fg : &palette->fg3, cr);
      cairo_move_to (cr, x - 7.0 * u, height / 2.0);
      cairo_line_to (cr, x - 7.0 * u - length, height / 2.0);
      cairo_stroke (cr);
      x -= length + 24.0 * u;
    }

  return x;
}

static void
draw_trying (BwWallPart *self,
             BwWallPen  *pen,
             double      right,
             double      height)
{
  const BwPalette *palette = bw_palette_get (BW_PALETTE_WALL);
  double u = bw_wall_part_get_scale (self);
  double x = BW_WALL_MARGIN * u;
  double base = height / 2.0 + 12.0 * u;

  bw_color_set_source (&palette->tight, pen->cr);
  bw_symbol_draw (BW_SYMBOL_RELOAD, pen->cr, x + 18.0 * u, height / 2.0, 36.0 * u);
  x += 65.0 * u;
  x += bw_wall_pen_write (pen, bw_wall_part_get_text (self, BW_WALL_TEXT_TRYING), TEXT_SIZE * u, PANGO_WEIGHT_BOLD,
                          &palette->tight, x, base, 0.0, 0.0) + 28.0 * u;
  bw_wall_pen_write (pen, bw_wall_part_get_text (self, BW_WALL_TEXT_TRYING_HOW), TEXT_SIZE * u, PANGO_WEIGHT_NORMAL,
                     &palette->tight, x, base, 0.0, right - x - 20.0 * u);
}

static void
draw_none (BwWallPart *self,
           BwWallPen  *pen,
           double      x,
           double      right,
           double      height)
{
  const BwPalette *palette = bw_palette_get (BW_PALETTE_WALL);
  double u = bw_wall_part_get_scale (self);

  if (!bw_wall_part_get_facts (self)->is_reported)
    {
      bw_wall_pen_write (pen, C_("wall", "not reported"), TEXT_SIZE * u, PANGO_WEIGHT_NORMAL, &palette->fg2, x,
                         height / 2.0 + 12.0 * u, 0.0, right - x - 20.0 * u);
      return;
    }

  bw_color_set_source (&palette->success, pen->cr);
  bw_symbol_draw (BW_SYMBOL_DONE, pen->cr, x + 18.0 * u, height / 2.0, 36.0 * u);
  bw_wall_pen_write (pen, C_("wall", "Nothing needs attention"), TEXT_SIZE * u, PANGO_WEIGHT_NORMAL,
                     &palette->fg2, x + 56.0 * u, height / 2.0 + 12.0 * u, 0.0, right - x - 80.0 * u);
}

/* The bell and the number of all; returns where it ends. */
static double
draw_bell (BwWallTicker *self,
           BwWallPen    *pen,
           double        height)
{
  const BwPalette *palette = bw_palette_get (BW_PALETTE_WALL);
  double u = bw_wall_part_get_scale (BW_WALL_PART (self));
  double x = BW_WALL_MARGIN * u;
  g_autofree char *number = bw_format_integer (self->n_all);

  bw_color_set_source (&palette->late, pen->cr);
  bw_symbol_draw (BW_SYMBOL_BELL, pen->cr, x + 18.0 * u, height / 2.0, 40.0 * u);
  x += 49.0 * u;
  x += bw_wall_pen_write (pen, number, 38.0 * u, PANGO_WEIGHT_BOLD, &palette->late, x, height / 2.0 + 13.0 * u,
                          0.0, 0.0);
  return x + 28.0 * u;
}

static void
bw_wall_ticker_draw (BwWallPart *part,
                     BwWallPen  *pen,
                     double      width,
                     double      height)
{
  static const BwColor ground = BW_WALL_STRIP_COLOR;
  BwWallTicker *self = BW_WALL_TICKER (part);
  double u = bw_wall_part_get_scale (part);
  double right;
  double left;
  double natural;

  bw_color_set_source (&ground, pen->cr);
  cairo_paint (pen->cr);
  right = draw_dots (self, pen->cr, width - BW_WALL_MARGIN * u, height) - 10.0 * u;
  if (bw_wall_part_get_facts (part)->state == BW_WALL_STATE_STALE)
    {
      set_running (self, FALSE);
      draw_trying (part, pen, right, height);
      return;
    }
  if (self->alerts == NULL || bw_wall_part_get_facts (part)->state == BW_WALL_STATE_EMPTY)
    {
      set_running (self, FALSE);
      return;
    }
  if (self->n_all == 0)
    {
      set_running (self, FALSE);
      draw_none (part, pen, BW_WALL_MARGIN * u, right, height);
      return;
    }

  left = draw_bell (self, pen, height);
  natural = get_natural (self, pen, height);
  if (natural <= right - left)
    {
      set_running (self, FALSE);
      draw_alerts (self, pen, left, height, FALSE);
      return;
    }
  draw_passing (self, pen, left, right, natural, height);
  bw_wall_part_draw_rule (part, pen->cr, left, height);
}

static void
bw_wall_ticker_unmap (GtkWidget *widget)
{
  set_running (BW_WALL_TICKER (widget), FALSE);

  GTK_WIDGET_CLASS (bw_wall_ticker_parent_class)->unmap (widget);
}

static void
bw_wall_ticker_dispose (GObject *object)
{
  BwWallTicker *self = BW_WALL_TICKER (object);

  g_clear_handle_id (&self->source, g_source_remove);
  forget_ribbon (self);

  G_OBJECT_CLASS (bw_wall_ticker_parent_class)->dispose (object);
}

static void
bw_wall_ticker_finalize (GObject *object)
{
  g_clear_pointer (&BW_WALL_TICKER (object)->alerts, g_ptr_array_unref);

  G_OBJECT_CLASS (bw_wall_ticker_parent_class)->finalize (object);
}

static void
bw_wall_ticker_class_init (BwWallTickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  BwWallPartClass *part_class = BW_WALL_PART_CLASS (klass);

  object_class->dispose = bw_wall_ticker_dispose;
  object_class->finalize = bw_wall_ticker_finalize;
  widget_class->unmap = bw_wall_ticker_unmap;
  part_class->first = BW_WALL_TEXT_TRYING;
  part_class->last = BW_WALL_TEXT_TRYING_HOW;
  part_class->height = HEIGHT;
  part_class->draw = bw_wall_ticker_draw;
}

static void
bw_wall_ticker_init (BwWallTicker *self)
{
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-enable-animations",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  bw_wall_rotation_init (&self->rotation, 1, 0);
}

GtkWidget *
bw_wall_ticker_new (void)
{
  return g_object_new (BW_TYPE_WALL_TICKER, NULL);
}

void
bw_wall_ticker_set_alerts (BwWallTicker *self,
                           GPtrArray    *alerts,
                           guint         n_all)
{
  g_return_if_fail (BW_IS_WALL_TICKER (self));

  if (self->alerts != NULL && n_all == self->n_all && bw_wall_alerts_is_equal (alerts, self->alerts))
    return;

  g_ptr_array_ref (alerts);
  g_clear_pointer (&self->alerts, g_ptr_array_unref);
  self->alerts = alerts;
  self->n_all = n_all;
  forget_ribbon (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
bw_wall_ticker_set_rotation (BwWallTicker         *self,
                             const BwWallRotation *rotation)
{
  g_return_if_fail (BW_IS_WALL_TICKER (self));

  if (self->rotation.n_scenes == rotation->n_scenes && self->rotation.current == rotation->current
      && self->rotation.is_held == rotation->is_held)
    return;

  self->rotation = *rotation;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * bw_wall_ticker_find_offset:
 * @seconds: for how long it has been passing
 * @length: of all that passes, in units of the wall
 * @visible: so much of it is seen at a time
 * @is_still: nothing is to move: parts are shown one after the other
 *
 * A part begins with what was fading at the end of the one before it.
 *
 * Returns: how far into it the left edge stands
 */
double
bw_wall_ticker_find_offset (double   seconds,
                            double   length,
                            double   visible,
                            gboolean is_still)
{
  double part = MAX (visible - FADE, 1.0);

  g_return_val_if_fail (length > 0.0, 0.0);

  if (!is_still)
    return fmod (seconds * SPEED, length);

  return fmod (floor (seconds / STAY_S), ceil (length / part)) * part;
}
