/* test-bw-format-time.c: times, spans and margins as a person reads them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-format.h"
#include "bw-time.h"

#include <stdio.h>

/* 2021-08-08T14:32:08+08:00 */
#define NOW     (G_GINT64_CONSTANT (1628404328) * BW_TIME_SECOND)
#define MINUTE  BW_TIME_MINUTE
#define HOUR    BW_TIME_HOUR
#define SECOND  BW_TIME_SECOND

typedef struct
{
  gint64      span;
  const char *narrow_zh;
  const char *narrow_en;
  const char *wide_zh;
  const char *wide_en;
} Margin;

static void
assert_text (char       *text,
             const char *wanted)
{
  g_autofree char *owned = text;

  g_assert_cmpstr (owned, ==, wanted);
}

static GTimeZone *
make_zone (void)
{
  return g_time_zone_new_offset (8 * 3600);
}

static gint64
read_time (const char *text)
{
  gint64 time;

  g_assert_true (bw_time_parse (text, &time, NULL));
  return time;
}

static void
test_points_in_time (void)
{
  g_autoptr (GTimeZone) zone = make_zone ();
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  gint64 night = read_time ("2021-12-31T23:59:59+08:00");

  assert_text (bw_format_clock (NOW, zone), "14:32");
  assert_text (bw_format_clock (NOW, utc), "06:32");
  assert_text (bw_format_clock (night, zone), "23:59");
  assert_text (bw_format_day_time (NOW, zone, "zh_CN"), "8日 14:32");
  assert_text (bw_format_day_time (NOW, zone, "en"), "8 Aug 14:32");
  assert_text (bw_format_day_time (night, zone, "zh_CN"), "31日 23:59");
  assert_text (bw_format_day_time (night + SECOND, zone, "zh_CN"), "1日 00:00");
  assert_text (bw_format_date_time (NOW, zone, "zh_CN"), "8月8日 14:32");
  assert_text (bw_format_date_time (NOW, zone, "en"), "8 Aug 14:32");
  assert_text (bw_format_date (NOW, zone, "zh_CN"), "2021年8月8日");
  assert_text (bw_format_date (NOW, zone, "en"), "8 August 2021");
  assert_text (bw_format_date (night + SECOND, zone, "zh_CN"), "2022年1月1日");
  assert_text (bw_format_date (night + SECOND, utc, "zh_CN"), "2021年12月31日");
  assert_text (bw_format_day (NOW, night, zone, "zh_CN"), "8月8日");
  assert_text (bw_format_day (NOW, night, zone, "en"), "8 Aug");
  assert_text (bw_format_day (NOW, night + SECOND, zone, "zh_CN"), "2021年8月8日");
  assert_text (bw_format_day (NOW, night + SECOND, utc, "en"), "8 Aug");
  assert_text (bw_format_day (night + SECOND, NOW, zone, "en"), "1 January 2022");
}

static void
test_not_known (void)
{
  g_autoptr (GTimeZone) zone = make_zone ();

  assert_text (bw_format_clock (0, zone), "–");
  assert_text (bw_format_day_time (0, zone, "zh_CN"), "–");
  assert_text (bw_format_date_time (0, zone, "en"), "–");
  assert_text (bw_format_date (0, zone, "en"), "–");
  assert_text (bw_format_day (0, NOW, zone, "en"), "–");
  assert_text (bw_format_as_of (0, NOW, zone, "en"), "–");
  assert_text (bw_format_as_of (NOW, 0, zone, "en"), "8 Aug 14:32");

  /* Beyond the calendar. */
  assert_text (bw_format_clock (G_MAXINT64, zone), "–");
  assert_text (bw_format_day_time (G_MAXINT64, zone, "zh_CN"), "–");
}

static void
test_as_of (void)
{
  g_autoptr (GTimeZone) zone = make_zone ();

  assert_text (bw_format_as_of (NOW - 11 * MINUTE, NOW, zone, "zh_CN"), "14:21");
  assert_text (bw_format_as_of (NOW - 15 * HOUR, NOW, zone, "zh_CN"), "8月7日 23:32");
  assert_text (bw_format_as_of (NOW - 15 * HOUR, NOW, zone, "en"), "7 Aug 23:32");
  assert_text (bw_format_as_of (read_time ("2020-08-08T14:32:08+08:00"), NOW, zone, "zh_CN"),
               "2020年8月8日 14:32");
  assert_text (bw_format_as_of (read_time ("2021-08-08T00:00:00+08:00"), NOW, zone, "zh_CN"), "00:00");
}

static void
test_countdown (void)
{
  gint64 left = 29 * HOUR + 27 * MINUTE + 52 * SECOND;

  assert_text (bw_format_countdown (left, TRUE), "29:27:52");
  assert_text (bw_format_countdown (left, FALSE), "29:28");
  assert_text (bw_format_countdown (0, TRUE), "0:00:00");
  assert_text (bw_format_countdown (0, FALSE), "0:00");
  assert_text (bw_format_countdown (1, TRUE), "0:00:01");
  assert_text (bw_format_countdown (59 * SECOND, FALSE), "0:01");
  assert_text (bw_format_countdown (-59 * SECOND, FALSE), "0:00");
  assert_text (bw_format_countdown (-5 * MINUTE - SECOND, FALSE), "−0:05");
  assert_text (bw_format_countdown (-HOUR, TRUE), "−1:00:00");
  assert_text (bw_format_countdown (400 * HOUR, FALSE), "400:00");
}

static void
test_margin (void)
{
  static const Margin cases[] = {
    { -3 * HOUR - 6 * MINUTE, "晚 3:06", "3:06 late", "晚 3 小时 6 分", "3 h 6 min late" },
    { -3 * HOUR - 6 * MINUTE - 59 * SECOND, "晚 3:06", "3:06 late", "晚 3 小时 6 分", "3 h 6 min late" },
    { 8 * MINUTE + 40 * SECOND, "早 0:09", "0:09 early", "早 9 分", "9 min early" },
    { 2 * HOUR, "早 2:00", "2:00 early", "早 2 小时", "2 h early" },
    { -SECOND, "晚 0:01", "0:01 late", "晚 1 分", "1 min late" },
    { 1, "早 0:01", "0:01 early", "早 1 分", "1 min early" },
    { 13 * HOUR + 36 * MINUTE, "早 13:36", "13:36 early", "早 13 小时 36 分", "13 h 36 min early" },
    { -51 * HOUR, "晚 51:00", "51:00 late", "晚 2 天 3 小时", "2 d 3 h late" },
    { -96 * HOUR, "晚 96:00", "96:00 late", "晚 4 天", "4 d late" },
    { -121 * HOUR, "晚 5 天", "5 d late", "晚 5 天 1 小时", "5 d 1 h late" },
    { 0, "–", "–", "–", "–" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      assert_text (bw_format_margin (cases[i].span, FALSE, "zh_CN"), cases[i].narrow_zh);
      assert_text (bw_format_margin (cases[i].span, FALSE, "en"), cases[i].narrow_en);
      assert_text (bw_format_margin (cases[i].span, TRUE, "zh_CN"), cases[i].wide_zh);
      assert_text (bw_format_margin (cases[i].span, TRUE, "en"), cases[i].wide_en);
    }
}

/* Finish and margin beside each other must add up to the deadline, to the minute. */
static void
test_margin_agrees_with_clocks (void)
{
  g_autoptr (GTimeZone) zone = make_zone ();
  gint64 deadline = read_time ("2021-08-09T20:00:00+08:00");

  for (gint64 margin = -3 * MINUTE; margin <= 3 * MINUTE; margin += 7 * SECOND)
    {
      g_autofree char *finish = bw_format_clock (deadline - margin, zone);
      g_autofree char *text = bw_format_margin (margin, FALSE, "en");
      int hour = 0;
      int minute = 0;
      int by = 0;

      if (margin <= 0 && margin > -MINUTE)
        continue;
      g_assert_cmpint (sscanf (finish, "%d:%d", &hour, &minute), ==, 2);
      g_assert_cmpint (sscanf (text, "0:%d", &by), ==, 1);
      g_assert_cmpint (20 * 60 - hour * 60 - minute, ==, margin < 0 ? -by : by);
    }
}

static void
test_age (void)
{
  assert_text (bw_format_span (27 * MINUTE + 59 * SECOND, "zh_CN"), "27 分");
  assert_text (bw_format_span (186 * MINUTE, "en"), "3 h 6 min");
  assert_text (bw_format_age (11 * MINUTE + 8 * SECOND, "zh_CN"), "11 分 08 秒");
  assert_text (bw_format_age (11 * MINUTE + 8 * SECOND, "en"), "11 min 08 s");
  assert_text (bw_format_age (38 * SECOND + 999, "zh_CN"), "38 秒");
  assert_text (bw_format_age (38 * SECOND, "en"), "38 s");
  assert_text (bw_format_age (0, "en"), "0 s");
  assert_text (bw_format_age (-HOUR, "en"), "0 s");
  assert_text (bw_format_age (2 * HOUR + 5 * MINUTE, "zh_CN"), "2 小时 05 分");
  assert_text (bw_format_age (26 * HOUR, "en"), "26 h 00 min");
  assert_text (bw_format_age (74 * HOUR, "zh_CN"), "3 天 2 小时");
  assert_text (bw_format_age (G_MAXINT64, "en"), "106751991 d 4 h");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/format-time/points-in-time", test_points_in_time);
  g_test_add_func ("/draw/format-time/not-known", test_not_known);
  g_test_add_func ("/draw/format-time/as-of", test_as_of);
  g_test_add_func ("/draw/format-time/countdown", test_countdown);
  g_test_add_func ("/draw/format-time/margin", test_margin);
  g_test_add_func ("/draw/format-time/margin-agrees-with-clocks", test_margin_agrees_with_clocks);
  g_test_add_func ("/draw/format-time/age", test_age);
  return g_test_run ();
}
