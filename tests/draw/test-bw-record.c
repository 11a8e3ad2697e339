/* test-bw-record.c: the total on record, between and after its values
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-record.h"
#include "bw-time.h"

#include <math.h>

#define T0   G_GINT64_CONSTANT (1628164800000000)
#define STEP (30 * BW_TIME_MINUTE)

static void
test_record (void)
{
  static const double values[] = { 0.0, 100.0, 300.0 };
  g_autoptr (BwSeries) history = bw_series_new_full ("c", "sampling:r1", "sampled", T0, STEP, values, 3);
  gint64 now = T0 + 4 * STEP + STEP / 2;

  g_assert_cmpfloat (bw_record_get_at (history, 360.0, now, T0 - STEP), ==, 0.0);
  g_assert_cmpfloat (bw_record_get_at (history, 360.0, now, T0 + STEP / 2), ==, 50.0);
  g_assert_cmpfloat (bw_record_get_at (history, 360.0, now, T0 + 2 * STEP), ==, 300.0);

  /* Nothing came in the two steps that are over and not sent. */
  g_assert_cmpfloat (bw_record_get_at (history, 360.0, now, T0 + 4 * STEP), ==, 300.0);
  g_assert_cmpfloat (bw_record_get_at (history, 360.0, now, now - STEP / 4), ==, 330.0);
  g_assert_cmpfloat (bw_record_get_at (history, 360.0, now, now), ==, 360.0);
  g_assert_cmpfloat (bw_record_get_at (history, 360.0, now, now + STEP), ==, 360.0);

  /* Not reported now: what was on record stays. */
  g_assert_cmpfloat (bw_record_get_at (history, NAN, now, now - 1), ==, 300.0);
  g_assert_true (isnan (bw_record_get_at (history, NAN, now, now)));
}

static void
test_no_record (void)
{
  g_autoptr (BwSeries) empty = bw_series_new_full ("c", "sampling:r1", "sampled", T0, STEP, NULL, 0);
  static const double one[] = { 5.0 };
  g_autoptr (BwSeries) later = bw_series_new_full ("c", "sampling:r1", "sampled", T0 + STEP, STEP, one, 1);

  g_assert_true (isnan (bw_record_get_at (NULL, 5.0, T0, T0 - 1)));
  g_assert_true (isnan (bw_record_get_at (empty, 5.0, T0, T0 - 1)));
  g_assert_true (isnan (bw_record_get_at (later, 5.0, T0, T0 - 1)));
  g_assert_cmpfloat (bw_record_get_at (NULL, 5.0, T0, T0), ==, 5.0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/record/record", test_record);
  g_test_add_func ("/draw/record/no-record", test_no_record);
  return g_test_run ();
}
