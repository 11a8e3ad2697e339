/* test-bw-map-key.c: six round classes, half-open, that hold the data
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-key.h"

#include <math.h>

static const BwMapMeasure done = { BW_MAP_MEASURE_DONE, NULL };

static void
test_reference (void)
{
  /* The shares of the visual reference, and its key. */
  const double shares[] = { 0.719, 0.756, 0.784, 0.807, 0.84, 0.829, 0.838, 0.85, 0.859, NAN };
  static const char * const labels[] = { "< 70", "70–75", "75–80", "80–85", "85–90", "≥ 90%" };
  BwMapKey key;

  bw_map_key_choose (&key, &done, shares, G_N_ELEMENTS (shares));
  for (guint i = 0; i < BW_N_CLASSES; i++)
    {
      g_autofree char *label = bw_map_key_dup_label (&key, &done, i, "zh_CN");

      g_assert_cmpstr (label, ==, labels[i]);
    }
  g_assert_cmpint (bw_map_key_get_class (&key, &done, 0.719), ==, 1);
  g_assert_cmpint (bw_map_key_get_class (&key, &done, 0.85), ==, 4);
}

static void
test_half_open (void)
{
  BwMapKey key = { 5, 70 };

  g_assert_cmpint (bw_map_key_get_class (&key, &done, 0.0), ==, 0);
  g_assert_cmpint (bw_map_key_get_class (&key, &done, 0.699), ==, 0);
  g_assert_cmpint (bw_map_key_get_class (&key, &done, 0.70), ==, 1);
  g_assert_cmpint (bw_map_key_get_class (&key, &done, 0.75), ==, 2);
  g_assert_cmpint (bw_map_key_get_class (&key, &done, 0.90), ==, 5);
  g_assert_cmpint (bw_map_key_get_class (&key, &done, 3.0), ==, 5);
  g_assert_cmpint (bw_map_key_get_class (&key, &done, NAN), ==, -1);

  /* Written as 75.0%, so of the colour of 75–80. */
  g_assert_cmpint (bw_map_key_get_class (&key, &done, 0.74996), ==, 2);
  g_assert_cmpint (bw_map_key_get_class (&key, &done, 0.74949), ==, 1);
}

/* Whatever the data: it fits, the classes are inside 0 to 100, the step is the
 * least that does. */
static void
test_any (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint round = 0; round < 3000; round++)
    {
      double from = g_rand_double_range (rand, 0, 1);
      double to = g_rand_double_range (rand, from, 1);
      const double shares[] = { from, to };
      double span;
      BwMapKey key;

      bw_map_key_choose (&key, &done, shares, 2);
      g_assert_true (key.step == 5 || key.step == 10 || key.step == 20);
      g_assert_cmpint (key.first, >=, key.step);
      g_assert_cmpint (key.first + 4 * key.step, <=, 100);

      /* Nothing that is apart by a class or more shares an open end. */
      g_assert_cmpint (100 * to, <, key.first + 5 * key.step + 1);
      g_assert_cmpint (100 * from, >=, key.first - key.step - 1);
      span = 100 * (to - from);
      g_assert_true (key.step == 5 || span > 4 * key.step / 2);
    }
}

static void
test_nothing (void)
{
  const double shares[] = { NAN, NAN };
  BwMapKey key;

  bw_map_key_choose (&key, &done, shares, 2);
  g_assert_cmpint (key.step, ==, 20);
  g_assert_cmpint (key.first, ==, 20);
  bw_map_key_choose (&key, &done, NULL, 0);
  g_assert_cmpint (key.step, ==, 20);
}

static void
assert_labels (const char         *measure,
               const double       *values,
               guint               n,
               const char         *language,
               const char * const *labels)
{
  BwMapMeasure which;
  BwMapKey key;

  g_assert_true (bw_map_measure_from_string (&which, bw_measure_catalogue_get_default (), measure));
  bw_map_key_choose (&key, &which, values, n);
  for (guint i = 0; i < BW_N_CLASSES; i++)
    {
      g_autofree char *label = bw_map_key_dup_label (&key, &which, i, language);

      g_assert_cmpstr (label, ==, labels[i]);
    }
}

/* Each measure has breaks of its own, stated in its unit. */
static void
test_measures (void)
{
  const double queues[] = { 0, 3, 41, NAN };
  const double people[] = { 12000, 118000 };
  const double money[] = { 50000000, 310000000 };
  const double close[] = { 25941, 26010 };
  const double close_money[] = { 2590100, 2599600 };
  const double below[] = { -7, 3 };

  assert_labels ("queue", queues, 4, "en",
                 (const char * const[]) { "< 10", "10–20", "20–30", "30–40", "40–50", "≥ 50 people" });
  assert_labels ("rate", queues, 4, "zh_CN",
                 (const char * const[]) { "< 10", "10–20", "20–30", "30–40", "40–50", "≥ 50 人/时" });
  assert_labels ("residents", people, 2, "zh_CN",
                 (const char * const[]) { "< 2 万", "2 万–4 万", "4 万–6 万", "6 万–8 万", "8 万–10 万", "≥ 10 万人" });
  assert_labels ("allotted_fen", money, 2, "en",
                 (const char * const[]) { "< ¥1,000,000", "¥1,000,000–¥1,500,000", "¥1,500,000–¥2,000,000",
                                          "¥2,000,000–¥2,500,000", "¥2,500,000–¥3,000,000", "≥ ¥3,000,000" });
  /* 0.01 万 is the least that is told short: closer breaks are written in full. */
  assert_labels ("residents", close, 2, "zh_CN",
                 (const char * const[]) { "< 25,940", "25,940–25,960", "25,960–25,980", "25,980–26,000",
                                          "26,000–26,020", "≥ 26,020 人" });
  assert_labels ("allotted_fen", close_money, 2, "zh_CN",
                 (const char * const[]) { "< 25,920 元", "25,920 元–25,940 元", "25,940 元–25,960 元",
                                          "25,960 元–25,980 元", "25,980 元–26,000 元", "≥ 26,000 元" });
  assert_labels ("age", below, 2, "en",
                 (const char * const[]) { "< −6", "−6–−4", "−4–−2", "−2–0", "0–2", "≥ 2 min" });
}

/* Whatever the values: they fit, and every one is of the class that says so. */
static void
test_any_number (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);
  const BwMapMeasure rate = { BW_MAP_MEASURE_RATE, NULL };

  for (guint turn = 0; turn < 3000; turn++)
    {
      double size = pow (10, g_rand_double_range (rand, 0, 15));
      double values[2];
      BwMapKey key;

      values[0] = g_rand_double_range (rand, -size / 4, size);
      values[1] = g_rand_double_range (rand, values[0], size);
      bw_map_key_choose (&key, &rate, values, 2);
      g_assert_cmpint (key.step, >=, 1);
      for (guint i = 0; i < 2; i++)
        {
          int map_class = bw_map_key_get_class (&key, &rate, values[i]);
          double from = (double) (key.first + (map_class - 1) * key.step);

          g_assert_cmpint (map_class, >=, 0);
          g_assert_cmpint (map_class, <, BW_N_CLASSES);
          g_assert_cmpfloat (round (values[i]), >=, from);
          g_assert_cmpfloat (round (values[i]), <, from + (double) key.step);
        }
    }
}

static void
assert_value (const char *measure,
              gint64      step,
              gint64      first,
              double      value,
              BwBound     bound,
              const char *language,
              const char *wanted)
{
  BwMapKey key = { step, first };
  BwMapMeasure which;
  g_autofree char *text = NULL;

  g_assert_true (bw_map_measure_from_string (&which, bw_measure_catalogue_get_default (), measure));
  text = bw_map_key_format (&key, &which, value, bound, language);
  g_assert_cmpstr (text, ==, wanted);
}

/* What a label says is of the class of its colour. */
static void
test_value (void)
{
  assert_value ("residents", 2000, 25000, 25994, BW_BOUND_EXACT, "zh_CN", "2.60 万");
  assert_value ("residents", 1000, 25000, 25994, BW_BOUND_EXACT, "zh_CN", "25,994");
  assert_value ("residents", 1000, 25000, 25994, BW_BOUND_EXACT, "en", "25,994");
  assert_value ("residents", 1000, 25000, 26044, BW_BOUND_EXACT, "en", "26k");
  assert_value ("residents", 1000, 25000, 25994, BW_BOUND_OVER, "en", ">25,994");
  assert_value ("allotted_fen", 100000, 2500000, 2599600, BW_BOUND_EXACT, "zh_CN", "25,996 元");
  assert_value ("allotted_fen", 100000, 2500000, 2604400, BW_BOUND_EXACT, "zh_CN", "2.60 万元");
  assert_value ("done", 5, 80, 0.99996, BW_BOUND_EXACT, "en", "99.9%");
  g_assert_cmpint (bw_map_key_get_class (&(BwMapKey) { 5, 80 }, &done, 0.99996), ==, 4);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/map-key/reference", test_reference);
  g_test_add_func ("/draw/map-key/half-open", test_half_open);
  g_test_add_func ("/draw/map-key/any", test_any);
  g_test_add_func ("/draw/map-key/nothing", test_nothing);
  g_test_add_func ("/draw/map-key/measures", test_measures);
  g_test_add_func ("/draw/map-key/any-number", test_any_number);
  g_test_add_func ("/draw/map-key/value", test_value);
  return g_test_run ();
}
