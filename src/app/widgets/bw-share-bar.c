/* bw-share-bar.c: how much is done, as a bar in a row
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-share-bar.h"

#include "bw-theme.h"

#include <math.h>

#define BAR_HEIGHT 8

/* The tick of the plan stands this much above and below. */
#define TICK 3

struct _BwShareBar
{
  GtkWidget parent_instance;

  BwBar    bar;
  gboolean muted;
};

typedef enum
{
  PROP_MUTED = 1,
} BwShareBarProperty;

static GParamSpec *properties[PROP_MUTED + 1];

G_DEFINE_FINAL_TYPE (BwShareBar, bw_share_bar, GTK_TYPE_WIDGET)

/* Where on a line of @width pixels it stands, to a quarter of a pixel. */
static int
find_step (double share,
           int    width)
{
  return isnan (share) ? -1 : (int) (CLAMP (share, 0.0, 1.0) * width * 4.0 + 0.5);
}

static void
bw_share_bar_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  BwShareBar *self = BW_SHARE_BAR (widget);
  const graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget),
                                                     gtk_widget_get_height (widget));
  cairo_t *cr;

  if (bounds.size.width <= 0.0f)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  bw_share_bar_draw (&self->bar, self->muted, cr, bw_theme_get_palette (widget), &bounds);
  cairo_destroy (cr);
}

static void
bw_share_bar_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 24;
      *natural = 96;
    }
  else
    {
      *minimum = *natural = BAR_HEIGHT + 2 * TICK;
    }
}

static void
bw_share_bar_css_changed (GtkWidget         *widget,
                          GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (bw_share_bar_parent_class)->css_changed (widget, change);
  gtk_widget_queue_draw (widget);
}

static void
bw_share_bar_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  if (prop_id == PROP_MUTED)
    g_value_set_boolean (value, BW_SHARE_BAR (object)->muted);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
bw_share_bar_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  if (prop_id == PROP_MUTED)
    bw_share_bar_set_muted (BW_SHARE_BAR (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
bw_share_bar_class_init (BwShareBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = bw_share_bar_get_property;
  object_class->set_property = bw_share_bar_set_property;
  widget_class->snapshot = bw_share_bar_snapshot;
  widget_class->measure = bw_share_bar_measure;
  widget_class->css_changed = bw_share_bar_css_changed;

  properties[PROP_MUTED] = g_param_spec_boolean ("muted", NULL, NULL, FALSE,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                                 | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "sharebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
bw_share_bar_init (BwShareBar *self)
{
  self->bar = (BwBar) { .share = NAN, .plan_share = NAN, .state = BW_PACE_UNKNOWN };
}

GtkWidget *
bw_share_bar_new (void)
{
  return g_object_new (BW_TYPE_SHARE_BAR, NULL);
}

BwBar
bw_share_bar_get_bar (BwShareBar *self)
{
  g_return_val_if_fail (BW_IS_SHARE_BAR (self), ((BwBar) { .share = NAN, .plan_share = NAN }));

  return self->bar;
}

/**
 * bw_share_bar_set_bar:
 * @self: a bar
 * @bar: what to show
 */
void
bw_share_bar_set_bar (BwShareBar  *self,
                      const BwBar *bar)
{
  int width;
  gboolean differs;

  g_return_if_fail (BW_IS_SHARE_BAR (self));
  g_return_if_fail (bar != NULL);

  width = MAX (gtk_widget_get_width (GTK_WIDGET (self)), 1);
  differs = bar->state != self->bar.state
            || find_step (bar->share, width) != find_step (self->bar.share, width)
            || find_step (bar->plan_share, width) != find_step (self->bar.plan_share, width);
  self->bar = *bar;
  if (differs)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
bw_share_bar_get_muted (BwShareBar *self)
{
  g_return_val_if_fail (BW_IS_SHARE_BAR (self), FALSE);

  return self->muted;
}

void
bw_share_bar_set_muted (BwShareBar *self,
                        gboolean    muted)
{
  g_return_if_fail (BW_IS_SHARE_BAR (self));

  muted = !!muted;
  if (self->muted == muted)
    return;

  self->muted = muted;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MUTED]);
}

/**
 * bw_share_bar_draw:
 * @bar: what to show
 * @is_muted: without colours
 * @cr: to draw with
 * @palette: the colours
 * @room: where, pixels; it stands in the middle of its height
 */
void
bw_share_bar_draw (const BwBar           *bar,
                   gboolean               is_muted,
                   cairo_t               *cr,
                   const BwPalette       *palette,
                   const graphene_rect_t *room)
{
  BwPalette grey;
  BwBar shown;

  g_return_if_fail (bar != NULL && cr != NULL && palette != NULL && room != NULL);

  shown = *bar;
  if (is_muted)
    {
      bw_palette_fade (&grey, palette, 0.0, 1.0);
      palette = &grey;
      shown.state = isnan (bar->share) ? BW_PACE_UNKNOWN : BW_PACE_IN_TIME;
    }
  bw_bar_draw (&shown, cr, palette, room->origin.x,
               room->origin.y + ((int) room->size.height - BAR_HEIGHT) / 2, room->size.width, BAR_HEIGHT);
}
