/* bw-map-view.c: which part of the earth stands where on a drawing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-view.h"

#include <math.h>

/* Where the Mercator square ends. */
#define MAX_LATITUDE 85.0511287798

/* No scope is shown larger than this: a street fills the screen. */
#define MAX_ZOOM 19.0

/**
 * bw_map_view_project:
 * @longitude: degrees, WGS-84
 * @latitude: degrees, WGS-84; cut off at the edge of the Mercator square
 * @x: (out): 0 to 1 from the west
 * @y: (out): 0 to 1 from the north
 *
 * Spherical ("web") Mercator, EPSG:3857 divided by its width.
 */
void
bw_map_view_project (double  longitude,
                     double  latitude,
                     double *x,
                     double *y)
{
  double sine = sin (CLAMP (latitude, -MAX_LATITUDE, MAX_LATITUDE) * G_PI / 180);

  *x = longitude / 360 + 0.5;
  *y = 0.5 - log ((1 + sine) / (1 - sine)) / (4 * G_PI);
}

/**
 * bw_map_view_unproject:
 * @x: 0 to 1 from the west
 * @y: 0 to 1 from the north
 * @longitude: (out): degrees
 * @latitude: (out): degrees
 *
 * The inverse of bw_map_view_project().
 */
void
bw_map_view_unproject (double  x,
                       double  y,
                       double *longitude,
                       double *latitude)
{
  *longitude = (x - 0.5) * 360;
  *latitude = atan (sinh ((0.5 - y) * 2 * G_PI)) * 180 / G_PI;
}

/**
 * bw_map_view_get_zoom:
 * @self: a view
 *
 * Returns: zoom of tiles, with its fraction
 */
double
bw_map_view_get_zoom (const BwMapView *self)
{
  return log2 (self->scale / BW_MAP_TILE);
}

/**
 * bw_map_view_zoom_to_scale:
 * @zoom: zoom of tiles
 *
 * Returns: pixels of the world's width
 */
double
bw_map_view_zoom_to_scale (double zoom)
{
  return BW_MAP_TILE * exp2 (zoom);
}

/**
 * bw_map_view_to_screen:
 * @self: a view
 * @x: Mercator
 * @y: Mercator
 * @screen_x: (out): pixels from the left
 * @screen_y: (out): pixels from the top
 */
void
bw_map_view_to_screen (const BwMapView *self,
                       double           x,
                       double           y,
                       double          *screen_x,
                       double          *screen_y)
{
  *screen_x = (x - self->x) * self->scale + self->width / 2;
  *screen_y = (y - self->y) * self->scale + self->height / 2;
}

/**
 * bw_map_view_from_screen:
 * @self: a view
 * @screen_x: pixels from the left
 * @screen_y: pixels from the top
 * @x: (out): Mercator
 * @y: (out): Mercator
 */
void
bw_map_view_from_screen (const BwMapView *self,
                         double           screen_x,
                         double           screen_y,
                         double          *x,
                         double          *y)
{
  *x = self->x + (screen_x - self->width / 2) / self->scale;
  *y = self->y + (screen_y - self->height / 2) / self->scale;
}

/**
 * bw_map_view_magnify:
 * @self: a view
 * @factor: how many times as large
 * @screen_x: pixels from the left
 * @screen_y: pixels from the top
 *
 * What stands at that point of the screen stays there.
 */
void
bw_map_view_magnify (BwMapView *self,
                     double     factor,
                     double     screen_x,
                     double     screen_y)
{
  double x;
  double y;

  bw_map_view_from_screen (self, screen_x, screen_y, &x, &y);
  self->scale *= factor;
  self->x = x - (screen_x - self->width / 2) / self->scale;
  self->y = y - (screen_y - self->height / 2) / self->scale;
}

/**
 * bw_map_view_mix:
 * @self: (out caller-allocates): a view between the two, of the size of @to
 * @from: where it begins
 * @to: where it ends
 * @part: 0 to 1
 */
void
bw_map_view_mix (BwMapView       *self,
                 const BwMapView *from,
                 const BwMapView *to,
                 double           part)
{
  *self = *to;
  self->scale = from->scale * pow (to->scale / from->scale, part);
  if (fabs (to->scale / from->scale - 1) > 1e-3)
    part = (1 / from->scale - 1 / self->scale) / (1 / from->scale - 1 / to->scale);
  self->x = from->x + (to->x - from->x) * part;
  self->y = from->y + (to->y - from->y) * part;
}

/**
 * bw_map_view_get_box:
 * @self: a view
 * @box: (out): west, north, east, south in Mercator
 */
void
bw_map_view_get_box (const BwMapView *self,
                     double           box[4])
{
  bw_map_view_from_screen (self, 0, 0, &box[0], &box[1]);
  bw_map_view_from_screen (self, self->width, self->height, &box[2], &box[3]);
}

/**
 * bw_map_view_fit:
 * @self: a view whose width and height are set
 * @box: west, north, east, south in Mercator; a point is shown at the nearest zoom
 * @margin: pixels to leave free on each side
 *
 * Shows all of @box, as large as it goes.
 */
void
bw_map_view_fit (BwMapView    *self,
                 const double  box[4],
                 double        margin)
{
  double width = MAX (box[2] - box[0], 1e-12);
  double height = MAX (box[3] - box[1], 1e-12);
  double room_x = MAX (self->width - 2 * margin, 16);
  double room_y = MAX (self->height - 2 * margin, 16);

  self->x = (box[0] + box[2]) / 2;
  self->y = (box[1] + box[3]) / 2;
  self->scale = MIN (MIN (room_x / width, room_y / height), bw_map_view_zoom_to_scale (MAX_ZOOM));
}
