/* bw-map-overlay.c: what lies over the picture of the map
 *
 * A few nodes, made anew with each frame: the outline of what is hovered or chosen, key
 * and note, a word where nothing can be shown, the ring of the focus.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-hands-private.h"
#include "bw-map-painter.h"

#include <glib/gi18n.h>

/* Pixels around what is hovered, around what is chosen, and of the bright line about that. */
#define HOVER_WIDTH  2.5
#define CHOSEN_WIDTH 3.5
#define CHOSEN_HALO  2.0

#define RING_RADIUS 13.0
#define RING_WIDTH  2.0

static void
get_clip (BwMap           *self,
          graphene_rect_t *clip)
{
  graphene_rect_init (clip, 0, 0, gtk_widget_get_width (GTK_WIDGET (self)),
                      gtk_widget_get_height (GTK_WIDGET (self)));
}

/* What is chosen is seen on any colour. */
static void
stroke (BwMap    *self,
        cairo_t  *cr,
        double    width,
        gboolean  is_chosen)
{
  if (is_chosen)
    {
      cairo_set_line_width (cr, width + 2 * CHOSEN_HALO * self->text_scale);
      bw_color_set_source (&self->palette.card, cr);
      cairo_stroke_preserve (cr);
    }
  cairo_set_line_width (cr, width);
  bw_color_set_source (is_chosen ? &self->palette.done : &self->palette.fg, cr);
  cairo_stroke (cr);
}

static void
snapshot_area (BwMap             *self,
               GtkSnapshot       *snapshot,
               const BwMapLayout *layout,
               const BwMapView   *view,
               guint              area,
               gboolean           is_chosen)
{
  const double *box = layout->shapes[area].box;
  double width = (is_chosen ? CHOSEN_WIDTH : HOVER_WIDTH) * self->text_scale;
  double reach = width + (is_chosen ? CHOSEN_HALO * self->text_scale : 0);
  graphene_rect_t clip;
  graphene_rect_t bounds;
  double left;
  double top;
  double right;
  double bottom;
  cairo_t *cr;

  bw_map_view_to_screen (view, box[0], box[1], &left, &top);
  bw_map_view_to_screen (view, box[2], box[3], &right, &bottom);
  graphene_rect_init (&bounds, (float) (left - reach), (float) (top - reach),
                      (float) (right - left + 2 * reach), (float) (bottom - top + 2 * reach));
  get_clip (self, &clip);
  if (!graphene_rect_intersection (&bounds, &clip, &bounds))
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  bw_map_painter_trace_area (layout, area, view, cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  stroke (self, cr, width, is_chosen);
  cairo_destroy (cr);
}

static void
snapshot_ring (BwMap             *self,
               GtkSnapshot       *snapshot,
               const BwMapLayout *layout,
               const BwMapView   *view,
               guint32            row,
               gboolean           is_chosen)
{
  double radius = RING_RADIUS * self->text_scale;
  double reach = radius + (RING_WIDTH + CHOSEN_HALO) * self->text_scale;
  graphene_rect_t clip;
  graphene_rect_t bounds;
  double left;
  double top;
  cairo_t *cr;

  bw_map_view_to_screen (view, layout->x[row], layout->y[row], &left, &top);
  graphene_rect_init (&bounds, (float) (left - reach), (float) (top - reach), (float) (2 * reach),
                      (float) (2 * reach));
  get_clip (self, &clip);
  if (!graphene_rect_intersection (&bounds, &clip, &bounds))
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_arc (cr, left, top, radius, 0, 2 * G_PI);
  stroke (self, cr, RING_WIDTH * self->text_scale, is_chosen);
  cairo_destroy (cr);
}

/* All in one node, however many they are. */
static void
snapshot_together (BwMap             *self,
                   GtkSnapshot       *snapshot,
                   const BwMapLayout *layout,
                   const BwMapView   *view)
{
  double radius = RING_RADIUS * self->text_scale;
  guint n_rows;
  const guint32 *rows = bw_map_find_together (self, &n_rows);
  graphene_rect_t clip;
  cairo_t *cr;

  if (n_rows == 0)
    return;

  get_clip (self, &clip);
  cr = gtk_snapshot_append_cairo (snapshot, &clip);
  for (guint i = 0; i < n_rows; i++)
    {
      double x;
      double y;

      bw_map_view_to_screen (view, layout->x[rows[i]], layout->y[rows[i]], &x, &y);
      if (x < -2 * radius || y < -2 * radius || x > view->width + 2 * radius || y > view->height + 2 * radius)
        continue;

      cairo_new_sub_path (cr);
      cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
    }
  stroke (self, cr, RING_WIDTH * self->text_scale, TRUE);
  cairo_destroy (cr);
}

static void
snapshot_place (BwMap             *self,
                GtkSnapshot       *snapshot,
                const BwMapLayout *layout,
                const BwMapView   *view,
                BwPlace            place,
                gboolean           is_chosen)
{
  int area = bw_map_scene_find_area (self->scene, place);
  gint64 row;

  if (area >= 0)
    {
      snapshot_area (self, snapshot, layout, view, (guint) area, is_chosen);
      return;
    }

  row = bw_map_find_row (self, place);
  if (row >= 0)
    snapshot_ring (self, snapshot, layout, view, (guint32) row, is_chosen);
}

static void
snapshot_pointed (BwMap       *self,
                  GtkSnapshot *snapshot)
{
  const BwMapLayout *layout = bw_map_layer_get_layout (self->layer);
  BwPlace hovered = bw_desk_get_hovered (self->desk);
  BwPlace selected = bw_desk_get_selected (self->desk);
  BwMapView view;

  if (layout == NULL || layout->places != bw_map_scene_get_places (self->scene))
    return;

  bw_map_layer_get_view (self->layer, &view);
  snapshot_together (self, snapshot, layout, &view);
  if (selected != BW_PLACE_NONE)
    snapshot_place (self, snapshot, layout, &view, selected, TRUE);
  if (hovered != BW_PLACE_NONE && hovered != selected)
    snapshot_place (self, snapshot, layout, &view, hovered, FALSE);
  if (self->has_exception && self->exception < layout->places->n_sites
      && layout->places->sites[self->exception] != selected && gtk_widget_has_focus (GTK_WIDGET (self)))
    snapshot_ring (self, snapshot, layout, &view, self->exception, FALSE);
}

static void
snapshot_nothing (BwMap       *self,
                  GtkSnapshot *snapshot)
{
  const BwMapLayout *layout = bw_map_layer_get_layout (self->layer);
  g_autoptr (PangoLayout) text = NULL;
  GdkRGBA color = { (float) self->palette.fg2.red, (float) self->palette.fg2.green,
                    (float) self->palette.fg2.blue, (float) self->palette.fg2.alpha };
  int width;
  int height;

  if (layout == NULL || !bw_map_layout_is_empty (layout)
      || bw_map_scene_get_scope (self->scene) == BW_PLACE_NONE)
    return;

  text = gtk_widget_create_pango_layout (GTK_WIDGET (self), _("No outline and no positions are known here"));
  pango_layout_get_pixel_size (text, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (
    (float) ((gtk_widget_get_width (GTK_WIDGET (self)) - width) / 2),
    (float) ((gtk_widget_get_height (GTK_WIDGET (self)) - height) / 2)));
  gtk_snapshot_append_layout (snapshot, text, &color);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_focus (BwMap       *self,
                GtkSnapshot *snapshot)
{
  GskRoundedRect ring;
  graphene_rect_t clip;
  GdkRGBA color = { (float) self->palette.done.red, (float) self->palette.done.green,
                    (float) self->palette.done.blue, 0.5f };
  float widths[4] = { 2, 2, 2, 2 };
  GdkRGBA colors[4] = { color, color, color, color };

  if (!gtk_widget_has_visible_focus (GTK_WIDGET (self)))
    return;

  get_clip (self, &clip);
  gsk_rounded_rect_init_from_rect (&ring, &clip, 6);
  gtk_snapshot_append_border (snapshot, &ring, widths, colors);
}

/**
 * bw_map_snapshot_overlay:
 * @self: a map, after its picture
 * @snapshot: to add to
 */
void
bw_map_snapshot_overlay (BwMap       *self,
                         GtkSnapshot *snapshot)
{
  snapshot_pointed (self, snapshot);
  bw_map_snapshot_sheets (self, snapshot);
  bw_map_snapshot_ruler (self, snapshot);
  snapshot_nothing (self, snapshot);
  snapshot_focus (self, snapshot);
}
