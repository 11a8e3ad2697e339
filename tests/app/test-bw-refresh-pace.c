/* test-bw-refresh-pace.c: how far apart refreshes are, by what they cost
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-refresh-pace.h"

#define BEGIN G_GINT64_CONSTANT (1000000)

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

/* 10 ms each: 13 % of a core are 77 ms; and 10 % where 3 % go into other things, 100 ms. */
static void
test_dear (void)
{
  BwRefreshPace pace = { 0 };

  g_assert_cmpuint (run (&pace, 10000, 0), ==, 76);
  g_assert_cmpuint (ABS ((int) run (&pace, 10000, 0.03) - 100), <=, 1);
  g_assert_cmpuint (run (&pace, 50000, 0), ==, BW_REFRESH_PACE_MOST);
  g_assert_cmpuint (run (&pace, 2000, 0), ==, BW_REFRESH_PACE_LEAST);
}

/* What a pause was spent on says nothing of refreshes. */
static void
test_pause (void)
{
  BwRefreshPace pace = { 0 };
  guint distance = run (&pace, 10000, 0);

  g_assert_cmpuint (bw_refresh_pace_note (&pace, pace.at + 3000000, pace.spent + 2000000), ==, distance);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/refresh-pace/cheap", test_cheap);
  g_test_add_func ("/app/refresh-pace/dear", test_dear);
  g_test_add_func ("/app/refresh-pace/pause", test_pause);
  return g_test_run ();
}
