/* bw-order-ring.c: so many of so many areas, as a ring with the numbers in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-order-ring.h"

#include "bw-format-text.h"
#include "bw-theme.h"

#include <math.h>

#define SIZE      34
#define THICKNESS 3.5

struct _BwOrderRing
{
  GtkWidget parent_instance;

  guint        n;
  guint        n_all;
  gboolean     is_late;
  PangoLayout *layout;  /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (BwOrderRing, bw_order_ring, GTK_TYPE_WIDGET)

static void
set_color (cairo_t       *cr,
           const BwColor *color)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
}

static void
draw_ring (BwOrderRing     *self,
           cairo_t         *cr,
           const BwPalette *palette,
           double           x,
           double           y)
{
  double radius = (SIZE - THICKNESS) / 2.0 - 1.0;
  double share = self->n_all > 0 ? (double) self->n / self->n_all : 0.0;

  cairo_set_line_width (cr, THICKNESS);
  set_color (cr, &palette->track);
  cairo_arc (cr, x, y, radius, 0.0, 2.0 * G_PI);
  cairo_stroke (cr);
  if (share <= 0.0)
    return;

  set_color (cr, self->is_late ? &palette->late_fill : &palette->done);
  cairo_arc (cr, x, y, radius, -G_PI_2, -G_PI_2 + share * 2.0 * G_PI);
  cairo_stroke (cr);
}

static void
draw_text (BwOrderRing     *self,
           cairo_t         *cr,
           const BwPalette *palette,
           double           x,
           double           y)
{
  g_autofree char *text = bw_format_text ("%u/%u", self->n, self->n_all);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  int width;
  int height;

  /* One that is long is set smaller: it must stand within the ring. */
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (attributes, pango_attr_scale_new (self->n_all > 9 ? 0.62 : 0.74));
  if (self->layout == NULL)
    self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  pango_layout_set_attributes (self->layout, attributes);
  pango_layout_set_text (self->layout, text, -1);
  pango_layout_get_pixel_size (self->layout, &width, &height);
  set_color (cr, &palette->fg);
  cairo_move_to (cr, round (x - width / 2.0), round (y - height / 2.0));
  pango_cairo_show_layout (cr, self->layout);
}

static void
bw_order_ring_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  BwOrderRing *self = BW_ORDER_RING (widget);
  const BwPalette *palette = bw_theme_get_palette (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  cairo_t *cr;

  if (width <= 0 || height <= 0)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  draw_ring (self, cr, palette, width / 2.0, height / 2.0);
  draw_text (self, cr, palette, width / 2.0, height / 2.0);
  cairo_destroy (cr);
}

static void
bw_order_ring_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
bw_order_ring_css_changed (GtkWidget         *widget,
                           GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (bw_order_ring_parent_class)->css_changed (widget, change);
  g_clear_object (&BW_ORDER_RING (widget)->layout);
  gtk_widget_queue_draw (widget);
}

static void
bw_order_ring_dispose (GObject *object)
{
  g_clear_object (&BW_ORDER_RING (object)->layout);

  G_OBJECT_CLASS (bw_order_ring_parent_class)->dispose (object);
}

static void
bw_order_ring_class_init (BwOrderRingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_order_ring_dispose;
  widget_class->snapshot = bw_order_ring_snapshot;
  widget_class->measure = bw_order_ring_measure;
  widget_class->css_changed = bw_order_ring_css_changed;

  gtk_widget_class_set_css_name (widget_class, "orderring");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
bw_order_ring_init (BwOrderRing *self)
{
}

GtkWidget *
bw_order_ring_new (void)
{
  return g_object_new (BW_TYPE_ORDER_RING, NULL);
}

/**
 * bw_order_ring_set:
 * @self: a ring
 * @n: so many
 * @n_all: of so many
 * @is_late: whether somebody should have, and has not
 */
void
bw_order_ring_set (BwOrderRing *self,
                   guint        n,
                   guint        n_all,
                   gboolean     is_late)
{
  g_return_if_fail (BW_IS_ORDER_RING (self));

  is_late = !!is_late;
  if (self->n == n && self->n_all == n_all && self->is_late == is_late)
    return;

  self->n = n;
  self->n_all = n_all;
  self->is_late = is_late;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
