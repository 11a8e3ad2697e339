/* test-bw-axis.c: round steps, and days that are not 24 hours long
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-axis.h"
#include "bw-time.h"

#include <math.h>

static void
test_step (void)
{
  g_assert_cmpfloat (bw_axis_get_step (1408000, 3), ==, 500000);
  g_assert_cmpfloat (bw_axis_get_step (5222, 2), ==, 2500);
  g_assert_cmpfloat (bw_axis_get_step (20100, 2), ==, 10000);
  g_assert_cmpfloat (bw_axis_get_step (7, 3), ==, 2);
  g_assert_cmpfloat (bw_axis_get_step (2154, 1), ==, 2000);
  g_assert_cmpfloat (bw_axis_get_step (4.5, 1), ==, 4);
  g_assert_cmpfloat (bw_axis_get_step (2600, 1), ==, 2500);
  g_assert_cmpfloat (bw_axis_get_step (1, 8), ==, 1);
  g_assert_cmpfloat (bw_axis_get_step (0, 3), ==, 1);
  g_assert_cmpfloat (bw_axis_get_step (NAN, 3), ==, 1);
  g_assert_cmpfloat (bw_axis_get_step (INFINITY, 3), ==, 1);
}

/* Never more lines than there is room for, never so few that there is no scale. */
static void
test_step_fits (void)
{
  for (double range = 3.0; range < 1e9; range *= 1.37)
    {
      for (guint n = 1; n < 8; n++)
        {
          double step = bw_axis_get_step (range, n);

          g_assert_cmpfloat (range / step, <, n + 1);
          g_assert_cmpfloat (range / step, >=, MIN (1.0, range / 2.0));
          g_assert_cmpfloat (step, ==, floor (step));
        }
    }
}

static void
test_midnight (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (8 * 3600);
  gint64 midnight = G_GINT64_CONSTANT (1628352000) * BW_TIME_SECOND;  /* 2021-08-08T00:00:00+08:00 */

  g_assert_cmpint (bw_axis_get_midnight (midnight, zone), ==, midnight);
  g_assert_cmpint (bw_axis_get_midnight (midnight - 1, zone), ==, midnight);
  g_assert_cmpint (bw_axis_get_midnight (midnight + 1, zone), ==, midnight + BW_TIME_DAY);
  g_assert_cmpint (bw_axis_get_midnight (G_MAXINT64, zone), ==, G_MAXINT64);
  g_assert_cmpint (bw_axis_get_hour (midnight - 1, zone), ==, 23);
  g_assert_cmpint (bw_axis_get_hour (midnight + 14 * BW_TIME_HOUR, zone), ==, 14);
}

/* Summer time begins on 2021-03-28 in Berlin: that day has 23 hours. */
static void
test_midnight_summer_time (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  gint64 midnight = G_GINT64_CONSTANT (1616886000) * BW_TIME_SECOND;

  if (zone == NULL)
    {
      g_test_skip ("this machine has no time zone database");
      return;
    }
  g_assert_cmpint (bw_axis_get_midnight (midnight, zone), ==, midnight);
  g_assert_cmpint (bw_axis_get_midnight (midnight + 1, zone), ==, midnight + 23 * BW_TIME_HOUR);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/axis/step", test_step);
  g_test_add_func ("/draw/axis/step-fits", test_step_fits);
  g_test_add_func ("/draw/axis/midnight", test_midnight);
  g_test_add_func ("/draw/axis/midnight-summer-time", test_midnight_summer_time);
  return g_test_run ();
}
