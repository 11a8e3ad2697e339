/* test-bw-map-measure.c: what a map can be coloured by has an id, a name and a unit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-measure.h"

static BwMapMeasure
get (const char *id)
{
  BwMapMeasure measure;

  g_assert_true (bw_map_measure_from_string (&measure, bw_measure_catalogue_get_default (), id));
  g_assert_cmpstr (bw_map_measure_to_string (&measure), ==, id);
  return measure;
}

static void
test_ids (void)
{
  BwMapMeasure done = get ("done");
  BwMapMeasure queue = get ("queue");
  BwMapMeasure members = get ("members");
  BwMapMeasure other;

  g_assert_false (bw_map_measure_from_string (&other, bw_measure_catalogue_get_default (), "nothing"));
  g_assert_true (bw_map_measure_equal (&queue, &queue));
  g_assert_false (bw_map_measure_equal (&queue, &members) || bw_map_measure_equal (&done, &queue));
  g_assert_true (bw_map_measure_is_of_round (&done) && bw_map_measure_is_of_round (&queue));
  g_assert_false (bw_map_measure_is_of_round (&members));
}

static void
test_words (void)
{
  BwMapMeasure rate = get ("rate");
  BwMapMeasure queue = get ("queue");
  BwMapMeasure funds = get ("allotted_fen");

  g_assert_cmpstr (bw_map_measure_get_name (&rate, "zh_CN"), ==, "每小时采样");
  g_assert_cmpstr (bw_map_measure_get_unit (&rate, "en"), ==, "an hour");
  g_assert_cmpstr (bw_map_measure_get_name (&queue, "en"), ==, "Queue");
  g_assert_cmpstr (bw_map_measure_get_unit (&queue, "zh_CN"), ==, "人");
  g_assert_cmpstr (bw_map_measure_get_unit (&funds, "zh_CN"), ==, "");
}

static void
assert_format (const char *id,
               double      value,
               BwBound     bound,
               const char *language,
               const char *wanted)
{
  BwMapMeasure measure = get (id);
  g_autofree char *text = bw_map_measure_format (&measure, value, bound, language);

  g_assert_cmpstr (text, ==, wanted);
}

static void
test_format (void)
{
  assert_format ("done", 0.7985, BW_BOUND_EXACT, "en", "79.9%");
  assert_format ("queue", 1234, BW_BOUND_EXACT, "en", "1,234");
  assert_format ("sampled", 1268400, BW_BOUND_EXACT, "zh_CN", "126.84 万");
  assert_format ("members", 25891, BW_BOUND_OVER, "zh_CN", "＞25,891");
  assert_format ("allotted_fen", 206000000, BW_BOUND_EXACT, "zh_CN", "206 万元");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/map-measure/ids", test_ids);
  g_test_add_func ("/draw/map-measure/words", test_words);
  g_test_add_func ("/draw/map-measure/format", test_format);
  return g_test_run ();
}
