/* bw-map-measuring.c: of the map: how far it is from one point to another
 *
 * While a line lies on the map a press or Enter lays a point down, Backspace takes one
 * back, and Escape takes all of it away. The keys go from place to place; the pointer
 * goes anywhere.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-format.h"
#include "bw-map-hands-private.h"

#include <glib/gi18n.h>

#define LINE_WIDTH   2.0
#define POINT_RADIUS 4.0
#define LABEL_PAD    6.0

static char *
dup_text (BwMap *self)
{
  g_autofree char *distance = bw_format_distance (bw_map_ruler_measure (self->ruler), self->language);

  /* Translators: the length of a line that was laid over the map: "Distance: 3.25 km" */
  return g_strdup_printf (_("Distance: %s"), distance);
}

static void
tell (BwMap *self)
{
  g_autofree char *text = dup_text (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* What the line takes up of the map. FALSE: nothing. */
static gboolean
get_bounds (BwMap            *self,
            const BwMapPoint *points,
            guint             n,
            graphene_rect_t  *bounds)
{
  double pad = (POINT_RADIUS + LINE_WIDTH + 1) * self->text_scale;
  graphene_rect_t clip;
  graphene_rect_t point;
  double x;
  double y;

  for (guint i = 0; i < n; i++)
    {
      bw_map_locate (self, points[i].x, points[i].y, &x, &y);
      graphene_rect_init (&point, (float) (x - pad), (float) (y - pad), (float) (2 * pad), (float) (2 * pad));
      if (i == 0)
        *bounds = point;
      else
        graphene_rect_union (bounds, &point, bounds);
    }

  graphene_rect_init (&clip, 0, 0, gtk_widget_get_width (GTK_WIDGET (self)),
                      gtk_widget_get_height (GTK_WIDGET (self)));
  return graphene_rect_intersection (bounds, &clip, bounds);
}

/* The line twice, so that it is seen on any colour. */
static void
paint_line (BwMap            *self,
            cairo_t          *cr,
            const BwMapPoint *points,
            guint             n)
{
  const BwColor *colors[] = { &self->palette.card, &self->palette.fg };

  for (guint pass = 0; pass < G_N_ELEMENTS (colors); pass++)
    {
      double wider = pass == 0 ? 2 * self->text_scale : 0;

      cairo_new_path (cr);
      for (guint i = 0; i < n; i++)
        {
          double x;
          double y;

          bw_map_locate (self, points[i].x, points[i].y, &x, &y);
          cairo_line_to (cr, x, y);
        }
      bw_color_set_source (colors[pass], cr);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      cairo_set_line_width (cr, LINE_WIDTH * self->text_scale + wider);
      cairo_stroke (cr);

      for (guint i = 0; i < n; i++)
        {
          double x;
          double y;

          bw_map_locate (self, points[i].x, points[i].y, &x, &y);
          cairo_arc (cr, x, y, POINT_RADIUS * self->text_scale + wider / 2, 0, 2 * G_PI);
          cairo_fill (cr);
        }
    }
}

/* Beside its end, and never beyond the edge. */
static void
snapshot_label (BwMap       *self,
                GtkSnapshot *snapshot,
                double       x,
                double       y)
{
  g_autofree char *text = dup_text (self);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  GdkRGBA ground = { (float) self->palette.card.red, (float) self->palette.card.green,
                     (float) self->palette.card.blue, 0.92f };
  GdkRGBA color = { (float) self->palette.fg.red, (float) self->palette.fg.green, (float) self->palette.fg.blue, 1 };
  double pad = LABEL_PAD * self->text_scale;
  int width;
  int height;

  pango_layout_get_pixel_size (layout, &width, &height);
  x = CLAMP (x + 2 * pad, pad, MAX (gtk_widget_get_width (GTK_WIDGET (self)) - width - pad, pad));
  y = CLAMP (y + 2 * pad, pad, MAX (gtk_widget_get_height (GTK_WIDGET (self)) - height - pad, pad));
  gtk_snapshot_append_color (snapshot, &ground,
                             &GRAPHENE_RECT_INIT ((float) (x - pad), (float) (y - pad), (float) (width + 2 * pad),
                                                  (float) (height + 2 * pad)));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

/**
 * bw_map_start_ruler:
 * @self: a map
 * @x: Mercator, as it is on the earth
 * @y: Mercator
 *
 * Begins to measure there; a line that lay there is taken away.
 */
void
bw_map_start_ruler (BwMap  *self,
                    double  x,
                    double  y)
{
  g_clear_pointer (&self->ruler, bw_map_ruler_free);
  self->ruler = bw_map_ruler_new (x, y);
  tell (self);
}

void
bw_map_stop_ruler (BwMap *self)
{
  if (self->ruler == NULL)
    return;

  g_clear_pointer (&self->ruler, bw_map_ruler_free);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * bw_map_move_ruler:
 * @self: a map that measures
 * @spot: where its end is now
 * @is_laid: whether a point is laid down there
 */
void
bw_map_move_ruler (BwMap           *self,
                   const BwMapSpot *spot,
                   gboolean         is_laid)
{
  bw_map_ruler_move (self->ruler, spot->x, spot->y);
  if (is_laid)
    bw_map_ruler_add (self->ruler);
  tell (self);
}

/**
 * bw_map_handle_ruler_key:
 * @self: a map that measures
 * @key: of the keyboard
 *
 * Returns: whether it is one of those that are others while a line lies there
 */
gboolean
bw_map_handle_ruler_key (BwMap *self,
                         guint  key)
{
  BwMapSpot spot;

  switch (key)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      bw_map_find_focus (self, &spot);
      bw_map_move_ruler (self, &spot, TRUE);
      return TRUE;

    case GDK_KEY_BackSpace:
      if (bw_map_ruler_take_back (self->ruler))
        tell (self);
      else
        bw_map_stop_ruler (self);
      return TRUE;

    case GDK_KEY_Escape:
      bw_map_stop_ruler (self);
      return TRUE;

    default:
      return FALSE;
    }
}

/**
 * bw_map_snapshot_ruler:
 * @self: a map
 * @snapshot: to add to
 */
void
bw_map_snapshot_ruler (BwMap       *self,
                       GtkSnapshot *snapshot)
{
  const BwMapPoint *points;
  graphene_rect_t bounds;
  double x;
  double y;
  guint n;

  if (self->ruler == NULL)
    return;

  points = bw_map_ruler_get_points (self->ruler, &n);
  if (get_bounds (self, points, n, &bounds))
    {
      cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

      paint_line (self, cr, points, n);
      cairo_destroy (cr);
    }
  bw_map_locate (self, points[n - 1].x, points[n - 1].y, &x, &y);
  snapshot_label (self, snapshot, x, y);
}
