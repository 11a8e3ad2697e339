/* test-bw-cell.c: how one measure of one area adds up
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-cell-private.h"

#include <math.h>

static const BwReading none = { .value = NAN };

static BwReading
make (double  value,
      gint64  at,
      BwBound bound)
{
  return (BwReading) { value, at, bound };
}

static void
test_thousandths (void)
{
  const double values[] = { 0, 1, -1, 0.1, 0.001, -2.5, 123456.789, 9e14, -8.99e14, 300000000000001.0 };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    g_assert_cmpfloat (bw_cell_from_thousandths (bw_cell_to_thousandths (values[i])), ==, values[i]);

  /* What no count can be is cut off, not overflown. */
  g_assert_cmpint (bw_cell_to_thousandths (1e300), ==, bw_cell_to_thousandths (9e14));
}

/* 0.1 + 0.2 is 0.3, in whatever order. */
static void
test_fractions (void)
{
  BwCell cell = { 0 };
  BwReading a = make (0.1, 1, BW_BOUND_EXACT);
  BwReading b = make (0.2, 2, BW_BOUND_EXACT);

  g_assert_true (bw_cell_fold (&cell, BW_ROLLUP_SUM, &none, &a));
  g_assert_true (bw_cell_fold (&cell, BW_ROLLUP_SUM, &none, &b));
  g_assert_cmpfloat (bw_cell_get_summed (&cell, BW_ROLLUP_SUM).value, ==, 0.3);
}

static void
test_bounds (void)
{
  BwCell cell = { 0 };
  BwReading exact = make (1, 1, BW_BOUND_EXACT);
  BwReading over = make (1, 1, BW_BOUND_OVER);
  BwReading about = make (1, 1, BW_BOUND_ABOUT);

  bw_cell_fold (&cell, BW_ROLLUP_SUM, &none, &exact);
  g_assert_cmpint (bw_cell_get_summed (&cell, BW_ROLLUP_SUM).bound, ==, BW_BOUND_EXACT);
  bw_cell_fold (&cell, BW_ROLLUP_SUM, &none, &over);
  g_assert_cmpint (bw_cell_get_summed (&cell, BW_ROLLUP_SUM).bound, ==, BW_BOUND_OVER);
  bw_cell_fold (&cell, BW_ROLLUP_SUM, &exact, &about);
  g_assert_cmpint (bw_cell_get_summed (&cell, BW_ROLLUP_SUM).bound, ==, BW_BOUND_ABOUT);
  bw_cell_fold (&cell, BW_ROLLUP_SUM, &about, &exact);
  g_assert_cmpint (bw_cell_get_summed (&cell, BW_ROLLUP_SUM).bound, ==, BW_BOUND_OVER);
}

static void
test_last_part_goes (void)
{
  BwCell cell = { 0 };
  BwReading part = make (5, 9, BW_BOUND_ABOUT);

  bw_cell_fold (&cell, BW_ROLLUP_MAX, &none, &part);
  g_assert_true (bw_cell_fold (&cell, BW_ROLLUP_MAX, &part, &none));
  g_assert_true (isnan (bw_cell_get_shown (&cell, BW_ROLLUP_MAX).value));

  /* And a smaller one comes. */
  part = make (-3, 1, BW_BOUND_EXACT);
  g_assert_true (bw_cell_fold (&cell, BW_ROLLUP_MAX, &none, &part));
  g_assert_cmpfloat (bw_cell_get_shown (&cell, BW_ROLLUP_MAX).value, ==, -3);
  g_assert_cmpint (bw_cell_get_shown (&cell, BW_ROLLUP_MAX).at, ==, 1);
}

/* What cannot be told from the change alone is said to be so. */
static void
test_cannot_tell (void)
{
  BwCell greatest = { 0 };
  BwCell newest = { 0 };
  BwReading a = make (5, 9, BW_BOUND_EXACT);
  BwReading b = make (4, 9, BW_BOUND_EXACT);
  BwReading older = make (5, 8, BW_BOUND_EXACT);

  bw_cell_fold (&greatest, BW_ROLLUP_MAX, &none, &a);
  g_assert_false (bw_cell_fold (&greatest, BW_ROLLUP_MAX, &a, &b));

  bw_cell_fold (&newest, BW_ROLLUP_SUM, &none, &a);
  g_assert_false (bw_cell_fold (&newest, BW_ROLLUP_SUM, &a, &older));
}

/* A measure that does not add up: parts are counted, and make no value. */
static void
test_no_rollup (void)
{
  BwCell cell = { 0 };
  BwReading part = make (10, 3, BW_BOUND_EXACT);

  g_assert_true (bw_cell_fold (&cell, BW_ROLLUP_NONE, &none, &part));
  g_assert_cmpuint (cell.n_reported, ==, 1);
  g_assert_true (isnan (bw_cell_get_summed (&cell, BW_ROLLUP_NONE).value));
  bw_cell_set_stated (&cell, &part);
  g_assert_cmpfloat (bw_cell_get_shown (&cell, BW_ROLLUP_NONE).value, ==, 10);
}

static void
test_own (void)
{
  BwCell cell = { 0 };
  BwReading part = make (10, 3, BW_BOUND_EXACT);

  bw_cell_add_own (&cell, 4, 7);
  bw_cell_add_own (&cell, -1, 5);
  bw_cell_fold (&cell, BW_ROLLUP_SUM, &none, &part);
  g_assert_cmpfloat (bw_cell_get_summed (&cell, BW_ROLLUP_SUM).value, ==, 13);
  g_assert_cmpint (bw_cell_get_summed (&cell, BW_ROLLUP_SUM).at, ==, 7);
  g_assert_cmpfloat (bw_cell_get_summed (&cell, BW_ROLLUP_NONE).value, ==, 3);

  bw_cell_forget_parts (&cell);
  g_assert_cmpfloat (bw_cell_get_summed (&cell, BW_ROLLUP_SUM).value, ==, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cell/thousandths", test_thousandths);
  g_test_add_func ("/cell/fractions", test_fractions);
  g_test_add_func ("/cell/bounds", test_bounds);
  g_test_add_func ("/cell/last-part-goes", test_last_part_goes);
  g_test_add_func ("/cell/cannot-tell", test_cannot_tell);
  g_test_add_func ("/cell/no-rollup", test_no_rollup);
  g_test_add_func ("/cell/own", test_own);

  return g_test_run ();
}
