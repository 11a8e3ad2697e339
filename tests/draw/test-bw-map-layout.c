/* test-bw-map-layout.c: what is seen at a point, and what lies beside it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "map-fixture.h"

#include <math.h>

static void
test_pick (void)
{
  g_autoptr (BwPicture) picture = map_fixture_new_picture (4);
  g_autoptr (BwMapLayout) layout = NULL;
  BwMapView view;

  layout = map_fixture_lay_out (picture, &view, 400);
  g_assert_cmpuint (layout->places->n_areas, ==, 16);
  for (guint i = 0; i < 16; i++)
    {
      double x;
      double y;
      int area;

      bw_map_layout_get_centre (layout, i, &x, &y);
      area = bw_map_layout_pick_area (layout, x, y);
      g_assert_cmpint (area, ==, (int) i);
    }
  g_assert_cmpint (bw_map_layout_pick_area (layout, layout->box[0] - 1e-6, layout->box[1]), ==, -1);
}

/* Through the lens as well: an area is found where its middle is drawn, and a site
 * stays in the area that it was in. */
static void
test_lens (void)
{
  g_autoptr (BwPicture) picture = map_fixture_new_picture (6);
  g_autoptr (BwMapLayout) plain = NULL;
  g_autoptr (BwMapLayout) bent = NULL;
  BwMapLens lens = { 0, 0, 0, 2.7 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  BwMapView view;

  plain = map_fixture_lay_out (picture, &view, 400);
  lens.x = (plain->box[0] + plain->box[2]) / 2 + 1e-5;
  lens.y = (plain->box[1] + plain->box[3]) / 2;
  lens.radius = 0.37 * (plain->box[2] - plain->box[0]);
  bent = bw_map_layout_new (plain->places, &lens);
  g_assert_cmpuint (bent->shapes[14].rings[0].n_points, >, 4);

  for (guint i = 0; i < 4000; i++)
    {
      double x = g_rand_double_range (rand, plain->box[0], plain->box[2]);
      double y = g_rand_double_range (rand, plain->box[1], plain->box[3]);
      double edge = (plain->box[2] - plain->box[0]) / 6;
      double off_x = fabs (remainder (x - plain->box[0], edge));
      double off_y = fabs (remainder (y - plain->box[1], (plain->box[3] - plain->box[1]) / 6));
      int before = bw_map_layout_pick_area (plain, x, y);

      /* The bent edge is a chain of short straight ones: just beside it nothing is
       * promised. */
      if (MIN (off_x, off_y) < edge * 0.05)
        continue;
      bw_map_lens_apply (&lens, &x, &y);
      g_assert_cmpint (bw_map_layout_pick_area (bent, x, y), ==, before);
    }
}

static void
test_neighbours (void)
{
  g_autoptr (BwPicture) picture = map_fixture_new_picture (3);
  g_autoptr (BwMapLayout) layout = NULL;
  BwMapView view;

  layout = map_fixture_lay_out (picture, &view, 400);
  g_assert_cmpint (bw_map_layout_find_neighbour (layout, 4, 1, 0), ==, 5);
  g_assert_cmpint (bw_map_layout_find_neighbour (layout, 4, -1, 0), ==, 3);
  g_assert_cmpint (bw_map_layout_find_neighbour (layout, 4, 0, -1), ==, 1);
  g_assert_cmpint (bw_map_layout_find_neighbour (layout, 4, 0, 1), ==, 7);
  g_assert_cmpint (bw_map_layout_find_neighbour (layout, 2, 1, 0), ==, -1);
}

/* Nothing at all, or a scope with sites and no outline: no crash, a box if there
 * is something. */
static void
test_bare (void)
{
  g_autoptr (BwPicture) picture = map_fixture_new_picture (0);
  g_autoptr (BwMapLayout) empty = NULL;
  g_autoptr (BwMapPlaces) places = NULL;
  BwMapLens lens = BW_MAP_LENS_NONE;

  places = bw_map_places_new (bw_picture_get_places (picture), BW_PLACE_NONE, "en");
  empty = bw_map_layout_new (places, &lens);
  g_assert_true (bw_map_layout_is_empty (empty));
  g_assert_cmpint (bw_map_layout_pick_area (empty, 0.5, 0.5), ==, -1);
  g_assert_cmpint (bw_map_layout_find_neighbour (empty, -1, 1, 0), ==, -1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/map-layout/pick", test_pick);
  g_test_add_func ("/draw/map-layout/lens", test_lens);
  g_test_add_func ("/draw/map-layout/neighbours", test_neighbours);
  g_test_add_func ("/draw/map-layout/bare", test_bare);
  return g_test_run ();
}
