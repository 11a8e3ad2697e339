/* test-bw-map-ruler.c: laid down, taken back, and as long as it is on the earth
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-ruler.h"

#include "bw-geodesic.h"
#include "bw-map-view.h"

static void
move (BwMapRuler *ruler,
      double      longitude,
      double      latitude)
{
  double x;
  double y;

  bw_map_view_project (longitude, latitude, &x, &y);
  bw_map_ruler_move (ruler, x, y);
}

static void
test_length (void)
{
  g_autoptr (BwMapRuler) ruler = NULL;
  double first = bw_geodesic_measure (113.8, 34.0, 113.9, 34.1);
  double second = bw_geodesic_measure (113.9, 34.1, 114.2, 34.1);
  double x;
  double y;
  guint n;

  bw_map_view_project (113.8, 34.0, &x, &y);
  ruler = bw_map_ruler_new (x, y);
  g_assert_cmpfloat (bw_map_ruler_measure (ruler), ==, 0);
  g_assert_false (bw_map_ruler_take_back (ruler));

  move (ruler, 113.9, 34.1);
  g_assert_cmpfloat_with_epsilon (bw_map_ruler_measure (ruler), first, 1e-3);
  bw_map_ruler_add (ruler);
  move (ruler, 114.2, 34.1);
  g_assert_cmpfloat_with_epsilon (bw_map_ruler_measure (ruler), first + second, 1e-3);
  bw_map_ruler_get_points (ruler, &n);
  g_assert_cmpuint (n, ==, 3);

  /* What is taken back is the point between; the end stays where it is. */
  g_assert_true (bw_map_ruler_take_back (ruler));
  g_assert_cmpfloat_with_epsilon (bw_map_ruler_measure (ruler), bw_geodesic_measure (113.8, 34.0, 114.2, 34.1), 1e-3);
  g_assert_false (bw_map_ruler_take_back (ruler));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/map-ruler/length", test_length);
  return g_test_run ();
}
