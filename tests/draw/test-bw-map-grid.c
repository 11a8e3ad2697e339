/* test-bw-map-grid.c: the grid finds what looking at every point finds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-grid.h"

#include <math.h>

typedef struct
{
  double *x;
  double *y;
  guint   n;
} Points;

static void
init_points (Points *points,
             guint   n,
             double  width,
             guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  points->n = n;
  points->x = g_new (double, n + 1);
  points->y = g_new (double, n + 1);
  for (guint i = 0; i < n; i++)
    {
      /* Some stand on the very same spot. */
      points->x[i] = i % 7 == 3 ? 0.25 * width : g_rand_double (rand) * width;
      points->y[i] = i % 7 == 3 ? 0.75 : g_rand_double (rand);
    }
}

static void
clear_points (Points *points)
{
  g_free (points->x);
  g_free (points->y);
}

static int
compare_indices (gconstpointer a,
                 gconstpointer b)
{
  guint32 i = *(const guint32 *) a;
  guint32 j = *(const guint32 *) b;

  return (i > j) - (i < j);
}

static void
compare_with_all (guint  n,
                  double width)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autoptr (BwMapGrid) grid = NULL;
  Points points;

  init_points (&points, n, width, n + 1);
  grid = bw_map_grid_new (points.x, points.y, n);
  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint32));
      g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (guint32));
      double box[4] = { g_rand_double_range (rand, -0.2, 1.1), g_rand_double_range (rand, -0.2, 1.1), 0, 0 };
      double radius = g_rand_double_range (rand, 0, 0.3);
      guint at = 0;
      guint n_near = 0;

      box[2] = box[0] + g_rand_double_range (rand, 0, 0.8);
      box[3] = box[1] + g_rand_double_range (rand, 0, 0.8);
      bw_map_grid_collect (grid, box, found);
      g_array_sort (found, compare_indices);
      bw_map_grid_pick (grid, box[0], box[1], radius, near);
      for (guint i = 0; i < n; i++)
        {
          if (points.x[i] >= box[0] && points.x[i] <= box[2] && points.y[i] >= box[1] && points.y[i] <= box[3])
            {
              g_assert_cmpuint (at, <, found->len);
              g_assert_cmpuint (g_array_index (found, guint32, at), ==, i);
              at++;
            }
          n_near += hypot (points.x[i] - box[0], points.y[i] - box[1]) <= radius;
        }
      g_assert_cmpuint (at, ==, found->len);
      g_assert_cmpuint (near->len, ==, n_near);
      for (guint i = 1; i < near->len; i++)
        {
          guint32 a = g_array_index (near, guint32, i - 1);
          guint32 b = g_array_index (near, guint32, i);

          g_assert_cmpfloat (hypot (points.x[a] - box[0], points.y[a] - box[1]), <=,
                             hypot (points.x[b] - box[0], points.y[b] - box[1]));
        }
    }
  clear_points (&points);
}

static void
test_many (void)
{
  compare_with_all (3000, 1);
}

static void
test_on_a_line (void)
{
  compare_with_all (500, 0);
}

static void
test_few (void)
{
  compare_with_all (0, 1);
  compare_with_all (1, 1);
  compare_with_all (2, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/map-grid/many", test_many);
  g_test_add_func ("/draw/map-grid/on-a-line", test_on_a_line);
  g_test_add_func ("/draw/map-grid/few", test_few);
  return g_test_run ();
}
