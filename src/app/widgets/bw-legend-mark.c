/* bw-legend-mark.c: the sample of a line, tick or site mark beside its word
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-legend-mark.h"

#include <math.h>

struct _BwLegendMark
{
  GtkWidget parent_instance;

  BwLegendShape shape;
};

typedef enum
{
  PROP_SHAPE = 1,
} BwLegendMarkProperty;

static GParamSpec *properties[PROP_SHAPE + 1];

G_DEFINE_FINAL_TYPE (BwLegendMark, bw_legend_mark, GTK_TYPE_WIDGET)

static BwTone
get_tone (BwLegendShape shape)
{
  switch (shape)
    {
    case BW_LEGEND_LINE:
    case BW_LEGEND_DASHES:
      return BW_TONE_DONE;
    case BW_LEGEND_THIN_LINE:
      return BW_TONE_PLAN;
    case BW_LEGEND_TICK:
    case BW_LEGEND_CIRCLE:
    case BW_LEGEND_DIAMOND:
    default:
      return BW_TONE_FG;
    }
}

static void
draw_line (cairo_t       *cr,
           BwLegendShape  shape,
           double         width,
           double         middle)
{
  const double dashes[] = { 5.0, 3.0 };

  if (shape == BW_LEGEND_DASHES)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_set_line_width (cr, shape == BW_LEGEND_THIN_LINE ? 1.5 : 3.0);
  cairo_move_to (cr, 0, middle);
  cairo_line_to (cr, width, middle);
  cairo_stroke (cr);
}

static void
draw_shape (cairo_t       *cr,
            BwLegendShape  shape,
            double         width,
            double         height)
{
  double x = width / 2.0;
  double y = height / 2.0;
  double r = MIN (x, y) - 1.0;

  cairo_set_line_width (cr, 1.6);
  if (shape == BW_LEGEND_TICK)
    {
      cairo_rectangle (cr, x - 1.0, y - 6.0, 2.0, 12.0);
      cairo_fill (cr);
    }
  else if (shape == BW_LEGEND_CIRCLE)
    {
      cairo_arc (cr, x, y, r - 0.8, 0, 2.0 * G_PI);
      cairo_stroke (cr);
    }
  else
    {
      cairo_move_to (cr, x, y - r);
      cairo_line_to (cr, x + r, y);
      cairo_line_to (cr, x, y + r);
      cairo_line_to (cr, x - r, y);
      cairo_close_path (cr);
      cairo_stroke (cr);
    }
}

static void
bw_legend_mark_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  BwLegendMark *self = BW_LEGEND_MARK (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  bw_color_set_source (bw_theme_get_tone (bw_theme_get_palette (widget), get_tone (self->shape)), cr);
  if (self->shape <= BW_LEGEND_DASHES)
    draw_line (cr, self->shape, width, height / 2.0);
  else
    draw_shape (cr, self->shape, width, height);
  cairo_destroy (cr);
}

static void
bw_legend_mark_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  BwLegendShape shape = BW_LEGEND_MARK (widget)->shape;
  int size = 13;

  if (orientation == GTK_ORIENTATION_HORIZONTAL && shape <= BW_LEGEND_DASHES)
    size = 18;
  else if (shape == BW_LEGEND_TICK)
    size = orientation == GTK_ORIENTATION_HORIZONTAL ? 2 : 14;

  *minimum = *natural = size;
}

static void
bw_legend_mark_css_changed (GtkWidget         *widget,
                            GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (bw_legend_mark_parent_class)->css_changed (widget, change);
  gtk_widget_queue_draw (widget);
}

static void
bw_legend_mark_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  if (prop_id == PROP_SHAPE)
    g_value_set_enum (value, BW_LEGEND_MARK (object)->shape);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
bw_legend_mark_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  if (prop_id == PROP_SHAPE)
    BW_LEGEND_MARK (object)->shape = g_value_get_enum (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
bw_legend_mark_class_init (BwLegendMarkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = bw_legend_mark_get_property;
  object_class->set_property = bw_legend_mark_set_property;
  widget_class->snapshot = bw_legend_mark_snapshot;
  widget_class->measure = bw_legend_mark_measure;
  widget_class->css_changed = bw_legend_mark_css_changed;

  properties[PROP_SHAPE] = g_param_spec_enum ("shape", NULL, NULL,
                                              BW_TYPE_LEGEND_SHAPE, BW_LEGEND_LINE,
                                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                              | G_PARAM_CONSTRUCT_ONLY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "legendmark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
bw_legend_mark_init (BwLegendMark *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
bw_legend_mark_new (BwLegendShape shape)
{
  return g_object_new (BW_TYPE_LEGEND_MARK, "shape", shape, NULL);
}
