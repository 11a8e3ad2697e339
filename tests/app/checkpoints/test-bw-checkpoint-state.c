/* test-bw-checkpoint-state.c: met, unmet, and what nobody has told
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-checkpoint-state.h"

#include "checkpoints-fixture.h"

#include "bw-time.h"

#include <math.h>

static void
test_met_unmet_untold (CheckpointsFixture *fixture,
                       gconstpointer       unused)
{
  BwCheckpointState state;

  bw_checkpoint_state_init (&state, &fixture->facts, checkpoints_fixture_place (fixture, "k12"));
  g_assert_cmpint (state.condition, ==, BW_CONDITION_GAP);
  g_assert_cmpint (state.checks[BW_CHECK_REGISTER], ==, BW_CHECK_STATE_MET);
  g_assert_cmpint (state.checks[BW_CHECK_CERTIFICATE], ==, BW_CHECK_STATE_UNMET);
  g_assert_cmpfloat (state.passed, ==, 900);
  g_assert_true (isnan (state.fever));
  g_assert_cmpint (state.required, ==, 6);

  bw_checkpoint_state_init (&state, &fixture->facts, checkpoints_fixture_place (fixture, "k13"));
  g_assert_cmpint (state.checks[BW_CHECK_TEMPERATURE], ==, BW_CHECK_STATE_MET);
  g_assert_cmpint (state.checks[BW_CHECK_CODE], ==, BW_CHECK_STATE_UNCONFIRMED);
  g_assert_cmpint (state.checked_at[BW_CHECK_CODE], ==, 0);
}

static void
test_nothing (CheckpointsFixture *fixture,
              gconstpointer       unused)
{
  BwCheckpointState state;

  bw_checkpoint_state_init (&state, &fixture->facts, checkpoints_fixture_place (fixture, "k14"));
  g_assert_cmpint (state.condition, ==, BW_CONDITION_UNKNOWN);
  g_assert_cmpint (state.as_of, ==, 0);
  g_assert_true (isnan (state.passed));
  for (guint i = 0; i < BW_N_CHECKS; i++)
    g_assert_cmpint (state.checks[i], ==, BW_CHECK_STATE_UNCONFIRMED);
}

/* What was told too long ago is neither met nor unmet. */
static void
test_old (CheckpointsFixture *fixture,
          gconstpointer       unused)
{
  BwCheckpointState state;

  fixture->facts.now += 5 * BW_TIME_HOUR;
  bw_checkpoint_state_init (&state, &fixture->facts, checkpoints_fixture_place (fixture, "k12"));
  g_assert_cmpint (state.checks[BW_CHECK_CERTIFICATE], ==, BW_CHECK_STATE_UNCONFIRMED);
  g_assert_cmpint (state.checked_at[BW_CHECK_CERTIFICATE], !=, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) \
  g_test_add (path, CheckpointsFixture, NULL, checkpoints_fixture_set_up, test, checkpoints_fixture_tear_down)
  ADD ("/checkpoint-state/met-unmet-untold", test_met_unmet_untold);
  ADD ("/checkpoint-state/nothing", test_nothing);
  ADD ("/checkpoint-state/old", test_old);
  return g_test_run ();
}
