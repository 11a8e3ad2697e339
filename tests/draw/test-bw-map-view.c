/* test-bw-map-view.c: what is magnified stays under the pointer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-view.h"

static void
test_magnify (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);

  for (guint i = 0; i < 500; i++)
    {
      BwMapView view = { 0.8, 0.4, 1000000, 640, 480 };
      double screen_x = g_rand_double_range (rand, 0, 640);
      double screen_y = g_rand_double_range (rand, 0, 480);
      double factor = g_rand_double_range (rand, 0.25, 4);
      double x;
      double y;
      double after_x;
      double after_y;

      bw_map_view_from_screen (&view, screen_x, screen_y, &x, &y);
      bw_map_view_magnify (&view, factor, screen_x, screen_y);
      bw_map_view_to_screen (&view, x, y, &after_x, &after_y);
      g_assert_cmpfloat_with_epsilon (after_x, screen_x, 1e-6);
      g_assert_cmpfloat_with_epsilon (after_y, screen_y, 1e-6);
      g_assert_cmpfloat_with_epsilon (view.scale, 1000000 * factor, 1e-6);
    }
}

static void
test_there_and_back (void)
{
  for (double latitude = -85; latitude <= 85; latitude += 17)
    {
      double x;
      double y;
      double longitude;
      double back;

      bw_map_view_project (113.85, latitude, &x, &y);
      bw_map_view_unproject (x, y, &longitude, &back);
      g_assert_cmpfloat_with_epsilon (longitude, 113.85, 1e-9);
      g_assert_cmpfloat_with_epsilon (back, latitude, 1e-9);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/map-view/magnify", test_magnify);
  g_test_add_func ("/draw/map-view/there-and-back", test_there_and_back);
  return g_test_run ();
}
