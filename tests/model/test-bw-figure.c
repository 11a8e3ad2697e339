/* test-bw-figure.c: what is shown of stated and summed values
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-figure.h"

#include "bw-time.h"

#include <math.h>

static BwFigure
make_figure (double  stated,
             BwBound stated_bound,
             double  summed,
             BwBound summed_bound)
{
  return (BwFigure) {
    .has_stated = !isnan (stated),
    .has_summed = !isnan (summed),
    .stated = stated,
    .summed = summed,
    .stated_bound = stated_bound,
    .summed_bound = summed_bound,
    .stated_at = 100,
    .summed_at = 200,
  };
}

static void
test_missing (void)
{
  BwFigure figure = make_figure (NAN, BW_BOUND_EXACT, NAN, BW_BOUND_EXACT);
  double rest = -1.0;

  g_assert_true (bw_figure_is_missing (&figure));
  g_assert_true (isnan (bw_figure_get_value (&figure)));
  g_assert_cmpint (bw_figure_get_as_of (&figure), ==, 0);
  g_assert_false (bw_figure_get_not_itemised (&figure, &rest));
  g_assert_cmpint (bw_figure_get_contradiction (&figure), ==, BW_CONTRADICTION_NONE);
  g_assert_false (bw_figure_is_stale (&figure, G_MAXINT64));
  g_assert_cmpfloat (rest, ==, -1.0);
}

static void
test_zero_is_not_missing (void)
{
  BwFigure figure = make_figure (NAN, BW_BOUND_EXACT, 0.0, BW_BOUND_EXACT);

  g_assert_false (bw_figure_is_missing (&figure));
  g_assert_cmpfloat (bw_figure_get_value (&figure), ==, 0.0);
}

/* 1127 lent, 173 of them known: 954 are not itemised. */
static void
test_stated_is_shown (void)
{
  BwFigure figure = make_figure (1127.0, BW_BOUND_OVER, 173.0, BW_BOUND_EXACT);
  double rest;

  g_assert_cmpfloat (bw_figure_get_value (&figure), ==, 1127.0);
  g_assert_cmpint (bw_figure_get_bound (&figure), ==, BW_BOUND_OVER);
  g_assert_cmpint (bw_figure_get_as_of (&figure), ==, 100);
  g_assert_true (bw_figure_get_not_itemised (&figure, &rest));
  g_assert_cmpfloat (rest, ==, 954.0);
}

static void
test_contradiction (void)
{
  BwFigure exact = make_figure (100.0, BW_BOUND_EXACT, 101.0, BW_BOUND_EXACT);
  BwFigure over_parts = make_figure (100.0, BW_BOUND_EXACT, 101.0, BW_BOUND_OVER);
  BwFigure about_parts = make_figure (100.0, BW_BOUND_EXACT, 101.0, BW_BOUND_ABOUT);
  BwFigure over = make_figure (100.0, BW_BOUND_OVER, 101.0, BW_BOUND_EXACT);
  BwFigure equal = make_figure (100.0, BW_BOUND_EXACT, 100.0, BW_BOUND_EXACT);
  double rest = -1.0;

  g_assert_cmpint (bw_figure_get_contradiction (&exact), ==, BW_CONTRADICTION_PARTS);
  g_assert_false (bw_figure_get_not_itemised (&exact, &rest));
  g_assert_cmpfloat (bw_figure_get_value (&exact), ==, 100.0);
  g_assert_cmpint (bw_figure_get_contradiction (&over_parts), ==, BW_CONTRADICTION_PARTS);
  g_assert_cmpint (bw_figure_get_contradiction (&about_parts), ==, BW_CONTRADICTION_NONE);
  g_assert_cmpint (bw_figure_get_contradiction (&over), ==, BW_CONTRADICTION_NONE);
  g_assert_cmpint (bw_figure_get_contradiction (&equal), ==, BW_CONTRADICTION_NONE);
  g_assert_true (bw_figure_get_not_itemised (&equal, &rest));
  g_assert_cmpfloat (rest, ==, 0.0);
}

/* 48 reported and 100 taken back: below zero, whatever is stated. */
static void
test_corrections (void)
{
  BwFigure summed = make_figure (NAN, BW_BOUND_EXACT, -52.0, BW_BOUND_EXACT);
  BwFigure about = make_figure (NAN, BW_BOUND_EXACT, -52.0, BW_BOUND_ABOUT);
  BwFigure stated = make_figure (100.0, BW_BOUND_OVER, -52.0, BW_BOUND_EXACT);
  BwFigure none = make_figure (NAN, BW_BOUND_EXACT, -0.0, BW_BOUND_EXACT);
  double rest = -1.0;

  g_assert_cmpint (bw_figure_get_contradiction (&summed), ==, BW_CONTRADICTION_CORRECTIONS);
  g_assert_cmpfloat (bw_figure_get_value (&summed), ==, -52.0);
  g_assert_cmpint (bw_figure_get_contradiction (&about), ==, BW_CONTRADICTION_CORRECTIONS);
  g_assert_cmpint (bw_figure_get_contradiction (&stated), ==, BW_CONTRADICTION_CORRECTIONS);
  g_assert_false (bw_figure_get_not_itemised (&stated, &rest));
  g_assert_cmpfloat (rest, ==, -1.0);
  g_assert_cmpint (bw_figure_get_contradiction (&none), ==, BW_CONTRADICTION_NONE);
}

static void
test_stale (void)
{
  const BwMeasure ageing = { .stale_after = 60 };
  const BwMeasure lasting = { .stale_after = 0 };
  BwFigure figure = make_figure (NAN, BW_BOUND_EXACT, 1.0, BW_BOUND_EXACT);

  figure.measure = &ageing;
  g_assert_false (bw_figure_is_stale (&figure, 200 + BW_TIME_MINUTE));
  g_assert_true (bw_figure_is_stale (&figure, 201 + BW_TIME_MINUTE));

  figure.measure = &lasting;
  g_assert_false (bw_figure_is_stale (&figure, 200 + BW_TIME_DAY));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/figure/missing", test_missing);
  g_test_add_func ("/figure/zero-is-not-missing", test_zero_is_not_missing);
  g_test_add_func ("/figure/stated-is-shown", test_stated_is_shown);
  g_test_add_func ("/figure/contradiction", test_contradiction);
  g_test_add_func ("/figure/corrections", test_corrections);
  g_test_add_func ("/figure/stale", test_stale);

  return g_test_run ();
}
