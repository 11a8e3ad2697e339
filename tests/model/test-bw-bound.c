/* test-bw-bound.c: signs there and back, and the bound of a sum
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-bound.h"

static void
test_signs (void)
{
  const BwBound bounds[] = { BW_BOUND_EXACT, BW_BOUND_OVER, BW_BOUND_ABOUT };
  BwBound bound;

  for (guint i = 0; i < G_N_ELEMENTS (bounds); i++)
    {
      bound = BW_BOUND_EXACT;
      g_assert_true (bw_bound_from_string (bw_bound_to_string (bounds[i]), &bound));
      g_assert_cmpint (bound, ==, bounds[i]);
    }

  g_assert_cmpstr (bw_bound_to_string (BW_BOUND_OVER), ==, ">");
}

static void
test_unknown_sign (void)
{
  BwBound bound = BW_BOUND_ABOUT;

  g_assert_false (bw_bound_from_string ("<", &bound));
  g_assert_false (bw_bound_from_string ("", &bound));
  g_assert_false (bw_bound_from_string (NULL, &bound));
  g_assert_cmpint (bound, ==, BW_BOUND_ABOUT);
}

static void
test_combine (void)
{
  g_assert_cmpint (bw_bound_combine (BW_BOUND_EXACT, BW_BOUND_EXACT), ==, BW_BOUND_EXACT);
  g_assert_cmpint (bw_bound_combine (BW_BOUND_EXACT, BW_BOUND_OVER), ==, BW_BOUND_OVER);
  g_assert_cmpint (bw_bound_combine (BW_BOUND_OVER, BW_BOUND_OVER), ==, BW_BOUND_OVER);
  g_assert_cmpint (bw_bound_combine (BW_BOUND_OVER, BW_BOUND_ABOUT), ==, BW_BOUND_ABOUT);
  g_assert_cmpint (bw_bound_combine (BW_BOUND_ABOUT, BW_BOUND_EXACT), ==, BW_BOUND_ABOUT);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/bound/signs", test_signs);
  g_test_add_func ("/bound/unknown-sign", test_unknown_sign);
  g_test_add_func ("/bound/combine", test_combine);

  return g_test_run ();
}
