/* test-bw-table-picture.c: what differs is drawn anew, and texts keep their room
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-table-picture.h"

#include <math.h>

static void
test_equal (void)
{
  BwTablePicture bar = { .kind = BW_TABLE_PICTURE_BAR, .bar = { NAN, NAN, BW_PACE_UNKNOWN } };
  BwTablePicture line = { .kind = BW_TABLE_PICTURE_LINE, .values = { 1.0, NAN, 3.0 }, .n_values = 3 };
  BwTablePicture symbol = { .kind = BW_TABLE_PICTURE_SYMBOL, .symbol = BW_SYMBOL_LATE, .tone = BW_TONE_LATE };
  BwTablePicture other;

  /* What nobody knows is the same as what nobody knows. */
  other = bar;
  g_assert_true (bw_table_picture_equal (&bar, &other));
  other.is_muted = TRUE;
  g_assert_false (bw_table_picture_equal (&bar, &other));
  other = bar;
  other.bar.share = 0.0;
  g_assert_false (bw_table_picture_equal (&bar, &other));

  other = line;
  other.values[3] = 7.0;
  g_assert_true (bw_table_picture_equal (&line, &other));
  other.values[1] = 2.0;
  g_assert_false (bw_table_picture_equal (&line, &other));

  other = symbol;
  other.is_chip = TRUE;
  g_assert_false (bw_table_picture_equal (&symbol, &other));
  g_assert_false (bw_table_picture_equal (&symbol, &line));
}

static void
test_room (void)
{
  const BwTablePicture none = { .kind = BW_TABLE_PICTURE_NONE };
  const BwTablePicture bar = { .kind = BW_TABLE_PICTURE_BAR };
  const BwTablePicture line = { .kind = BW_TABLE_PICTURE_LINE };
  BwTablePicture symbol = { .kind = BW_TABLE_PICTURE_SYMBOL, .symbol = BW_SYMBOL_DONE };
  int plain = bw_table_picture_get_room (&symbol, 100, 40);

  g_assert_cmpint (bw_table_picture_get_room (&none, 100, 40), ==, 0);
  g_assert_cmpint (bw_table_picture_get_room (&bar, 100, 40), ==, 60);
  g_assert_cmpint (bw_table_picture_get_room (&bar, 30, 40), ==, 0);
  g_assert_cmpint (bw_table_picture_get_room (&line, 100, 40), ==, 100);
  g_assert_cmpint (plain, >, 0);

  /* A chip has an edge; without its symbol there is none. */
  symbol.is_chip = TRUE;
  g_assert_cmpint (bw_table_picture_get_room (&symbol, 100, 40), >, plain);
  g_assert_cmpint (bw_table_picture_get_room (&symbol, 8, 40), ==, 8);
  symbol.symbol = BW_SYMBOL_NONE;
  g_assert_cmpint (bw_table_picture_get_room (&symbol, 100, 40), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/table-picture/equal", test_equal);
  g_test_add_func ("/table-picture/room", test_room);

  return g_test_run ();
}
