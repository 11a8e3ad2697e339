/* test-bw-alert-answers.c: an answer arrives once, or a person hears why not
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-alert-answers.h"

#include "desk-fixture.h"
#include "http-fixture.h"

#include <string.h>

#define ID    "queue-long/p1/1"
#define AT    "'at':'2021-08-08T14:00:00+08:00'"
#define ALERT "{'type':'alert','id':'" ID "'," AT ",'rule':'queue-long','place':'p1','severity':'low'," \
              "'raised':'2021-08-08T14:00:00+08:00'"
#define UNTIL G_GINT64_CONSTANT (1628407920000000) /* 2021-08-08T15:32:00+08:00 */
/* The backend adds its own within it. */
#define SAID  "'acknowledged':{'reason':'team sent','until':'2021-08-08T15:32:00+08:00'"

/* The end of that, and of the alert. */
#define OURS   ",'at':'2021-08-08T14:20:00.000001+08:00','by_role':'commander'}}"
#define THEIRS ",'at':'2021-08-08T14:20:00.000002+08:00','by_role':'commander'}}"

typedef struct
{
  HttpFixture     *backend;
  BwClientSession *session;
  BwDesk          *desk;
  BwAlertAnswers  *answers;
  char            *folder;
  GMutex           mutex;
  GQueue           replies;  /* (element-type utf8): of the writes to come; what is missing is 503 */
  GPtrArray       *writes;   /* (element-type utf8): "CONDITION BODY" */
  guint            n_given;
  guint            n_failed;
} Fixture;

static void
answer (HttpFixture   *backend,
        HttpRequest   *request,
        GOutputStream *out,
        gpointer       user_data)
{
  Fixture *fixture = user_data;
  g_autofree char *reply = NULL;

  if (g_str_equal (request->path, "/v1/me"))
    {
      http_fixture_write (out, "HTTP/1.1 200 OK\r\nContent-Length: 16\r\n\r\n{\"may\":[\"read\"]}");
      return;
    }

  if (!g_str_equal (request->method, "PUT"))
    {
      http_fixture_write (out, "HTTP/1.1 503 Busy\r\nRetry-After: 100\r\nContent-Length: 0\r\n\r\n");
      return;
    }

  g_assert_cmpstr (request->path, ==, "/v1/documents/alert/" ID);
  g_mutex_lock (&fixture->mutex);
  g_ptr_array_add (fixture->writes, g_strjoin (" ", g_hash_table_lookup (request->headers, "if-match"),
                                               request->body, NULL));
  reply = g_queue_pop_head (&fixture->replies);
  g_mutex_unlock (&fixture->mutex);
  http_fixture_write_answer (out, request, reply != NULL ? reply : "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n");
}

static void
on_edits_given_cb (Fixture    *fixture,
                   const char *title,
                   guint       n)
{
  g_assert_nonnull (strstr (title, "15:32"));
  fixture->n_given += n;
}

static void
on_edits_failed_cb (Fixture             *fixture,
                    BwClientOutboxEntry *entry)
{
  fixture->n_failed++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->folder = g_dir_make_tmp ("bw-answers-XXXXXX", NULL);
  g_mutex_init (&fixture->mutex);
  g_queue_init (&fixture->replies);
  fixture->writes = g_ptr_array_new_with_free_func (g_free);
  fixture->backend = http_fixture_new (NULL, answer, fixture);
  fixture->session = bw_client_session_new (bw_measure_catalogue_get_default (), NULL);
  bw_client_outbox_set_dir (bw_client_session_get_outbox (fixture->session), fixture->folder);
  bw_client_session_connect (fixture->session, http_fixture_get_url (fixture->backend), "secret", NULL);
  desk_fixture_apply (fixture->session, "%s",
                      "{'type':'area','id':'c'," AT ",'level':'city','name':'C','time_zone':'Asia/Shanghai','seq':1}\n"
                      "{'type':'site','id':'p1'," AT ",'area':'c','kind':'sampling','name':'P',"
                      "'position':[113.8,34.0],'state':'open','seq':2}\n"
                      ALERT ",'seq':7}\n");
  fixture->desk = bw_desk_new (fixture->session);
  fixture->answers = bw_alert_answers_new (fixture->desk);
  g_signal_connect_swapped (bw_desk_get_edits (fixture->desk), "given", G_CALLBACK (on_edits_given_cb), fixture);
  g_signal_connect_swapped (bw_desk_get_edits (fixture->desk), "failed", G_CALLBACK (on_edits_failed_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  bw_client_session_disconnect (fixture->session);
  g_assert_finalize_object (fixture->answers);
  g_object_unref (fixture->desk);
  g_object_unref (fixture->session);
  http_fixture_free (fixture->backend);
  g_ptr_array_unref (fixture->writes);
  g_queue_clear_full (&fixture->replies, g_free);
  g_mutex_clear (&fixture->mutex);
  g_free (fixture->folder);
}

static void
plan (Fixture    *fixture,
      const char *status,
      const char *body)
{
  g_autofree char *json = g_strdelimit (g_strdup (body), "'", '"');

  g_mutex_lock (&fixture->mutex);
  g_queue_push_tail (&fixture->replies,
                     g_strdup_printf ("HTTP/1.1 %s\r\nETag: \"9\"\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n\r\n%s",
                                      status, strlen (json), json));
  g_mutex_unlock (&fixture->mutex);
}

static void
give (Fixture *fixture)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new ();

  g_ptr_array_add (documents, bw_picture_get_document (bw_desk_get_picture (fixture->desk), BW_DOCUMENT_TYPE_ALERT,
                                                       ID));
  bw_alert_answers_give (fixture->answers, documents, "team sent", UNTIL);
  g_assert_cmpuint (fixture->n_given, ==, 1);
}

static gboolean
has_state (Fixture       *fixture,
           BwOutboxState  state)
{
  BwClientOutboxEntry *entry = bw_alert_answers_find (fixture->answers, ID);

  return entry != NULL && bw_client_outbox_entry_get_state (entry) == state;
}

static guint
count_writes (Fixture *fixture)
{
  guint n;

  g_mutex_lock (&fixture->mutex);
  n = fixture->writes->len;
  g_mutex_unlock (&fixture->mutex);
  return n;
}

static gboolean
is_written (Fixture    *fixture,
            guint       index,
            const char *etag,
            const char *part)
{
  const char *write = g_ptr_array_index (fixture->writes, index);
  g_autofree char *json = g_strdelimit (g_strdup (part), "'", '"');

  return g_str_has_prefix (write, etag) && strstr (write, json) != NULL;
}

/* Of the version that was shown, and gone when it was taken. */
static void
test_taken (Fixture       *fixture,
            gconstpointer  unused)
{
  g_assert_true (bw_alert_answers_is_allowed (fixture->answers));
  plan (fixture, "200 OK", "{}");
  give (fixture);
  http_fixture_wait_until (count_writes (fixture) == 1 && bw_alert_answers_find (fixture->answers, ID) == NULL);
  g_assert_true (is_written (fixture, 0, "\"7\" ", SAID));
  g_assert_cmpuint (fixture->n_failed, ==, 0);
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  unused)
{
  plan (fixture, "409 Conflict", "{'title':'It may not be changed so'}");
  give (fixture);
  http_fixture_wait_until (fixture->n_failed == 1);
  g_assert_true (has_state (fixture, BW_OUTBOX_STATE_REFUSED));
}

/* The same of what stands now: the figure has changed. */
static void
test_insist (Fixture       *fixture,
             gconstpointer  unused)
{
  plan (fixture, "412 Precondition Failed", "{'current':" ALERT ",'seq':9,'figure':{'value':50}}}");
  plan (fixture, "200 OK", "{}");
  give (fixture);
  http_fixture_wait_until (fixture->n_failed == 1);
  g_assert_true (has_state (fixture, BW_OUTBOX_STATE_CONFLICT));
  bw_client_outbox_retry (bw_client_session_get_outbox (fixture->session),
                          bw_alert_answers_find (fixture->answers, ID));
  http_fixture_wait_until (count_writes (fixture) == 2 && bw_alert_answers_find (fixture->answers, ID) == NULL);
  g_assert_true (is_written (fixture, 1, "\"9\" ", SAID));
  g_assert_true (is_written (fixture, 1, "\"9\" ", "'figure':{'value':50}"));
}

/* The feed tells what was given, as said at @at. */
static void
tell_said (Fixture    *fixture,
           const char *at)
{
  desk_fixture_apply (fixture->session, ALERT ",'seq':9," SAID ",'by_role':'commander','at':'%s'}}\n", at);
  g_signal_emit_by_name (fixture->desk, "refresh", NULL);
}

/* Writes go one after the other: what went before this one has gone when it has. */
static void
assert_nothing_is_sent (Fixture *fixture,
                        guint    n_before)
{
  plan (fixture, "200 OK", "{}");
  bw_client_outbox_add (bw_client_session_get_outbox (fixture->session), "last", "PUT", "/v1/documents/alert/" ID,
                        "{\"last\":true}", "10");
  http_fixture_wait_until (count_writes (fixture) > n_before);
  g_assert_true (is_written (fixture, n_before, "\"10\" ", "{'last':true}"));
}

/* What has not gone does not go, and what somebody else says later, in the same words,
 * stays. */
static void
test_undo_waiting (Fixture       *fixture,
                   gconstpointer  unused)
{
  give (fixture);
  http_fixture_wait_until (count_writes (fixture) == 1 && has_state (fixture, BW_OUTBOX_STATE_WAITING));
  bw_edits_undo (bw_desk_get_edits (fixture->desk));
  http_fixture_wait_until (bw_alert_answers_find (fixture->answers, ID) == NULL);
  g_assert_cmpuint (fixture->n_failed, ==, 0);

  tell_said (fixture, "2199-08-08T14:20:00+08:00");
  assert_nothing_is_sent (fixture, 1);
}

/* Of what is on its way nothing more is said, and it can still be undone. */
static void
test_undo_passed_over (Fixture       *fixture,
                       gconstpointer  unused)
{
  give (fixture);
  http_fixture_wait_until (count_writes (fixture) == 1 && has_state (fixture, BW_OUTBOX_STATE_WAITING));
  give (fixture);
  bw_edits_undo (bw_desk_get_edits (fixture->desk));
  http_fixture_wait_until (bw_alert_answers_find (fixture->answers, ID) == NULL);
}

/* Its answer was lost, but it had arrived. */
static void
test_undo_arrived (Fixture       *fixture,
                   gconstpointer  unused)
{
  give (fixture);
  http_fixture_wait_until (count_writes (fixture) == 1 && has_state (fixture, BW_OUTBOX_STATE_WAITING));
  bw_edits_undo (bw_desk_get_edits (fixture->desk));
  http_fixture_wait_until (bw_alert_answers_find (fixture->answers, ID) == NULL);

  plan (fixture, "200 OK", "{}");
  tell_said (fixture, "2021-08-08T14:20:00+08:00");
  http_fixture_wait_until (count_writes (fixture) == 2);
  g_assert_false (is_written (fixture, 1, "\"9\" ", "'acknowledged'"));
  g_assert_true (is_written (fixture, 1, "\"9\" ", "'rule'"));
}

/* What was taken is said no more; what somebody else says later, in the same words, stays,
 * as the feed tells it or as only the backend knows. */
static void
test_undo_new_figure (Fixture       *fixture,
                      gconstpointer  unused)
{
  plan (fixture, "200 OK", ALERT ",'seq':9," SAID OURS);
  plan (fixture, "200 OK", "{}");
  give (fixture);
  http_fixture_wait_until (count_writes (fixture) == 1 && bw_alert_answers_find (fixture->answers, ID) == NULL);

  /* Its figure has changed since. */
  desk_fixture_apply (fixture->session, "%s", ALERT ",'seq':12,'figure':{'value':50}," SAID OURS "\n");
  bw_edits_undo (bw_desk_get_edits (fixture->desk));
  http_fixture_wait_until (count_writes (fixture) == 2 && bw_alert_answers_find (fixture->answers, ID) == NULL);
  g_assert_true (is_written (fixture, 1, "\"12\" ", "'figure':{'value':50}"));
  g_assert_false (is_written (fixture, 1, "", "'acknowledged'"));
}

static void
test_undo_answered_since (Fixture       *fixture,
                          gconstpointer  unused)
{
  plan (fixture, "200 OK", ALERT ",'seq':9," SAID OURS);
  give (fixture);
  http_fixture_wait_until (count_writes (fixture) == 1 && bw_alert_answers_find (fixture->answers, ID) == NULL);
  desk_fixture_apply (fixture->session, "%s", ALERT ",'seq':12," SAID THEIRS "\n");
  bw_edits_undo (bw_desk_get_edits (fixture->desk));
  assert_nothing_is_sent (fixture, 1);
}

static void
test_undo_answered_untold (Fixture       *fixture,
                           gconstpointer  unused)
{
  plan (fixture, "200 OK", ALERT ",'seq':9," SAID OURS);
  plan (fixture, "412 Precondition Failed", "{'current':" ALERT ",'seq':12," SAID THEIRS "}");
  give (fixture);
  http_fixture_wait_until (count_writes (fixture) == 1 && bw_alert_answers_find (fixture->answers, ID) == NULL);
  bw_edits_undo (bw_desk_get_edits (fixture->desk));
  http_fixture_wait_until (count_writes (fixture) == 2 && bw_alert_answers_find (fixture->answers, ID) == NULL);
  desk_fixture_apply (fixture->session, "%s", ALERT ",'seq':12," SAID THEIRS "\n");
  g_signal_emit_by_name (fixture->desk, "refresh", NULL);
  assert_nothing_is_sent (fixture, 2);
}

/* Somebody else was faster, in the same words: it is as it was to be, and it is theirs. */
static void
test_undo_found (Fixture       *fixture,
                 gconstpointer  unused)
{
  plan (fixture, "412 Precondition Failed", "{'current':" ALERT ",'seq':9," SAID THEIRS "}");
  give (fixture);
  http_fixture_wait_until (count_writes (fixture) == 1 && bw_alert_answers_find (fixture->answers, ID) == NULL);
  g_assert_cmpuint (fixture->n_failed, ==, 0);
  bw_edits_undo (bw_desk_get_edits (fixture->desk));
  assert_nothing_is_sent (fixture, 1);
}

/* What was never tried cannot have arrived: whenever it is told, it is somebody else's. */
static void
test_undo_untried (Fixture       *fixture,
                   gconstpointer  unused)
{
  GListModel *outbox = G_LIST_MODEL (bw_client_session_get_outbox (fixture->session));

  /* It is answered with a long pause. */
  bw_client_outbox_add (BW_CLIENT_OUTBOX (outbox), "first", "POST", "/v1/reports", "{}", NULL);
  http_fixture_wait_until (g_list_model_get_n_items (outbox) == 1);
  give (fixture);
  http_fixture_wait_until (has_state (fixture, BW_OUTBOX_STATE_WAITING));
  bw_edits_undo (bw_desk_get_edits (fixture->desk));
  http_fixture_wait_until (bw_alert_answers_find (fixture->answers, ID) == NULL);

  tell_said (fixture, "2021-08-08T14:20:00+08:00");
  bw_client_outbox_add (BW_CLIENT_OUTBOX (outbox), "last", "POST", "/v1/reports", "{}", NULL);
  http_fixture_wait_until (g_list_model_get_n_items (outbox) >= 2);
  g_assert_null (bw_alert_answers_find (fixture->answers, ID));
  g_assert_cmpuint (count_writes (fixture), ==, 0);
}

/* Another backend's alert of the same name is another one. */
static void
test_undo_elsewhere (Fixture       *fixture,
                     gconstpointer  unused)
{
  g_autofree char *url = g_strconcat (http_fixture_get_url (fixture->backend), "/", NULL);

  plan (fixture, "200 OK", "{}");
  give (fixture);
  http_fixture_wait_until (count_writes (fixture) == 1 && bw_alert_answers_find (fixture->answers, ID) == NULL);

  bw_client_session_connect (fixture->session, url, "secret", NULL);
  tell_said (fixture, "2021-08-08T14:20:00+08:00");
  bw_edits_undo (bw_desk_get_edits (fixture->desk));
  assert_nothing_is_sent (fixture, 1);
}

/* What was taken is taken back as soon as the feed tells it, and nobody else's is. */
static void
test_undo_taken (Fixture       *fixture,
                 gconstpointer  unused)
{
  plan (fixture, "200 OK", "{}");
  plan (fixture, "200 OK", "{}");
  give (fixture);
  http_fixture_wait_until (count_writes (fixture) == 1 && bw_alert_answers_find (fixture->answers, ID) == NULL);
  bw_edits_undo (bw_desk_get_edits (fixture->desk));
  desk_fixture_apply (fixture->session, "%s", ALERT ",'seq':8,'acknowledged':{'reason':'theirs','by_role':'commander',"
                      "'at':'2021-08-08T14:20:00+08:00','until':'2021-08-08T15:32:00+08:00'}}\n");
  g_signal_emit_by_name (fixture->desk, "refresh", NULL);
  g_assert_cmpuint (count_writes (fixture), ==, 1);

  tell_said (fixture, "2021-08-08T14:20:00+08:00");
  http_fixture_wait_until (count_writes (fixture) == 2);
  g_assert_false (is_written (fixture, 1, "\"9\" ", "'acknowledged'"));
  g_assert_true (is_written (fixture, 1, "\"9\" ", "'rule'"));
}

/* Whoever may only read is not offered to. */
static void
test_rights (Fixture       *fixture,
             gconstpointer  unused)
{
  bw_client_session_ask_rights (fixture->session);
  http_fixture_wait_until (!bw_alert_answers_is_allowed (fixture->answers));
  g_assert_true (bw_client_session_may (fixture->session, "read"));
  g_assert_false (bw_client_session_may (fixture->session, "command"));
}

#define ADD(path, test) g_test_add ("/window/alert-answers/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("taken", test_taken);
  ADD ("refused", test_refused);
  ADD ("insist", test_insist);
  ADD ("undo-waiting", test_undo_waiting);
  ADD ("undo-passed-over", test_undo_passed_over);
  ADD ("undo-arrived", test_undo_arrived);
  ADD ("undo-new-figure", test_undo_new_figure);
  ADD ("undo-answered-since", test_undo_answered_since);
  ADD ("undo-answered-untold", test_undo_answered_untold);
  ADD ("undo-found", test_undo_found);
  ADD ("undo-untried", test_undo_untried);
  ADD ("undo-elsewhere", test_undo_elsewhere);
  ADD ("undo-taken", test_undo_taken);
  ADD ("rights", test_rights);
  return g_test_run ();
}
