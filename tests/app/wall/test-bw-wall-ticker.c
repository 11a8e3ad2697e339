/* test-bw-wall-ticker.c: what passes by, and what stands where nothing is to move
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-wall-ticker.h"

#define LENGTH  4000.0
#define VISIBLE 1570.0

static void
test_moves (void)
{
  g_assert_cmpfloat_with_epsilon (bw_wall_ticker_find_offset (0.0, LENGTH, VISIBLE, FALSE), 0.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (bw_wall_ticker_find_offset (1.5, LENGTH, VISIBLE, FALSE), 90.0, 1e-9);

  /* All around, and on. */
  g_assert_cmpfloat_with_epsilon (bw_wall_ticker_find_offset (LENGTH / 60.0 + 1.0, LENGTH, VISIBLE, FALSE), 60.0, 1e-6);
}

/* Three parts, each for ten seconds; nothing between two parts is left out. */
static void
test_stands (void)
{
  double last = 0.0;

  for (int second = 0; second < 60; second++)
    {
      double offset = bw_wall_ticker_find_offset (second, LENGTH, VISIBLE, TRUE);

      if (second % 10 != 0)
        g_assert_cmpfloat_with_epsilon (offset, last, 1e-9);
      else if (second % 30 == 0)
        g_assert_cmpfloat_with_epsilon (offset, 0.0, 1e-9);
      else
        g_assert_cmpfloat_with_epsilon (offset, last + VISIBLE - 70.0, 1e-9);
      last = offset;
    }

  g_assert_cmpfloat (bw_wall_ticker_find_offset (20.0, LENGTH, VISIBLE, TRUE) + VISIBLE, >=, LENGTH);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wall/ticker/moves", test_moves);
  g_test_add_func ("/wall/ticker/stands", test_stands);
  return g_test_run ();
}
