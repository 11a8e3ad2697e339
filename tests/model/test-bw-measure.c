/* test-bw-measure.c: which subjects carry a measure, and the words of the file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-measure.h"

#include <math.h>

static void
test_subjects (void)
{
  const BwMeasure measure = { .id = "sampled", .subject = "sampling" };

  g_assert_true (bw_measure_is_of_subject (&measure, "sampling:r1"));
  g_assert_true (bw_measure_is_of_subject (&measure, "sampling"));
  g_assert_false (bw_measure_is_of_subject (&measure, "sampling2:r1"));
  g_assert_false (bw_measure_is_of_subject (&measure, "sampl"));
  g_assert_false (bw_measure_is_of_subject (&measure, ":sampling"));
  g_assert_false (bw_measure_is_of_subject (&measure, ""));
}

static void
test_faults (void)
{
  const BwMeasure people = { .id = "sampled", .whole = TRUE };
  const BwMeasure minutes = { .id = "wait" };
  const double whole[] = { 0.0, -0.0, 1.0, -52.0, BW_MEASURE_GREATEST, -BW_MEASURE_GREATEST };
  const double fractions[] = { 0.5, -49.5, 1e-300, 4503599627370495.5 };
  const double too_great[] = { 9007199254740992.0, -9007199254740992.0, 1e300, INFINITY, -INFINITY, NAN };

  for (guint i = 0; i < G_N_ELEMENTS (whole); i++)
    {
      g_assert_null (bw_measure_find_fault (&people, whole[i]));
      g_assert_null (bw_measure_find_fault (&minutes, whole[i]));
    }
  for (guint i = 0; i < G_N_ELEMENTS (fractions); i++)
    {
      g_assert_cmpstr (bw_measure_find_fault (&people, fractions[i]), ==, "must be a whole number");
      g_assert_null (bw_measure_find_fault (&minutes, fractions[i]));
    }
  for (guint i = 0; i < G_N_ELEMENTS (too_great); i++)
    {
      g_assert_nonnull (bw_measure_find_fault (&people, too_great[i]));
      g_assert_nonnull (bw_measure_find_fault (&minutes, too_great[i]));
    }
}

/* Readings that add up may be as great as many make them; the longest wait may not. */
static void
test_totals (void)
{
  const BwMeasure queue = { .kind = BW_MEASURE_KIND_GAUGE, .rollup = BW_ROLLUP_SUM, .maximum = 100 };
  const BwMeasure wait = { .kind = BW_MEASURE_KIND_GAUGE, .rollup = BW_ROLLUP_MAX, .maximum = 100 };
  const BwMeasure target = { .kind = BW_MEASURE_KIND_STATED, .rollup = BW_ROLLUP_SUM, .maximum = 100 };

  g_assert_cmpfloat (bw_measure_get_greatest_total (&queue), ==, BW_MEASURE_GREATEST_TOTAL);
  g_assert_cmpfloat (bw_measure_get_greatest_total (&wait), ==, 100);
  g_assert_cmpfloat (bw_measure_get_greatest_total (&target), ==, 100);
}

static void
test_words (void)
{
  g_autoptr (GEnumClass) kinds = g_type_class_ref (BW_TYPE_MEASURE_KIND);
  g_autoptr (GEnumClass) rollups = g_type_class_ref (BW_TYPE_ROLLUP);

  g_assert_cmpint (g_enum_get_value_by_nick (kinds, "flow")->value, ==, BW_MEASURE_KIND_FLOW);
  g_assert_cmpint (g_enum_get_value_by_nick (kinds, "stated")->value, ==, BW_MEASURE_KIND_STATED);
  g_assert_cmpint (g_enum_get_value_by_nick (rollups, "none")->value, ==, BW_ROLLUP_NONE);
  g_assert_null (g_enum_get_value_by_nick (rollups, "average"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/measure/subjects", test_subjects);
  g_test_add_func ("/measure/faults", test_faults);
  g_test_add_func ("/measure/totals", test_totals);
  g_test_add_func ("/measure/words", test_words);

  return g_test_run ();
}
