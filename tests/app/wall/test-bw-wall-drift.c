/* test-bw-wall-drift.c: everywhere within a few pixels, one at a time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-wall-drift.h"

#include <stdlib.h>

static void
test_begins_in_the_middle (void)
{
  int x = 1;
  int y = 1;

  bw_wall_drift_find (0, &x, &y);
  g_assert_cmpint (x, ==, 0);
  g_assert_cmpint (y, ==, 0);
}

static void
test_everywhere (void)
{
  guint side = 2 * BW_WALL_DRIFT_REACH + 1;
  g_autofree gboolean *is_seen = g_new0 (gboolean, side * side);
  guint n_seen = 0;
  int x;
  int y;

  bw_wall_drift_find (0, &x, &y);
  for (guint64 second = 0; second < 2 * side * side * BW_WALL_DRIFT_SECONDS; second++)
    {
      int next_x;
      int next_y;
      guint place;

      bw_wall_drift_find (second, &next_x, &next_y);
      g_assert_cmpint (abs (next_x), <=, BW_WALL_DRIFT_REACH);
      g_assert_cmpint (abs (next_y), <=, BW_WALL_DRIFT_REACH);
      g_assert_cmpint (abs (next_x - x) + abs (next_y - y), <=, second % BW_WALL_DRIFT_SECONDS == 0 ? 1 : 0);
      x = next_x;
      y = next_y;
      place = (guint) (y + BW_WALL_DRIFT_REACH) * side + (guint) (x + BW_WALL_DRIFT_REACH);
      n_seen += !is_seen[place];
      is_seen[place] = TRUE;
    }
  g_assert_cmpuint (n_seen, ==, side * side);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/wall/drift/begins-in-the-middle", test_begins_in_the_middle);
  g_test_add_func ("/app/wall/drift/everywhere", test_everywhere);
  return g_test_run ();
}
