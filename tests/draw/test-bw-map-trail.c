/* test-bw-map-trail.c: back, forward, and what is forgotten
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-trail.h"

static void
add (BwMapTrail *trail,
     double      x,
     gboolean    is_whole)
{
  const BwMapTrailStep step = { { x, 0.5, 1000000, 400, 300 }, is_whole };

  bw_map_trail_add (trail, &step);
}

static void
assert_goes (BwMapTrail *trail,
             int         direction,
             double      x)
{
  const BwMapTrailStep *step;

  g_assert_true (bw_map_trail_can_go (trail, direction));
  step = bw_map_trail_go (trail, direction);
  g_assert_nonnull (step);
  g_assert_cmpfloat (step->view.x, ==, x);
}

static void
test_back_and_forward (void)
{
  g_autoptr (BwMapTrail) trail = bw_map_trail_new ();

  g_assert_null (bw_map_trail_go (trail, -1));
  g_assert_null (bw_map_trail_go (trail, 1));
  add (trail, 0.1, TRUE);
  add (trail, 0.2, FALSE);
  add (trail, 0.3, FALSE);
  g_assert_false (bw_map_trail_can_go (trail, 1));
  assert_goes (trail, -1, 0.2);
  assert_goes (trail, -1, 0.1);
  g_assert_false (bw_map_trail_can_go (trail, -1));
  assert_goes (trail, 1, 0.2);

  /* Where it was led to is no new place; elsewhere is, and what lay ahead is gone. */
  add (trail, 0.2, FALSE);
  g_assert_true (bw_map_trail_can_go (trail, 1));
  add (trail, 0.4, FALSE);
  g_assert_false (bw_map_trail_can_go (trail, 1));
  assert_goes (trail, -1, 0.2);

  bw_map_trail_clear (trail);
  g_assert_null (bw_map_trail_go (trail, -1));
}

static void
test_same (void)
{
  g_autoptr (BwMapTrail) trail = bw_map_trail_new ();

  add (trail, 0.1, FALSE);
  add (trail, 0.1 + 0.4e-6, FALSE);
  g_assert_false (bw_map_trail_can_go (trail, -1));
  add (trail, 0.1 + 2e-6, FALSE);
  g_assert_true (bw_map_trail_can_go (trail, -1));

  /* The whole is the whole in a window of any size. */
  bw_map_trail_clear (trail);
  add (trail, 0.1, TRUE);
  add (trail, 0.2, TRUE);
  g_assert_false (bw_map_trail_can_go (trail, -1));
}

static void
test_many (void)
{
  g_autoptr (BwMapTrail) trail = bw_map_trail_new ();
  guint n = 0;

  for (guint i = 0; i < 1000; i++)
    add (trail, 0.1 + i * 1e-4, FALSE);
  while (bw_map_trail_go (trail, -1) != NULL)
    n++;
  g_assert_cmpuint (n, ==, 49);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/map-trail/back-and-forward", test_back_and_forward);
  g_test_add_func ("/draw/map-trail/same", test_same);
  g_test_add_func ("/draw/map-trail/many", test_many);
  return g_test_run ();
}
