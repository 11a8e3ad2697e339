/* bw-map-ring.c: a closed line on the map, in Mercator
 *
 * The simplification is that of Douglas and Peucker (1973), done once for all
 * scales: each point keeps the distance at which it would be dropped, limited by
 * that of its parents so that a coarser line is always a part of a finer one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-ring.h"

#include "bw-map-view.h"

#include <math.h>

/* Edges under a lens are cut into pieces of this part of its radius. */
#define LENS_PIECES 24

/* Shorter rings are drawn as they are. */
#define LEAST_POINTS 64

typedef struct
{
  guint from;
  guint to;
  float limit;
} Stretch;

static void
append_point (GArray *points,
              double  x,
              double  y)
{
  g_array_append_val (points, x);
  g_array_append_val (points, y);
}

static double
distance_to_edge (double x,
                  double y,
                  double from_x,
                  double from_y,
                  double to_x,
                  double to_y)
{
  double dx = to_x - from_x;
  double dy = to_y - from_y;
  double square = dx * dx + dy * dy;
  double t = square > 0 ? CLAMP (((x - from_x) * dx + (y - from_y) * dy) / square, 0, 1) : 0;

  dx = x - from_x - t * dx;
  dy = y - from_y - t * dy;
  return sqrt (dx * dx + dy * dy);
}

/* Appends the points between two, both excluded, where the lens would bend the
 * edge. */
static void
densify (GArray          *points,
         const BwMapLens *lens,
         double           from_x,
         double           from_y,
         double           to_x,
         double           to_y)
{
  double length = hypot (to_x - from_x, to_y - from_y);
  guint n;

  if (bw_map_lens_is_none (lens)
      || distance_to_edge (lens->x, lens->y, from_x, from_y, to_x, to_y) >= lens->radius)
    return;

  n = (guint) MIN (ceil (length / lens->radius * LENS_PIECES), 1000);
  for (guint i = 1; i < n; i++)
    append_point (points,
                  from_x + (to_x - from_x) * i / n,
                  from_y + (to_y - from_y) * i / n);
}

/* The point of a stretch that is farthest from the line between its ends. */
static guint
find_farthest (const BwMapRing *self,
               const Stretch   *stretch,
               float           *distance)
{
  const double *a = self->points + 2 * stretch->from;
  const double *b = self->points + 2 * (stretch->to % self->n_points);
  guint farthest = stretch->from;

  *distance = -1;
  for (guint i = stretch->from + 1; i < stretch->to; i++)
    {
      const double *p = self->points + 2 * i;
      float d = (float) distance_to_edge (p[0], p[1], a[0], a[1], b[0], b[1]);

      if (d > *distance)
        {
          *distance = d;
          farthest = i;
        }
    }

  return farthest;
}

static void
rank_points (BwMapRing *self)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Stretch));
  guint half = self->n_points / 2;
  Stretch first = { 0, half, G_MAXFLOAT };
  Stretch second = { half, self->n_points, G_MAXFLOAT };

  /* A closed line has no ends: two points opposite each other always stay. */
  self->tolerances = g_new0 (float, self->n_points);
  self->tolerances[0] = self->tolerances[half] = G_MAXFLOAT;
  g_array_append_val (stack, first);
  g_array_append_val (stack, second);

  while (stack->len > 0)
    {
      Stretch stretch = g_array_index (stack, Stretch, stack->len - 1);
      float distance;
      guint middle;

      g_array_set_size (stack, stack->len - 1);
      if (stretch.to - stretch.from < 2)
        continue;

      middle = find_farthest (self, &stretch, &distance);
      distance = MIN (distance, stretch.limit);
      self->tolerances[middle] = distance;
      g_array_append_val (stack, ((Stretch) { stretch.from, middle, distance }));
      g_array_append_val (stack, ((Stretch) { middle, stretch.to, distance }));
    }
}

/**
 * bw_map_ring_init:
 * @self: (out caller-allocates): a ring
 * @ring: degrees
 * @lens: what it is seen through
 */
void
bw_map_ring_init (BwMapRing       *self,
                  const BwRing    *ring,
                  const BwMapLens *lens)
{
  g_autoptr (GArray) points = g_array_sized_new (FALSE, FALSE, sizeof (double), 2 * ring->n_points);
  double first_x = 0;
  double first_y = 0;
  double x = 0;
  double y = 0;

  for (guint i = 0; i <= ring->n_points && ring->n_points > 0; i++)
    {
      double last_x = x;
      double last_y = y;

      if (i < ring->n_points)
        bw_map_view_project (ring->points[2 * i], ring->points[2 * i + 1], &x, &y);
      else
        x = first_x, y = first_y;

      if (i == 0)
        first_x = x, first_y = y;
      else
        densify (points, lens, last_x, last_y, x, y);
      if (i < ring->n_points)
        append_point (points, x, y);
    }

  self->n_points = points->len / 2;
  self->points = (double *) (gpointer) g_array_free (g_steal_pointer (&points), FALSE);
  self->tolerances = NULL;
  for (guint i = 0; i < self->n_points; i++)
    bw_map_lens_apply (lens, &self->points[2 * i], &self->points[2 * i + 1]);

  if (self->n_points >= LEAST_POINTS)
    rank_points (self);
}

/**
 * bw_map_ring_clear:
 * @self: a ring
 *
 * Frees what it holds.
 */
void
bw_map_ring_clear (BwMapRing *self)
{
  g_clear_pointer (&self->points, g_free);
  g_clear_pointer (&self->tolerances, g_free);
  self->n_points = 0;
}

/**
 * bw_map_ring_add_box:
 * @self: a ring
 * @box: (inout): west, north, east, south; widened to hold the ring
 */
void
bw_map_ring_add_box (const BwMapRing *self,
                     double           box[4])
{
  for (guint i = 0; i < self->n_points; i++)
    {
      box[0] = MIN (box[0], self->points[2 * i]);
      box[1] = MIN (box[1], self->points[2 * i + 1]);
      box[2] = MAX (box[2], self->points[2 * i]);
      box[3] = MAX (box[3], self->points[2 * i + 1]);
    }
}

/**
 * bw_map_ring_contains:
 * @self: a ring
 * @x: Mercator
 * @y: Mercator
 *
 * Returns: whether the point is inside; of several rings of one area, an odd
 *   number of yeses is inside (a hole is a ring too)
 */
gboolean
bw_map_ring_contains (const BwMapRing *self,
                      double           x,
                      double           y)
{
  gboolean inside = FALSE;

  for (guint i = 0, j = self->n_points - 1; i < self->n_points; j = i++)
    {
      const double *a = self->points + 2 * i;
      const double *b = self->points + 2 * j;

      if ((a[1] > y) != (b[1] > y) && x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0])
        inside = !inside;
    }

  return inside;
}

/**
 * bw_map_ring_trace:
 * @self: a ring
 * @cr: where to
 * @x: Mercator of the origin
 * @y: Mercator of the origin
 * @scale: pixels of the world's width
 * @detail: a point that moves the line by less pixels than this is not drawn
 *
 * Appends a closed sub-path.
 */
void
bw_map_ring_trace (const BwMapRing *self,
                   cairo_t         *cr,
                   double           x,
                   double           y,
                   double           scale,
                   double           detail)
{
  float tolerance = (float) (detail / scale);

  cairo_new_sub_path (cr);
  for (guint i = 0; i < self->n_points; i++)
    {
      if (self->tolerances != NULL && self->tolerances[i] < tolerance)
        continue;

      cairo_line_to (cr, (self->points[2 * i] - x) * scale, (self->points[2 * i + 1] - y) * scale);
    }
  cairo_close_path (cr);
}
