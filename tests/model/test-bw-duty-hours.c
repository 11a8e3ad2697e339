/* test-bw-duty-hours.c: hours of duty and rest, as they are and as somebody sets them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-duty-hours.h"

#include "bw-assignment.h"
#include "bw-time.h"

static void
test_hours (void)
{
  g_assert_cmpint (bw_duty_hours_get_least_rest (), ==, 8 * BW_TIME_HOUR);
  g_assert_cmpint (bw_duty_hours_get_good_rest (), ==, 12 * BW_TIME_HOUR);
  g_assert_cmpint (bw_duty_hours_get_longest (), ==, bw_assignment_get_longest ());

  bw_duty_hours_set (10, 16, 8);
  g_assert_cmpint (bw_duty_hours_get_least_rest (), ==, 10 * BW_TIME_HOUR);
  g_assert_cmpint (bw_duty_hours_get_good_rest (), ==, 16 * BW_TIME_HOUR);
  g_assert_cmpint (bw_duty_hours_get_longest (), ==, 8 * BW_TIME_HOUR);

  /* A rest that is none cannot be a good one. */
  bw_duty_hours_set (14, 12, 0);
  g_assert_cmpint (bw_duty_hours_get_good_rest (), ==, 14 * BW_TIME_HOUR);
  g_assert_cmpint (bw_duty_hours_get_longest (), ==, bw_assignment_get_longest ());
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/duty-hours/hours", test_hours);

  return g_test_run ();
}
