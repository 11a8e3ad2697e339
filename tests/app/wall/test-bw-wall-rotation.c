/* test-bw-wall-rotation.c: which scene is on, second by second
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-wall-rotation.h"

static void
test_rotates (void)
{
  BwWallRotation rotation;
  guint n_changes = 0;

  bw_wall_rotation_init (&rotation, 3, 20);
  for (guint i = 0; i < 60; i++)
    {
      g_assert_cmpuint (rotation.current, ==, i / 20);
      n_changes += bw_wall_rotation_tick (&rotation, 1);
    }
  g_assert_cmpuint (n_changes, ==, 3);
  g_assert_cmpuint (rotation.current, ==, 0);
}

static void
test_single (void)
{
  BwWallRotation rotation;

  bw_wall_rotation_init (&rotation, 1, 0);
  g_assert_cmpuint (rotation.period, ==, BW_WALL_ROTATION_PERIOD);
  for (guint i = 0; i < 100; i++)
    g_assert_false (bw_wall_rotation_tick (&rotation, 1));
  g_assert_false (bw_wall_rotation_step (&rotation, 1));
  g_assert_false (bw_wall_rotation_step (&rotation, -1));
  g_assert_cmpuint (rotation.current, ==, 0);
}

static void
test_hold (void)
{
  BwWallRotation rotation;

  bw_wall_rotation_init (&rotation, 3, 5);
  bw_wall_rotation_tick (&rotation, 4);
  bw_wall_rotation_hold (&rotation, TRUE);
  g_assert_false (bw_wall_rotation_tick (&rotation, 1000));
  g_assert_cmpuint (rotation.current, ==, 0);

  /* Keys still step, and it stays held. */
  g_assert_true (bw_wall_rotation_step (&rotation, -1));
  g_assert_cmpuint (rotation.current, ==, 2);
  g_assert_true (rotation.is_held);

  /* A full period from here. */
  bw_wall_rotation_hold (&rotation, FALSE);
  g_assert_false (bw_wall_rotation_tick (&rotation, 4));
  g_assert_true (bw_wall_rotation_tick (&rotation, 1));
  g_assert_cmpuint (rotation.current, ==, 0);
}

static void
test_go_to (void)
{
  BwWallRotation rotation;

  bw_wall_rotation_init (&rotation, 3, 5);
  bw_wall_rotation_tick (&rotation, 4);
  g_assert_true (bw_wall_rotation_go_to (&rotation, 2));
  g_assert_cmpuint (rotation.left, ==, 5);
  g_assert_false (bw_wall_rotation_go_to (&rotation, 2));
  g_assert_false (bw_wall_rotation_go_to (&rotation, 3));
  g_assert_cmpuint (rotation.current, ==, 2);
}

/* After a suspend it is where it would have been. */
static void
test_long_sleep (void)
{
  for (guint seconds = 0; seconds < 200; seconds++)
    {
      BwWallRotation once;
      BwWallRotation each;

      bw_wall_rotation_init (&once, 4, 7);
      bw_wall_rotation_init (&each, 4, 7);
      bw_wall_rotation_tick (&once, seconds);
      for (guint i = 0; i < seconds; i++)
        bw_wall_rotation_tick (&each, 1);
      g_assert_cmpuint (once.current, ==, each.current);
      g_assert_cmpuint (once.left, ==, each.left);
    }
}

/* Each page has its period; then the next scene comes, with its first one. */
static void
test_pages (void)
{
  BwWallRotation rotation;

  bw_wall_rotation_init (&rotation, 2, 5);
  bw_wall_rotation_set_pages (&rotation, 3);
  for (guint i = 0; i < 15; i++)
    {
      g_assert_cmpuint (rotation.current, ==, 0);
      g_assert_cmpuint (rotation.page, ==, i / 5);
      g_assert_cmpint (bw_wall_rotation_tick (&rotation, 1), ==, i % 5 == 4);
    }
  g_assert_cmpuint (rotation.current, ==, 1);
  g_assert_cmpuint (rotation.page, ==, 0);

  /* The keys go page by page too, and a page that is gone is not shown. */
  bw_wall_rotation_set_pages (&rotation, 2);
  g_assert_true (bw_wall_rotation_step (&rotation, 1));
  g_assert_cmpuint (rotation.page, ==, 1);
  g_assert_true (bw_wall_rotation_step (&rotation, -1));
  g_assert_cmpuint (rotation.page, ==, 0);
  bw_wall_rotation_step (&rotation, 1);
  bw_wall_rotation_set_pages (&rotation, 1);
  g_assert_cmpuint (rotation.page, ==, 0);
  g_assert_true (bw_wall_rotation_step (&rotation, -1));
  g_assert_cmpuint (rotation.current, ==, 0);
}

/* What is called stays its time, then all is as it was. */
static void
test_call (void)
{
  BwWallRotation rotation;

  bw_wall_rotation_init (&rotation, 3, 20);
  bw_wall_rotation_set_pages (&rotation, 2);
  bw_wall_rotation_tick (&rotation, 27);
  g_assert_cmpuint (rotation.page, ==, 1);
  g_assert_false (bw_wall_rotation_call (&rotation, 3, 15));
  g_assert_true (bw_wall_rotation_call (&rotation, 2, 15));
  g_assert_cmpuint (rotation.current, ==, 2);
  g_assert_false (bw_wall_rotation_tick (&rotation, 14));

  /* Another one in the middle: its full time again, and back to the very same. */
  g_assert_false (bw_wall_rotation_call (&rotation, 2, 15));
  g_assert_false (bw_wall_rotation_tick (&rotation, 14));
  g_assert_true (bw_wall_rotation_tick (&rotation, 1));
  g_assert_cmpuint (rotation.current, ==, 0);
  g_assert_cmpuint (rotation.page, ==, 1);
  g_assert_cmpuint (rotation.left, ==, 13);
  g_assert_false (rotation.is_called);
}

/* A monitor that comes again: the scene and its page, held or with the time that it had
 * left; what was called is over. */
static void
test_resume (void)
{
  BwWallRotation before;
  BwWallRotation rotation;

  bw_wall_rotation_init (&before, 3, 20);
  bw_wall_rotation_tick (&before, 20);
  bw_wall_rotation_set_pages (&before, 2);
  bw_wall_rotation_tick (&before, 25);
  bw_wall_rotation_call (&before, 2, 15);
  bw_wall_rotation_init (&rotation, 3, 30);
  bw_wall_rotation_resume (&rotation, &before);
  g_assert_cmpuint (rotation.current, ==, 1);
  g_assert_cmpuint (rotation.page, ==, 1);
  g_assert_cmpuint (rotation.left, ==, 15);
  g_assert_cmpuint (rotation.period, ==, 30);
  g_assert_false (rotation.is_called);
  g_assert_true (bw_wall_rotation_tick (&rotation, 15));
  g_assert_cmpuint (rotation.current, ==, 2);

  bw_wall_rotation_hold (&before, TRUE);
  bw_wall_rotation_init (&rotation, 3, 2);
  bw_wall_rotation_resume (&rotation, &before);
  g_assert_true (rotation.is_held);
  g_assert_cmpuint (rotation.left, <=, 2);

  /* Of other scenes it says nothing. */
  bw_wall_rotation_init (&rotation, 2, 20);
  bw_wall_rotation_resume (&rotation, &before);
  g_assert_cmpuint (rotation.n_scenes, ==, 2);
  g_assert_cmpuint (rotation.current, ==, 0);
  g_assert_false (rotation.is_held);
}

static void
test_call_held (void)
{
  BwWallRotation rotation;

  bw_wall_rotation_init (&rotation, 3, 20);
  bw_wall_rotation_hold (&rotation, TRUE);
  g_assert_true (bw_wall_rotation_call (&rotation, 2, 15));
  g_assert_true (bw_wall_rotation_tick (&rotation, 1000));
  g_assert_cmpuint (rotation.current, ==, 0);
  g_assert_true (rotation.is_held);
  g_assert_false (bw_wall_rotation_tick (&rotation, 1000));

  /* Who steps or holds while it is called goes on from there. */
  bw_wall_rotation_hold (&rotation, FALSE);
  bw_wall_rotation_call (&rotation, 2, 15);
  bw_wall_rotation_hold (&rotation, TRUE);
  g_assert_false (bw_wall_rotation_tick (&rotation, 1000));
  g_assert_cmpuint (rotation.current, ==, 2);
  bw_wall_rotation_hold (&rotation, FALSE);
  bw_wall_rotation_call (&rotation, 1, 15);
  g_assert_true (bw_wall_rotation_step (&rotation, 1));
  g_assert_false (bw_wall_rotation_tick (&rotation, 19));
  g_assert_cmpuint (rotation.current, ==, 2);
  g_assert_true (bw_wall_rotation_tick (&rotation, 1));
  g_assert_cmpuint (rotation.current, ==, 0);
}

/* A guest is on only when it is called, and the round goes on where it was. */
static void
test_guest (void)
{
  BwWallRotation rotation;

  bw_wall_rotation_init (&rotation, 3, 20);
  bw_wall_rotation_set_guests (&rotation, 1);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpuint (rotation.current, ==, i);
      bw_wall_rotation_tick (&rotation, 20);
    }
  g_assert_cmpuint (rotation.current, ==, 0);
  g_assert_false (bw_wall_rotation_go_to (&rotation, 3));
  g_assert_false (bw_wall_rotation_call (&rotation, 4, 15));

  bw_wall_rotation_tick (&rotation, 25);
  g_assert_true (bw_wall_rotation_call (&rotation, 3, 15));
  g_assert_cmpuint (rotation.current, ==, 3);
  bw_wall_rotation_tick (&rotation, 15);
  g_assert_cmpuint (rotation.current, ==, 1);
  g_assert_cmpuint (rotation.left, ==, 15);

  /* Held it stays, called again too; let go it is followed by the next of the round. */
  bw_wall_rotation_call (&rotation, 3, 15);
  bw_wall_rotation_hold (&rotation, TRUE);
  bw_wall_rotation_tick (&rotation, 100);
  g_assert_cmpuint (rotation.current, ==, 3);
  bw_wall_rotation_call (&rotation, 3, 15);
  bw_wall_rotation_hold (&rotation, FALSE);
  bw_wall_rotation_tick (&rotation, 20);
  g_assert_cmpuint (rotation.current, ==, 2);

  /* A step either way leaves it. */
  bw_wall_rotation_call (&rotation, 3, 15);
  bw_wall_rotation_step (&rotation, -1);
  g_assert_cmpuint (rotation.current, ==, 1);
  bw_wall_rotation_call (&rotation, 3, 15);
  bw_wall_rotation_step (&rotation, 1);
  g_assert_cmpuint (rotation.current, ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/wall/rotation/rotates", test_rotates);
  g_test_add_func ("/app/wall/rotation/single", test_single);
  g_test_add_func ("/app/wall/rotation/hold", test_hold);
  g_test_add_func ("/app/wall/rotation/go-to", test_go_to);
  g_test_add_func ("/app/wall/rotation/long-sleep", test_long_sleep);
  g_test_add_func ("/app/wall/rotation/pages", test_pages);
  g_test_add_func ("/app/wall/rotation/call", test_call);
  g_test_add_func ("/app/wall/rotation/call-held", test_call_held);
  g_test_add_func ("/app/wall/rotation/resume", test_resume);
  g_test_add_func ("/app/wall/rotation/guest", test_guest);
  return g_test_run ();
}
