/* bw-map-pick.c: what lies where on the map
 *
 * What is pressed is found in the layout and the marks of the picture that is on the
 * screen, so that it is what the person saw.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-hands-private.h"

/* How far beside a mark still counts, pixels. */
#define SLACK 4.0

/* (nullable): of the picture, if it is of what there is now. */
static const BwMapLayout *
get_layout (BwMap *self)
{
  const BwMapLayout *layout = bw_map_layer_get_layout (self->layer);

  return layout != NULL && layout->places == bw_map_scene_get_places (self->scene) ? layout : NULL;
}

/* From what is drawn to what is so: the lens is taken away. */
static void
unbend (BwMap  *self,
        double *x,
        double *y)
{
  const BwMapLayout *layout = bw_map_layer_get_layout (self->layer);

  if (layout != NULL)
    bw_map_lens_invert (&layout->lens, x, y);
}

static void
set_site (BwMap     *self,
          BwMapSpot *spot,
          guint32    row)
{
  const BwMapPlaces *places = bw_map_scene_get_places (self->scene);

  spot->place = places->sites[row];
  bw_map_view_project (places->longitudes[row], places->latitudes[row], &spot->x, &spot->y);
}

/**
 * bw_map_pick_area:
 * @self: a map
 * @x: pixels
 * @y: pixels
 *
 * Returns: index of the area that is seen there, -1: none
 */
int
bw_map_pick_area (BwMap  *self,
                  double  x,
                  double  y)
{
  const BwMapLayout *layout = get_layout (self);
  BwMapView view;
  double map_x;
  double map_y;

  if (layout == NULL)
    return -1;

  bw_map_layer_get_view (self->layer, &view);
  bw_map_view_from_screen (&view, x, y, &map_x, &map_y);
  return bw_map_layout_pick_area (layout, map_x, map_y);
}

/**
 * bw_map_pick_mark:
 * @self: a map
 * @x: pixels
 * @y: pixels
 *
 * Returns: (transfer none) (nullable): the mark that is seen there
 */
const BwMapMark *
bw_map_pick_mark (BwMap  *self,
                  double  x,
                  double  y)
{
  const BwMapMarks *marks = bw_map_layer_get_marks (self->layer);
  BwMapView view;

  if (marks == NULL || get_layout (self) == NULL)
    return NULL;

  bw_map_layer_get_view (self->layer, &view);
  return bw_map_marks_pick (marks, &view, x, y, SLACK * self->text_scale);
}

/**
 * bw_map_count_rows:
 * @self: a map
 * @x: pixels
 * @y: pixels
 *
 * Returns: how many sites are seen there
 */
guint
bw_map_count_rows (BwMap  *self,
                   double  x,
                   double  y)
{
  const BwMapMarks *marks = bw_map_layer_get_marks (self->layer);
  BwMapView view;

  if (marks == NULL || get_layout (self) == NULL)
    return 0;

  bw_map_layer_get_view (self->layer, &view);
  return bw_map_marks_count_at (marks, &view, x, y, SLACK * self->text_scale);
}

/**
 * bw_map_list_rows:
 * @self: a map
 * @x: pixels
 * @y: pixels
 *
 * Returns: (transfer full) (nullable) (element-type guint32): rows of the sites that are seen
 *   there, which may lie over each other; %NULL: none is
 */
GArray *
bw_map_list_rows (BwMap  *self,
                  double  x,
                  double  y)
{
  const BwMapMarks *marks = bw_map_layer_get_marks (self->layer);
  BwMapView view;

  if (bw_map_pick_mark (self, x, y) == NULL)
    return NULL;

  bw_map_layer_get_view (self->layer, &view);
  return bw_map_marks_list_at (marks, &view, x, y, SLACK * self->text_scale);
}

/**
 * bw_map_find_spot:
 * @self: a map
 * @x: pixels
 * @y: pixels
 * @spot: (out caller-allocates): what is there, where on the earth
 *
 * A single site is where it stands, not where the pointer is.
 */
void
bw_map_find_spot (BwMap     *self,
                  double     x,
                  double     y,
                  BwMapSpot *spot)
{
  const BwMapMark *mark = bw_map_pick_mark (self, x, y);
  int area = bw_map_pick_area (self, x, y);
  BwMapView view;

  bw_map_layer_get_view (self->layer, &view);
  bw_map_view_from_screen (&view, x, y, &spot->x, &spot->y);
  unbend (self, &spot->x, &spot->y);
  spot->place = area >= 0 ? bw_map_scene_get_places (self->scene)->areas[area].place : BW_PLACE_NONE;
  if (mark != NULL && mark->n == 1)
    set_site (self, spot, bw_map_marks_get_row (bw_map_layer_get_marks (self->layer), mark, 0));
}

/**
 * bw_map_find_key_area:
 * @self: a map
 *
 * Returns: index of the area that the keys stand on: hovered, else chosen; -1: none
 */
int
bw_map_find_key_area (BwMap *self)
{
  int area = bw_map_scene_find_area (self->scene, bw_desk_get_hovered (self->desk));

  return area >= 0 ? area : bw_map_scene_find_area (self->scene, bw_desk_get_selected (self->desk));
}

/**
 * bw_map_find_focus:
 * @self: a map
 * @spot: (out caller-allocates): what the keys stand on: a site, an area, or the
 *   middle of what is seen
 */
void
bw_map_find_focus (BwMap     *self,
                   BwMapSpot *spot)
{
  const BwMapLayout *layout = get_layout (self);
  BwPlace selected = bw_desk_get_selected (self->desk);
  gint64 row = selected != BW_PLACE_NONE ? bw_map_find_row (self, selected) : -1;
  int area = bw_map_find_key_area (self);
  BwMapView view;

  /* While it is measured the keys walk the areas, and what is chosen stays. */
  if (self->ruler != NULL && bw_map_scene_find_area (self->scene, bw_desk_get_hovered (self->desk)) >= 0)
    row = -1;
  if (self->has_exception && self->exception < bw_map_scene_get_places (self->scene)->n_sites)
    row = self->exception;
  if (row >= 0)
    {
      set_site (self, spot, (guint32) row);
      return;
    }

  bw_map_layer_get_view (self->layer, &view);
  *spot = (BwMapSpot) { BW_PLACE_NONE, view.x, view.y };
  if (layout != NULL && area >= 0)
    {
      spot->place = layout->places->areas[area].place;
      bw_map_layout_get_centre (layout, (guint) area, &spot->x, &spot->y);
    }
  unbend (self, &spot->x, &spot->y);
}

/**
 * bw_map_locate:
 * @self: a map
 * @x: Mercator, as it is on the earth
 * @y: Mercator
 * @screen_x: (out): pixels
 * @screen_y: (out): pixels
 *
 * Where it is drawn.
 */
void
bw_map_locate (BwMap  *self,
               double  x,
               double  y,
               double *screen_x,
               double *screen_y)
{
  const BwMapLayout *layout = bw_map_layer_get_layout (self->layer);
  BwMapView view;

  if (layout != NULL)
    bw_map_lens_apply (&layout->lens, &x, &y);
  bw_map_layer_get_view (self->layer, &view);
  bw_map_view_to_screen (&view, x, y, screen_x, screen_y);
}
