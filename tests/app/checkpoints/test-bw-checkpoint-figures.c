/* test-bw-checkpoint-figures.c: the five figures, and what is missing from them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-checkpoint-figures.h"

#include "checkpoints-fixture.h"
#include "desk-fixture.h"

static void
assert_face (CheckpointsFixture *fixture,
             const char         *place,
             BwCheckpointFigure  figure,
             const char         *name,
             const char         *value,
             const char         *note)
{
  BwFigureFace face;

  bw_checkpoint_figures_init_face (figure, &fixture->facts, fixture->book, checkpoints_fixture_place (fixture, place),
                                   &face);
  g_assert_cmpstr (face.name, ==, name);
  g_assert_cmpstr (face.value, ==, value);
  g_assert_cmpstr (face.note, ==, note);
  bw_figure_face_clear (&face);
}

static void
test_counts (CheckpointsFixture *fixture,
             gconstpointer       unused)
{
  assert_face (fixture, "s1", BW_CHECKPOINT_FIGURE_MANNED, "Manned checkpoints", "3", "1 community unmanned");
  assert_face (fixture, "m1", BW_CHECKPOINT_FIGURE_MANNED, "Manned checkpoints", "3", "no blind spots");
  assert_face (fixture, "s1", BW_CHECKPOINT_FIGURE_COMPLETE, "All four measures", "1",
               "1 with a gap · 1 to be confirmed");
  assert_face (fixture, "m1", BW_CHECKPOINT_FIGURE_GUARDS, "Guards on duty", "17", "18 needed, 1 missing");

  /* One of s1 has told nothing: there may be guards. */
  assert_face (fixture, "s1", BW_CHECKPOINT_FIGURE_GUARDS, "Guards on duty", "17", "24 needed");

  /* Of the one in d2 nobody has told how many it needs: of all it is more than that. */
  assert_face (fixture, "c", BW_CHECKPOINT_FIGURE_GUARDS, "Guards on duty", "17", "＞24 needed");
}

/* Of today where the history is known; else of all, and it says so. */
static void
test_today (CheckpointsFixture *fixture,
            gconstpointer       unused)
{
  assert_face (fixture, "m1", BW_CHECKPOINT_FIGURE_PASSED, "Passages today", "680", "1,680 in all · vehicles 未上报");
  assert_face (fixture, "k11", BW_CHECKPOINT_FIGURE_PASSED, "Passages", "700",
               "since the campaign began · vehicles 未上报");
  assert_face (fixture, "k11", BW_CHECKPOINT_FIGURE_TURNED_BACK, "Turned back", "4",
               "since the campaign began · fever 1");
}

/* What came by telephone counts since the campaign began: it is not held beside today's
 * number as if it were of today. */
static void
test_call (CheckpointsFixture *fixture,
           gconstpointer       unused)
{
  BwFigureFace face;

  desk_fixture_apply (fixture->session, "%s",
                      "{'type':'entry','id':'e1','at':'2021-08-08T14:31:00+08:00','source':'manual','kind':'contact',"
                      "'text':'t','figure':{'place':'m1','subject':'checkpoint','measure':'passed','value':1700,"
                      "'said_by':'s','at':'2021-08-08T14:31:00+08:00'}}\n");
  bw_checkpoint_figures_init_face (BW_CHECKPOINT_FIGURE_PASSED, &fixture->facts, fixture->book,
                                   checkpoints_fixture_place (fixture, "m1"), &face);
  g_assert_cmpstr (face.value, ==, "680");
  g_assert_true (g_str_has_prefix (face.note, "1,680 in all · in all, by telephone 1,700"));
  bw_figure_face_clear (&face);
}

/* Nothing reported is not nobody. */
static void
test_missing (CheckpointsFixture *fixture,
              gconstpointer       unused)
{
  assert_face (fixture, "m2", BW_CHECKPOINT_FIGURE_MANNED, "Manned checkpoints", "未上报", NULL);
  assert_face (fixture, "m2", BW_CHECKPOINT_FIGURE_GUARDS, "Guards on duty", "未上报", NULL);
  assert_face (fixture, "m2", BW_CHECKPOINT_FIGURE_PASSED, "Passages", "未上报", "vehicles 未上报");

  /* Who has turned nobody back has told of fever all the same, or has not. */
  assert_face (fixture, "m2", BW_CHECKPOINT_FIGURE_TURNED_BACK, "Turned back", "未上报", "fever 未上报");
}

static void
test_truth (CheckpointsFixture *fixture,
            gconstpointer       unused)
{
  for (guint i = 0; i < BW_N_CHECKPOINT_FIGURES; i++)
    {
      g_autoptr (BwTruth) truth = bw_checkpoint_figures_new_truth ((BwCheckpointFigure) i, &fixture->facts,
                                                                   fixture->book,
                                                                   checkpoints_fixture_place (fixture, "s1"));

      g_assert_nonnull (bw_truth_get_text (truth, "As of"));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) \
  g_test_add (path, CheckpointsFixture, NULL, checkpoints_fixture_set_up, test, checkpoints_fixture_tear_down)
  ADD ("/checkpoint-figures/counts", test_counts);
  ADD ("/checkpoint-figures/today", test_today);
  ADD ("/checkpoint-figures/call", test_call);
  ADD ("/checkpoint-figures/missing", test_missing);
  ADD ("/checkpoint-figures/truth", test_truth);
  return g_test_run ();
}
