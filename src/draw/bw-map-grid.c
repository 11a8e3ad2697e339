/* bw-map-grid.c: which of very many points are near one, or in a box
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-grid.h"

#include <math.h>

#define POINTS_A_CELL 8
#define MAX_SIDE      256

struct _BwMapGrid
{
  const double *x; /* borrowed */
  const double *y; /* borrowed */
  double        box[4];
  guint         side;
  guint        *starts;  /* (owned): first place in @indices of each cell, and the end */
  guint32      *indices; /* (owned): points in order of cells */
};

static void
find_box (BwMapGrid *self,
          guint      n)
{
  self->box[0] = self->box[1] = G_MAXDOUBLE;
  self->box[2] = self->box[3] = -G_MAXDOUBLE;
  for (guint i = 0; i < n; i++)
    {
      self->box[0] = MIN (self->box[0], self->x[i]);
      self->box[1] = MIN (self->box[1], self->y[i]);
      self->box[2] = MAX (self->box[2], self->x[i]);
      self->box[3] = MAX (self->box[3], self->y[i]);
    }
}

static guint
find_cell (const BwMapGrid *self,
           guint            axis,
           double           value)
{
  double from = self->box[axis];
  double size = self->box[axis + 2] - from;
  double cell = size > 0 ? (value - from) / size * self->side : 0;

  return (guint) CLAMP (floor (cell), 0, self->side - 1);
}

static guint
cell_of_point (const BwMapGrid *self,
               guint            point)
{
  return find_cell (self, 1, self->y[point]) * self->side + find_cell (self, 0, self->x[point]);
}

static int
compare_distances (gconstpointer a,
                   gconstpointer b,
                   gpointer      data)
{
  const BwMapGrid *self = ((gpointer *) data)[0];
  const double *point = ((gpointer *) data)[1];
  guint32 i = *(const guint32 *) a;
  guint32 j = *(const guint32 *) b;
  double to_i = hypot (self->x[i] - point[0], self->y[i] - point[1]);
  double to_j = hypot (self->x[j] - point[0], self->y[j] - point[1]);

  return (to_i > to_j) - (to_i < to_j);
}

/**
 * bw_map_grid_new:
 * @x: (array length=n): borrowed, must outlive the grid
 * @y: (array length=n): borrowed, must outlive the grid
 * @n: how many points
 *
 * Returns: (transfer full): a grid; two passes over the points
 */
BwMapGrid *
bw_map_grid_new (const double *x,
                 const double *y,
                 guint         n)
{
  BwMapGrid *self = g_new0 (BwMapGrid, 1);
  g_autofree guint *next = NULL;
  guint n_cells;

  self->x = x;
  self->y = y;
  self->side = CLAMP ((guint) sqrt ((double) n / POINTS_A_CELL), 1, MAX_SIDE);
  n_cells = self->side * self->side;
  self->starts = g_new0 (guint, n_cells + 1);
  self->indices = g_new (guint32, MAX (n, 1));
  find_box (self, n);

  for (guint i = 0; i < n; i++)
    self->starts[cell_of_point (self, i) + 1]++;
  for (guint i = 0; i < n_cells; i++)
    self->starts[i + 1] += self->starts[i];

  next = g_memdup2 (self->starts, (n_cells + 1) * sizeof (guint));
  for (guint32 i = 0; i < n; i++)
    self->indices[next[cell_of_point (self, i)]++] = i;

  return self;
}

/**
 * bw_map_grid_free:
 * @self: a grid
 */
void
bw_map_grid_free (BwMapGrid *self)
{
  g_free (self->starts);
  g_free (self->indices);
  g_free (self);
}

/**
 * bw_map_grid_collect:
 * @self: a grid
 * @box: west, north, east, south; the edges belong to it
 * @found: (element-type guint32): what is in it is appended, in no order
 */
void
bw_map_grid_collect (const BwMapGrid *self,
                     const double     box[4],
                     GArray          *found)
{
  guint west;
  guint east;
  guint south;

  if (box[2] < self->box[0] || box[0] > self->box[2] || box[3] < self->box[1] || box[1] > self->box[3])
    return;

  west = find_cell (self, 0, box[0]);
  east = find_cell (self, 0, box[2]);
  south = find_cell (self, 1, box[3]);
  for (guint row = find_cell (self, 1, box[1]); row <= south; row++)
    {
      guint end = self->starts[row * self->side + east + 1];

      for (guint i = self->starts[row * self->side + west]; i < end; i++)
        {
          guint32 point = self->indices[i];

          if (self->x[point] >= box[0] && self->x[point] <= box[2]
              && self->y[point] >= box[1] && self->y[point] <= box[3])
            g_array_append_val (found, point);
        }
    }
}

/**
 * bw_map_grid_pick:
 * @self: a grid
 * @x: of the pointer
 * @y: of the pointer
 * @radius: how far a point may be, in the same units
 * @found: (element-type guint32): what is near is appended, nearest first
 */
void
bw_map_grid_pick (const BwMapGrid *self,
                  double           x,
                  double           y,
                  double           radius,
                  GArray          *found)
{
  double box[4] = { x - radius, y - radius, x + radius, y + radius };
  double point[2] = { x, y };
  gpointer data[2] = { (gpointer) self, point };
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (guint32));

  bw_map_grid_collect (self, box, near);
  g_array_sort_with_data (near, compare_distances, data);
  for (guint i = 0; i < near->len; i++)
    {
      guint32 index = g_array_index (near, guint32, i);

      if (hypot (self->x[index] - x, self->y[index] - y) > radius)
        break;
      g_array_append_val (found, index);
    }
}
