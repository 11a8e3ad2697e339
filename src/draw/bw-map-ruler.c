/* bw-map-ruler.c: a line that a person lays over the map, and its length
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-ruler.h"

#include "bw-geodesic.h"
#include "bw-map-view.h"

struct _BwMapRuler
{
  GArray *points; /* (owned) (element-type BwMapPoint): the last is the end */
};

static BwMapPoint *
get_end (BwMapRuler *self)
{
  return &g_array_index (self->points, BwMapPoint, self->points->len - 1);
}

static double
measure (const BwMapPoint *from,
         const BwMapPoint *to)
{
  double longitude;
  double latitude;
  double other_longitude;
  double other_latitude;

  bw_map_view_unproject (from->x, from->y, &longitude, &latitude);
  bw_map_view_unproject (to->x, to->y, &other_longitude, &other_latitude);
  return bw_geodesic_measure (longitude, latitude, other_longitude, other_latitude);
}

/**
 * bw_map_ruler_new:
 * @x: Mercator of its beginning
 * @y: Mercator
 *
 * Returns: (transfer full): a line of no length
 */
BwMapRuler *
bw_map_ruler_new (double x,
                  double y)
{
  BwMapRuler *self = g_new0 (BwMapRuler, 1);
  const BwMapPoint points[] = { { x, y }, { x, y } };

  self->points = g_array_new (FALSE, FALSE, sizeof (BwMapPoint));
  g_array_append_vals (self->points, points, G_N_ELEMENTS (points));
  return self;
}

void
bw_map_ruler_free (BwMapRuler *self)
{
  g_array_unref (self->points);
  g_free (self);
}

void
bw_map_ruler_move (BwMapRuler *self,
                   double      x,
                   double      y)
{
  *get_end (self) = (BwMapPoint) { x, y };
}

void
bw_map_ruler_add (BwMapRuler *self)
{
  BwMapPoint end = *get_end (self);

  g_array_append_val (self->points, end);
}

/**
 * bw_map_ruler_take_back:
 * @self: a line
 *
 * The end stays where it is.
 *
 * Returns: whether anything was laid down
 */
gboolean
bw_map_ruler_take_back (BwMapRuler *self)
{
  if (self->points->len <= 2)
    return FALSE;

  g_array_remove_index (self->points, self->points->len - 2);
  return TRUE;
}

const BwMapPoint *
bw_map_ruler_get_points (const BwMapRuler *self,
                         guint            *n)
{
  *n = self->points->len;
  return (const BwMapPoint *) (gpointer) self->points->data;
}

/**
 * bw_map_ruler_measure:
 * @self: a line
 *
 * Returns: metres, on the ellipsoid
 */
double
bw_map_ruler_measure (const BwMapRuler *self)
{
  double sum = 0;

  for (guint i = 1; i < self->points->len; i++)
    sum += measure (&g_array_index (self->points, BwMapPoint, i - 1), &g_array_index (self->points, BwMapPoint, i));

  return sum;
}
