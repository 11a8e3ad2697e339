/* test-bw-site-log.c: what of the log is a site's, and what is not told
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-site-log.h"

#include "bw-checkpoint-state.h"
#include "bw-site-event.h"
#include "checkpoints-fixture.h"
#include "desk-fixture.h"

#include <string.h>

#define INSPECTION "'type':'inspection','place':'k12','unannounced':true,'inspector_role':'督查组',"
#define ENTRY "'type':'entry','source':'manual','area':'m1',"

static void
show (CheckpointsFixture *fixture,
      BwSiteLog          *log,
      const char         *code,
      guint               types)
{
  BwCheckpointState state;

  bw_checkpoint_state_init (&state, &fixture->facts, checkpoints_fixture_place (fixture, code));
  bw_site_log_set_site (log, &fixture->facts, state.site, state.as_of, types);
}

static char *
join (BwSiteLog *log)
{
  GArray *events = bw_site_log_get_events (log);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < events->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", g_array_index (events, BwSiteEvent, i).text);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The newest first; of the entries of the area those that name it; of inspections those
 * that are done; nothing of yesterday's yesterday, and nothing that was corrected. */
static void
test_events (CheckpointsFixture *fixture,
             gconstpointer       unused)
{
  g_autoptr (BwSiteLog) log = bw_site_log_new (fixture->desk);
  g_autofree char *text = NULL;
  g_autofree char *note = NULL;

  desk_fixture_apply (
    fixture->session, "%s",
    "{" ENTRY "'id':'e1','at':'2021-08-08T07:02:00+08:00','kind':'shift','text':'2 号卡点：早班接岗','seq':61}\n"
    "{" ENTRY "'id':'e2','at':'2021-08-08T08:00:00+08:00','kind':'shift','text':'12 号卡点：早班接岗','seq':62}\n"
    "{" ENTRY "'id':'e3','at':'2021-08-08T09:00:00+08:00','kind':'incident','text':'2 号卡点停电','seq':63}\n"
    "{" ENTRY "'id':'e4','at':'2021-08-08T09:00:00+08:00','kind':'incident','text':'2 号卡点断网','corrects':'e3',"
    "'reason':'x','seq':64}\n"
    "{" ENTRY "'id':'e5','at':'2021-08-06T09:00:00+08:00','kind':'shift','text':'2 号卡点：早班接岗','seq':65}\n"
    "{" INSPECTION "'id':'v1','at':'2021-08-08T13:00:00+08:00','state':'done',"
    "'findings':[{'measure':'check_certificate','verdict':'unmet','note':'未查验'}],'seq':66}\n"
    "{" INSPECTION "'id':'v2','at':'2021-08-08T14:00:00+08:00','state':'under_way','seq':67}\n");
  show (fixture, log, "k12", 0);
  text = join (log);
  g_assert_true (g_str_has_prefix (text, "Unannounced inspection: "));
  g_assert_nonnull (strstr (text, "未查验"));
  g_assert_true (g_str_has_suffix (text, "|2 号卡点断网|早班接岗"));
  note = bw_site_log_dup_note (log);
  g_assert_null (note);
  g_assert_false (bw_site_log_is_asking (log));
}

/* Documents are read again only where some have changed. */
static void
test_follows (CheckpointsFixture *fixture,
              gconstpointer       unused)
{
  g_autoptr (BwSiteLog) log = bw_site_log_new (fixture->desk);
  g_autofree char *note = NULL;

  show (fixture, log, "k12", 0);
  g_assert_cmpuint (bw_site_log_get_events (log)->len, ==, 0);

  /* A saved state without entries holds no log: that is not the same as an empty one. */
  note = bw_site_log_dup_note (log);
  g_assert_nonnull (note);

  desk_fixture_apply (fixture->session, "{" INSPECTION "'id':'v1','at':'2021-08-08T13:00:00+08:00','state':'done',"
                      "'findings':[{'measure':'check_code','verdict':'met'}],'seq':66}\n");
  show (fixture, log, "k12", 1u << BW_DOCUMENT_TYPE_TALLY);
  g_assert_cmpuint (bw_site_log_get_events (log)->len, ==, 0);
  show (fixture, log, "k12", 1u << BW_DOCUMENT_TYPE_INSPECTION);
  g_assert_cmpuint (bw_site_log_get_events (log)->len, ==, 1);
  show (fixture, log, "k11", 0);
  g_assert_cmpuint (bw_site_log_get_events (log)->len, ==, 0);
  bw_site_log_set_site (log, &fixture->facts, BW_PLACE_NONE, 0, 0);
  g_assert_cmpuint (bw_site_log_get_events (log)->len, ==, 0);
}

static void
test_names (void)
{
  g_assert_true (bw_site_log_names ("3 号卡点：接岗", "3 号卡点"));
  g_assert_true (bw_site_log_names ("南街3 号卡点停电", "3 号卡点"));
  g_assert_true (bw_site_log_names ("13 号卡点、3 号卡点停电", "3 号卡点"));
  g_assert_false (bw_site_log_names ("13 号卡点停电", "3 号卡点"));
  g_assert_false (bw_site_log_names ("全市停电", "3 号卡点"));
  g_assert_false (bw_site_log_names ("全市停电", ""));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) \
  g_test_add (path, CheckpointsFixture, NULL, checkpoints_fixture_set_up, test, checkpoints_fixture_tear_down)
  ADD ("/site-log/events", test_events);
  ADD ("/site-log/follows", test_follows);
  g_test_add_func ("/site-log/names", test_names);
  return g_test_run ();
}
