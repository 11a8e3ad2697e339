/* test-bw-call-words.c: what a call is held against is told to be provisional as long as it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-call-words.h"

#include "desk-fixture.h"

#include <string.h>

#define ENTRY(id, figure) \
  "{'type':'entry','id':'" id "','at':'2021-08-08T14:00:00+08:00','source':'manual','kind':'contact','text':'t'," \
  "'figure':{'place':'p1','subject':'sampling:r1','measure':'" figure "}}\n"

typedef struct
{
  BwClientSession *session;
  BwDesk          *desk;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->session = desk_fixture_new_session ();
  fixture->desk = bw_desk_new (fixture->session);
  desk_fixture_apply (fixture->session, "%s",
                      ENTRY ("e1", "sampled','value':880,'said_by':'s','at':'2021-08-08T14:00:00+08:00'")
                      ENTRY ("e2", "wait','value':9,'said_by':'s','at':'2021-08-08T14:31:00+08:00'"));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_assert_finalize_object (fixture->desk);
  g_assert_finalize_object (fixture->session);
}

static char *
dup_status (Fixture    *fixture,
            const char *measure)
{
  BwCall *call = bw_call_book_find (bw_desk_get_calls (fixture->desk), "p1", "sampling:r1", measure);

  g_assert_nonnull (call);
  return bw_call_words_dup_status (fixture->desk, call);
}

/* Each reason is told in words of its own, and what is no longer provisional in none. */
static void
test_mark (void)
{
  g_assert_null (bw_call_words_get_mark (BW_CALL_REPORTS_NONE));
  g_assert_null (bw_call_words_get_mark (BW_CALL_REPORTS_NEAREST));
  g_assert_nonnull (bw_call_words_get_mark (BW_CALL_REPORTS_ASKED));
  g_assert_cmpstr (bw_call_words_get_mark (BW_CALL_REPORTS_ASKED), !=, bw_call_words_get_mark (BW_CALL_REPORTS_FAILED));
}

/* In a saved state nobody can be asked: the last report is no more than that. What waits
 * for its report is held against none. */
static void
test_status (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autofree char *due = dup_status (fixture, "sampled");
  g_autofree char *waiting = dup_status (fixture, "wait");

  g_assert_nonnull (strstr (due, "+20"));
  g_assert_true (g_str_has_suffix (due, bw_call_words_get_mark (BW_CALL_REPORTS_ASKED)));
  g_assert_null (strstr (waiting, bw_call_words_get_mark (BW_CALL_REPORTS_ASKED)));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/call-words/mark", test_mark);
  g_test_add ("/call-words/status", Fixture, NULL, set_up, test_status, tear_down);
  return g_test_run ();
}
