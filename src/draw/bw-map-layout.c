/* bw-map-layout.c: where the places of a map are drawn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-layout.h"

#include "bw-map-view.h"

#include <math.h>

static void
clear_layout (gpointer data)
{
  BwMapLayout *self = data;

  for (guint i = 0; i < self->places->n_areas; i++)
    {
      for (guint j = 0; j < self->shapes[i].n_rings; j++)
        bw_map_ring_clear (&self->shapes[i].rings[j]);
      g_free (self->shapes[i].rings);
    }
  g_free (self->shapes);
  g_free (self->order);
  g_clear_pointer (&self->grid, bw_map_grid_free);
  g_free (self->x);
  g_free (self->y);
  bw_map_places_unref (self->places);
}

static void
clear_box (double box[4])
{
  box[0] = box[1] = G_MAXDOUBLE;
  box[2] = box[3] = -G_MAXDOUBLE;
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

/* The widest stretch inside @shape on the line at @y. */
static BwMapSpan
find_span (const BwMapShape *shape,
           double            y,
           GArray           *crossings)
{
  BwMapSpan widest = { 0, 0 };

  g_array_set_size (crossings, 0);
  for (guint i = 0; i < shape->n_rings; i++)
    {
      const BwMapRing *ring = &shape->rings[i];

      for (guint j = 0, k = ring->n_points - 1; j < ring->n_points; k = j++)
        {
          const double *a = ring->points + 2 * j;
          const double *b = ring->points + 2 * k;
          double x;

          if ((a[1] > y) == (b[1] > y))
            continue;
          x = (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0];
          g_array_append_val (crossings, x);
        }
    }

  g_array_sort (crossings, compare_numbers);
  for (guint i = 0; i + 1 < crossings->len; i += 2)
    {
      BwMapSpan span = { g_array_index (crossings, double, i), g_array_index (crossings, double, i + 1) };

      if (span.to - span.from > widest.to - widest.from)
        widest = span;
    }

  return widest;
}

static void
lay_out_shape (BwMapShape      *shape,
               const BwMapArea *area,
               const BwMapLens *lens)
{
  const BwRing *rings = bw_geometry_get_rings (area->geometry, &shape->n_rings);

  clear_box (shape->box);
  shape->rings = g_new0 (BwMapRing, MAX (shape->n_rings, 1));
  for (guint i = 0; i < shape->n_rings; i++)
    {
      bw_map_ring_init (&shape->rings[i], &rings[i], lens);
      bw_map_ring_add_box (&shape->rings[i], shape->box);
    }
}

/* Takes what @other covers from the stretches of @shape: of each the longer rest. */
static void
cut_by (BwMapShape       *shape,
        const BwMapShape *other,
        GArray           *crossings)
{
  for (guint line = 0; line < BW_MAP_N_LINES; line++)
    {
      double y = shape->box[1] + (shape->box[3] - shape->box[1]) * (line + 0.5) / BW_MAP_N_LINES;
      BwMapSpan *span = &shape->spans[line];
      BwMapSpan cut;

      if (y < other->box[1] || y > other->box[3]
          || other->box[2] <= span->from || other->box[0] >= span->to)
        continue;

      cut = find_span (other, y, crossings);
      if (cut.to <= cut.from || cut.to <= span->from || cut.from >= span->to)
        continue;
      if (cut.from - span->from > span->to - cut.to)
        span->to = cut.from;
      else
        span->from = cut.to;
    }
}

/* An area that encloses others has no hole in its data: what is drawn over it is
 * no room for its label either. */
static void
cut_spans (BwMapLayout *self,
           guint        rank,
           GArray      *crossings)
{
  BwMapShape *shape = &self->shapes[self->order[rank]];

  for (guint i = rank + 1; i < self->places->n_areas; i++)
    {
      const BwMapShape *other = &self->shapes[self->order[i]];

      /* Of very many areas nearly all end here. */
      if (other->box[0] < shape->box[2] && other->box[2] > shape->box[0]
          && other->box[1] < shape->box[3] && other->box[3] > shape->box[1])
        cut_by (shape, other, crossings);
    }
}

static int
compare_sizes (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const BwMapShape *shapes = data;
  const double *first = shapes[*(const guint *) a].box;
  const double *second = shapes[*(const guint *) b].box;
  double size = (first[2] - first[0]) * (first[3] - first[1]);
  double other = (second[2] - second[0]) * (second[3] - second[1]);

  return (size < other) - (size > other);
}

static void
lay_out_areas (BwMapLayout *self)
{
  g_autoptr (GArray) crossings = g_array_new (FALSE, FALSE, sizeof (double));
  guint n = self->places->n_areas;

  self->shapes = g_new0 (BwMapShape, MAX (n, 1));
  self->order = g_new0 (guint, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    {
      BwMapShape *shape = &self->shapes[i];

      lay_out_shape (shape, &self->places->areas[i], &self->lens);
      self->order[i] = i;
      for (guint line = 0; line < BW_MAP_N_LINES; line++)
        shape->spans[line] =
          find_span (shape,
                     shape->box[1] + (shape->box[3] - shape->box[1]) * (line + 0.5) / BW_MAP_N_LINES,
                     crossings);
      self->box[0] = MIN (self->box[0], shape->box[0]);
      self->box[1] = MIN (self->box[1], shape->box[1]);
      self->box[2] = MAX (self->box[2], shape->box[2]);
      self->box[3] = MAX (self->box[3], shape->box[3]);
    }

  g_qsort_with_data (self->order, (int) n, sizeof (guint), compare_sizes, self->shapes);
  for (guint i = 0; i < n; i++)
    cut_spans (self, i, crossings);
}

static void
lay_out_sites (BwMapLayout *self)
{
  guint n = self->places->n_sites;

  self->x = g_new (double, MAX (n, 1));
  self->y = g_new (double, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    {
      bw_map_view_project (self->places->longitudes[i], self->places->latitudes[i], &self->x[i], &self->y[i]);
      bw_map_lens_apply (&self->lens, &self->x[i], &self->y[i]);

      if (self->places->n_areas > 0)
        continue;
      self->box[0] = MIN (self->box[0], self->x[i]);
      self->box[1] = MIN (self->box[1], self->y[i]);
      self->box[2] = MAX (self->box[2], self->x[i]);
      self->box[3] = MAX (self->box[3], self->y[i]);
    }
  self->grid = bw_map_grid_new (self->x, self->y, n);
}

static gboolean
shape_contains (const BwMapShape *shape,
                double            x,
                double            y)
{
  gboolean inside = FALSE;

  if (x < shape->box[0] || x > shape->box[2] || y < shape->box[1] || y > shape->box[3])
    return FALSE;

  for (guint i = 0; i < shape->n_rings; i++)
    inside ^= bw_map_ring_contains (&shape->rings[i], x, y);

  return inside;
}

/**
 * bw_map_layout_new:
 * @places: what there is
 * @lens: what it is seen through
 *
 * Returns: (transfer full): where it is drawn. Some 0.2 µs a site and a point.
 */
BwMapLayout *
bw_map_layout_new (BwMapPlaces     *places,
                   const BwMapLens *lens)
{
  BwMapLayout *self = g_atomic_rc_box_new0 (BwMapLayout);

  self->places = bw_map_places_ref (places);
  self->lens = *lens;
  clear_box (self->box);
  lay_out_areas (self);
  lay_out_sites (self);
  return self;
}

/**
 * bw_map_layout_ref:
 * @self: a layout
 *
 * Returns: (transfer full): the same
 */
BwMapLayout *
bw_map_layout_ref (BwMapLayout *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * bw_map_layout_unref:
 * @self: (transfer full): a layout
 */
void
bw_map_layout_unref (BwMapLayout *self)
{
  g_atomic_rc_box_release_full (self, clear_layout);
}

/**
 * bw_map_layout_is_empty:
 * @self: a layout
 *
 * Returns: whether there is nothing to show
 */
gboolean
bw_map_layout_is_empty (const BwMapLayout *self)
{
  return self->box[0] > self->box[2];
}

/**
 * bw_map_layout_pick_area:
 * @self: a layout
 * @x: Mercator as drawn
 * @y: Mercator as drawn
 *
 * Returns: index of the area that is seen there, -1: none
 */
int
bw_map_layout_pick_area (const BwMapLayout *self,
                         double             x,
                         double             y)
{
  for (guint i = self->places->n_areas; i > 0; i--)
    {
      guint area = self->order[i - 1];

      if (shape_contains (&self->shapes[area], x, y))
        return (int) area;
    }

  return -1;
}

static gboolean
is_covered (const BwMapLayout *self,
            GArray            *areas,
            double             x,
            double             y)
{
  for (guint i = 0; i < areas->len; i++)
    {
      if (shape_contains (&self->shapes[g_array_index (areas, guint, i)], x, y))
        return TRUE;
    }

  return FALSE;
}

/**
 * bw_map_layout_count_covered:
 * @self: a layout
 * @box: west, north, east, south in Mercator as drawn
 * @side: points in each direction, 2 or more
 *
 * Returns: how many of the points lie on an area
 */
guint
bw_map_layout_count_covered (const BwMapLayout *self,
                             const double       box[4],
                             guint              side)
{
  g_autoptr (GArray) areas = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = 0;

  for (guint i = 0; i < self->places->n_areas; i++)
    {
      const double *other = self->shapes[i].box;

      if (other[0] <= box[2] && other[2] >= box[0] && other[1] <= box[3] && other[3] >= box[1])
        g_array_append_val (areas, i);
    }

  for (guint i = 0; i < side * side; i++)
    n += is_covered (self, areas, box[0] + (box[2] - box[0]) * (i % side) / (side - 1),
                     box[1] + (box[3] - box[1]) * (i / side) / (side - 1));

  return n;
}

/**
 * bw_map_layout_get_detour:
 * @x: of what is sought, from where one stands
 * @y: the same
 * @dx: -1 west, 1 east
 * @dy: -1 north, 1 south
 *
 * What lies straight ahead is nearer than what lies aside; more than 60° off the
 * direction is not ahead at all.
 *
 * Returns: how far it is, for who goes that way; G_MAXDOUBLE: it is not ahead
 */
double
bw_map_layout_get_detour (double x,
                          double y,
                          double dx,
                          double dy)
{
  double ahead = x * dx + y * dy;
  double aside = fabs (x * dy - y * dx);

  return ahead <= 0 || aside > ahead * 1.732 ? G_MAXDOUBLE : ahead + 2 * aside;
}

/**
 * bw_map_layout_find_neighbour:
 * @self: a layout
 * @area: index of an area, -1: the middle of the map
 * @dx: -1 west, 1 east
 * @dy: -1 north, 1 south
 *
 * See bw_map_layout_get_detour().
 *
 * Returns: index of the next area in that direction, -1: there is none
 */
int
bw_map_layout_find_neighbour (const BwMapLayout *self,
                              int                area,
                              double             dx,
                              double             dy)
{
  double from_x = (self->box[0] + self->box[2]) / 2;
  double from_y = (self->box[1] + self->box[3]) / 2;
  double nearest = G_MAXDOUBLE;
  int found = -1;

  if (area >= 0)
    bw_map_layout_get_centre (self, (guint) area, &from_x, &from_y);

  for (guint i = 0; i < self->places->n_areas; i++)
    {
      double detour;
      double x;
      double y;

      if ((int) i == area)
        continue;

      bw_map_layout_get_centre (self, i, &x, &y);
      detour = bw_map_layout_get_detour (x - from_x, y - from_y, dx, dy);
      if (detour < nearest)
        {
          nearest = detour;
          found = (int) i;
        }
    }

  return found;
}

/**
 * bw_map_layout_get_centre:
 * @self: a layout
 * @area: index
 * @x: (out): Mercator as drawn
 * @y: (out): Mercator as drawn
 *
 * A point inside the area, near its middle: of the widest stretch across it.
 */
void
bw_map_layout_get_centre (const BwMapLayout *self,
                          guint              area,
                          double            *x,
                          double            *y)
{
  const BwMapShape *shape = &self->shapes[area];
  double middle = (shape->box[1] + shape->box[3]) / 2;
  double best = -G_MAXDOUBLE;

  *x = (shape->box[0] + shape->box[2]) / 2;
  *y = middle;
  for (guint i = 0; i < BW_MAP_N_LINES; i++)
    {
      const BwMapSpan *span = &shape->spans[i];
      double line = shape->box[1] + (shape->box[3] - shape->box[1]) * (i + 0.5) / BW_MAP_N_LINES;
      double worth = span->to - span->from - fabs (line - middle);

      if (span->to > span->from && worth > best)
        {
          best = worth;
          *x = (span->from + span->to) / 2;
          *y = line;
        }
    }
}
