/* test-bw-edits.c: a change arrives once, follows its own, and is taken back where there is a way
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-edits.h"

#include "bw-desk.h"
#include "bw-edits-private.h"
#include "bw-json.h"
#include "desk-fixture.h"
#include "http-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define AT   "'at':'2021-08-08T14:00:00+08:00','source':'import'"
#define TEAM "{'type':'team','id':'t1'," AT ",'area':'c','kind':'volunteer','name':'T','size':7"

typedef struct
{
  HttpFixture     *backend;
  BwClientSession *session;
  BwDesk          *desk;
  BwEdits         *edits;
  char            *folder;
  GMutex           mutex;
  GQueue           replies;  /* (element-type utf8): of the writes to come; what is missing is 503 */
  GPtrArray       *writes;   /* (element-type utf8): "METHOD PATH CONDITION BODY" */
  guint            n_given;
  guint            n_arrived;
  guint            n_failed;
  guint            n_undone;
  guint            n_kept;
  guint            n_changed;
  gboolean         is_kept;  /* a change stood on the disk when it was told to be undone */
  gboolean         is_noted; /* so did that it is withdrawn, or what takes it back */
} Fixture;

static const char *
get_header (HttpRequest *request,
            const char  *name)
{
  const char *value = g_hash_table_lookup (request->headers, name);

  return value != NULL ? value : "";
}

static void
answer (HttpFixture   *backend,
        HttpRequest   *request,
        GOutputStream *out,
        gpointer       user_data)
{
  Fixture *fixture = user_data;
  g_autofree char *reply = NULL;

  if (g_str_equal (request->method, "GET"))
    {
      http_fixture_write (out, g_str_equal (request->path, "/v1/me")
                          ? "HTTP/1.1 200 OK\r\nContent-Length: 27\r\n\r\n{\"may\":[\"read\"],\"area\":\"c\"}"
                          : "HTTP/1.1 503 Busy\r\nRetry-After: 100\r\nContent-Length: 0\r\n\r\n");
      return;
    }

  g_mutex_lock (&fixture->mutex);
  g_ptr_array_add (fixture->writes, g_strjoin (" ", request->method, request->path,
                                               *get_header (request, "if-match") != '\0'
                                                 ? get_header (request, "if-match")
                                                 : get_header (request, "if-none-match"),
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
  g_assert_cmpstr (title, ==, "action");
  fixture->n_given += n;
}

static void
on_edits_arrived_cb (Fixture    *fixture,
                     const char *title)
{
  g_assert_cmpstr (title, ==, "action");
  fixture->n_arrived++;
}

/* Whether a file that is whole says @part. */
static gboolean
is_kept (const char *folder,
         const char *part)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  gboolean is_found = FALSE;

  while (dir != NULL && !is_found && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        is_found = is_kept (path, part);
      else if (g_str_has_suffix (name, ".json"))
        is_found = g_file_get_contents (path, &text, NULL, NULL) && strstr (text, part) != NULL;
    }

  return is_found;
}

static void
on_edits_undone_cb (Fixture    *fixture,
                    const char *title,
                    guint       n_undone,
                    guint       n_kept,
                    gboolean    is_changed)
{
  fixture->n_undone += n_undone;
  fixture->n_kept += n_kept;
  fixture->n_changed += is_changed;
  fixture->is_kept = is_kept (fixture->folder, "\"change\"");
  fixture->is_noted = is_kept (fixture->folder, "\"withdrawn\":") || is_kept (fixture->folder, ": change\"");
}

static void
on_edits_failed_cb (Fixture             *fixture,
                    BwClientOutboxEntry *entry)
{
  fixture->n_failed++;
}

static void
open_desk (Fixture *fixture)
{
  fixture->session = bw_client_session_new (bw_measure_catalogue_get_default (), NULL);
  bw_client_outbox_set_dir (bw_client_session_get_outbox (fixture->session), fixture->folder);
  bw_client_session_connect (fixture->session, http_fixture_get_url (fixture->backend), "secret", NULL);
  desk_fixture_apply (fixture->session, "%s",
                      "{'type':'area','id':'c'," AT ",'level':'city','name':'C','time_zone':'Asia/Shanghai','seq':1}\n"
                      TEAM ",'seq':7}\n");
  fixture->desk = bw_desk_new (fixture->session);
  fixture->edits = bw_desk_get_edits (fixture->desk);
  g_signal_connect_swapped (fixture->edits, "given", G_CALLBACK (on_edits_given_cb), fixture);
  g_signal_connect_swapped (fixture->edits, "arrived", G_CALLBACK (on_edits_arrived_cb), fixture);
  g_signal_connect_swapped (fixture->edits, "undone", G_CALLBACK (on_edits_undone_cb), fixture);
  g_signal_connect_swapped (fixture->edits, "failed", G_CALLBACK (on_edits_failed_cb), fixture);
}

static void
close_desk (Fixture *fixture)
{
  bw_client_session_disconnect (fixture->session);
  g_assert_finalize_object (fixture->desk);
  g_object_unref (fixture->session);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->folder = g_dir_make_tmp ("bw-edits-XXXXXX", NULL);
  g_mutex_init (&fixture->mutex);
  g_queue_init (&fixture->replies);
  fixture->writes = g_ptr_array_new_with_free_func (g_free);
  fixture->backend = http_fixture_new (NULL, answer, fixture);
  open_desk (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  close_desk (fixture);
  http_fixture_free (fixture->backend);
  g_ptr_array_unref (fixture->writes);
  g_queue_clear_full (&fixture->replies, g_free);
  g_mutex_clear (&fixture->mutex);
  g_free (fixture->folder);
}

static void
plan (Fixture    *fixture,
      const char *status,
      const char *etag,
      const char *body)
{
  g_autofree char *json = g_strdelimit (g_strdup (body), "'", '"');
  const char *kind = *status == '2' ? "json" : "problem+json";

  g_mutex_lock (&fixture->mutex);
  g_queue_push_tail (&fixture->replies,
                     g_strdup_printf ("HTTP/1.1 %s\r\nETag: \"%s\"\r\nContent-Type: application/%s\r\n"
                                      "Content-Length: %" G_GSIZE_FORMAT "\r\n\r\n%s",
                                      status, etag, kind, strlen (json), json));
  g_mutex_unlock (&fixture->mutex);
}

/* Not tried again of itself: that might be at once, or in a while. */
static void
plan_pause (Fixture *fixture)
{
  g_mutex_lock (&fixture->mutex);
  g_queue_push_tail (&fixture->replies,
                     g_strdup ("HTTP/1.1 503 Busy\r\nRetry-After: 300\r\nContent-Length: 0\r\n\r\n"));
  g_mutex_unlock (&fixture->mutex);
}

static JsonObject *
parse (const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (JsonNode) node = bw_json_parse (json, -1, 10000, NULL);

  return json_node_dup_object (node);
}

static BwDocument *
get_team (Fixture *fixture)
{
  return bw_picture_get_document (bw_desk_get_picture (fixture->desk), BW_DOCUMENT_TYPE_TEAM, "t1");
}

static void
change (Fixture    *fixture,
        const char *members)
{
  g_autoptr (JsonObject) object = parse (members);

  bw_edits_begin (fixture->edits, "action");
  bw_edits_change (fixture->edits, get_team (fixture), object, "change");
  bw_edits_end (fixture->edits);
}

static void
create (Fixture        *fixture,
        BwDocumentType  type,
        const char     *id,
        const char     *members)
{
  g_autoptr (JsonObject) object = parse (members);

  bw_edits_begin (fixture->edits, "action");
  bw_edits_create (fixture->edits, type, id, object, "create");
  bw_edits_end (fixture->edits);
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

static guint
count_entries (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (bw_client_session_get_outbox (fixture->session)));
}

static gboolean
is_written (Fixture    *fixture,
            guint       index,
            const char *beginning,
            const char *part)
{
  const char *write = g_ptr_array_index (fixture->writes, index);
  g_autofree char *json = g_strdelimit (g_strdup (part), "'", '"');

  return g_str_has_prefix (write, beginning) && strstr (write, json) != NULL;
}

static BwClientOutboxEntry *
find (Fixture *fixture)
{
  return bw_edits_find (fixture->edits, BW_DOCUMENT_TYPE_TEAM, "t1");
}

static gboolean
has_state (Fixture       *fixture,
           BwOutboxState  state)
{
  return find (fixture) != NULL && bw_client_outbox_entry_get_state (find (fixture)) == state;
}

/* Writes go one after the other: what went before this one has gone when it has. */
static void
assert_nothing_is_sent (Fixture *fixture,
                        guint    n_before)
{
  BwClientOutbox *outbox = bw_client_session_get_outbox (fixture->session);

  plan (fixture, "200 OK", "1", "{}");
  bw_client_outbox_add (outbox, "last", "POST", "/v1/reports", "[]", NULL);
  http_fixture_wait_until (count_writes (fixture) > n_before);
  g_assert_true (is_written (fixture, n_before, "POST /v1/reports", "[]"));
}

#define PATH "/v1/documents/team/t1 "

/* Of the version that was shown, and what it does not name stays. */
static void
test_change (Fixture       *fixture,
             gconstpointer  unused)
{
  plan (fixture, "200 OK", "9", "{}");
  change (fixture, "{'size':8,'phone':null}");
  g_assert_cmpuint (fixture->n_given, ==, 1);
  g_assert_nonnull (find (fixture));
  http_fixture_wait_until (count_entries (fixture) == 0 && count_writes (fixture) == 1);
  g_assert_true (is_written (fixture, 0, "PUT " PATH "\"7\" ", "'name':'T','size':8"));
  g_assert_true (is_written (fixture, 0, "PUT ", "'source':'manual'"));
  g_assert_false (is_written (fixture, 0, "PUT ", "'seq'"));
  g_assert_null (find (fixture));

  /* What changes nothing is not sent. */
  change (fixture, "{'size':7}");
  g_assert_cmpuint (fixture->n_given, ==, 1);
}

static void
test_create (Fixture       *fixture,
             gconstpointer  unused)
{
  plan (fixture, "201 Created", "9", "{}");
  create (fixture, BW_DOCUMENT_TYPE_TEAM, "t/2", "{'name':'U'}");
  http_fixture_wait_until (count_writes (fixture) == 1 && count_entries (fixture) == 0);
  g_assert_true (is_written (fixture, 0, "PUT /v1/documents/team/t/2 * ", "'type':'team','id':'t/2','at':'"));
  g_assert_true (is_written (fixture, 0, "PUT ", "'name':'U'"));
}

static void
test_remove (Fixture       *fixture,
             gconstpointer  unused)
{
  plan_pause (fixture);
  bw_edits_begin (fixture->edits, "action");
  bw_edits_remove (fixture->edits, get_team (fixture), "remove");
  bw_edits_end (fixture->edits);

  /* The answer is lost; it had gone. */
  http_fixture_wait_until (count_writes (fixture) == 1 && has_state (fixture, BW_OUTBOX_STATE_WAITING));
  plan (fixture, "404 Not Found", "", "{'type':'urn:bulwark:problem:not-found','status':404}");
  bw_client_outbox_retry (bw_client_session_get_outbox (fixture->session), find (fixture));
  http_fixture_wait_until (count_entries (fixture) == 0);
  g_assert_true (is_written (fixture, 0, "DELETE " PATH "\"7\" ", ""));
  g_assert_cmpuint (fixture->n_failed, ==, 0);
}

/* Counts and readings; counts are taken back by their opposite, wherever they are. */
static void
test_report (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (JsonObject) add = parse ("{'sampled':12}");
  g_autoptr (JsonObject) set = parse ("{'queue':30}");

  plan (fixture, "200 OK", "", "{'accepted':1,'duplicate':0,'rejected':[]}");
  plan (fixture, "200 OK", "", "{'accepted':1,'duplicate':0,'rejected':[]}");
  bw_edits_begin (fixture->edits, "action");
  bw_edits_report (fixture->edits, "p1", "sampling:r1", add, set, G_GINT64_CONSTANT (1628407920000000), "count");
  bw_edits_end (fixture->edits);
  http_fixture_wait_until (count_writes (fixture) == 1 && count_entries (fixture) == 0);
  g_assert_true (is_written (fixture, 0, "POST /v1/reports ", "'add':{'sampled':12},'set':{'queue':30}"));

  bw_edits_undo (fixture->edits);
  http_fixture_wait_until (count_writes (fixture) == 2 && count_entries (fixture) == 0);
  g_assert_true (is_written (fixture, 1, "POST /v1/reports ", "'add':{'sampled':-12}"));
  g_assert_false (is_written (fixture, 1, "POST ", "'set'"));
  g_assert_cmpuint (fixture->n_undone, ==, 1);
}

/* Offline, one upon the other: each is of what the one before became. */
static void
test_follow (Fixture       *fixture,
             gconstpointer  unused)
{
  plan_pause (fixture);
  change (fixture, "{'size':8}");
  http_fixture_wait_until (count_writes (fixture) == 1 && has_state (fixture, BW_OUTBOX_STATE_WAITING));
  change (fixture, "{'name':'U'}");
  change (fixture, "{'size':9}");
  http_fixture_wait_until (count_entries (fixture) == 3);
  g_assert_cmpuint (count_writes (fixture), ==, 1);

  plan (fixture, "200 OK", "11", TEAM ",'phone':'1','seq':11}");
  plan (fixture, "200 OK", "12", "{'type':'team','id':'t1'," AT ",'area':'c','kind':'volunteer','name':'U','size':8,"
        "'phone':'1','seq':12}");
  plan (fixture, "200 OK", "13", "{}");
  {
    g_autoptr (BwClientOutboxEntry) first =
      g_list_model_get_item (G_LIST_MODEL (bw_client_session_get_outbox (fixture->session)), 0);

    bw_client_outbox_retry (bw_client_session_get_outbox (fixture->session), first);
  }
  http_fixture_wait_until (count_writes (fixture) == 4 && count_entries (fixture) == 0);
  g_assert_true (is_written (fixture, 1, "PUT " PATH "\"7\" ", "'size':8"));
  g_assert_true (is_written (fixture, 2, "PUT " PATH "\"11\" ", "'name':'U'"));
  g_assert_true (is_written (fixture, 2, "PUT ", "'phone':'1'"));
  g_assert_true (is_written (fixture, 3, "PUT " PATH "\"12\" ", "'size':9"));
  g_assert_cmpuint (fixture->n_failed, ==, 0);
}

/* The feed has not told yet what was taken: the next is of that version all the same. */
static void
test_ahead_of_feed (Fixture       *fixture,
                    gconstpointer  unused)
{
  plan (fixture, "200 OK", "9", "{'type':'team','id':'t1','name':'T','size':8,'seq':9}");
  plan (fixture, "200 OK", "10", "{}");
  change (fixture, "{'size':8}");
  http_fixture_wait_until (count_writes (fixture) == 1 && count_entries (fixture) == 0);
  change (fixture, "{'name':'U'}");
  http_fixture_wait_until (count_writes (fixture) == 2 && count_entries (fixture) == 0);
  g_assert_true (is_written (fixture, 1, "PUT " PATH "\"9\" ", "'size':8"));
}

/* It is said to be done when the backend has all of it, and once. */
static void
test_arrived (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (JsonObject) first = parse ("{'name':'U'}");
  g_autoptr (JsonObject) second = parse ("{'name':'V'}");

  plan (fixture, "201 Created", "9", "{}");
  plan (fixture, "422 Unprocessable", "", "{}");
  bw_edits_begin (fixture->edits, "action");
  bw_edits_create (fixture->edits, BW_DOCUMENT_TYPE_TEAM, "t2", first, "one");
  bw_edits_create (fixture->edits, BW_DOCUMENT_TYPE_TEAM, "t3", second, "two");
  bw_edits_end (fixture->edits);
  g_assert_cmpuint (fixture->n_given, ==, 2);
  http_fixture_wait_until (fixture->n_failed == 1 && count_entries (fixture) == 1);
  g_assert_cmpuint (fixture->n_arrived, ==, 0);

  plan (fixture, "201 Created", "10", "{}");
  bw_client_outbox_retry (bw_client_session_get_outbox (fixture->session),
                          bw_edits_find (fixture->edits, BW_DOCUMENT_TYPE_TEAM, "t3"));
  http_fixture_wait_until (count_entries (fixture) == 0);
  g_assert_cmpuint (fixture->n_arrived, ==, 1);

  plan (fixture, "200 OK", "11", "{}");
  change (fixture, "{'size':8}");
  g_assert_cmpuint (fixture->n_arrived, ==, 1);
  http_fixture_wait_until (fixture->n_arrived == 2);
}

/* What is going is made anew, and goes once. */
static void
test_change_going (Fixture       *fixture,
                   gconstpointer  unused)
{
  BwClientOutbox *outbox = bw_client_session_get_outbox (fixture->session);

  /* It is answered with a pause. */
  bw_client_outbox_add (outbox, "first", "POST", "/v1/reports", "[]", NULL);
  http_fixture_wait_until (count_writes (fixture) == 1);
  bw_edits_begin (fixture->edits, "action");
  bw_edits_remove (fixture->edits, get_team (fixture), "remove");
  bw_edits_remove (fixture->edits, get_team (fixture), "remove");
  bw_edits_end (fixture->edits);
  g_assert_cmpuint (fixture->n_given, ==, 1);
  change (fixture, "{'size':8}");
  change (fixture, "{'phone':'1'}");

  plan (fixture, "200 OK", "1", "{}");
  plan (fixture, "204 No Content", "", "");
  plan (fixture, "201 Created", "9", TEAM ",'seq':9}");
  plan (fixture, "200 OK", "10", "{}");
  http_fixture_wait_until (count_writes (fixture) == 5 && count_entries (fixture) == 0);
  g_assert_true (is_written (fixture, 2, "DELETE " PATH "\"7\" ", ""));
  g_assert_true (is_written (fixture, 3, "PUT " PATH "* ", "'name':'T','size':8"));
  g_assert_true (is_written (fixture, 4, "PUT " PATH "\"9\" ", "'phone':'1'"));
}

/* What the feed tells itself is not kept beside it, nor what it never tells. */
static void
test_forget_told (Fixture       *fixture,
                  gconstpointer  unused)
{
  plan (fixture, "200 OK", "9", TEAM ",'seq':9}");
  plan (fixture, "201 Created", "10", "{'type':'entry','id':'e1','seq':10}");
  change (fixture, "{'size':8}");
  create (fixture, BW_DOCUMENT_TYPE_ENTRY, "e1", "{'kind':'contact','text':'T'}");
  http_fixture_wait_until (count_writes (fixture) == 2 && count_entries (fixture) == 0);
  g_signal_emit_by_name (fixture->desk, "refresh", NULL);
  g_assert_cmpuint (g_hash_table_size (fixture->edits->known), ==, 1);
  desk_fixture_apply (fixture->session, "%s", TEAM ",'seq':9}\n");
  g_signal_emit_by_name (fixture->desk, "refresh", NULL);
  g_assert_cmpuint (g_hash_table_size (fixture->edits->known), ==, 0);
}

/* A 412 that shows what was to be written is the trace of an earlier try, whatever the
 * backend has written beside it. */
static void
test_lost_answer (Fixture       *fixture,
                  gconstpointer  unused)
{
  g_autofree char *at = NULL;
  g_autoptr (JsonObject) body = NULL;
  g_autofree char *current = NULL;

  change (fixture, "{'size':8}");
  http_fixture_wait_until (count_writes (fixture) == 1 && has_state (fixture, BW_OUTBOX_STATE_WAITING));
  body = parse (bw_client_outbox_entry_get_body (find (fixture)));
  at = g_strdup (json_object_get_string_member (body, "at"));
  current = g_strdup_printf ("{'current':{'type':'team','id':'t1','at':'%s','source':'manual','name':'V','size':8,"
                             "'by_role':'staff','seq':9}}", at);
  plan (fixture, "412 Precondition Failed", "9", current);
  bw_client_outbox_retry (bw_client_session_get_outbox (fixture->session), find (fixture));
  http_fixture_wait_until (count_entries (fixture) == 0);
  g_assert_cmpuint (fixture->n_failed, ==, 0);
}

/* Somebody else was faster: the same change of what stands now, and theirs beside it. */
static void
test_conflict (Fixture       *fixture,
               gconstpointer  unused)
{
  plan (fixture, "412 Precondition Failed", "9", "{'current':" TEAM ",'phone':'1','seq':9}}");
  plan (fixture, "200 OK", "10", "{}");
  change (fixture, "{'size':8}");
  http_fixture_wait_until (fixture->n_failed == 1);
  g_assert_true (has_state (fixture, BW_OUTBOX_STATE_CONFLICT));
  bw_client_outbox_retry (bw_client_session_get_outbox (fixture->session), find (fixture));
  http_fixture_wait_until (count_writes (fixture) == 2 && count_entries (fixture) == 0);
  g_assert_true (is_written (fixture, 1, "PUT " PATH "\"9\" ", "'size':8"));
  g_assert_true (is_written (fixture, 1, "PUT ", "'phone':'1'"));
}

/* One that is given up: what was built upon it is a change of what stands without it. */
static void
test_keep_theirs (Fixture       *fixture,
                  gconstpointer  unused)
{
  plan (fixture, "412 Precondition Failed", "9", "{'current':" TEAM ",'phone':'1','seq':9}}");
  plan (fixture, "200 OK", "10", "{}");
  change (fixture, "{'size':8}");
  http_fixture_wait_until (fixture->n_failed == 1);
  change (fixture, "{'name':'U'}");
  http_fixture_wait_until (count_entries (fixture) == 2);
  {
    g_autoptr (BwClientOutboxEntry) first =
      g_list_model_get_item (G_LIST_MODEL (bw_client_session_get_outbox (fixture->session)), 0);

    bw_client_outbox_discard (bw_client_session_get_outbox (fixture->session), first);
  }
  http_fixture_wait_until (count_writes (fixture) == 2 && count_entries (fixture) == 0);
  g_assert_true (is_written (fixture, 1, "PUT " PATH "\"9\" ", "'size':7"));
  g_assert_true (is_written (fixture, 1, "PUT ", "'name':'U'"));
}

/* What has not gone does not go: also two at once, and one upon the other. */
static void
test_undo_waiting (Fixture       *fixture,
                   gconstpointer  unused)
{
  g_autoptr (JsonObject) first = parse ("{'size':8}");
  g_autoptr (JsonObject) second = parse ("{'name':'U'}");
  BwClientOutbox *outbox = bw_client_session_get_outbox (fixture->session);

  /* It is answered with a long pause. */
  bw_client_outbox_add (outbox, "first", "POST", "/v1/reports", "[]", NULL);
  http_fixture_wait_until (count_writes (fixture) == 1);
  bw_edits_begin (fixture->edits, "action");
  bw_edits_change (fixture->edits, get_team (fixture), first, "one");
  bw_edits_change (fixture->edits, get_team (fixture), second, "two");
  bw_edits_end (fixture->edits);
  g_assert_cmpuint (fixture->n_given, ==, 2);
  bw_edits_undo (fixture->edits);
  g_assert_null (find (fixture));
  http_fixture_wait_until (count_entries (fixture) == 1 && fixture->n_undone == 2);
  g_assert_cmpuint (fixture->n_kept, ==, 0);

  /* Nothing is left to be undone. */
  bw_edits_undo (fixture->edits);
  g_assert_cmpuint (fixture->n_undone, ==, 2);
}

/* Whoever comes after us sends what is on the disk: it is not said to be undone before. */
static void
test_undo_off_disk (Fixture       *fixture,
                    gconstpointer  unused)
{
  BwClientOutbox *outbox = bw_client_session_get_outbox (fixture->session);

  /* It is answered with a long pause. */
  bw_client_outbox_add (outbox, "first", "POST", "/v1/reports", "[]", NULL);
  http_fixture_wait_until (count_writes (fixture) == 1);
  change (fixture, "{'size':8}");
  http_fixture_wait_until (count_entries (fixture) == 2);
  g_assert_true (is_kept (fixture->folder, "\"change\""));
  bw_edits_undo (fixture->edits);
  http_fixture_wait_until (fixture->n_undone == 1);
  g_assert_false (fixture->is_kept);
  g_assert_cmpuint (count_entries (fixture), ==, 1);
}

/* What was taken gets its former members back, of the version that it became. */
static void
test_undo_taken (Fixture       *fixture,
                 gconstpointer  unused)
{
  plan (fixture, "200 OK", "9", "{}");
  plan (fixture, "200 OK", "10", "{}");
  change (fixture, "{'phone':'2'}");
  http_fixture_wait_until (count_writes (fixture) == 1 && count_entries (fixture) == 0);
  bw_edits_undo (fixture->edits);
  http_fixture_wait_until (count_writes (fixture) == 2 && count_entries (fixture) == 0);
  g_assert_true (is_written (fixture, 1, "PUT " PATH "\"9\" ", "'size':7"));
  g_assert_false (is_written (fixture, 1, "PUT ", "'phone'"));
  g_assert_cmpuint (fixture->n_undone, ==, 1);
  g_assert_true (fixture->is_noted);
}

/* Nothing can be written to the disk, whoever runs this, until they are put back. */
static void
put_aside (Fixture    *fixture,
           const char *aside)
{
  g_assert_cmpint (g_rename (fixture->folder, aside), ==, 0);
  g_assert_true (g_file_set_contents (fixture->folder, "", 0, NULL));
}

static void
put_back (Fixture    *fixture,
          const char *aside)
{
  g_assert_cmpint (g_unlink (fixture->folder), ==, 0);
  g_assert_cmpint (g_rename (aside, fixture->folder), ==, 0);
}

/* Undoes what the backend has taken while nothing can be written: what takes it back stays
 * in the list, with why and what to do, and nobody is told that it is undone. */
static BwClientOutboxEntry *
undo_without_disk (Fixture    *fixture,
                   const char *aside)
{
  BwClientOutbox *outbox = bw_client_session_get_outbox (fixture->session);
  BwClientOutboxEntry *counter;

  plan (fixture, "200 OK", "9", "{}");
  plan (fixture, "200 OK", "10", "{}");
  change (fixture, "{'phone':'2'}");
  http_fixture_wait_until (count_writes (fixture) == 1 && count_entries (fixture) == 0);
  put_aside (fixture, aside);
  bw_edits_undo (fixture->edits);
  http_fixture_wait_until (count_entries (fixture) == 1);
  counter = g_list_model_get_item (G_LIST_MODEL (outbox), 0);
  http_fixture_wait_until (bw_client_outbox_entry_get_state (counter) == BW_OUTBOX_STATE_REFUSED);
  g_assert_nonnull (strstr (bw_client_outbox_entry_get_reason (counter), "then send it again"));
  bw_edits_settle_undone (fixture->edits);
  g_assert_cmpuint (count_entries (fixture), ==, 1);
  g_assert_cmpuint (fixture->n_undone + fixture->n_kept + fixture->n_failed, ==, 0);
  return counter;
}

static void
test_undo_unkept (Fixture       *fixture,
                  gconstpointer  unused)
{
  g_autofree char *aside = g_strconcat (fixture->folder, ".aside", NULL);
  g_autoptr (BwClientOutboxEntry) counter = undo_without_disk (fixture, aside);

  put_back (fixture, aside);
  bw_client_outbox_retry (bw_client_session_get_outbox (fixture->session), counter);
  http_fixture_wait_until (count_writes (fixture) == 2 && count_entries (fixture) == 0);
  g_assert_cmpuint (fixture->n_undone, ==, 1);
  g_assert_cmpuint (fixture->n_kept, ==, 0);
}

static void
test_undo_unkept_discarded (Fixture       *fixture,
                            gconstpointer  unused)
{
  g_autofree char *aside = g_strconcat (fixture->folder, ".aside", NULL);
  g_autoptr (BwClientOutboxEntry) counter = undo_without_disk (fixture, aside);

  bw_client_outbox_discard (bw_client_session_get_outbox (fixture->session), counter);
  http_fixture_wait_until (fixture->n_kept == 1);
  g_assert_cmpuint (fixture->n_undone, ==, 0);
  put_back (fixture, aside);
}

static void
test_undo_created (Fixture       *fixture,
                   gconstpointer  unused)
{
  plan (fixture, "201 Created", "9", "{}");
  plan (fixture, "204 No Content", "", "");
  create (fixture, BW_DOCUMENT_TYPE_TEAM, "t2", "{'name':'U'}");
  http_fixture_wait_until (count_writes (fixture) == 1 && count_entries (fixture) == 0);
  bw_edits_undo (fixture->edits);
  http_fixture_wait_until (count_writes (fixture) == 2 && count_entries (fixture) == 0);
  g_assert_true (is_written (fixture, 1, "DELETE /v1/documents/team/t2 \"9\" ", ""));
}

#define MADE "{'type':'team','id':'t2'," AT ",'area':'c','kind':'volunteer','name':'U'"

/* It would take with it what somebody else has written there: as the feed tells, or as only
 * the backend knows. */
static void
test_undo_created_changed (Fixture       *fixture,
                           gconstpointer  unused)
{
  plan (fixture, "201 Created", "9", MADE ",'seq':9}");
  create (fixture, BW_DOCUMENT_TYPE_TEAM, "t2", "{" AT ",'area':'c','kind':'volunteer','name':'U'}");
  http_fixture_wait_until (count_writes (fixture) == 1 && count_entries (fixture) == 0);
  desk_fixture_apply (fixture->session, "%s", MADE ",'phone':'3','seq':12}\n");
  bw_edits_undo (fixture->edits);
  g_assert_cmpuint (fixture->n_undone, ==, 0);
  g_assert_cmpuint (fixture->n_kept, ==, 1);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  assert_nothing_is_sent (fixture, 1);
  http_fixture_wait_until (count_entries (fixture) == 0);

  plan (fixture, "201 Created", "14", "{'type':'team','id':'t3'," AT ",'name':'U','seq':14}");
  plan (fixture, "412 Precondition Failed", "15",
        "{'current':{'type':'team','id':'t3'," AT ",'name':'U','phone':'3','seq':15}}");
  create (fixture, BW_DOCUMENT_TYPE_TEAM, "t3", "{" AT ",'name':'U'}");
  http_fixture_wait_until (count_writes (fixture) == 3 && count_entries (fixture) == 0);
  bw_edits_undo (fixture->edits);
  http_fixture_wait_until (fixture->n_kept == 2 && count_entries (fixture) == 0);
  g_assert_true (is_written (fixture, 3, "DELETE /v1/documents/team/t3 \"14\" ", ""));
  g_assert_cmpuint (fixture->n_changed, ==, 2);
  g_signal_emit_by_name (fixture->desk, "refresh", NULL);
  assert_nothing_is_sent (fixture, 4);
}

/* What others have written beside it stays; the version that was told is tried when the feed
 * has told it too, and one that was named already is not tried again. */
static void
test_undo_changed_beside (Fixture       *fixture,
                          gconstpointer  unused)
{
  BwClientOutbox *outbox = bw_client_session_get_outbox (fixture->session);

  plan (fixture, "200 OK", "9", TEAM ",'phone':'2','seq':9}");
  plan (fixture, "412 Precondition Failed", "14", "{'current':" TEAM ",'phone':'2','lent_by':'d','seq':14}}");
  change (fixture, "{'phone':'2','at':'2021-08-08T14:00:00+08:00','source':'import'}");
  http_fixture_wait_until (count_writes (fixture) == 1 && count_entries (fixture) == 0);
  bw_edits_undo (fixture->edits);
  http_fixture_wait_until (count_writes (fixture) == 2 && has_state (fixture, BW_OUTBOX_STATE_CONFLICT));

  /* Another goes out meanwhile, and nothing else. */
  plan (fixture, "200 OK", "1", "{}");
  bw_client_outbox_add (outbox, "last", "POST", "/v1/reports", "[]", NULL);
  http_fixture_wait_until (count_writes (fixture) == 3 && count_entries (fixture) == 1);
  g_assert_true (is_written (fixture, 2, "POST ", ""));
  g_assert_cmpuint (fixture->n_failed, ==, 0);

  plan (fixture, "412 Precondition Failed", "14", "{'current':" TEAM ",'phone':'2','lent_by':'d','seq':14}}");
  desk_fixture_apply (fixture->session, "%s", TEAM ",'phone':'2','lent_by':'d','seq':14}\n");
  g_signal_emit_by_name (fixture->desk, "refresh", NULL);
  http_fixture_wait_until (count_writes (fixture) == 4 && count_entries (fixture) == 0);
  g_assert_true (is_written (fixture, 3, "PUT " PATH "\"14\" ", "'lent_by':'d'"));
  g_assert_false (is_written (fixture, 3, "PUT ", "'phone'"));
  g_assert_cmpuint (fixture->n_kept, ==, 1);
  assert_nothing_is_sent (fixture, 4);
}

/* It was gone already: somebody else may have removed it. */
static void
test_undo_found_gone (Fixture       *fixture,
                      gconstpointer  unused)
{
  plan (fixture, "404 Not Found", "", "{'type':'urn:bulwark:problem:not-found','status':404}");
  bw_edits_begin (fixture->edits, "action");
  bw_edits_remove (fixture->edits, get_team (fixture), "remove");
  bw_edits_end (fixture->edits);
  http_fixture_wait_until (count_writes (fixture) == 1 && count_entries (fixture) == 0);
  bw_edits_undo (fixture->edits);
  g_assert_cmpuint (fixture->n_kept, ==, 1);
  assert_nothing_is_sent (fixture, 1);
}

static void
test_undo_removed (Fixture       *fixture,
                   gconstpointer  unused)
{
  plan (fixture, "204 No Content", "", "");
  plan (fixture, "201 Created", "9", "{}");
  bw_edits_begin (fixture->edits, "action");
  bw_edits_remove (fixture->edits, get_team (fixture), "remove");
  bw_edits_end (fixture->edits);
  http_fixture_wait_until (count_writes (fixture) == 1 && count_entries (fixture) == 0);
  bw_edits_undo (fixture->edits);
  http_fixture_wait_until (count_writes (fixture) == 2 && count_entries (fixture) == 0);
  g_assert_true (is_written (fixture, 1, "PUT " PATH "* ", "'name':'T','size':7"));
}

/* What stays stays, and that is said. */
static void
test_undo_ledger (Fixture       *fixture,
                  gconstpointer  unused)
{
  plan (fixture, "201 Created", "9", "{}");
  create (fixture, BW_DOCUMENT_TYPE_ENTRY, "e1", "{'kind':'contact','text':'T'}");
  http_fixture_wait_until (count_writes (fixture) == 1 && count_entries (fixture) == 0);
  bw_edits_undo (fixture->edits);
  g_assert_cmpuint (fixture->n_kept, ==, 1);
  assert_nothing_is_sent (fixture, 1);
}

/* A wall that is not used any more is off the list until it speaks itself. */
static void
test_undo_wall (Fixture       *fixture,
                gconstpointer  unused)
{
  BwPicture *picture = bw_desk_get_picture (fixture->desk);

  desk_fixture_apply (fixture->session, "%s", "{'type':'display','id':'w'," AT ",'name':'W','area':'c','seq':8}\n");
  plan (fixture, "204 No Content", "", "");
  bw_edits_begin (fixture->edits, "action");
  bw_edits_remove (fixture->edits, bw_picture_get_document (picture, BW_DOCUMENT_TYPE_DISPLAY, "w"), "remove");
  bw_edits_end (fixture->edits);
  http_fixture_wait_until (count_writes (fixture) == 1 && count_entries (fixture) == 0);
  bw_edits_undo (fixture->edits);
  g_assert_cmpuint (fixture->n_kept, ==, 1);
  assert_nothing_is_sent (fixture, 1);
}

/* Somebody has changed it since, as the feed tells, or as only the backend knows. */
static void
test_undo_changed_since (Fixture       *fixture,
                         gconstpointer  unused)
{
  plan (fixture, "200 OK", "9", "{}");
  change (fixture, "{'size':8}");
  http_fixture_wait_until (count_writes (fixture) == 1 && count_entries (fixture) == 0);
  desk_fixture_apply (fixture->session, "%s", TEAM ",'phone':'3','seq':12}\n");
  bw_edits_undo (fixture->edits);
  g_assert_cmpuint (fixture->n_kept, ==, 1);
  assert_nothing_is_sent (fixture, 1);
  http_fixture_wait_until (count_entries (fixture) == 0);

  plan (fixture, "200 OK", "13", "{}");
  plan (fixture, "412 Precondition Failed", "14", "{'current':{'type':'team','id':'t1','size':5,'seq':14}}");
  change (fixture, "{'size':8}");
  http_fixture_wait_until (count_writes (fixture) == 3 && count_entries (fixture) == 0);
  bw_edits_undo (fixture->edits);
  http_fixture_wait_until (fixture->n_kept == 2 && count_entries (fixture) == 0);
  g_assert_cmpuint (fixture->n_failed, ==, 0);
}

/* It is in the list, and is nothing that is still to reach the document. */
static gboolean
is_withdrawn (Fixture *fixture)
{
  BwClientOutbox *outbox = bw_client_session_get_outbox (fixture->session);
  g_autoptr (BwClientOutboxEntry) entry = g_list_model_get_item (G_LIST_MODEL (outbox), 0);

  return find (fixture) == NULL && count_entries (fixture) == 1
         && bw_client_outbox_entry_get_state (entry) == BW_OUTBOX_STATE_WITHDRAWN;
}

/* The feed tells what was given. */
static void
tell_arrived (Fixture    *fixture,
              const char *at)
{
  desk_fixture_apply (fixture->session, "{'type':'team','id':'t1','at':'%s','source':'manual','area':'c',"
                      "'kind':'volunteer','name':'T','size':8,'seq':9}\n", at);
  g_signal_emit_by_name (fixture->desk, "refresh", NULL);
}

/* Its answer was lost, but it had arrived: the feed tells. */
static void
test_undo_arrived (Fixture       *fixture,
                   gconstpointer  unused)
{
  g_autoptr (JsonObject) body = NULL;
  const char *at;

  change (fixture, "{'size':8}");
  http_fixture_wait_until (count_writes (fixture) == 1 && has_state (fixture, BW_OUTBOX_STATE_WAITING));
  body = parse (bw_client_outbox_entry_get_body (find (fixture)));
  at = json_object_get_string_member (body, "at");
  bw_edits_undo (fixture->edits);
  g_assert_true (is_withdrawn (fixture));
  g_signal_emit_by_name (fixture->desk, "refresh", NULL);
  g_assert_true (is_withdrawn (fixture));

  plan (fixture, "200 OK", "10", "{}");
  tell_arrived (fixture, at);
  http_fixture_wait_until (count_writes (fixture) == 2 && count_entries (fixture) == 0);
  g_assert_true (is_written (fixture, 1, "PUT " PATH "\"9\" ", "'size':7"));
}

/* Who discards what waits to be taken back wants nothing taken back. */
static void
test_undo_discarded (Fixture       *fixture,
                     gconstpointer  unused)
{
  BwClientOutbox *outbox = bw_client_session_get_outbox (fixture->session);
  g_autoptr (BwClientOutboxEntry) waiting = NULL;
  g_autoptr (JsonObject) body = NULL;

  change (fixture, "{'size':8}");
  http_fixture_wait_until (count_writes (fixture) == 1 && has_state (fixture, BW_OUTBOX_STATE_WAITING));
  body = parse (bw_client_outbox_entry_get_body (find (fixture)));
  bw_edits_undo (fixture->edits);
  g_assert_true (is_withdrawn (fixture));

  waiting = g_list_model_get_item (G_LIST_MODEL (outbox), 0);
  bw_client_outbox_discard (outbox, waiting);
  tell_arrived (fixture, json_object_get_string_member (body, "at"));
  http_fixture_wait_until (count_entries (fixture) == 0);
  assert_nothing_is_sent (fixture, 1);
}

/* The desk was closed before the feed told. */
static void
test_undo_over_restart (Fixture       *fixture,
                        gconstpointer  unused)
{
  g_autoptr (JsonObject) body = NULL;

  change (fixture, "{'size':8}");
  http_fixture_wait_until (count_writes (fixture) == 1 && has_state (fixture, BW_OUTBOX_STATE_WAITING));
  body = parse (bw_client_outbox_entry_get_body (find (fixture)));
  bw_edits_undo (fixture->edits);
  g_assert_cmpuint (fixture->n_undone, ==, 0);
  http_fixture_wait_until (fixture->n_undone == 1);
  g_assert_true (fixture->is_noted);
  close_desk (fixture);

  open_desk (fixture);
  http_fixture_wait_until (count_entries (fixture) == 1);
  g_assert_true (is_withdrawn (fixture));
  g_signal_emit_by_name (fixture->desk, "refresh", NULL);
  g_assert_true (is_withdrawn (fixture));

  plan (fixture, "200 OK", "10", "{}");
  tell_arrived (fixture, json_object_get_string_member (body, "at"));
  http_fixture_wait_until (count_writes (fixture) == 2 && count_entries (fixture) == 0);
  g_assert_true (is_written (fixture, 1, "PUT " PATH "\"9\" ", "'size':7"));
  http_fixture_wait_until (!is_kept (fixture->folder, "{"));
}

/* It is on its way when it is undone, and the desk is closed then: it is not sent again. */
static void
test_undo_on_its_way (Fixture       *fixture,
                      gconstpointer  unused)
{
  change (fixture, "{'size':8}");
  http_fixture_wait_until (has_state (fixture, BW_OUTBOX_STATE_SENDING));
  bw_edits_undo (fixture->edits);
  http_fixture_wait_until (count_writes (fixture) == 1 && is_kept (fixture->folder, "\"withdrawn\":"));
  close_desk (fixture);

  open_desk (fixture);
  http_fixture_wait_until (count_entries (fixture) == 1);
  g_assert_true (is_withdrawn (fixture));
  assert_nothing_is_sent (fixture, count_writes (fixture));
}

/* It had not: what somebody else writes is theirs. */
static void
test_undo_not_arrived (Fixture       *fixture,
                       gconstpointer  unused)
{
  change (fixture, "{'size':8}");
  http_fixture_wait_until (count_writes (fixture) == 1 && has_state (fixture, BW_OUTBOX_STATE_WAITING));
  bw_edits_undo (fixture->edits);
  tell_arrived (fixture, "2021-08-08T14:10:00+08:00");
  http_fixture_wait_until (count_entries (fixture) == 0);
  assert_nothing_is_sent (fixture, 1);
}

/* What waits is read again when the backend is connected again: it is still the same that
 * is undone. */
static void
test_undo_reconnected (Fixture       *fixture,
                       gconstpointer  unused)
{
  BwClientOutbox *outbox = bw_client_session_get_outbox (fixture->session);

  /* It is answered with a pause. */
  bw_client_outbox_add (outbox, "first", "POST", "/v1/reports", "[]", NULL);
  http_fixture_wait_until (count_writes (fixture) == 1);
  change (fixture, "{'size':8}");
  http_fixture_wait_until (count_entries (fixture) == 2);

  bw_client_session_disconnect (fixture->session);
  g_assert_cmpuint (count_entries (fixture), ==, 0);
  bw_client_session_connect (fixture->session, http_fixture_get_url (fixture->backend), "secret", NULL);
  http_fixture_wait_until (count_writes (fixture) == 2 && count_entries (fixture) == 2);
  bw_edits_undo (fixture->edits);
  g_assert_null (find (fixture));
  http_fixture_wait_until (count_entries (fixture) == 1 && fixture->n_undone == 1);

  plan (fixture, "200 OK", "1", "{}");
  assert_nothing_is_sent (fixture, 2);
  http_fixture_wait_until (count_entries (fixture) == 0);
  for (guint i = 0; i < count_writes (fixture); i++)
    g_assert_true (is_written (fixture, i, "POST ", ""));
}

/* Nor is it forgotten what became of it. */
static void
test_undo_taken_reconnected (Fixture       *fixture,
                             gconstpointer  unused)
{
  BwClientOutbox *outbox = bw_client_session_get_outbox (fixture->session);

  plan_pause (fixture);
  bw_client_outbox_add (outbox, "first", "POST", "/v1/reports", "[]", NULL);
  http_fixture_wait_until (count_writes (fixture) == 1);
  change (fixture, "{'phone':'2'}");
  http_fixture_wait_until (count_entries (fixture) == 2);

  plan (fixture, "200 OK", "1", "{}");
  plan (fixture, "200 OK", "9", "{}");
  plan (fixture, "200 OK", "10", "{}");
  bw_client_session_connect (fixture->session, http_fixture_get_url (fixture->backend), "secret", NULL);
  http_fixture_wait_until (count_writes (fixture) == 3 && count_entries (fixture) == 0);
  bw_edits_undo (fixture->edits);
  http_fixture_wait_until (count_writes (fixture) == 4 && count_entries (fixture) == 0);
  g_assert_true (is_written (fixture, 3, "PUT " PATH "\"9\" ", "'size':7"));
  g_assert_false (is_written (fixture, 3, "PUT ", "'phone'"));
}

/* Another backend's document of the same name is another one. */
static void
test_undo_elsewhere (Fixture       *fixture,
                     gconstpointer  unused)
{
  g_autofree char *url = g_strconcat (http_fixture_get_url (fixture->backend), "/", NULL);

  plan (fixture, "200 OK", "9", "{}");
  change (fixture, "{'size':8}");
  http_fixture_wait_until (count_writes (fixture) == 1 && count_entries (fixture) == 0);
  bw_client_session_connect (fixture->session, url, "secret", NULL);
  bw_edits_undo (fixture->edits);
  assert_nothing_is_sent (fixture, 1);
}

/* What somebody else does is undone by nobody: the offer is over. */
static void
test_undo_another_token (Fixture       *fixture,
                         gconstpointer  unused)
{
  plan (fixture, "200 OK", "9", "{}");
  change (fixture, "{'size':8}");
  http_fixture_wait_until (count_writes (fixture) == 1 && count_entries (fixture) == 0);
  g_assert_true (bw_edits_can_undo (fixture->edits));
  bw_client_session_connect (fixture->session, http_fixture_get_url (fixture->backend), "other", NULL);
  g_assert_false (bw_edits_can_undo (fixture->edits));
  bw_edits_undo (fixture->edits);
  assert_nothing_is_sent (fixture, 1);
}

/* What takes back waits for the token that it was asked with. */
static void
test_undo_interrupted (Fixture       *fixture,
                       gconstpointer  unused)
{
  plan (fixture, "200 OK", "9", "{}");
  change (fixture, "{'size':8}");
  http_fixture_wait_until (count_writes (fixture) == 1 && count_entries (fixture) == 0);
  bw_edits_undo (fixture->edits);
  http_fixture_wait_until (count_writes (fixture) == 2 && has_state (fixture, BW_OUTBOX_STATE_WAITING));
  bw_client_session_connect (fixture->session, http_fixture_get_url (fixture->backend), "other", NULL);
  g_assert_null (find (fixture));
  g_assert_cmpuint (count_entries (fixture), ==, 1);
  g_assert_cmpuint (fixture->n_kept, ==, 0);

  plan (fixture, "200 OK", "10", "{}");
  bw_client_session_connect (fixture->session, http_fixture_get_url (fixture->backend), "secret", NULL);
  http_fixture_wait_until (count_writes (fixture) == 3 && count_entries (fixture) == 0);
  g_assert_true (is_written (fixture, 2, "PUT " PATH "\"9\" ", "'size':7"));
}

/* Whoever may only read is not offered to, and knows of which area. */
static void
test_rights (Fixture       *fixture,
             gconstpointer  unused)
{
  g_assert_true (bw_edits_may (fixture->edits, "command"));
  bw_client_session_ask_rights (fixture->session);
  http_fixture_wait_until (!bw_edits_may (fixture->edits, "command"));
  g_assert_true (bw_edits_may (fixture->edits, "read"));
  g_assert_cmpstr (bw_client_session_get_area (fixture->session), ==, "c");
}

static void
test_list (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (GPtrArray) teams = NULL;
  g_autoptr (GPtrArray) orders = NULL;
  g_autofree char *id = NULL;
  BwDocumentType type;

  create (fixture, BW_DOCUMENT_TYPE_TEAM, "t/2", "{'name':'U'}");
  http_fixture_wait_until (count_entries (fixture) == 1);
  teams = bw_edits_list (fixture->edits, BW_DOCUMENT_TYPE_TEAM);
  orders = bw_edits_list (fixture->edits, BW_DOCUMENT_TYPE_ORDER);
  g_assert_cmpuint (teams->len, ==, 1);
  g_assert_cmpuint (orders->len, ==, 0);
  id = bw_edits_dup_id (g_ptr_array_index (teams, 0), &type);
  g_assert_cmpstr (id, ==, "t/2");
  g_assert_cmpint (type, ==, BW_DOCUMENT_TYPE_TEAM);
}

#define ADD(path, test) g_test_add ("/edits/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("change", test_change);
  ADD ("create", test_create);
  ADD ("remove", test_remove);
  ADD ("report", test_report);
  ADD ("follow", test_follow);
  ADD ("ahead-of-feed", test_ahead_of_feed);
  ADD ("arrived", test_arrived);
  ADD ("change-going", test_change_going);
  ADD ("forget-told", test_forget_told);
  ADD ("lost-answer", test_lost_answer);
  ADD ("conflict", test_conflict);
  ADD ("keep-theirs", test_keep_theirs);
  ADD ("undo-waiting", test_undo_waiting);
  ADD ("undo-off-disk", test_undo_off_disk);
  ADD ("undo-taken", test_undo_taken);
  ADD ("undo-unkept", test_undo_unkept);
  ADD ("undo-unkept-discarded", test_undo_unkept_discarded);
  ADD ("undo-created", test_undo_created);
  ADD ("undo-created-changed", test_undo_created_changed);
  ADD ("undo-changed-beside", test_undo_changed_beside);
  ADD ("undo-found-gone", test_undo_found_gone);
  ADD ("undo-removed", test_undo_removed);
  ADD ("undo-ledger", test_undo_ledger);
  ADD ("undo-wall", test_undo_wall);
  ADD ("undo-changed-since", test_undo_changed_since);
  ADD ("undo-arrived", test_undo_arrived);
  ADD ("undo-discarded", test_undo_discarded);
  ADD ("undo-over-restart", test_undo_over_restart);
  ADD ("undo-on-its-way", test_undo_on_its_way);
  ADD ("undo-not-arrived", test_undo_not_arrived);
  ADD ("undo-reconnected", test_undo_reconnected);
  ADD ("undo-taken-reconnected", test_undo_taken_reconnected);
  ADD ("undo-elsewhere", test_undo_elsewhere);
  ADD ("undo-another-token", test_undo_another_token);
  ADD ("undo-interrupted", test_undo_interrupted);
  ADD ("rights", test_rights);
  ADD ("list", test_list);
  return g_test_run ();
}
