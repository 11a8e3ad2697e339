/* test-bw-pinyin.c: Chinese names as they are typed in Latin letters
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-pinyin.h"

static void
test_spell (void)
{
  static const struct
  {
    const char *name;
    const char *spelled;
  } cases[] = {
    { "许昌市", "xu chang shi" },
    { "甲一1号采样点", "jia yi 1 hao cai yang dian" },
    { "A区（新）", "a qu/ou xin" },
    { "女", "nu/nv" },
    { "绿", "lu/lv" },
    { "Alpha 1", NULL },
    { "（）", NULL },
    { "", NULL },
  };
  g_autoptr (BwPinyin) pinyin = bw_pinyin_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *spelled = bw_pinyin_spell (pinyin, cases[i].name);

      g_assert_cmpstr (spelled, ==, cases[i].spelled);
    }
}

/* ICU alone says wei dou qu and zhang ge shi. */
static void
test_other_readings (void)
{
  static const struct
  {
    const char *name;
    const char *keys[4];
  } cases[] = {
    { "魏都区", { "weidu", "weidou", "wdq" } },
    { "长葛市", { "changge", "zhangge", "cgs", "zgs" } },
    { "绿地公园", { "lvdi", "ludi", "ldgy" } },
    { "中牟县", { "zhongmu", "zmx" } },
  };
  g_autoptr (BwPinyin) pinyin = bw_pinyin_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *spelled = bw_pinyin_spell (pinyin, cases[i].name);

      for (guint k = 0; k < G_N_ELEMENTS (cases[i].keys) && cases[i].keys[k] != NULL; k++)
        {
          gboolean is_start;
          gboolean is_whole;

          g_test_message ("%s in %s", cases[i].keys[k], spelled);
          g_assert_true (bw_pinyin_match (spelled, cases[i].keys[k], &is_start, &is_whole));
          g_assert_true (is_start);
        }
    }
}

static void
test_match (void)
{
  enum { NOT, PART, START, WHOLE };
  static const struct
  {
    const char *spelled;
    const char *key;
    int         wanted;
  } cases[] = {
    { "xu chang shi", "xcs", WHOLE },
    { "xu chang shi", "xuchangshi", WHOLE },
    { "xu chang shi", "xu chang shi", WHOLE },
    { "xu chang shi", "xu'chang'shi ", WHOLE },
    { "xu chang shi", "xuchs", WHOLE },
    { "xu chang shi", "xchsh", WHOLE },
    { "xu chang shi", "xchangsh", WHOLE },
    { "xu chang shi", "xucha", START },
    { "xu chang shi", "x", START },
    { "xu chang shi", "cs", PART },
    { "xu chang shi", "changshi", PART },
    { "xu chang shi", "hang", NOT },
    { "xu chang shi", "ang", NOT },
    { "xu chang shi", "xcsx", NOT },
    { "xu chang shi", "xucngshi", NOT },
    { "xu chang shi", "许", NOT },
    { "xi an", "xian", WHOLE },
    { "jia yi 1 hao", "jy1h", WHOLE },
    { "jia yi 1 hao", "1hao", PART },
    { "xu", "", NOT },
    { "", "x", NOT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean is_start;
      gboolean is_whole;
      gboolean is_found = bw_pinyin_match (cases[i].spelled, cases[i].key, &is_start, &is_whole);

      g_test_message ("%s in %s", cases[i].key, cases[i].spelled);
      g_assert_cmpint (is_found, ==, cases[i].wanted != NOT);
      g_assert_cmpint (is_start, ==, cases[i].wanted >= START);
      g_assert_cmpint (is_whole, ==, cases[i].wanted == WHOLE);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/pinyin/spell", test_spell);
  g_test_add_func ("/app/pinyin/other-readings", test_other_readings);
  g_test_add_func ("/app/pinyin/match", test_match);
  return g_test_run ();
}
