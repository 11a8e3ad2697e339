/* test-bw-wall-row.c: rows that say the same are the same, and all is said in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-wall-row.h"

#include <math.h>

static GPtrArray *
make_rows (void)
{
  GPtrArray *rows = bw_wall_row_new_list ();
  BwWallRow *row = bw_wall_row_add (rows, 1, "Beta");

  row->value = g_strdup ("71.9%");
  row->state = g_strdup ("3:06 late");
  bw_wall_row_add (rows, 2, "Alpha")->bar.share = 0.5;
  return rows;
}

static void
test_same (void)
{
  g_autoptr (GPtrArray) a = make_rows ();
  g_autoptr (GPtrArray) b = make_rows ();
  BwWallRow *row = bw_wall_row_find (b, 2);

  g_assert_true (bw_wall_row_is_same (a, b));
  g_assert_true (isnan (bw_wall_row_find (a, 1)->bar.share));
  g_assert_false (bw_wall_row_is_same (a, NULL));
  row->bar.share = 0.51;
  g_assert_false (bw_wall_row_is_same (a, b));
  row->bar.share = 0.5;
  row->as_of = g_strdup ("14:20");
  g_assert_false (bw_wall_row_is_same (a, b));
  g_ptr_array_set_size (b, 1);
  g_assert_false (bw_wall_row_is_same (a, b));
  g_assert_null (bw_wall_row_find (b, 2));
}

static void
test_words (void)
{
  g_autoptr (GPtrArray) rows = make_rows ();
  g_autofree char *words = bw_wall_row_describe (rows);
  g_autofree char *none = bw_wall_row_describe (NULL);

  g_assert_cmpstr (words, ==, "Beta 71.9% 3:06 late, Alpha");
  g_assert_cmpstr (none, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/wall/row/same", test_same);
  g_test_add_func ("/app/wall/row/words", test_words);
  return g_test_run ();
}
