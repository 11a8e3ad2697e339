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

/* As many as picking each of them finds. */
static void
test_covered (void)
{
  g_autoptr (BwPicture) picture = map_fixture_new_picture (3);
  g_autoptr (BwMapLayout) layout = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  BwMapView view;

  layout = map_fixture_lay_out (picture, &view, 400);
  for (guint turn = 0; turn < 200; turn++)
    {
      double size = layout->box[2] - layout->box[0];
      double west = g_rand_double_range (rand, layout->box[0] - size, layout->box[2]);
      double north = g_rand_double_range (rand, layout->box[1] - size, layout->box[3]);
      const double box[] = { west, north, west + size * 0.7, north + size * 0.3 };
      guint n = 0;

      for (guint i = 0; i < 36; i++)
        n += bw_map_layout_pick_area (layout, box[0] + (box[2] - box[0]) * (i % 6) / 5,
                                      box[1] + (box[3] - box[1]) * (i / 6) / 5) >= 0;
      g_assert_cmpuint (bw_map_layout_count_covered (layout, box, 6), ==, n);
    }
}

/* Neighbours that only touch take nothing from each other's room, however many. */
static void
test_many (void)
{
  g_autoptr (BwPicture) picture = map_fixture_new_picture (50);
  g_autoptr (BwMapLayout) layout = NULL;
  BwMapView view;

  layout = map_fixture_lay_out (picture, &view, 900);
  g_assert_cmpuint (layout->places->n_areas, ==, 2500);
  for (guint i = 0; i < 2500; i += 97)
    {
      const BwMapShape *shape = &layout->shapes[i];

      for (guint line = 0; line < BW_MAP_N_LINES; line++)
        g_assert_cmpfloat_with_epsilon (shape->spans[line].to - shape->spans[line].from, shape->box[2] - shape->box[0],
                                        1e-9);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/map-layout/pick", test_pick);
  g_test_add_func ("/draw/map-layout/lens", test_lens);
  g_test_add_func ("/draw/map-layout/neighbours", test_neighbours);
  g_test_add_func ("/draw/map-layout/covered", test_covered);
  g_test_add_func ("/draw/map-layout/many", test_many);
  g_test_add_func ("/draw/map-layout/bare", test_bare);
  return g_test_run ();
}
