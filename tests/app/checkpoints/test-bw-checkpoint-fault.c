/* test-bw-checkpoint-fault.c: what can be marked as put right at a checkpoint
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-checkpoint-fault.h"

#include "bw-checkpoint-words.h"
#include "bw-rectify-draft.h"
#include "checkpoints-fixture.h"
#include "desk-fixture.h"

#define AT "'at':'2021-08-08T09:00:00+08:00','source':'manual'"

/* At 2 号卡点 the certificates are reported as not asked for. */
static BwCheckpointState
get_state (CheckpointsFixture *fixture)
{
  BwCheckpointState state;

  bw_checkpoint_state_init (&state, &fixture->facts, checkpoints_fixture_place (fixture, "k12"));
  return state;
}

static BwVisitBook *
read_book (CheckpointsFixture *fixture)
{
  BwVisitBook *book = bw_visit_book_new ();

  g_assert_true (bw_visit_book_read (book, fixture->facts.picture, G_MAXUINT));
  return book;
}

static void
add_followup (CheckpointsFixture *fixture,
              const char         *id,
              const char         *visit,
              const char         *state)
{
  desk_fixture_apply (fixture->session, "{'type':'followup','id':'%s'," AT ",'inspection':'%s','area':'s1',"
                      "'what':'%s','state':'%s','seq':90}\n", id, visit, id, state);
}

static void
add_visits (CheckpointsFixture *fixture)
{
  desk_fixture_apply (fixture->session, "%s",
                      "{'type':'inspection','id':'v1'," AT ",'place':'k12','unannounced':true,'state':'done',"
                      "'findings':[],'seq':80}\n"
                      "{'type':'inspection','id':'v2'," AT ",'place':'k11','unannounced':true,'state':'done',"
                      "'findings':[],'seq':81}\n");
  add_followup (fixture, "open", "v1", "open");
  add_followup (fixture, "shown", "v1", "evidence");
  add_followup (fixture, "over", "v1", "closed");
  add_followup (fixture, "other", "v2", "open");
}

/* Follow-ups of that very place that have no evidence; then what it reports itself. */
static void
test_list (CheckpointsFixture *fixture,
           gconstpointer       unused)
{
  BwCheckpointState state = get_state (fixture);
  g_autoptr (BwVisitBook) book = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GPtrArray) followups = NULL;
  const BwCheckpointFault *fault;

  add_visits (fixture);
  book = read_book (fixture);
  faults = bw_checkpoint_fault_list (&fixture->facts, book, &state);
  g_assert_cmpuint (faults->len, ==, 2);
  fault = g_ptr_array_index (faults, 0);
  g_assert_cmpstr (fault->followup, ==, "open");
  g_assert_cmpstr (fault->text, ==, "open");
  fault = g_ptr_array_index (faults, 1);
  g_assert_null (fault->followup);
  g_assert_cmpint (fault->check, ==, BW_CHECK_CERTIFICATE);
  g_assert_cmpstr (fault->note, ==, "reported as of 14:30");

  followups = bw_checkpoint_fault_list_followups (book, "k12");
  g_assert_cmpuint (followups->len, ==, 2);
}

/* What is reported stays, until the checkpoint says otherwise; it is not asked for twice. */
static void
test_called (CheckpointsFixture *fixture,
             gconstpointer       unused)
{
  BwCheckpointState state = get_state (fixture);
  g_autoptr (BwVisitBook) book = read_book (fixture);
  g_autoptr (GPtrArray) faults = NULL;
  g_autofree char *text = NULL;

  desk_fixture_apply (fixture->session, "%s",
                      "{'type':'entry','id':'e1'," AT ",'kind':'contact','area':'m1','text':'t','figure':{"
                      "'place':'k12','subject':'checkpoint','measure':'check_certificate','value':1,"
                      "'said_by':'leader','at':'2021-08-08T14:31:00+08:00'},'seq':91}\n");
  faults = bw_checkpoint_fault_list (&fixture->facts, book, &state);
  g_assert_cmpuint (faults->len, ==, 0);
  g_assert_cmpint (state.checks[BW_CHECK_CERTIFICATE], ==, BW_CHECK_STATE_UNMET);
  text = bw_checkpoint_words_dup_check (&fixture->facts, &state, BW_CHECK_CERTIFICATE, 0, FALSE);
  g_assert_cmpstr (text, ==, "put right, says leader, as of 14:31");
}

/* Said before the report: the report is the newer word. */
static void
test_called_before (CheckpointsFixture *fixture,
                    gconstpointer       unused)
{
  BwCheckpointState state = get_state (fixture);
  g_autoptr (BwVisitBook) book = read_book (fixture);
  g_autoptr (GPtrArray) faults = NULL;

  desk_fixture_apply (fixture->session, "%s",
                      "{'type':'entry','id':'e1'," AT ",'kind':'contact','area':'m1','text':'t','figure':{"
                      "'place':'k12','subject':'checkpoint','measure':'check_certificate','value':1,"
                      "'said_by':'leader','at':'2021-08-08T14:29:00+08:00'},'seq':91}\n");
  faults = bw_checkpoint_fault_list (&fixture->facts, book, &state);
  g_assert_cmpuint (faults->len, ==, 1);
}

/* By whom, since when and what shows it, of something that was chosen. */
static void
test_draft (CheckpointsFixture *fixture,
            gconstpointer       unused)
{
  BwCheckpointState state = get_state (fixture);
  g_autoptr (BwVisitBook) book = read_book (fixture);
  g_autoptr (GPtrArray) faults = bw_checkpoint_fault_list (&fixture->facts, book, &state);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  BwRectifyDraft draft = { .site = state.site, .faults = faults, .said_by = "leader", .at = "14:31", .evidence = " " };
  char *wrong[BW_N_CALL_FIELDS] = { NULL };

  g_assert_false (bw_rectify_draft_check (&draft, fixture->desk, wrong));
  g_assert_cmpstr (wrong[BW_CALL_FIELD_NOTE], ==, "");
  bw_call_draft_clear_faults (wrong);

  draft.evidence = "the watch is complete";
  g_assert_true (bw_rectify_draft_check (&draft, fixture->desk, wrong));

  draft.at = "23:59";
  g_assert_false (bw_rectify_draft_check (&draft, fixture->desk, wrong));
  g_assert_nonnull (wrong[BW_CALL_FIELD_AT]);
  bw_call_draft_clear_faults (wrong);

  /* When it was reported as missing it had not been put right. */
  draft.at = "00:01";
  g_assert_false (bw_rectify_draft_check (&draft, fixture->desk, wrong));
  g_assert_nonnull (wrong[BW_CALL_FIELD_AT]);
  bw_call_draft_clear_faults (wrong);

  draft.at = "14:31";
  draft.faults = none;
  g_assert_false (bw_rectify_draft_check (&draft, fixture->desk, wrong));
  bw_call_draft_clear_faults (wrong);
}

#define ADD(name) \
  g_test_add ("/checkpoint-fault/" #name, CheckpointsFixture, NULL, checkpoints_fixture_set_up, test_##name, \
              checkpoints_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD (list);
  ADD (called);
  ADD (called_before);
  ADD (draft);

  return g_test_run ();
}
