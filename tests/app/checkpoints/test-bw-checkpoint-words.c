/* test-bw-checkpoint-words.c: what is said of checkpoints
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-checkpoint-words.h"

#include "checkpoints-fixture.h"

#include "bw-time.h"

#include <string.h>

static void
test_check (CheckpointsFixture *fixture,
            gconstpointer       unused)
{
  const BwFacts *facts = &fixture->facts;
  gint64 since = facts->now - 27 * BW_TIME_MINUTE;
  BwCheckpointState state;
  g_autofree char *missing = NULL;
  g_autofree char *unknown = NULL;
  g_autofree char *longer = NULL;
  g_autofree char *counted = NULL;

  bw_checkpoint_state_init (&state, facts, checkpoints_fixture_place (fixture, "k12"));
  missing = bw_checkpoint_words_dup_check (facts, &state, BW_CHECK_CERTIFICATE, since, FALSE);
  g_assert_nonnull (strstr (missing, "14:05"));
  g_assert_nonnull (strstr (missing, "27"));
  unknown = bw_checkpoint_words_dup_check (facts, &state, BW_CHECK_CERTIFICATE, 0, FALSE);
  g_assert_cmpstr (unknown, ==, "last told 14:30");
  longer = bw_checkpoint_words_dup_check (facts, &state, BW_CHECK_CERTIFICATE, since, TRUE);
  g_assert_cmpstr (longer, ==, "since before 14:05");
  counted = bw_checkpoint_words_dup_check (facts, &state, BW_CHECK_CODE, 0, FALSE);
  g_assert_cmpstr (counted, ==, "told 14:30 · 900 passages");
}

/* Not reported is not the same as not carried out. */
static void
test_untold (CheckpointsFixture *fixture,
             gconstpointer       unused)
{
  BwCheckpointState state;
  g_autofree char *text = NULL;

  bw_checkpoint_state_init (&state, &fixture->facts, checkpoints_fixture_place (fixture, "k13"));
  text = bw_checkpoint_words_dup_check (&fixture->facts, &state, BW_CHECK_CODE, 0, FALSE);
  g_assert_cmpstr (text, ==, "not reported");
  g_assert_cmpstr (bw_checkpoint_words_get_state (state.checks[BW_CHECK_CODE]), ==, "to be confirmed");
}

/* What is carried out is green, as in the visual reference; bars of what is done are not. */
static void
test_tones (CheckpointsFixture *fixture,
            gconstpointer       unused)
{
  g_assert_cmpint (bw_checkpoint_words_get_tone (BW_CHECK_STATE_MET), ==, BW_TONE_SUCCESS);
  g_assert_cmpint (bw_checkpoint_words_get_tone (BW_CHECK_STATE_UNMET), ==, BW_TONE_LATE);
  g_assert_cmpint (bw_checkpoint_words_get_tone (BW_CHECK_STATE_UNCONFIRMED), ==, BW_TONE_TIGHT);
}

static void
test_area (CheckpointsFixture *fixture,
           gconstpointer       unused)
{
  g_autofree char *text = bw_checkpoint_words_dup_area (&fixture->facts, fixture->book,
                                                         checkpoints_fixture_place (fixture, "s1"));
  g_autofree char *other = bw_checkpoint_words_dup_area (&fixture->facts, fixture->book,
                                                          checkpoints_fixture_place (fixture, "d2"));

  g_assert_nonnull (strstr (text, "4 checkpoints"));
  g_assert_nonnull (strstr (text, "1 community unmanned"));
  g_assert_nonnull (strstr (other, "no communities on record"));
}

/* All four, at a checkpoint and at an area; what nobody has told is no 0. */
static void
test_counts (CheckpointsFixture *fixture,
             gconstpointer       unused)
{
  static const char * const wanted[] = { "1,680", "4", "1", "未上报" };
  BwPlace area = checkpoints_fixture_place (fixture, "m1");
  g_autofree char *site = bw_checkpoint_words_dup_counts (&fixture->facts, checkpoints_fixture_place (fixture, "k11"));

  g_assert_cmpstr (site, ==, "in all: passages 700 · turned back 4 · fever 1 · vehicles 未上报");
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autofree char *cell = bw_checkpoint_words_dup_cell (&fixture->facts, fixture->book, area, 7 + i);

      g_assert_cmpstr (cell, ==, wanted[i]);
    }
}

static void
test_row (CheckpointsFixture *fixture,
          gconstpointer       unused)
{
  BwCheckpointState state;
  g_autofree char *text = NULL;

  bw_checkpoint_state_init (&state, &fixture->facts, checkpoints_fixture_place (fixture, "k12"));
  text = bw_checkpoint_words_dup_row (&fixture->facts, &state);
  g_assert_nonnull (strstr (text, "2 号卡点"));
  g_assert_nonnull (strstr (text, ": not carried out"));
  g_assert_nonnull (strstr (text, "passages: 900"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) \
  g_test_add (path, CheckpointsFixture, NULL, checkpoints_fixture_set_up, test, checkpoints_fixture_tear_down)
  ADD ("/checkpoint-words/check", test_check);
  ADD ("/checkpoint-words/untold", test_untold);
  ADD ("/checkpoint-words/tones", test_tones);
  ADD ("/checkpoint-words/area", test_area);
  ADD ("/checkpoint-words/counts", test_counts);
  ADD ("/checkpoint-words/row", test_row);
  return g_test_run ();
}
