/* test-bw-shift.c: early, middle, night, of today and of tomorrow
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-shift.h"

#include "bw-time.h"

static gint64
read_time (const char *text)
{
  gint64 time = 0;

  g_assert_true (bw_time_parse (text, &time, NULL));
  return time;
}

static void
test_list (void)
{
  static const struct
  {
    const char *now;
    const char *first;
    guint       current;
  } cases[] = {
    { "2021-08-08T14:32:00+08:00", "2021-08-08T07:00:00+08:00", 0 },
    { "2021-08-08T07:00:00+08:00", "2021-08-08T07:00:00+08:00", 0 },
    { "2021-08-08T06:59:59+08:00", "2021-08-07T07:00:00+08:00", 2 },
    { "2021-08-08T15:00:00+08:00", "2021-08-08T07:00:00+08:00", 1 },
    { "2021-08-08T23:00:00+08:00", "2021-08-08T07:00:00+08:00", 2 },
    { "2021-08-09T02:00:00+08:00", "2021-08-08T07:00:00+08:00", 2 },
    { "2021-12-31T23:30:00+08:00", "2021-12-31T07:00:00+08:00", 2 },
  };
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BwShift shifts[BW_N_SHIFTS];

      bw_shift_list (read_time (cases[i].now), zone, shifts);
      g_assert_cmpint (shifts[0].from, ==, read_time (cases[i].first));
      g_assert_cmpuint (bw_shift_find (shifts, read_time (cases[i].now)), ==, cases[i].current);
      for (guint j = 0; j < BW_N_SHIFTS; j++)
        {
          g_assert_cmpint (shifts[j].to - shifts[j].from, ==, 8 * BW_TIME_HOUR);
          g_assert_cmpuint (shifts[j].day, ==, j / 3);
          g_assert_cmpuint (shifts[j].kind, ==, j % 3);
          if (j > 0)
            g_assert_cmpint (shifts[j].from, ==, shifts[j - 1].to);
        }
      g_assert_cmpuint (bw_shift_find (shifts, shifts[5].to), ==, BW_N_SHIFTS);
      g_assert_cmpuint (bw_shift_find (shifts, shifts[0].from - 1), ==, BW_N_SHIFTS);
    }
}

/* Where clocks are turned a night is an hour longer, and no time is in two shifts. */
static void
test_clock_change (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  BwShift shifts[BW_N_SHIFTS];

  bw_shift_list (read_time ("2021-10-30T12:00:00+02:00"), zone, shifts);
  g_assert_cmpint (shifts[2].to - shifts[2].from, ==, 9 * BW_TIME_HOUR);
  g_assert_cmpint (shifts[3].from, ==, shifts[2].to);
}

static void
test_overlap (void)
{
  const BwShift shift = { BW_SHIFT_KIND_EARLY, 0, 8 * BW_TIME_HOUR, 16 * BW_TIME_HOUR };
  static const struct
  {
    int   from;
    int   to;
    guint minutes;
  } cases[] = {
    { 8, 16, 480 }, { 0, 8, 0 }, { 16, 20, 0 }, { 0, 9, 60 }, { 15, 30, 60 }, { 0, 40, 480 }, { 10, 11, 60 },
    { 12, 12, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (bw_shift_get_overlap (&shift, cases[i].from * BW_TIME_HOUR, cases[i].to * BW_TIME_HOUR), ==,
                      cases[i].minutes);
}

static void
test_open_minutes (void)
{
  static const struct
  {
    guint opens;
    guint closes;
    guint early;
    guint middle;
    guint night;
  } cases[] = {
    { 0, 0, 480, 480, 480 },
    { 0, 1440, 480, 480, 480 },
    { 360, 1440, 480, 480, 120 },     /* 06:00-24:00 */
    { 480, 1200, 420, 300, 0 },       /* 08:00-20:00 */
    { 1320, 360, 0, 60, 420 },        /* 22:00-06:00 */
    { 0, 420, 0, 0, 420 },            /* 00:00-07:00 */
    { 600, 540, 420, 480, 480 },      /* 10:00-09:00 */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpuint (bw_shift_get_open_minutes (BW_SHIFT_KIND_EARLY, cases[i].opens, cases[i].closes), ==,
                        cases[i].early);
      g_assert_cmpuint (bw_shift_get_open_minutes (BW_SHIFT_KIND_MIDDLE, cases[i].opens, cases[i].closes), ==,
                        cases[i].middle);
      g_assert_cmpuint (bw_shift_get_open_minutes (BW_SHIFT_KIND_NIGHT, cases[i].opens, cases[i].closes), ==,
                        cases[i].night);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/shift/list", test_list);
  g_test_add_func ("/model/shift/clock-change", test_clock_change);
  g_test_add_func ("/model/shift/overlap", test_overlap);
  g_test_add_func ("/model/shift/open-minutes", test_open_minutes);
  return g_test_run ();
}
