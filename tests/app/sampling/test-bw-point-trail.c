/* test-bw-point-trail.c: what is known of six hours, and what is not
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-point-trail.h"
#include "bw-time.h"

#include <math.h>

#define NOW (G_GINT64_CONSTANT (1628380800) * BW_TIME_SECOND)

static void
test_empty (void)
{
  BwPointTrail trail = { 0 };
  double rates[BW_POINT_TRAIL_RATES];
  double queues[BW_POINT_TRAIL_SLOTS];

  g_assert_true (isnan (bw_point_trail_get_rate (&trail, NOW)));
  g_assert_cmpuint (bw_point_trail_get_rates (&trail, NOW, rates), ==, 0);
  g_assert_cmpuint (bw_point_trail_get_queues (&trail, NOW, queues), ==, 0);
}

/* Sixty people an hour, told every ten minutes. */
static void
fill (BwPointTrail *trail,
      guint         n_slots)
{
  for (guint i = 0; i < n_slots; i++)
    bw_point_trail_add (trail, NOW - BW_TIME_SECOND - (gint64) (n_slots - 1 - i) * BW_POINT_TRAIL_STEP, 10.0 * i, i);
}

static void
test_rate (void)
{
  BwPointTrail trail = { 0 };
  double rates[BW_POINT_TRAIL_RATES];
  double queues[BW_POINT_TRAIL_SLOTS];

  /* Half an hour is not enough for the last hour. */
  fill (&trail, 4);
  g_assert_true (isnan (bw_point_trail_get_rate (&trail, NOW)));

  trail = (BwPointTrail) { 0 };
  fill (&trail, 10);
  g_assert_cmpfloat (bw_point_trail_get_rate (&trail, NOW), ==, 60.0);
  g_assert_cmpuint (bw_point_trail_get_rates (&trail, NOW, rates), ==, 3);
  g_assert_true (isnan (rates[0]));
  g_assert_cmpfloat (rates[BW_POINT_TRAIL_RATES - 1], ==, 60.0);
  g_assert_cmpuint (bw_point_trail_get_queues (&trail, NOW, queues), ==, 10);
  g_assert_cmpfloat (queues[BW_POINT_TRAIL_SLOTS - 2], ==, 9.0);

  /* Nobody told anything for half an hour: so many less in the hour, and no queue. */
  g_assert_cmpfloat (bw_point_trail_get_rate (&trail, NOW + 3 * BW_POINT_TRAIL_STEP), ==, 30.0);
  bw_point_trail_get_queues (&trail, NOW + 3 * BW_POINT_TRAIL_STEP, queues);
  g_assert_true (isnan (queues[BW_POINT_TRAIL_SLOTS - 1]));
}

static void
test_age (void)
{
  BwPointTrail trail = { 0 };
  double rates[BW_POINT_TRAIL_RATES];

  fill (&trail, 60);
  g_assert_cmpuint (bw_point_trail_get_rates (&trail, NOW, rates), ==, BW_POINT_TRAIL_RATES);

  /* What is late changes nothing; what is long ago is forgotten. */
  bw_point_trail_add (&trail, NOW - BW_TIME_HOUR, 0.0, 0.0);
  g_assert_cmpfloat (bw_point_trail_get_rate (&trail, NOW), ==, 60.0);
  bw_point_trail_add (&trail, NOW + BW_TIME_DAY, 700.0, 3.0);
  g_assert_true (isnan (bw_point_trail_get_rate (&trail, NOW + BW_TIME_DAY)));
}

/* What the backend has on record fills what was not seen here, and no more. */
static void
test_join (void)
{
  BwPointTrail trail = { 0 };
  double values[43];
  double rates[BW_POINT_TRAIL_RATES];
  double queues[BW_POINT_TRAIL_SLOTS];
  g_autoptr (BwSeries) series = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    values[i] = 20.0 * i;
  series = bw_series_new_full ("p1", "sampling:r1", "sampled", NOW - 42 * BW_POINT_TRAIL_STEP, BW_POINT_TRAIL_STEP,
                               values, G_N_ELEMENTS (values));
  bw_point_trail_join (&trail, series, FALSE);
  g_assert_cmpuint (bw_point_trail_get_rates (&trail, NOW, rates), ==, BW_POINT_TRAIL_RATES);
  g_assert_cmpfloat (rates[3], ==, 120.0);
  g_assert_cmpfloat (rates[BW_POINT_TRAIL_RATES - 1], ==, 120.0);

  trail = (BwPointTrail) { 0 };
  bw_point_trail_add (&trail, NOW, 1000.0, NAN);
  bw_point_trail_join (&trail, series, FALSE);
  g_assert_cmpuint (bw_point_trail_get_rates (&trail, NOW, rates), ==, BW_POINT_TRAIL_RATES);
  g_assert_cmpfloat (rates[BW_POINT_TRAIL_RATES - 1], >, 300.0);

  /* The same of how many waited. */
  g_assert_cmpuint (bw_point_trail_get_queues (&trail, NOW, queues), ==, 0);
  bw_point_trail_join (&trail, series, TRUE);
  g_assert_cmpuint (bw_point_trail_get_queues (&trail, NOW, queues), >=, BW_POINT_TRAIL_SLOTS - 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/point-trail/empty", test_empty);
  g_test_add_func ("/point-trail/rate", test_rate);
  g_test_add_func ("/point-trail/age", test_age);
  g_test_add_func ("/point-trail/join", test_join);

  return g_test_run ();
}
