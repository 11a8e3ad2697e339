/* test-bw-geodesic.c: distances that others have published
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-geodesic.h"

#include <math.h>

static double
from_degrees (int    degrees,
              int    minutes,
              double seconds)
{
  return copysign (fabs ((double) degrees) + minutes / 60.0 + seconds / 3600.0, degrees);
}

static void
test_published (void)
{
  /* Geoscience Australia: Flinders Peak to Buninyong (GRS 80, which differs by less than
   * a millimetre here). */
  double survey = bw_geodesic_measure (from_degrees (144, 25, 29.52440), from_degrees (-37, 57, 3.72030),
                                       from_degrees (143, 55, 35.38390), from_degrees (-37, 39, 10.15610));

  g_assert_cmpfloat_with_epsilon (survey, 54972.271, 0.001);

  /* GeographicLib's example: New York (JFK) to London (LHR). */
  g_assert_cmpfloat_with_epsilon (bw_geodesic_measure (-73.8, 40.6, -0.5, 51.6), 5551759.400, 0.001);

  /* A quarter of the meridian, and of the equator. */
  g_assert_cmpfloat_with_epsilon (bw_geodesic_measure (113, 0, 113, 90), 10001965.729, 0.001);
  g_assert_cmpfloat_with_epsilon (bw_geodesic_measure (0, 0, 90, 0), 10018754.171, 0.001);
}

static void
test_properties (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  g_assert_cmpfloat (bw_geodesic_measure (113.85, 34.03, 113.85, 34.03), ==, 0);
  for (guint i = 0; i < 2000; i++)
    {
      double longitude = g_rand_double_range (rand, -180, 180);
      double latitude = g_rand_double_range (rand, -90, 90);
      double other_longitude = g_rand_double_range (rand, -180, 180);
      double other_latitude = g_rand_double_range (rand, -90, 90);
      double there = bw_geodesic_measure (longitude, latitude, other_longitude, other_latitude);
      double back = bw_geodesic_measure (other_longitude, other_latitude, longitude, latitude);

      g_assert_cmpfloat_with_epsilon (there, back, 0.01);
      g_assert_true (there >= 0 && there < 20040000);
    }

  /* Across the date line it is not round the earth. */
  g_assert_cmpfloat_with_epsilon (bw_geodesic_measure (179.9, 10, -179.9, 10), bw_geodesic_measure (0.1, 10, -0.1, 10),
                                  0.001);
}

/* Where the formula does not converge the answer is a good one all the same. */
static void
test_opposite (void)
{
  double length = bw_geodesic_measure (0, 0.1, 179.9, -0.2);

  g_assert_cmpfloat (length, >, 19900000);
  g_assert_cmpfloat (length, <, 20040000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/geodesic/published", test_published);
  g_test_add_func ("/geodesic/properties", test_properties);
  g_test_add_func ("/geodesic/opposite", test_opposite);
  return g_test_run ();
}
