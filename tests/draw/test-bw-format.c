/* test-bw-format.c: numbers as a person reads them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-format.h"

#include <float.h>
#include <math.h>
#include <string.h>

typedef struct
{
  double      value;
  const char *zh;
  const char *en;
} Case;

static void
assert_text (char       *text,
             const char *wanted)
{
  g_autofree char *owned = text;

  g_assert_cmpstr (owned, ==, wanted);
}

static void
test_integer (void)
{
  static const Case cases[] = {
    { 0.0, "0", NULL },
    { -0.0, "0", NULL },
    { -0.4, "0", NULL },
    { 0.5, "1", NULL },
    { 999.0, "999", NULL },
    { 1000.0, "1,000", NULL },
    { 1012846.0, "1,012,846", NULL },
    { -1804.0, "−1,804", NULL },
    { 9007199254740992.0, "9,007,199,254,740,992", NULL },
    { NAN, "–", NULL },
    { INFINITY, "–", NULL },
    { -INFINITY, "–", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_text (bw_format_integer (cases[i].value), cases[i].zh);
}

static void
test_integer_huge (void)
{
  g_autofree char *text = bw_format_integer (G_MAXDOUBLE);

  g_assert_cmpuint (strlen (text), ==, 309 + 102);
  g_assert_true (g_str_has_prefix (text, "179,769,313,486,231,570,"));
}

static void
test_value (void)
{
  assert_text (bw_format_value (1804, BW_BOUND_EXACT, "zh_CN"), "1,804");
  assert_text (bw_format_value (1e6, BW_BOUND_OVER, "zh_CN"), "＞1,000,000");
  assert_text (bw_format_value (1e6, BW_BOUND_OVER, "en"), ">1,000,000");
  assert_text (bw_format_value (3000, BW_BOUND_ABOUT, "zh_CN"), "约 3,000");
  assert_text (bw_format_value (3000, BW_BOUND_ABOUT, "en"), "about 3,000");
  assert_text (bw_format_value (0, BW_BOUND_EXACT, "zh_CN"), "0");
  assert_text (bw_format_value (NAN, BW_BOUND_EXACT, "zh_CN"), "未上报");
  assert_text (bw_format_value (NAN, BW_BOUND_OVER, "en"), "not reported");
  assert_text (bw_format_value (NAN, BW_BOUND_EXACT, NULL), "not reported");
}

static void
test_figure (void)
{
  BwFigure figure = { .has_stated = TRUE, .stated = 1e6, .stated_bound = BW_BOUND_OVER };

  assert_text (bw_format_figure (&figure, "zh_CN"), "＞1,000,000");
  figure = (BwFigure) { .has_summed = TRUE, .summed = 25891 };
  assert_text (bw_format_figure (&figure, "zh_CN"), "25,891");
  figure = (BwFigure) { 0 };
  assert_text (bw_format_figure (&figure, "zh_CN"), "未上报");
}

static void
test_short (void)
{
  static const Case cases[] = {
    { 0, "0", "0" },
    { 5000, "5,000", "5,000" },
    { 9999, "9,999", "9,999" },
    { 9999.6, "1 万", "10k" },
    { 10000, "1 万", "10k" },
    { 12500, "1.25 万", "12.5k" },
    { 500000, "50 万", "500k" },
    { 1000000, "100 万", "1,000k" },
    { 1012846, "101.28 万", "1,013k" },
    { 1268400, "126.84 万", "1,268k" },
    { 1268000, "126.80 万", "1,268k" },
    { 9999999, "1,000 万", "10M" },
    { 12684000, "1,268.40 万", "12.68M" },
    { 99999990, "1 亿", "100M" },
    { 126840000, "1.27 亿", "126.84M" },
    { -1012846, "−101.28 万", "−1,013k" },
    { NAN, "–", "–" },
    { INFINITY, "–", "–" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      assert_text (bw_format_short (cases[i].value, "zh_CN"), cases[i].zh);
      assert_text (bw_format_short (cases[i].value, "en"), cases[i].en);
    }
}

static void
test_share (void)
{
  assert_text (bw_format_share (0.7985), "79.9%");
  assert_text (bw_format_share (0.0), "0.0%");
  assert_text (bw_format_share (1.0), "100.0%");
  assert_text (bw_format_share (1.0234), "102.3%");
  assert_text (bw_format_share (NAN), "–");

  /* Not all is not all. */
  assert_text (bw_format_share (0.99949), "99.9%");
  assert_text (bw_format_share (0.9996), "99.9%");
  assert_text (bw_format_share (nextafter (1.0, 0.0)), "99.9%");
}

static void
test_points (void)
{
  assert_text (bw_format_points (0.01), "+1.0");
  assert_text (bw_format_points (-0.022), "−2.2");
  assert_text (bw_format_points (0.0), "0.0");
  assert_text (bw_format_points (0.0004), "0.0");
  assert_text (bw_format_points (-0.0004), "0.0");
  assert_text (bw_format_points (NAN), "–");
}

static void
test_money (void)
{
  assert_text (bw_format_money (2526640000.0, BW_BOUND_EXACT, "zh_CN"), "2,526.64 万元");
  assert_text (bw_format_money (206000000.0, BW_BOUND_EXACT, "zh_CN"), "206 万元");
  assert_text (bw_format_money (206000000.0, BW_BOUND_OVER, "zh_CN"), "＞206 万元");
  assert_text (bw_format_money (850000.0, BW_BOUND_EXACT, "zh_CN"), "8,500 元");
  assert_text (bw_format_money (850050.0, BW_BOUND_ABOUT, "zh_CN"), "约 8,500.50 元");
  assert_text (bw_format_money (-206000000.0, BW_BOUND_EXACT, "zh_CN"), "−206 万元");
  assert_text (bw_format_money (2526640000.0, BW_BOUND_EXACT, "en"), "¥25,266,400");
  assert_text (bw_format_money (850050.0, BW_BOUND_OVER, "en"), ">¥8,500.50");
  assert_text (bw_format_money (-850050.0, BW_BOUND_EXACT, "en"), "−¥8,500.50");
  assert_text (bw_format_money (NAN, BW_BOUND_EXACT, "zh_CN"), "未上报");
}

typedef char *(*Format) (double      value,
                         const char *language);

static char *
integer (double      value,
         const char *language)
{
  return bw_format_integer (value);
}

static char *
exact (double      value,
       const char *language)
{
  return bw_format_value (value, BW_BOUND_EXACT, language);
}

static char *
share (double      value,
       const char *language)
{
  /* Near all and above there is no mirror: what is not all is never shown as all. */
  return bw_format_share (fabs (value) < 0.999 ? value : copysign (0.5, value));
}

static char *
points (double      value,
        const char *language)
{
  g_autofree char *text = bw_format_points (value);

  return g_strdup (text + (text[0] == '+' ? 1 : 0));
}

static char *
money (double      value,
       const char *language)
{
  return bw_format_money (value, BW_BOUND_EXACT, language);
}

/* Below zero is the mirror of above, with one true minus in front; what rounds to
 * nothing has no sign. */
static void
assert_mirrored (Format      format,
                 double      value,
                 const char *language)
{
  g_autofree char *above = format (fabs (value), language);
  g_autofree char *below = format (-fabs (value), language);
  g_autofree char *wanted = strpbrk (above, "123456789") != NULL ? g_strconcat ("−", above, NULL) : g_strdup (above);

  g_assert_cmpstr (below, ==, wanted);
  g_assert_null (strchr (below, '-'));
}

static void
test_below_zero (void)
{
  const Format formats[] = { integer, exact, bw_format_short, share, points, money };
  const char *languages[] = { "zh_CN", "en" };
  const double edges[] = {
    0.0, -0.0, 0.0004, 0.0005, 0.00049999, 0.001, 0.0499, 0.05, 0.4, 0.49999, 0.5, 0.94, 0.95, 0.99, 0.9949, 0.9951,
    1.0, 7.0, 49.5, 999.4, 999.5, 9999.49, 9999.5, 9999.995, 99949.9, 99999.5, 999999.4, 999999.6, 1e6, 9999499.0,
    9999500.0, 99999949.0, 99999950.0, 1e8, 1e12, 9007199254740991.0, DBL_MIN,
  };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    for (guint j = 0; j < G_N_ELEMENTS (languages); j++)
      {
        for (guint k = 0; k < G_N_ELEMENTS (edges); k++)
          assert_mirrored (formats[i], edges[k], languages[j]);
        for (guint k = 0; k < 5000; k++)
          assert_mirrored (formats[i], exp (g_test_rand_double_range (-12.0, 30.0)), languages[j]);
        for (int tenths = 0; tenths <= 2000; tenths++)
          assert_mirrored (formats[i], tenths / 2000.0, languages[j]);
      }

  assert_text (bw_format_share (-0.0005), "−0.1%");
  assert_text (bw_format_share (-0.00049), "0.0%");
  assert_text (bw_format_share (-0.065), "−6.5%");
  assert_text (bw_format_money (-0.4, BW_BOUND_EXACT, "en"), "¥0");
  assert_text (bw_format_money (999999.6, BW_BOUND_EXACT, "zh_CN"), "1 万元");
}

static void
test_contradiction (void)
{
  g_assert_cmpstr (bw_format_contradiction (BW_CONTRADICTION_NONE, "en"), ==, "");
  g_assert_cmpstr (bw_format_contradiction (BW_CONTRADICTION_CORRECTIONS, "zh_CN"), ==, "更正多于上报");
  g_assert_cmpstr (bw_format_contradiction (BW_CONTRADICTION_CORRECTIONS, "en"), ==, "corrections exceed reports");
  g_assert_cmpstr (bw_format_contradiction (BW_CONTRADICTION_PARTS, "en"), ==, "the parts exceed the stated total");
}

static void
test_condition (void)
{
  for (guint i = 0; i < BW_N_CONDITIONS; i++)
    {
      g_assert_cmpstr (bw_format_condition (i, "zh_CN"), !=, "");
      g_assert_cmpstr (bw_format_condition (i, "zh_CN"), !=, bw_format_condition (i, "en"));
    }
  g_assert_cmpstr (bw_format_condition (BW_CONDITION_PAUSED, "zh_CN"), ==, "暂停");
  g_assert_cmpstr (bw_format_condition (BW_CONDITION_PAUSED, "en"), ==, "paused");
}

static void
test_distance (void)
{
  assert_text (bw_format_distance (0, "en"), "0 m");
  assert_text (bw_format_distance (849.6, "zh_CN"), "850 米");
  assert_text (bw_format_distance (999.6, "en"), "1.00 km");
  assert_text (bw_format_distance (3254, "zh_CN"), "3.25 公里");
  assert_text (bw_format_distance (9996, "en"), "10.0 km");
  assert_text (bw_format_distance (1234567, "en"), "1,235 km");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/format/integer", test_integer);
  g_test_add_func ("/draw/format/integer-huge", test_integer_huge);
  g_test_add_func ("/draw/format/value", test_value);
  g_test_add_func ("/draw/format/figure", test_figure);
  g_test_add_func ("/draw/format/short", test_short);
  g_test_add_func ("/draw/format/share", test_share);
  g_test_add_func ("/draw/format/distance", test_distance);
  g_test_add_func ("/draw/format/points", test_points);
  g_test_add_func ("/draw/format/money", test_money);
  g_test_add_func ("/draw/format/below-zero", test_below_zero);
  g_test_add_func ("/draw/format/contradiction", test_contradiction);
  g_test_add_func ("/draw/format/condition", test_condition);
  return g_test_run ();
}
