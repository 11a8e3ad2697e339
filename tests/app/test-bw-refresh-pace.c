/* test-bw-refresh-pace.c: how far apart refreshes are, by what they cost
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-refresh-pace.h"

#define BEGIN G_GINT64_CONSTANT (1000000)

/* Milliseconds: a change is seen in time. */
#define OFTEN 40

/* Refreshes of @cost microseconds each, as soon as they may come, while @share of a core
 * goes into other things. What the last one answers. */
static guint
run (BwRefreshPace *self,
     gint64         cost,
     double         share)
{
  guint distance = BW_REFRESH_PACE_LEAST;
  gint64 at = self->at != 0 ? self->at : BEGIN;
  gint64 spent = self->spent;

  for (guint i = 0; i < 200; i++)
    {
      distance = bw_refresh_pace_note (self, at, spent);
      at += distance * 1000;
      spent += cost + (gint64) (share * distance * 1000);
    }

  return distance;
}

static void
test_cheap (void)
{
  BwRefreshPace pace = { 0 };

  g_assert_cmpuint (bw_refresh_pace_note (&pace, BEGIN, 5000000), ==, BW_REFRESH_PACE_LEAST);
  g_assert_cmpuint (run (&pace, 2000, 0), ==, BW_REFRESH_PACE_LEAST);
}

/* 10.5 ms each: 14 % of a core are 75 ms; and 11 % where 3 % go into other things, 95 ms. */
static void
test_dear (void)
{
  BwRefreshPace pace = { 0 };

  g_assert_cmpint (ABS ((int) run (&pace, 10500, 0) - 75), <=, 1);
  g_assert_cmpint (ABS ((int) run (&pace, 10500, 0.03) - 95), <=, 1);
  g_assert_cmpuint (run (&pace, 50000, 0), ==, BW_REFRESH_PACE_MOST);
  g_assert_cmpuint (run (&pace, 2000, 0), ==, BW_REFRESH_PACE_LEAST);
}

/* What has become cheap is told often again as soon after it was dear, however far apart
 * refreshes were then. */
static void
test_cheaper (void)
{
  BwRefreshPace pace = { 0 };
  gint64 began;
  guint distance;

  run (&pace, 26000, 0);
  began = pace.at;
  do
    distance = bw_refresh_pace_note (&pace, pace.at + 200000, pace.spent + 2000);
  while (distance > OFTEN && pace.at < began + 20 * G_USEC_PER_SEC);

  g_assert_cmpint (pace.at - began, <=, 4 * G_USEC_PER_SEC);
}

/* One that was dear, between many that are not: a picture that a worker has made. */
static void
test_single (void)
{
  BwRefreshPace pace = { 0 };

  run (&pace, 4000, 0);
  g_assert_cmpuint (bw_refresh_pace_note (&pace, pace.at + 40000, pace.spent + 25000), <=, 50);
}

/* What a pause was spent on says nothing of refreshes, and what was dear before a long one
 * is not held to be so until it shows. */
static void
test_pause (void)
{
  BwRefreshPace pace = { 0 };
  guint distance = run (&pace, 14000, 0);

  g_assert_cmpuint (distance, >, 90);
  g_assert_cmpuint (bw_refresh_pace_note (&pace, pace.at + 500000, pace.spent + 400000), <=, distance);
  g_assert_cmpuint (bw_refresh_pace_note (&pace, pace.at + 30000000, pace.spent + 2000000), ==,
                    BW_REFRESH_PACE_LEAST);
  g_assert_cmpuint (run (&pace, 14000, 0), >, 90);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/refresh-pace/cheap", test_cheap);
  g_test_add_func ("/app/refresh-pace/dear", test_dear);
  g_test_add_func ("/app/refresh-pace/cheaper", test_cheaper);
  g_test_add_func ("/app/refresh-pace/single", test_single);
  g_test_add_func ("/app/refresh-pace/pause", test_pause);
  return g_test_run ();
}
