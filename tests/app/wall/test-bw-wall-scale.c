/* test-bw-wall-scale.c: type for the glass and the distance
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-wall-scale.h"

static void
test_reference (void)
{
  /* 75 inches from 5 m: as drawn, at any number of pixels. */
  g_assert_cmpfloat_with_epsilon (bw_wall_scale_find (1080, 934, 5.0, 1.0), 1.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (bw_wall_scale_find (2160, 934, 5.0, 1.0), 2.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (bw_wall_scale_find (1080, 934, 0.0, 0.0), 1.0, 1e-9);
}

static void
test_distance (void)
{
  g_assert_cmpfloat_with_epsilon (bw_wall_scale_find (1080, 934, 7.0, 1.0), 1.4, 1e-9);
  g_assert_cmpfloat_with_epsilon (bw_wall_scale_find (1080, 747, 5.0, 1.0), 934.0 / 747.0, 1e-9);

  /* Beyond these nothing fits, or nothing is gained. */
  g_assert_cmpfloat_with_epsilon (bw_wall_scale_find (1080, 934, 20.0, 1.0), 1.6, 1e-9);
  g_assert_cmpfloat_with_epsilon (bw_wall_scale_find (1080, 934, 1.0, 1.0), 0.75, 1e-9);
}

/* Pixels alone, if the screen does not say how large it is or cannot be right. */
static void
test_unknown_glass (void)
{
  static const int heights_mm[] = { 0, -1, 1, 99, 6001, G_MAXINT };

  for (guint i = 0; i < G_N_ELEMENTS (heights_mm); i++)
    {
      g_assert_cmpfloat_with_epsilon (bw_wall_scale_find (1080, heights_mm[i], 5.0, 1.0), 1.0, 1e-9);
      g_assert_cmpfloat_with_epsilon (bw_wall_scale_find (2160, heights_mm[i], 9.0, 1.0), 2.0, 1e-9);
    }
  g_assert_cmpfloat (bw_wall_scale_find (0, 0, 5.0, 1.0), >, 0.0);
}

/* As many steps back as forth, and neither without an end. */
static void
test_steps (void)
{
  double adjust = 1.0;

  for (guint i = 0; i < 4; i++)
    adjust = bw_wall_scale_step (adjust, 1);
  g_assert_cmpfloat (adjust, >, 1.4);
  for (guint i = 0; i < 4; i++)
    adjust = bw_wall_scale_step (adjust, -1);
  g_assert_cmpfloat_with_epsilon (adjust, 1.0, 1e-9);
  for (guint i = 0; i < 100; i++)
    adjust = bw_wall_scale_step (adjust, -1);
  g_assert_cmpfloat (adjust, >, 0.5);
}

/* A line of texts is made smaller until all are there, but not without an end. */
static void
test_fit (void)
{
  g_assert_cmpfloat_with_epsilon (bw_wall_scale_fit (1.0, 1920, 1700, 1640, 2331), 1.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (bw_wall_scale_fit (1.0, 1920, 2000, 1640, 2331), 0.96, 1e-9);
  g_assert_cmpfloat_with_epsilon (bw_wall_scale_fit (1.0, 1920, 9000, 1640, 2331), 1920 / 2331.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (bw_wall_scale_fit (1.6, 1640, 300, 1640, 2331), 1.0, 1e-9);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/wall/scale/reference", test_reference);
  g_test_add_func ("/app/wall/scale/distance", test_distance);
  g_test_add_func ("/app/wall/scale/unknown-glass", test_unknown_glass);
  g_test_add_func ("/app/wall/scale/steps", test_steps);
  g_test_add_func ("/app/wall/scale/fit", test_fit);
  return g_test_run ();
}
