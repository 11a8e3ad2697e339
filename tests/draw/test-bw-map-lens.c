/* test-bw-map-lens.c: nothing folds over, nothing outside moves, and back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-lens.h"

#include <math.h>

static const BwMapLens lens = { 0.5, 0.4, 0.1, 2.7 };

static void
test_monotone (void)
{
  double last = -1;

  for (guint i = 0; i <= 2000; i++)
    {
      double x = 0.5 + 0.15 * i / 2000;
      double y = 0.4;

      bw_map_lens_apply (&lens, &x, &y);
      g_assert_cmpfloat (x, >, last);
      g_assert_cmpfloat (y, ==, 0.4);
      last = x;
    }
}

static void
test_magnifies (void)
{
  double x = 0.5 + 1e-6;
  double y = 0.4;

  bw_map_lens_apply (&lens, &x, &y);
  g_assert_cmpfloat_with_epsilon ((x - 0.5) / 1e-6, 2.7, 1e-3);
}

static void
test_outside (void)
{
  for (guint i = 0; i < 360; i++)
    {
      double from_x = 0.5 + 0.1000001 * cos (i * G_PI / 180);
      double from_y = 0.4 + 0.1000001 * sin (i * G_PI / 180);
      double x = from_x;
      double y = from_y;

      bw_map_lens_apply (&lens, &x, &y);
      g_assert_cmpfloat (x, ==, from_x);
      g_assert_cmpfloat (y, ==, from_y);
    }
}

static void
test_inverse (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 5000; i++)
    {
      double from_x = g_rand_double_range (rand, 0.35, 0.65);
      double from_y = g_rand_double_range (rand, 0.25, 0.55);
      double x = from_x;
      double y = from_y;

      bw_map_lens_apply (&lens, &x, &y);
      bw_map_lens_invert (&lens, &x, &y);
      g_assert_cmpfloat_with_epsilon (x, from_x, 1e-12);
      g_assert_cmpfloat_with_epsilon (y, from_y, 1e-12);
    }
}

static void
test_choice (void)
{
  const double whole[4] = { 0, 0, 1, 0.8 };
  const double boxes[][4] = { { 0, 0, 0.6, 0.8 }, { 0.4, 0.4, 0.48, 0.48 }, { 0.5, 0.4, 0.57, 0.5 } };
  BwMapLens chosen;

  /* 500 pixels: the narrowest is 35 wide. */
  bw_map_lens_choose (&chosen, boxes, 3, whole, 500);
  g_assert_false (bw_map_lens_is_none (&chosen));
  g_assert_cmpfloat_with_epsilon (chosen.x, (0.44 + 0.535) / 2, 1e-9);
  g_assert_cmpfloat_with_epsilon (chosen.radius, 0.37, 1e-9);
  g_assert_cmpfloat (chosen.magnification, ==, 2.7);

  /* 1000 pixels: 70. */
  bw_map_lens_choose (&chosen, boxes, 3, whole, 1000);
  g_assert_true (bw_map_lens_is_none (&chosen));
  bw_map_lens_choose (&chosen, boxes, 0, whole, 100);
  g_assert_true (bw_map_lens_is_none (&chosen));
}

static void
test_choice_everywhere (void)
{
  const double whole[4] = { 0, 0, 1, 1 };
  double boxes[100][4];
  BwMapLens chosen;

  for (guint i = 0; i < 100; i++)
    {
      boxes[i][0] = (i % 10) / 10.0;
      boxes[i][1] = (i / 10) / 10.0;
      boxes[i][2] = boxes[i][0] + 0.1;
      boxes[i][3] = boxes[i][1] + 0.1;
    }

  /* All are too narrow: magnifying ten of them helps nobody. */
  bw_map_lens_choose (&chosen, (const double (*)[4]) boxes, 100, whole, 300);
  g_assert_true (bw_map_lens_is_none (&chosen));
}

/* A city whose small areas stand together, and one that is not large at its edge:
 * on a small glass, and with larger type, the lens stays where it is. */
static void
test_choice_of_xuchang (void)
{
  const double whole[4] = { 0, 0, 1, 0.669 };
  const double boxes[][4] = {
    { 0.000, 0.000, 0.447, 0.377 }, { 0.422, 0.063, 0.853, 0.232 }, { 0.783, 0.154, 1.000, 0.590 },
    { 0.250, 0.351, 0.552, 0.669 }, { 0.426, 0.213, 0.803, 0.511 }, { 0.576, 0.309, 0.647, 0.396 },
    { 0.638, 0.310, 0.699, 0.395 }, { 0.521, 0.318, 0.596, 0.410 }, { 0.591, 0.263, 0.697, 0.321 },
  };
  const double factors[] = { 0.75, 0.9, 1.0, 1.1, 1.25, 1.4, 1.6 };

  for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
    {
      BwMapLens chosen;

      bw_map_lens_choose (&chosen, boxes, G_N_ELEMENTS (boxes), whole, 420 / factors[i]);
      g_assert_false (bw_map_lens_is_none (&chosen));
      g_assert_cmpfloat_with_epsilon (chosen.x, 0.62, 0.03);
      g_assert_cmpfloat_with_epsilon (chosen.y, 0.34, 0.03);
    }
}

static void
test_none (void)
{
  BwMapLens none = BW_MAP_LENS_NONE;
  double x = 0.3;
  double y = 0.2;

  bw_map_lens_apply (&none, &x, &y);
  g_assert_cmpfloat (x, ==, 0.3);
  g_assert_cmpfloat (y, ==, 0.2);
  g_assert_true (bw_map_lens_equal (&none, &none));
  g_assert_false (bw_map_lens_equal (&none, &lens));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/map-lens/monotone", test_monotone);
  g_test_add_func ("/draw/map-lens/magnifies", test_magnifies);
  g_test_add_func ("/draw/map-lens/outside", test_outside);
  g_test_add_func ("/draw/map-lens/inverse", test_inverse);
  g_test_add_func ("/draw/map-lens/choice", test_choice);
  g_test_add_func ("/draw/map-lens/choice-everywhere", test_choice_everywhere);
  g_test_add_func ("/draw/map-lens/choice-of-xuchang", test_choice_of_xuchang);
  g_test_add_func ("/draw/map-lens/none", test_none);
  return g_test_run ();
}
