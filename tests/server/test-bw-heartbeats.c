/* test-bw-heartbeats.c: for how long a wall is silent, whatever its heartbeat says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-heartbeats.h"

/* What is in the store was heard by another process, nobody knows when: it counts from
 * the start. */
static void
test_start (void)
{
  g_autoptr (BwHeartbeats) heartbeats = bw_heartbeats_new (1000);

  g_assert_cmpint (bw_heartbeats_get_silence (heartbeats, "w1", 1000), ==, 0);
  g_assert_cmpint (bw_heartbeats_get_silence (heartbeats, "w1", 1300), ==, 300);
  bw_heartbeats_note (heartbeats, "w1", 900);
  g_assert_cmpint (bw_heartbeats_get_silence (heartbeats, "w1", 1300), ==, 300);
}

/* Each wall by itself; one that is gone is as one that was never there. */
static void
test_heard (void)
{
  g_autoptr (BwHeartbeats) heartbeats = bw_heartbeats_new (1000);

  bw_heartbeats_note (heartbeats, "w1", 1200);
  bw_heartbeats_note (heartbeats, "w2", 1300);
  g_assert_cmpint (bw_heartbeats_get_silence (heartbeats, "w1", 1500), ==, 300);
  g_assert_cmpint (bw_heartbeats_get_silence (heartbeats, "w2", 1500), ==, 200);
  bw_heartbeats_note (heartbeats, "w1", 1500);
  g_assert_cmpint (bw_heartbeats_get_silence (heartbeats, "w1", 1500), ==, 0);
  bw_heartbeats_forget (heartbeats, "w2");
  g_assert_cmpint (bw_heartbeats_get_silence (heartbeats, "w2", 1500), ==, 500);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/heartbeats/start", test_start);
  g_test_add_func ("/heartbeats/heard", test_heard);

  return g_test_run ();
}
