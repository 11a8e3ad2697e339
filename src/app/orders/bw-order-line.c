/* bw-order-line.c: how a figure went before and after an order was issued
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-order-line.h"

#include "bw-chart-rows.h"
#include "bw-theme.h"
#include "bw-time.h"

#include <glib/gi18n.h>
#include <math.h>

#define WIDTH  130
#define HEIGHT 32
#define MARGIN 4.0

/* Before the order as long as after it, and no less than two hours. */
#define MIN_BEFORE (2 * BW_TIME_HOUR)

/* More than the line has pixels. */
#define N_ROWS     144

struct _BwOrderLine
{
  GtkWidget parent_instance;

  BwSeries *series;   /* (owned) (nullable) */
  double    target;   /* NaN: none */
  gint64    issued;
  gint64    now;
  char      *name;    /* (owned) (nullable): of the figure */
  GTimeZone *zone;    /* (owned) (nullable): of the times that are told */
};

G_DEFINE_FINAL_TYPE (BwOrderLine, bw_order_line, GTK_TYPE_WIDGET)

/* What is drawn, where. */
typedef struct
{
  gint64 begin;
  gint64 end;
  double low;
  double high;
  double width;
  double height;
} Frame;

static void
set_color (cairo_t       *cr,
           const BwColor *color)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
}

static double
get_x (const Frame *frame,
       gint64       time)
{
  return MARGIN + (frame->width - 2 * MARGIN) * (double) (time - frame->begin) / (double) (frame->end - frame->begin);
}

static double
get_y (const Frame *frame,
       double       value)
{
  double span = MAX (frame->high - frame->low, 1.0);

  return frame->height - MARGIN - (frame->height - 2 * MARGIN) * (value - frame->low) / span;
}

static Frame
make_frame (BwOrderLine *self,
            double       width,
            double       height)
{
  Frame frame = { 0, self->now, 0.0, 0.0, width, height };
  gint64 before = MAX (self->now - self->issued, MIN_BEFORE);

  frame.begin = MAX (self->issued - before, self->series->start);
  frame.end = MAX (frame.end, frame.begin + BW_TIME_MINUTE);
  frame.low = bw_series_get_at (self->series, frame.begin);
  frame.high = MAX (bw_series_get_at (self->series, frame.end), frame.low);
  if (!isnan (self->target))
    frame.high = MAX (frame.high, self->target);

  return frame;
}

static void
draw_marks (BwOrderLine     *self,
            cairo_t         *cr,
            const BwPalette *palette,
            const Frame     *frame)
{
  const double dashes[] = { 3.0, 2.0 };
  double x = floor (get_x (frame, CLAMP (self->issued, frame->begin, frame->end))) + 0.5;

  cairo_set_line_width (cr, 1.0);
  set_color (cr, &palette->plan);
  cairo_move_to (cr, x, 0.0);
  cairo_line_to (cr, x, frame->height);
  cairo_stroke (cr);
  if (isnan (self->target))
    return;

  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0.0);
  cairo_move_to (cr, 0.0, floor (get_y (frame, self->target)) + 0.5);
  cairo_line_to (cr, frame->width, floor (get_y (frame, self->target)) + 0.5);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0.0);
}

static void
draw_line (BwOrderLine     *self,
           cairo_t         *cr,
           const BwPalette *palette,
           const Frame     *frame)
{
  double end_y = get_y (frame, bw_series_get_at (self->series, frame->end));

  set_color (cr, &palette->done);
  cairo_set_line_width (cr, 2.0);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);

  /* A point for each two pixels: the line is no finer. */
  for (double x = MARGIN; x < frame->width - MARGIN; x += 2.0)
    {
      gint64 time = frame->begin
                    + (gint64) ((double) (frame->end - frame->begin) * (x - MARGIN) / (frame->width - 2 * MARGIN));

      cairo_line_to (cr, x, get_y (frame, bw_series_get_at (self->series, time)));
    }
  cairo_line_to (cr, frame->width - MARGIN, end_y);
  cairo_stroke (cr);
  cairo_arc (cr, frame->width - MARGIN, end_y, 3.0, 0.0, 2.0 * G_PI);
  cairo_fill (cr);
}

static void
bw_order_line_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  BwOrderLine *self = BW_ORDER_LINE (widget);
  const BwPalette *palette = bw_theme_get_palette (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  Frame frame;
  cairo_t *cr;

  if (width <= 0 || height <= 0 || self->series == NULL)
    return;

  frame = make_frame (self, width, height);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  draw_marks (self, cr, palette, &frame);
  draw_line (self, cr, palette, &frame);
  cairo_destroy (cr);
}

static void
bw_order_line_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH / 2 : HEIGHT;
}

static void
bw_order_line_css_changed (GtkWidget         *widget,
                           GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (bw_order_line_parent_class)->css_changed (widget, change);
  gtk_widget_queue_draw (widget);
}

static void
bw_order_line_dispose (GObject *object)
{
  BwOrderLine *self = BW_ORDER_LINE (object);

  g_clear_pointer (&self->series, bw_series_unref);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->zone, g_time_zone_unref);

  G_OBJECT_CLASS (bw_order_line_parent_class)->dispose (object);
}

static void
bw_order_line_class_init (BwOrderLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_order_line_dispose;
  widget_class->snapshot = bw_order_line_snapshot;
  widget_class->measure = bw_order_line_measure;
  widget_class->css_changed = bw_order_line_css_changed;

  gtk_widget_class_set_css_name (widget_class, "orderline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
bw_order_line_init (BwOrderLine *self)
{
  self->target = NAN;
}

GtkWidget *
bw_order_line_new (void)
{
  return g_object_new (BW_TYPE_ORDER_LINE, NULL);
}

/**
 * bw_order_line_set:
 * @self: a line
 * @effect: (nullable): what to draw
 * @now: where it ends
 */
void
bw_order_line_set (BwOrderLine         *self,
                   const BwOrderEffect *effect,
                   gint64               now)
{
  g_return_if_fail (BW_IS_ORDER_LINE (self));

  g_clear_pointer (&self->series, bw_series_unref);
  if (effect != NULL && effect->series != NULL)
    self->series = bw_series_ref (effect->series);
  self->target = effect != NULL ? effect->target : NAN;
  self->issued = effect != NULL ? effect->issued : 0;
  self->now = now;
  gtk_widget_set_visible (GTK_WIDGET (self), self->series != NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * bw_order_line_set_words:
 * @self: a line
 * @name: of the figure, with its unit
 * @zone: of the times that are told
 */
void
bw_order_line_set_words (BwOrderLine *self,
                         const char  *name,
                         GTimeZone   *zone)
{
  g_return_if_fail (BW_IS_ORDER_LINE (self));
  g_return_if_fail (name != NULL && zone != NULL);

  g_free (self->name);
  self->name = g_strdup (name);
  g_time_zone_ref (zone);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = zone;
}

/**
 * bw_order_line_list_rows: (skip)
 * @line: a line
 *
 * Returns: (transfer full): what is drawn, the titles first: as far apart as the record
 *   has it, or finer than the pixels
 */
GPtrArray *
bw_order_line_list_rows (gpointer line)
{
  BwOrderLine *self = line;
  GPtrArray *rows;
  Frame frame;
  gint64 step;

  g_return_val_if_fail (BW_IS_ORDER_LINE (self), NULL);

  rows = bw_chart_rows_new (C_("column", "Time"), self->name != NULL ? self->name : "", C_("column", "Target"), NULL);
  if (self->series == NULL)
    return rows;

  frame = make_frame (self, WIDTH, HEIGHT);
  step = MAX (MAX (self->series->step, BW_TIME_MINUTE), (frame.end - frame.begin) / N_ROWS);
  for (gint64 time = frame.begin, next; time <= frame.end; time = next)
    {
      bw_chart_rows_add (rows, bw_chart_rows_dup_time (time, self->zone),
                         bw_chart_rows_dup_number (bw_series_get_at (self->series, time)),
                         bw_chart_rows_dup_number (self->target), NULL);
      next = time < frame.end ? MIN (time + step, frame.end) : frame.end + 1;
    }

  return rows;
}
