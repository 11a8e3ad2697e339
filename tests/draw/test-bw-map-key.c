/* test-bw-map-key.c: six round classes, half-open, that hold the data
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-key.h"

#include <math.h>

static void
test_reference (void)
{
  /* The shares of the visual reference, and its key. */
  const double shares[] = { 0.719, 0.756, 0.784, 0.807, 0.84, 0.829, 0.838, 0.85, 0.859, NAN };
  static const char * const labels[] = { "< 70", "70–75", "75–80", "80–85", "85–90", "≥ 90%" };
  BwMapKey key;

  bw_map_key_choose (&key, shares, G_N_ELEMENTS (shares));
  for (guint i = 0; i < BW_N_CLASSES; i++)
    {
      g_autofree char *label = bw_map_key_dup_label (&key, i);

      g_assert_cmpstr (label, ==, labels[i]);
    }
  g_assert_cmpint (bw_map_key_get_class (&key, 0.719), ==, 1);
  g_assert_cmpint (bw_map_key_get_class (&key, 0.85), ==, 4);
}

static void
test_half_open (void)
{
  BwMapKey key = { 5, 70 };

  g_assert_cmpint (bw_map_key_get_class (&key, 0.0), ==, 0);
  g_assert_cmpint (bw_map_key_get_class (&key, 0.699), ==, 0);
  g_assert_cmpint (bw_map_key_get_class (&key, 0.70), ==, 1);
  g_assert_cmpint (bw_map_key_get_class (&key, 0.75), ==, 2);
  g_assert_cmpint (bw_map_key_get_class (&key, 0.90), ==, 5);
  g_assert_cmpint (bw_map_key_get_class (&key, 3.0), ==, 5);
  g_assert_cmpint (bw_map_key_get_class (&key, NAN), ==, -1);

  /* Written as 75.0%, so of the colour of 75–80. */
  g_assert_cmpint (bw_map_key_get_class (&key, 0.74996), ==, 2);
  g_assert_cmpint (bw_map_key_get_class (&key, 0.74949), ==, 1);
}

/* Whatever the data: it fits, the classes are inside 0 to 100, the step is the
 * least that does. */
static void
test_any (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint round = 0; round < 3000; round++)
    {
      double from = g_rand_double_range (rand, 0, 1);
      double to = g_rand_double_range (rand, from, 1);
      const double shares[] = { from, to };
      double span;
      BwMapKey key;

      bw_map_key_choose (&key, shares, 2);
      g_assert_true (key.step == 5 || key.step == 10 || key.step == 20);
      g_assert_cmpint (key.first, >=, key.step);
      g_assert_cmpint (key.first + 4 * key.step, <=, 100);

      /* Nothing that is apart by a class or more shares an open end. */
      g_assert_cmpint (100 * to, <, key.first + 5 * key.step + 1);
      g_assert_cmpint (100 * from, >=, key.first - key.step - 1);
      span = 100 * (to - from);
      g_assert_true (key.step == 5 || span > 4 * key.step / 2);
    }
}

static void
test_nothing (void)
{
  const double shares[] = { NAN, NAN };
  BwMapKey key;

  bw_map_key_choose (&key, shares, 2);
  g_assert_cmpint (key.step, ==, 20);
  g_assert_cmpint (key.first, ==, 20);
  bw_map_key_choose (&key, NULL, 0);
  g_assert_cmpint (key.step, ==, 20);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/map-key/reference", test_reference);
  g_test_add_func ("/draw/map-key/half-open", test_half_open);
  g_test_add_func ("/draw/map-key/any", test_any);
  g_test_add_func ("/draw/map-key/nothing", test_nothing);
  return g_test_run ();
}
