/* test-bw-call-book.c: which figures stand, and which are to be held against a report
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-call-book.h"

#include "bw-desk.h"
#include "desk-fixture.h"
#include "http-fixture.h"

#include <string.h>

/* p1, p2 and p3 have reported at 14:30 how many were sampled. */
#define ENTRY(id, rest) \
  "{'type':'entry','id':'" id "','at':'2021-08-08T14:00:00+08:00','source':'manual','kind':'contact','text':'t'," \
  rest "}\n"
#define FIGURE(place, measure, at, rest) \
  "'figure':{'place':'" place "','subject':'sampling:r1','measure':'" measure "','value':35,'said_by':'s'," \
  "'at':'2021-08-08T" at ":00+08:00'" rest "}"

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
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_assert_finalize_object (fixture->desk);
  g_assert_finalize_object (fixture->session);
}

static GPtrArray *
list (Fixture    *fixture,
      const char *scope)
{
  return bw_call_book_list (bw_desk_get_calls (fixture->desk), desk_fixture_place (fixture->session, scope));
}

/* The newest first; another line corrects, and lines that hold no figure are no matter. */
static void
test_standing (Fixture       *fixture,
               gconstpointer  unused)
{
  g_autoptr (GPtrArray) city = NULL;
  g_autoptr (GPtrArray) other = NULL;
  BwCallBook *book;

  desk_fixture_apply (fixture->session, "%s",
                      ENTRY ("e1", FIGURE ("p1", "sampled", "13:00", ""))
                      ENTRY ("e2", FIGURE ("p1", "sampled", "13:00", "") ",'corrects':'e1','reason':'r'")
                      ENTRY ("e3", FIGURE ("p3", "sampled", "13:30", ",'bound':'~'"))
                      ENTRY ("e4", FIGURE ("p1", "queue", "12:00", ""))
                      ENTRY ("e5", "'corrects':'e4'")
                      ENTRY ("e6", "'area':'d1'"));
  city = list (fixture, "c");
  g_assert_cmpuint (city->len, ==, 2);
  g_assert_cmpstr (BW_CALL (g_ptr_array_index (city, 0))->id, ==, "e3");
  g_assert_cmpint (BW_CALL (g_ptr_array_index (city, 0))->bound, ==, BW_BOUND_ABOUT);
  g_assert_cmpstr (BW_CALL (g_ptr_array_index (city, 1))->id, ==, "e2");
  g_assert_cmpstr (BW_CALL (g_ptr_array_index (city, 1))->reason, ==, "r");
  other = list (fixture, "d2");
  g_assert_cmpuint (other->len, ==, 1);
  book = bw_desk_get_calls (fixture->desk);
  g_assert_true (bw_call_book_find (book, "p1", "sampling:r1", "sampled") == g_ptr_array_index (city, 1));
  g_assert_null (bw_call_book_find (book, "p1", "sampling:r1", "queue"));
  g_assert_null (bw_call_book_find (book, "p2", "sampling:r1", "sampled"));
}

/* A report of its time or a later one; not once somebody has decided. */
static void
test_due (Fixture       *fixture,
          gconstpointer  unused)
{
  BwCallBook *book;

  desk_fixture_apply (fixture->session, "%s",
                      ENTRY ("e1", FIGURE ("p1", "sampled", "14:30", ""))
                      ENTRY ("e2", FIGURE ("p3", "sampled", "14:31", ""))
                      ENTRY ("e3", FIGURE ("p2", "sampled", "14:00", ",'state':'kept'"))
                      ENTRY ("e4", FIGURE ("p1", "tubes", "14:00", "")));
  book = bw_desk_get_calls (fixture->desk);
  g_assert_cmpuint (bw_call_book_count_due (book, desk_fixture_place (fixture->session, "c")), ==, 1);
  g_assert_cmpuint (bw_call_book_count_due (book, desk_fixture_place (fixture->session, "p1")), ==, 1);
  g_assert_cmpuint (bw_call_book_count_due (book, desk_fixture_place (fixture->session, "d2")), ==, 0);
  g_assert_cmpint (bw_call_book_find (book, "p2", "sampling:r1", "sampled")->state, ==, BW_CALL_KEPT);
  desk_fixture_apply (fixture->session, "%s",
                      "{'type':'tally','id':'p3/sampling:r1','at':'2021-08-08T14:40:00+08:00','place':'p3',"
                      "'subject':'sampling:r1','values':{'sampled':40},'seq':1000}\n");
  g_assert_cmpuint (bw_call_book_count_due (book, desk_fixture_place (fixture->session, "c")), ==, 2);
}

/* What nobody has held against a report stands, however old; what was decided before the
 * last week is over, and so is what was decided since. */
static void
test_old (void)
{
  static const char * const old =
    "{'type':'entry','id':'o%d','at':'2021-07-20T14:00:00+08:00','source':'manual','kind':'contact','text':'t',"
    FIGURE ("p1", "%s", "13:00", "%s") "}\n";
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  g_autoptr (BwDesk) desk = NULL;
  g_autoptr (GPtrArray) list = NULL;

  desk_fixture_apply (session, old, 1, "sampled", "");
  desk_fixture_apply (session, old, 2, "tubes", "");
  desk_fixture_apply (session, old, 3, "queue", ",'state':'kept'");
  desk_fixture_apply (session, "%s", ENTRY ("e1", FIGURE ("p1", "tubes", "13:00", ",'state':'accepted'")
                                            ",'corrects':'o2','reason':'r'"));
  desk = bw_desk_new (session);
  list = bw_call_book_list (bw_desk_get_calls (desk), desk_fixture_place (session, "c"));
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpstr (BW_CALL (g_ptr_array_index (list, 0))->id, ==, "e1");
  g_assert_cmpstr (BW_CALL (g_ptr_array_index (list, 1))->id, ==, "o1");
}

#define CLOCK "{\"now\":\"2021-08-08T14:32:00+08:00\",\"speed\":1}"
#define HEAD  "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n"

/* In a thread of the connection: the last week is empty, and before it a figure came. */
static void
answer (HttpFixture   *backend,
        HttpRequest   *request,
        GOutputStream *out,
        gpointer       unused)
{
  static const char * const old =
    HEAD "{'documents':[{'type':'entry','id':'o1','at':'2021-07-20T14:00:00+08:00','source':'manual','kind':'contact',"
    "'text':'t','seq':9," FIGURE ("p1", "sampled", "13:00", "") "}]}";
  gboolean is_log = g_str_has_prefix (request->path, "/v1/documents/entry");
  g_autofree char *text = g_strdelimit (g_strdup (is_log && strstr (request->path, "&from=") == NULL
                                                  ? old : HEAD "{'documents':[]}"), "'", '"');

  http_fixture_write (out, text);
}

static void
send_state (HttpFixture *backend)
{
  g_autofree char *text = desk_fixture_dup_events (CLOCK);

  http_fixture_send (backend, text);
}

static gboolean
is_standing (BwDesk     *desk,
             const char *measure)
{
  return bw_call_book_find (bw_desk_get_calls (desk), "p1", "sampling:r1", measure) != NULL;
}

/* The store was replaced: what was known goes, and what stands in the new log comes, also
 * from before the last week. */
static void
test_reset (void)
{
  HttpFixture *backend = http_fixture_new_feed (NULL);
  g_autoptr (BwClientSession) session = bw_client_session_new (bw_measure_catalogue_get_default (), NULL);
  g_autoptr (BwDesk) desk = bw_desk_new (session);

  http_fixture_set_others (backend, answer, NULL);
  bw_client_session_connect (session, http_fixture_get_url (backend), "token", NULL);
  send_state (backend);
  http_fixture_wait_until (bw_desk_get_round (desk) != NULL && is_standing (desk, "sampled"));

  http_fixture_send (backend, "event: reset\ndata: {\"epoch\":\"u\"}\n\n");
  http_fixture_wait_until (!is_standing (desk, "sampled"));
  send_state (backend);
  http_fixture_wait_until (is_standing (desk, "sampled"));
  g_assert_false (bw_call_book_is_cut_off (bw_desk_get_calls (desk)));

  bw_client_session_disconnect (session);
  g_assert_finalize_object (g_steal_pointer (&desk));
  g_clear_object (&session);
  http_fixture_free (backend);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/call-book/standing", Fixture, NULL, set_up, test_standing, tear_down);
  g_test_add_func ("/call-book/old", test_old);
  g_test_add_func ("/call-book/reset", test_reset);
  g_test_add ("/call-book/due", Fixture, NULL, set_up, test_due, tear_down);

  return g_test_run ();
}
