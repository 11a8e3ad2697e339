/* test-bw-checkpoint-past.c: since when a measure is not carried out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-checkpoint-past.h"

#include "bw-time.h"

#include <math.h>

#define START (G_GINT64_CONSTANT (1628395200) * BW_TIME_SECOND)

static gint64
find_stop (const double *values,
           guint         n)
{
  g_autoptr (BwSeries) series = bw_series_new_full ("k", "checkpoint", "check_code", START, BW_TIME_MINUTE, values, n);
  gint64 stop = bw_checkpoint_past_find_stop (series);

  return stop != 0 ? (stop - START) / BW_TIME_MINUTE : -1;
}

static void
test_find_stop (void)
{
  static const double stopped[] = { 1, 0, 1, 0, 0 };
  static const double goes_on[] = { 0, 0, 1 };
  static const double always[] = { 0, 0, 0 };
  static const double untold[] = { NAN, NAN, 0 };

  g_assert_cmpint (find_stop (stopped, 5), ==, 3);
  g_assert_cmpint (find_stop (goes_on, 3), ==, -1);
  g_assert_cmpint (find_stop (always, 3), ==, -1);
  g_assert_cmpint (find_stop (untold, 3), ==, 2);
}

/* Longer than anybody has asked: that is a bound, and not nothing. */
static void
test_stopped (void)
{
  static const double always[] = { 0, 0, 0 };
  static const double untold[] = { NAN, 0, 0 };
  g_autoptr (BwSeries) whole = bw_series_new_full ("k", "checkpoint", "check_code", START, BW_TIME_MINUTE, always, 3);
  g_autoptr (BwSeries) part = bw_series_new_full ("k", "checkpoint", "check_code", START, BW_TIME_MINUTE, untold, 3);

  g_assert_true (bw_checkpoint_past_is_stopped (whole));
  g_assert_false (bw_checkpoint_past_is_stopped (part));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/checkpoint-past/find-stop", test_find_stop);
  g_test_add_func ("/checkpoint-past/stopped", test_stopped);
  return g_test_run ();
}
