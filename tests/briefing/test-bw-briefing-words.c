/* test-bw-briefing-words.c: times, spans and lists as documents write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-briefing-words.h"

#include "briefing-fixture.h"
#include "bw-time.h"

static void
assert_taken (char       *text,
              const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_time (void)
{
  BwBriefingFacts facts = { .language = (char *) "zh_CN" };

  facts.zone = g_time_zone_new_identifier ("Asia/Shanghai");
  assert_taken (bw_briefing_words_dup_time (&facts, FIXTURE_NOW), "8月8日14时32分");
  assert_taken (bw_briefing_words_dup_time (&facts, FIXTURE_NOW - 30 * BW_TIME_MINUTE), "8月8日14时02分");
  assert_taken (bw_briefing_words_dup_time (&facts, FIXTURE_NOW - 32 * BW_TIME_MINUTE), "8月8日14时");
  assert_taken (bw_briefing_words_dup_day_time (&facts, FIXTURE_NOW - (14 * 60 + 32) * BW_TIME_MINUTE), "8月8日");
  assert_taken (bw_briefing_words_dup_day_time (&facts, FIXTURE_NOW), "8月8日14时32分");
  g_time_zone_unref (facts.zone);
}

static void
test_span (void)
{
  assert_taken (bw_briefing_words_dup_span (-186 * BW_TIME_MINUTE, "zh_CN"), "3小时06分");
  assert_taken (bw_briefing_words_dup_span (9 * BW_TIME_MINUTE, "zh_CN"), "9分钟");
  assert_taken (bw_briefing_words_dup_span (20 * BW_TIME_HOUR, "zh_CN"), "20小时");
  assert_taken (bw_briefing_words_dup_span (-186 * BW_TIME_MINUTE, "en"), "3 h 06 min");
}

static void
test_list (void)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  g_ptr_array_add (names, (gpointer) "建安区");
  assert_taken (bw_briefing_words_dup_list (names, "zh_CN"), "建安区");
  g_ptr_array_add (names, (gpointer) "开发区");
  assert_taken (bw_briefing_words_dup_list (names, "zh_CN"), "建安区、开发区");
  assert_taken (bw_briefing_words_dup_list (names, "en"), "建安区 and 开发区");
  for (guint i = 0; i < 30; i++)
    g_ptr_array_add (names, (gpointer) "乡");

  assert_taken (bw_briefing_words_dup_list (names, "zh_CN"), "建安区、开发区、乡、乡、乡等32个");
}

static void
test_value (void)
{
  const BwMeasure *members = bw_measure_catalogue_lookup (bw_measure_catalogue_get_default (), "members");
  const BwMeasure *money = bw_measure_catalogue_lookup (bw_measure_catalogue_get_default (), "donations_fen");
  BwFigure figure = { .measure = members };

  assert_taken (bw_briefing_words_dup_value (&figure, "zh_CN"), "未上报");
  figure.has_stated = TRUE;
  figure.stated = 30000;
  figure.stated_bound = BW_BOUND_OVER;
  assert_taken (bw_briefing_words_dup_value (&figure, "zh_CN"), "超过30,000人");
  assert_taken (bw_briefing_words_dup_value (&figure, "en"), "over 30,000");
  figure.stated_bound = BW_BOUND_ABOUT;
  assert_taken (bw_briefing_words_dup_value (&figure, "zh_CN"), "约30,000人");
  figure = (BwFigure) { .measure = money, .has_stated = TRUE, .stated = 2526640000 };
  assert_taken (bw_briefing_words_dup_value (&figure, "zh_CN"), "2,526.64万元");
}

static void
test_percent (void)
{
  assert_taken (bw_briefing_words_dup_percent (bw_briefing_words_get_permille (0.79853)), "79.9");
  assert_taken (bw_briefing_words_dup_percent (bw_briefing_words_get_permille (0.004)), "0.4");
  assert_taken (bw_briefing_words_dup_percent (bw_briefing_words_get_permille (1.0)), "100.0");

  for (int permille = 1; permille <= 2000; permille++)
    {
      g_autofree char *above = bw_briefing_words_dup_percent (permille);
      g_autofree char *below = g_strconcat ("−", above, NULL);

      assert_taken (bw_briefing_words_dup_percent (-permille), below);
    }
  assert_taken (bw_briefing_words_dup_percent (bw_briefing_words_get_permille (-0.0005)), "−0.1");
  assert_taken (bw_briefing_words_dup_percent (bw_briefing_words_get_permille (-0.0004)), "0.0");
  assert_taken (bw_briefing_words_dup_percent (bw_briefing_words_get_permille (-0.0)), "0.0");

  /* What is not all is never shown as all. */
  assert_taken (bw_briefing_words_dup_percent (bw_briefing_words_get_permille (0.99999)), "99.9");
}

static void
test_fill (void)
{
  assert_taken (bw_briefing_words_fill ("%s数据截至%s。", "建安区", "14时"), "建安区数据截至14时。");
  assert_taken (bw_briefing_words_fill ("%s", "100%s", NULL), "100%s");
  assert_taken (bw_briefing_words_fill ("无", "a", "b"), "无");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/briefing/words/time", test_time);
  g_test_add_func ("/briefing/words/span", test_span);
  g_test_add_func ("/briefing/words/list", test_list);
  g_test_add_func ("/briefing/words/value", test_value);
  g_test_add_func ("/briefing/words/percent", test_percent);
  g_test_add_func ("/briefing/words/fill", test_fill);
  return g_test_run ();
}
