/* test-bw-client-outbox.c: on the disk before it is entered, off it on a 2xx only
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-outbox.h"

#include "bw-client-outbox-entry-private.h"
#include "bw-client-session.h"
#include "http-fixture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BODY "{\"type\":\"team\",\"id\":\"t1\",\"name\":\"T\"}"

#define HELD "0-held.json"

typedef struct
{
  HttpFixture     *backend;
  BwClientSession *session;
  const char      *token;
  char            *folder;
  GMutex           mutex;
  GQueue           answers;  /* (element-type utf8): one a write; what is missing is lost */
  GPtrArray       *writes;   /* (element-type utf8): "METHOD PATH KEY CONDITION BODY" */
} Fixture;

/* How it was the moment before, for one at a time. */
static int n_on_their_way;

static const char *
get_header (HttpRequest *request,
            const char  *name)
{
  const char *value = g_hash_table_lookup (request->headers, name);

  return value != NULL ? value : "-";
}

/* The feed stands still; a write gets the next answer, or is read and cut off. */
static void
answer (HttpFixture   *backend,
        HttpRequest   *request,
        GOutputStream *out,
        gpointer       user_data)
{
  Fixture *fixture = user_data;
  g_autofree char *text = NULL;

  if (g_str_has_prefix (request->path, "/v1/feed"))
    {
      http_fixture_write (out, "HTTP/1.1 503 Busy\r\nRetry-After: 100\r\nContent-Length: 0\r\n\r\n");
      return;
    }

  g_assert_cmpint (g_atomic_int_add (&n_on_their_way, 1), ==, 0);
  g_mutex_lock (&fixture->mutex);
  g_ptr_array_add (fixture->writes,
                   g_strjoin (" ", request->method, request->path, get_header (request, "idempotency-key"),
                              get_header (request, "if-match"), get_header (request, "if-none-match"),
                              request->body, NULL));
  text = g_queue_pop_head (&fixture->answers);
  g_mutex_unlock (&fixture->mutex);
  g_assert_true (g_str_has_prefix (get_header (request, "authorization"), "Bearer "));
  g_assert_cmpstr (get_header (request, "authorization") + strlen ("Bearer "), ==, fixture->token);
  g_atomic_int_add (&n_on_their_way, -1);
  if (text != NULL)
    http_fixture_write_answer (out, request, text);
}

static void
connect_with (Fixture    *fixture,
              const char *token)
{
  g_mutex_lock (&fixture->mutex);
  fixture->token = token;
  g_mutex_unlock (&fixture->mutex);
  bw_client_session_connect (fixture->session, http_fixture_get_url (fixture->backend), token, NULL);
}

static void
open_session (Fixture *fixture)
{
  fixture->session = bw_client_session_new (bw_measure_catalogue_get_default (), NULL);
  bw_client_outbox_set_dir (bw_client_session_get_outbox (fixture->session), fixture->folder);
  connect_with (fixture, "secret");
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("bw-outbox-XXXXXX", NULL);
  g_mutex_init (&fixture->mutex);
  g_queue_init (&fixture->answers);
  fixture->writes = g_ptr_array_new_with_free_func (g_free);
  fixture->backend = http_fixture_new (NULL, answer, fixture);
  open_session (fixture);
}

static BwClientOutbox *
get_outbox (Fixture *fixture)
{
  return bw_client_session_get_outbox (fixture->session);
}

static guint
count_entries (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (get_outbox (fixture)));
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

static const char *
get_write (Fixture *fixture,
           guint    index)
{
  return g_ptr_array_index (fixture->writes, index);
}

/* Before what it holds stands what is in it. */
static void
collect (const char *folder,
         GPtrArray  *files,
         GPtrArray  *folders)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        collect (path, files, folders);
      else
        g_ptr_array_add (files, g_steal_pointer (&path));
    }
  g_ptr_array_add (folders, g_strdup (folder));
}

/* Names of files, of whatever backend. */
static GPtrArray *
list_files (Fixture *fixture)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);

  collect (fixture->folder, files, folders);
  return files;
}

static guint
count_files (Fixture *fixture)
{
  g_autoptr (GPtrArray) files = list_files (fixture);

  return files->len;
}

static gboolean
is_kept (Fixture    *fixture,
         const char *part)
{
  g_autoptr (GPtrArray) files = list_files (fixture);
  g_autofree char *text = NULL;

  return g_file_get_contents (g_ptr_array_index (files, 0), &text, NULL, NULL) && strstr (text, part) != NULL;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);

  g_assert_finalize_object (fixture->session);
  http_fixture_free (fixture->backend);
  collect (fixture->folder, files, folders);
  for (guint i = 0; i < files->len; i++)
    g_unlink (g_ptr_array_index (files, i));
  for (guint i = 0; i < folders->len; i++)
    g_rmdir (g_ptr_array_index (folders, i));
  g_free (fixture->folder);
  g_ptr_array_unref (fixture->writes);
  g_queue_clear_full (&fixture->answers, g_free);
  g_mutex_clear (&fixture->mutex);
}

static void
plan_answer (Fixture    *fixture,
             const char *status,
             const char *headers,
             const char *body)
{
  g_mutex_lock (&fixture->mutex);
  g_queue_push_tail (&fixture->answers,
                     g_strdup_printf ("HTTP/1.1 %s\r\n%sConnection: close\r\nContent-Length: %u\r\n\r\n%s",
                                      status, headers, (guint) strlen (body), body));
  g_mutex_unlock (&fixture->mutex);
}

static BwClientOutboxEntry *
get_entry (Fixture *fixture,
           guint    index)
{
  g_autoptr (BwClientOutboxEntry) entry = g_list_model_get_item (G_LIST_MODEL (get_outbox (fixture)), index);

  return entry;
}

static void
wait_for_state (Fixture       *fixture,
                BwOutboxState  state)
{
  http_fixture_wait_until (count_entries (fixture) == 1
                           && bw_client_outbox_entry_get_state (get_entry (fixture, 0)) == state);
}

/* Whatever is under way is settled, and nothing is left. */
static void
wait_for_nothing (Fixture *fixture)
{
  http_fixture_wait_until (count_entries (fixture) == 0 && count_files (fixture) == 0);
  g_assert_cmpuint (bw_client_outbox_get_n_waiting (get_outbox (fixture)), ==, 0);
}

static void
put (Fixture    *fixture,
     const char *etag)
{
  bw_client_outbox_add (get_outbox (fixture), "Team T", "PUT", "/v1/documents/team/t1", BODY, etag);
}

static void
on_outbox_changed_cb (BwClientOutbox *outbox,
                      guint           position,
                      guint           n_removed,
                      guint           n_added,
                      Fixture        *fixture)
{
  /* In the list: on the disk. Out of it: not any more. */
  if (n_added > 0)
    g_assert_cmpuint (count_files (fixture), >=, n_added);
}

static void
test_write (Fixture       *fixture,
            gconstpointer  data)
{
  g_auto (GStrv) words = NULL;

  g_signal_connect (get_outbox (fixture), "items-changed", G_CALLBACK (on_outbox_changed_cb), fixture);
  plan_answer (fixture, "201 Created", "", "{}");
  put (fixture, NULL);
  g_assert_cmpuint (count_entries (fixture), ==, 0);
  http_fixture_wait_until (count_entries (fixture) == 1);
  g_assert_cmpuint (bw_client_outbox_get_n_waiting (get_outbox (fixture)), ==, 1);
  g_assert_cmpstr (bw_client_outbox_entry_get_title (get_entry (fixture, 0)), ==, "Team T");
  g_assert_cmpstr (bw_client_outbox_entry_get_body (get_entry (fixture, 0)), ==, BODY);

  wait_for_nothing (fixture);
  g_assert_cmpuint (count_writes (fixture), ==, 1);
  words = g_strsplit (get_write (fixture, 0), " ", 6);
  g_assert_cmpstr (words[0], ==, "PUT");
  g_assert_cmpstr (words[1], ==, "/v1/documents/team/t1");
  g_assert_true (g_uuid_string_is_valid (words[2]));
  g_assert_cmpstr (words[3], ==, "-");
  g_assert_cmpstr (words[4], ==, "*");
  g_assert_cmpstr (words[5], ==, BODY);
}

/* One at a time, in the order in which they were entered. */
static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *path = g_strdup_printf ("/v1/documents/team/t%u", i);

      plan_answer (fixture, "200 OK", "", "{}");
      bw_client_outbox_add (get_outbox (fixture), "T", "PUT", path, "{}", "4");
    }

  http_fixture_wait_until (count_writes (fixture) == 10);
  wait_for_nothing (fixture);
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *beginning = g_strdup_printf ("PUT /v1/documents/team/t%u ", i);

      g_assert_true (g_str_has_prefix (get_write (fixture, i), beginning));
      g_assert_nonnull (strstr (get_write (fixture, i), " \"4\" "));
    }
}

/* The answer is lost, the desk is closed, and it is sent again as it was. */
static void
test_lost_answer (Fixture       *fixture,
                  gconstpointer  data)
{
  bw_client_outbox_add (get_outbox (fixture), "R", "POST", "/v1/reports", "[{\"id\":\"r\"}]", NULL);
  http_fixture_wait_until (count_writes (fixture) == 1);
  wait_for_state (fixture, BW_OUTBOX_STATE_WAITING);
  g_assert_nonnull (bw_client_outbox_entry_get_reason (get_entry (fixture, 0)));
  g_assert_cmpuint (count_files (fixture), ==, 1);
  g_assert_finalize_object (fixture->session);

  plan_answer (fixture, "200 OK", "", "{\"accepted\":0,\"duplicate\":1,\"rejected\":[]}");
  open_session (fixture);
  wait_for_nothing (fixture);
  http_fixture_wait_until (count_writes (fixture) >= 2);
  g_assert_cmpstr (get_write (fixture, count_writes (fixture) - 1), ==, get_write (fixture, 0));
}

static void
test_conflict (Fixture       *fixture,
               gconstpointer  data)
{
  plan_answer (fixture, "412 Precondition Failed", "ETag: \"9\"\r\n",
               "{\"title\":\"It has changed\",\"status\":412,\"current\":"
               "{\"type\":\"team\",\"id\":\"t1\",\"name\":\"U\",\"seq\":9}}");
  put (fixture, "4");
  wait_for_state (fixture, BW_OUTBOX_STATE_CONFLICT);
  g_assert_cmpstr (bw_client_outbox_entry_get_reason (get_entry (fixture, 0)), ==, "412: It has changed");
  g_assert_nonnull (strstr (bw_client_outbox_entry_get_current (get_entry (fixture, 0)), "\"U\""));
  g_assert_cmpuint (bw_client_outbox_get_n_waiting (get_outbox (fixture)), ==, 0);
  g_assert_cmpuint (count_files (fixture), ==, 1);

  /* The person has seen both and chooses the own. */
  plan_answer (fixture, "200 OK", "", "{}");
  bw_client_outbox_retry (get_outbox (fixture), get_entry (fixture, 0));
  wait_for_nothing (fixture);
  g_assert_nonnull (strstr (get_write (fixture, 0), " \"4\" "));
  g_assert_nonnull (strstr (get_write (fixture, 1), " \"9\" "));
}

/* It is there already: the answer to the first time was lost. */
static void
test_conflict_with_itself (Fixture       *fixture,
                           gconstpointer  data)
{
  plan_answer (fixture, "412 Precondition Failed", "ETag: \"5\"\r\n",
               "{\"seq\":5,\"by_role\":\"staff\",\"type\":\"team\",\"id\":\"t1\",\"name\":\"T\"}");
  put (fixture, "4");
  http_fixture_wait_until (count_writes (fixture) == 1);
  wait_for_nothing (fixture);
}

static void
put_alert (Fixture    *fixture,
           const char *body,
           const char *current)
{
  g_autofree char *text = g_strdelimit (g_strdup (body), "'", '"');
  g_autofree char *answered = g_strdelimit (g_strdup (current), "'", '"');

  plan_answer (fixture, "412 Precondition Failed", "ETag: \"5\"\r\n", answered);
  bw_client_outbox_add (get_outbox (fixture), "A", "PUT", "/v1/documents/alert/a/b", text, "4");
}

/* The backend adds its own within a member too. */
static void
test_conflict_within (Fixture       *fixture,
                      gconstpointer  data)
{
  put_alert (fixture, "{'id':'a','acknowledged':{'reason':'x'}}",
             "{'seq':5,'id':'a','acknowledged':{'reason':'x','by_role':'commander'}}");
  http_fixture_wait_until (count_writes (fixture) == 1);
  wait_for_nothing (fixture);

  put_alert (fixture, "{'id':'a','acknowledged':{'reason':'x'}}",
             "{'seq':5,'id':'a','acknowledged':{'reason':'y','by_role':'commander'}}");
  wait_for_state (fixture, BW_OUTBOX_STATE_CONFLICT);
  g_assert_cmpstr (bw_client_outbox_entry_get_path (get_entry (fixture, 0)), ==, "/v1/documents/alert/a/b");
}

/* What was to go is gone, or is there again: by somebody else. */
static void
test_conflict_removed (Fixture       *fixture,
                       gconstpointer  data)
{
  put_alert (fixture, "{'id':'a','acknowledged':null}", "{'seq':5,'id':'a'}");
  http_fixture_wait_until (count_writes (fixture) == 1);
  wait_for_nothing (fixture);

  put_alert (fixture, "{'id':'a','acknowledged':null}", "{'seq':5,'id':'a','acknowledged':{'reason':'y'}}");
  wait_for_state (fixture, BW_OUTBOX_STATE_CONFLICT);
}

/* Two changes of one document wait on the disk, the first has arrived without an answer:
 * the second is of what it became. */
static void
test_follow_over_restart (Fixture       *fixture,
                          gconstpointer  data)
{
  const char *first = "{\"type\":\"team\",\"id\":\"t1\",\"name\":\"U\"}";
  const char *second = "{\"type\":\"team\",\"id\":\"t1\",\"name\":\"U\",\"size\":3}";

  bw_client_outbox_change (get_outbox (fixture), "A", "/v1/documents/team/t1", BODY, first, "4");
  bw_client_outbox_change (get_outbox (fixture), "B", "/v1/documents/team/t1", first, second, NULL);
  http_fixture_wait_until (count_writes (fixture) == 1 && count_entries (fixture) == 2);
  g_assert_finalize_object (fixture->session);

  plan_answer (fixture, "412 Precondition Failed", "ETag: \"9\"\r\n",
               "{\"current\":{\"type\":\"team\",\"id\":\"t1\",\"name\":\"U\",\"phone\":\"1\",\"seq\":9}}");
  plan_answer (fixture, "200 OK", "", "{}");
  open_session (fixture);
  http_fixture_wait_until (count_writes (fixture) == 3);
  wait_for_nothing (fixture);
  g_assert_nonnull (strstr (get_write (fixture, 1), " \"4\" "));
  g_assert_nonnull (strstr (get_write (fixture, 2), " \"9\" "));
  g_assert_nonnull (strstr (get_write (fixture, 2), "\"phone\":\"1\""));
  g_assert_nonnull (strstr (get_write (fixture, 2), "\"size\":3"));
}

static void
test_retry_of_another (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (BwClientOutboxEntry) entry = NULL;

  plan_answer (fixture, "400 Bad", "", "{}");
  entry = g_object_ref (bw_client_outbox_add (get_outbox (fixture), "T", "PUT", "/v1/x", "{}", "4"));
  wait_for_state (fixture, BW_OUTBOX_STATE_REFUSED);
  bw_client_session_connect (fixture->session, "http://127.0.0.1:1", "secret", NULL);
  bw_client_outbox_retry (get_outbox (fixture), entry);
  g_assert_cmpint (bw_client_outbox_entry_get_state (entry), ==, BW_OUTBOX_STATE_REFUSED);
}

/* Two of three go at once: the third is of what the first was made of, also on the disk. */
static void
test_discard_chain (Fixture       *fixture,
                    gconstpointer  data)
{
  const char *bodies[] = { BODY, "{\"id\":\"t1\"}", "{\"id\":\"t2\"}", BODY };

  for (guint i = 0; i < 3; i++)
    bw_client_outbox_change (get_outbox (fixture), "T", "/v1/x", bodies[i], bodies[i + 1], i == 0 ? "4" : NULL);
  http_fixture_wait_until (count_entries (fixture) == 3);
  bw_client_outbox_discard (get_outbox (fixture), get_entry (fixture, 1));
  bw_client_outbox_discard (get_outbox (fixture), get_entry (fixture, 0));
  http_fixture_wait_until (count_files (fixture) == 1 && is_kept (fixture, "\"etag\":\"4\""));
}

/* The second is not on the disk yet when the first goes: it is of what the first was made
 * of all the same. */
static void
test_discard_before_written (Fixture       *fixture,
                             gconstpointer  data)
{
  const char *bodies[] = { BODY, "{\"id\":\"t1\"}", "{\"id\":\"t1\",\"size\":3}" };
  BwClientOutboxEntry *first;

  plan_answer (fixture, "200 OK", "", "{}");
  first = bw_client_outbox_change (get_outbox (fixture), "T", "/v1/x", bodies[0], bodies[1], "4");
  bw_client_outbox_change (get_outbox (fixture), "U", "/v1/x", bodies[1], bodies[2], NULL);
  bw_client_outbox_discard (get_outbox (fixture), first);
  http_fixture_wait_until (count_writes (fixture) == 1);
  wait_for_nothing (fixture);
  g_assert_nonnull (strstr (get_write (fixture, 0), " \"4\" "));
  g_assert_nonnull (strstr (get_write (fixture, 0), "\"size\":3"));
  g_assert_nonnull (strstr (get_write (fixture, 0), "\"name\":\"T\""));

  /* What was to change something that is never made goes with it. */
  first = bw_client_outbox_change (get_outbox (fixture), "T", "/v1/x", NULL, bodies[1], NULL);
  bw_client_outbox_change (get_outbox (fixture), "U", "/v1/x", bodies[1], bodies[2], NULL);
  bw_client_outbox_discard (get_outbox (fixture), first);
  wait_for_nothing (fixture);
  g_assert_cmpuint (count_writes (fixture), ==, 1);
}

/* Its file cannot be removed: whoever comes after us would send it. That is told, it is not
 * sent, and it leaves when it can. */
static void
test_discard_stuck (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (BwClientOutboxEntry) entry = NULL;
  g_autofree char *file = NULL;

  plan_answer (fixture, "400 Bad", "", "{}");
  entry = g_object_ref (bw_client_outbox_add (get_outbox (fixture), "T", "POST", "/v1/reports", "[]", NULL));
  wait_for_state (fixture, BW_OUTBOX_STATE_REFUSED);
  file = g_strdup (entry->file);
  g_assert_cmpint (g_unlink (file), ==, 0);
  g_assert_cmpint (g_mkdir (file, 0700), ==, 0);
  bw_client_outbox_discard (get_outbox (fixture), entry);
  http_fixture_wait_until (entry->reason != NULL && strstr (entry->reason, "cannot be removed") != NULL);
  g_assert_cmpuint (count_entries (fixture), ==, 1);
  g_assert_cmpint (bw_client_outbox_entry_get_state (entry), ==, BW_OUTBOX_STATE_REFUSED);
  bw_client_outbox_retry (get_outbox (fixture), entry);
  http_fixture_wait_until (entry->file != NULL);
  g_assert_cmpuint (count_writes (fixture), ==, 1);

  g_assert_cmpint (g_rmdir (file), ==, 0);
  bw_client_outbox_discard (get_outbox (fixture), entry);
  wait_for_nothing (fixture);
  g_assert_cmpuint (count_writes (fixture), ==, 1);
}

/* What comes after one whose file cannot be removed goes. */
static void
test_after_stuck (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (BwClientOutboxEntry) entry = NULL;
  g_autofree char *file = NULL;

  plan_answer (fixture, "400 Bad", "", "{}");
  entry = g_object_ref (bw_client_outbox_add (get_outbox (fixture), "T", "PUT", "/v1/x", BODY, "4"));
  wait_for_state (fixture, BW_OUTBOX_STATE_REFUSED);
  file = g_strdup (entry->file);
  g_assert_cmpint (g_unlink (file), ==, 0);
  g_assert_cmpint (g_mkdir (file, 0700), ==, 0);
  bw_client_outbox_discard (get_outbox (fixture), entry);
  http_fixture_wait_until (bw_client_outbox_entry_is_stuck (entry));

  plan_answer (fixture, "200 OK", "", "{}");
  bw_client_outbox_add (get_outbox (fixture), "U", "PUT", "/v1/x", BODY, "4");
  http_fixture_wait_until (count_writes (fixture) == 2);

  g_assert_cmpint (g_rmdir (file), ==, 0);
  bw_client_outbox_discard (get_outbox (fixture), entry);
  wait_for_nothing (fixture);
}

/* One of the backend before: it leaves the disk, what followed it there knows, and what is
 * entered here for a document of that name is left alone. */
static void
test_discard_of_another (Fixture       *fixture,
                         gconstpointer  data)
{
  const char *bodies[] = { BODY, "{\"id\":\"t1\"}", "{\"id\":\"t1\",\"size\":3}" };
  g_autoptr (BwClientOutboxEntry) there = NULL;
  BwClientOutboxEntry *here;

  plan_answer (fixture, "400 Bad", "", "{}");
  there = g_object_ref (bw_client_outbox_change (get_outbox (fixture), "T", "/v1/x", bodies[0], bodies[1], "4"));
  wait_for_state (fixture, BW_OUTBOX_STATE_REFUSED);
  bw_client_outbox_change (get_outbox (fixture), "U", "/v1/x", bodies[1], bodies[2], NULL);
  http_fixture_wait_until (count_entries (fixture) == 2);

  bw_client_session_connect (fixture->session, "http://127.0.0.1:1", "secret", NULL);
  here = bw_client_outbox_change (get_outbox (fixture), "V", "/v1/x", bodies[1], bodies[2], "8");
  http_fixture_wait_until (count_entries (fixture) == 1 && count_files (fixture) == 3);
  bw_client_outbox_discard (get_outbox (fixture), there);
  http_fixture_wait_until (count_files (fixture) == 2);
  g_assert_cmpstr (bw_client_outbox_entry_get_base (here), ==, bodies[1]);

  plan_answer (fixture, "200 OK", "", "{}");
  bw_client_session_connect (fixture->session, http_fixture_get_url (fixture->backend), "secret", NULL);
  http_fixture_wait_until (count_writes (fixture) == 2 && count_files (fixture) == 1);
  g_assert_nonnull (strstr (get_write (fixture, 1), " \"4\" "));
  g_assert_nonnull (strstr (get_write (fixture, 1), "\"size\":3"));
}

/* What is entered after one that was withdrawn stands on its own: it goes before that is
 * settled, and stays as it is when it did not arrive. */
static void
test_withdraw (Fixture       *fixture,
               gconstpointer  data)
{
  BwClientOutboxEntry *first;

  first = bw_client_outbox_change (get_outbox (fixture), "T", "/v1/x", NULL, BODY, NULL);
  http_fixture_wait_until (count_writes (fixture) == 1);
  wait_for_state (fixture, BW_OUTBOX_STATE_WAITING);
  bw_client_outbox_withdraw (get_outbox (fixture), first, 1);
  wait_for_state (fixture, BW_OUTBOX_STATE_WITHDRAWN);
  bw_client_outbox_retry (get_outbox (fixture), first);
  wait_for_state (fixture, BW_OUTBOX_STATE_WITHDRAWN);
  g_assert_null (bw_client_outbox_find (get_outbox (fixture), "/v1/x"));
  g_assert_cmpuint (bw_client_outbox_get_n_waiting (get_outbox (fixture)), ==, 0);

  plan_answer (fixture, "400 Bad", "", "{}");
  bw_client_outbox_change (get_outbox (fixture), "U", "/v1/x", NULL, "{\"id\":\"t2\"}", NULL);
  http_fixture_wait_until (count_writes (fixture) == 2 && count_entries (fixture) == 2
                           && bw_client_outbox_entry_get_state (get_entry (fixture, 1)) == BW_OUTBOX_STATE_REFUSED);
  bw_client_outbox_discard (get_outbox (fixture), first);
  http_fixture_wait_until (count_entries (fixture) == 1 && count_files (fixture) == 1);
  g_assert_cmpstr (bw_client_outbox_entry_get_title (get_entry (fixture, 0)), ==, "U");
}

static void
on_outbox_unkept_cb (BwClientOutbox      *outbox,
                     BwClientOutboxEntry *entry,
                     guint               *n)
{
  (*n)++;
}

static gboolean
move (const char *from,
      const char *to)
{
  return g_rename (from, to) == 0;
}

/* It is on its way, and the disk does not take that it is undone: that is its reason until
 * it does, whatever the answer says; then what the answer said is. */
static void
test_unkept (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *aside = g_strconcat (fixture->folder, ".aside", NULL);
  g_autofree char *reason = NULL;
  BwClientOutboxEntry *entry;
  guint n = 0;

  g_signal_connect (get_outbox (fixture), "unkept", G_CALLBACK (on_outbox_unkept_cb), &n);
  entry = bw_client_outbox_change (get_outbox (fixture), "T", "/v1/x", NULL, BODY, NULL);
  http_fixture_wait_until (count_entries (fixture) == 1
                           && bw_client_outbox_entry_get_state (entry) == BW_OUTBOX_STATE_SENDING);
  g_assert_true (move (fixture->folder, aside));
  g_assert_true (g_file_set_contents (fixture->folder, "", 0, NULL));
  bw_client_outbox_withdraw (get_outbox (fixture), entry, 1);
  http_fixture_wait_until (n == 1);
  reason = g_strdup (bw_client_outbox_entry_get_reason (entry));
  g_assert_nonnull (reason);
  wait_for_state (fixture, BW_OUTBOX_STATE_WITHDRAWN);
  g_assert_cmpstr (bw_client_outbox_entry_get_reason (entry), ==, reason);

  g_assert_cmpint (g_unlink (fixture->folder), ==, 0);
  g_assert_true (move (aside, fixture->folder));
  bw_client_outbox_withdraw (get_outbox (fixture), entry, 2);
  http_fixture_wait_until (g_strcmp0 (bw_client_outbox_entry_get_reason (entry), reason) != 0);
  g_assert_nonnull (bw_client_outbox_entry_get_reason (entry));
  g_assert_cmpuint (n, ==, 1);
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  plan_answer (fixture, "422 Unprocessable", "Content-Type: application/problem+json\r\n",
               "{\"title\":\"Not valid\",\"detail\":\"/kind: is missing\"}");
  put (fixture, "4");
  wait_for_state (fixture, BW_OUTBOX_STATE_REFUSED);
  g_assert_cmpstr (bw_client_outbox_entry_get_reason (get_entry (fixture, 0)), ==,
                   "422: Not valid: /kind: is missing");
  g_assert_cmpuint (count_files (fixture), ==, 1);

  /* The next is not held up by it. */
  plan_answer (fixture, "200 OK", "", "{}");
  bw_client_outbox_add (get_outbox (fixture), "O", "PUT", "/v1/documents/team/t2", "{}", NULL);
  http_fixture_wait_until (count_writes (fixture) == 2);
  wait_for_state (fixture, BW_OUTBOX_STATE_REFUSED);

  bw_client_outbox_discard (get_outbox (fixture), get_entry (fixture, 0));
  wait_for_nothing (fixture);
  g_assert_cmpuint (count_writes (fixture), ==, 2);
}

/* A report among others that is not taken is not lost without a word. */
static void
test_rejected (Fixture       *fixture,
               gconstpointer  data)
{
  plan_answer (fixture, "200 OK", "", "{\"accepted\":1,\"duplicate\":0,\"rejected\":"
               "[{\"index\":1,\"pointer\":\"/place\",\"reason\":\"is not known\"}]}");
  bw_client_outbox_add (get_outbox (fixture), "R", "POST", "/v1/reports", "[1,2]", NULL);
  wait_for_state (fixture, BW_OUTBOX_STATE_REFUSED);
  g_assert_cmpstr (bw_client_outbox_entry_get_reason (get_entry (fixture, 0)), ==, "/place: is not known");
}

static void
test_passing (Fixture       *fixture,
              gconstpointer  data)
{
  const char *statuses[] = { "503 Busy", "500 Oops", "429 Slow", "401 Who", "302 There", "200 OK" };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    plan_answer (fixture, statuses[i], "", "{}");

  put (fixture, "4");
  for (guint i = 1; i < G_N_ELEMENTS (statuses); i++)
    {
      http_fixture_wait_until (count_writes (fixture) >= i);
      http_fixture_wait_until (count_entries (fixture) == 0
                               || bw_client_outbox_entry_get_state (get_entry (fixture, 0)) == BW_OUTBOX_STATE_WAITING
                               || count_writes (fixture) > i);
      if (count_entries (fixture) > 0
          && bw_client_outbox_entry_get_state (get_entry (fixture, 0)) == BW_OUTBOX_STATE_WAITING)
        bw_client_outbox_retry (get_outbox (fixture), get_entry (fixture, 0));
    }

  wait_for_nothing (fixture);
  g_assert_cmpuint (count_writes (fixture), ==, G_N_ELEMENTS (statuses));
}

static void
test_restart (Fixture       *fixture,
              gconstpointer  data)
{
  plan_answer (fixture, "400 Bad", "", "{}");
  plan_answer (fixture, "400 Bad", "", "{}");
  put (fixture, "4");
  bw_client_outbox_add (get_outbox (fixture), "Second", "PUT", "/v1/documents/team/t2", "{}", NULL);
  http_fixture_wait_until (count_writes (fixture) == 2 && count_entries (fixture) == 2
                           && bw_client_outbox_get_n_waiting (get_outbox (fixture)) == 0);
  g_assert_finalize_object (fixture->session);

  /* What was refused is asked once more: the backend may have been mended. */
  plan_answer (fixture, "400 Bad", "", "{}");
  plan_answer (fixture, "200 OK", "", "{}");
  open_session (fixture);
  http_fixture_wait_until (count_writes (fixture) == 4);
  wait_for_state (fixture, BW_OUTBOX_STATE_REFUSED);
  g_assert_cmpstr (bw_client_outbox_entry_get_title (get_entry (fixture, 0)), ==, "Team T");
  g_assert_cmpint (bw_client_outbox_entry_get_added (get_entry (fixture, 0)), >, 0);

  /* Nothing is sent to whom it was not meant for. */
  bw_client_session_connect (fixture->session, "http://127.0.0.1:1", "secret", NULL);
  g_assert_cmpuint (count_entries (fixture), ==, 0);
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

static gboolean
is_anothers (Fixture *fixture,
             guint    index)
{
  return bw_client_outbox_entry_get_state (get_entry (fixture, index)) == BW_OUTBOX_STATE_ANOTHERS;
}

/* It is shown to whoever comes with another token, and goes when the first one does. */
static void
test_another_token (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (BwClientOutboxEntry) first = NULL;

  plan_answer (fixture, "400 Bad", "", "{}");
  put (fixture, "4");
  wait_for_state (fixture, BW_OUTBOX_STATE_REFUSED);
  first = g_object_ref (get_entry (fixture, 0));

  /* One for the same document goes before it. */
  connect_with (fixture, "other");
  g_assert_cmpuint (count_entries (fixture), ==, 1);
  g_assert_true (is_anothers (fixture, 0));
  g_assert_cmpuint (bw_client_outbox_get_n_waiting (get_outbox (fixture)), ==, 0);
  g_assert_null (bw_client_outbox_find (get_outbox (fixture), "/v1/documents/team/t1"));
  plan_answer (fixture, "200 OK", "", "{}");
  put (fixture, "5");
  http_fixture_wait_until (count_writes (fixture) == 2 && count_entries (fixture) == 1 && count_files (fixture) == 1);
  g_assert_nonnull (strstr (get_write (fixture, 1), " \"5\" "));
  g_assert_true (is_anothers (fixture, 0));

  plan_answer (fixture, "200 OK", "", "{}");
  connect_with (fixture, "secret");
  g_assert_true (get_entry (fixture, 0) == first);
  http_fixture_wait_until (count_writes (fixture) == 3);
  wait_for_nothing (fixture);
  g_assert_nonnull (strstr (get_write (fixture, 2), " \"4\" "));
}

/* It is read from the disk as well, and goes with the new token when a person says so, after
 * what it stands upon. */
static void
test_another_token_adopted (Fixture       *fixture,
                            gconstpointer  data)
{
  const char *bodies[] = { BODY, "{\"id\":\"t1\"}", "{\"id\":\"t1\",\"size\":3}" };

  plan_answer (fixture, "400 Bad", "", "{}");
  bw_client_outbox_change (get_outbox (fixture), "T", "/v1/x", bodies[0], bodies[1], "4");
  bw_client_outbox_change (get_outbox (fixture), "U", "/v1/x", bodies[1], bodies[2], NULL);
  http_fixture_wait_until (count_writes (fixture) == 1 && count_entries (fixture) == 2);
  g_assert_finalize_object (fixture->session);

  fixture->session = bw_client_session_new (bw_measure_catalogue_get_default (), NULL);
  bw_client_outbox_set_dir (get_outbox (fixture), fixture->folder);
  connect_with (fixture, "renewed");
  http_fixture_wait_until (count_entries (fixture) == 2);
  g_assert_true (is_anothers (fixture, 0) && is_anothers (fixture, 1));
  plan_answer (fixture, "200 OK", "", "{}");
  bw_client_outbox_add (get_outbox (fixture), "O", "PUT", "/v1/other", "{}", "4");
  http_fixture_wait_until (count_writes (fixture) == 2 && count_entries (fixture) == 2);
  g_assert_nonnull (strstr (get_write (fixture, 1), "/v1/other "));

  plan_answer (fixture, "200 OK", "ETag: \"7\"\r\n", "{}");
  plan_answer (fixture, "200 OK", "", "{}");
  bw_client_outbox_retry (get_outbox (fixture), get_entry (fixture, 1));
  http_fixture_wait_until (count_writes (fixture) == 4);
  wait_for_nothing (fixture);
  g_assert_nonnull (strstr (get_write (fixture, 2), " \"4\" "));
  g_assert_nonnull (strstr (get_write (fixture, 3), " \"7\" "));
}

/* Adopted, and the desk is closed: it is one of the new token for good. One that was left
 * where there were no folders for tokens yet is nobody's. */
static void
test_another_token_kept (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (GPtrArray) files = NULL;
  g_autofree char *place = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autofree char *old = NULL;

  plan_answer (fixture, "400 Bad", "", "{}");
  plan_answer (fixture, "400 Bad", "", "{}");
  put (fixture, "4");
  wait_for_state (fixture, BW_OUTBOX_STATE_REFUSED);
  files = list_files (fixture);
  g_assert_finalize_object (fixture->session);
  old = g_path_get_dirname (g_ptr_array_index (files, 0));
  place = g_path_get_dirname (old);
  name = g_path_get_basename (g_ptr_array_index (files, 0));
  path = g_build_filename (place, name, NULL);
  g_assert_cmpint (g_rename (g_ptr_array_index (files, 0), path), ==, 0);

  open_session (fixture);
  wait_for_state (fixture, BW_OUTBOX_STATE_ANOTHERS);
  bw_client_outbox_retry (get_outbox (fixture), get_entry (fixture, 0));
  wait_for_state (fixture, BW_OUTBOX_STATE_REFUSED);
  g_assert_cmpuint (count_files (fixture), ==, 1);
  g_assert_finalize_object (fixture->session);

  plan_answer (fixture, "200 OK", "", "{}");
  open_session (fixture);
  http_fixture_wait_until (count_writes (fixture) == 3);
  wait_for_nothing (fixture);
}

static GLogWriterOutput
write_log (GLogLevelFlags   level,
           const GLogField *fields,
           gsize            n_fields,
           gpointer         user_data)
{
  if (level & G_LOG_LEVEL_WARNING)
    {
      g_atomic_int_inc ((int *) user_data);
      return G_LOG_WRITER_HANDLED;
    }

  return g_log_writer_default (level, fields, n_fields, user_data);
}

static void
check_broken_file (void)
{
  static int n_warnings;
  Fixture fixture = { 0 };
  g_autoptr (GPtrArray) files = NULL;

  g_log_set_writer_func (write_log, &n_warnings, NULL);
  set_up (&fixture, NULL);
  put (&fixture, "4");
  http_fixture_wait_until (count_writes (&fixture) == 1 && count_entries (&fixture) == 1);
  g_assert_finalize_object (fixture.session);
  files = list_files (&fixture);
  g_assert_cmpuint (files->len, ==, 1);
  g_assert_true (g_file_set_contents (g_ptr_array_index (files, 0), "{\"number\":1", -1, NULL));
  g_clear_pointer (&files, g_ptr_array_unref);

  open_session (&fixture);
  http_fixture_wait_until (g_atomic_int_get (&n_warnings) == 1);
  files = list_files (&fixture);
  g_assert_cmpuint (files->len, ==, 1);
  g_assert_true (g_str_has_suffix (g_ptr_array_index (files, 0), ".json.broken"));

  /* Others come and go beside it. */
  plan_answer (&fixture, "200 OK", "", "{}");
  put (&fixture, "4");
  http_fixture_wait_until (count_writes (&fixture) == 2 && count_entries (&fixture) == 0);
  tear_down (&fixture, NULL);
}

/* In a process of its own: the log is one for all tests. */
static void
test_broken_file (void)
{
  if (g_test_subprocess ())
    {
      check_broken_file ();
      return;
    }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

/* What is entered while the folder is read is found there too: it is the same. */
static void
test_entered_while_loading (Fixture       *fixture,
                            gconstpointer  data)
{
  for (guint i = 1; i <= 30; i++)
    {
      for (guint j = 0; j < 20; j++)
        {
          plan_answer (fixture, "200 OK", "", "{}");
          put (fixture, "4");
        }

      http_fixture_wait_until (count_writes (fixture) >= i * 20);
      wait_for_nothing (fixture);
      g_assert_cmpuint (count_writes (fixture), ==, i * 20);
      g_assert_finalize_object (fixture->session);
      open_session (fixture);
    }
}

/* Nor does it come back by having been read. */
static void
test_discarded_while_loading (Fixture       *fixture,
                              gconstpointer  data)
{
  for (guint i = 0; i < 100; i++)
    {
      put (fixture, "4");
      http_fixture_wait_until (count_entries (fixture) == 1);
      bw_client_outbox_discard (get_outbox (fixture), get_entry (fixture, 0));
      wait_for_nothing (fixture);
      g_assert_finalize_object (fixture->session);
      open_session (fixture);
    }
}

/* The folder of the backend, once something was written there. */
static char *
dup_folder (Fixture *fixture)
{
  g_autoptr (GPtrArray) files = NULL;

  plan_answer (fixture, "200 OK", "", "{}");
  put (fixture, "4");
  http_fixture_wait_until (count_entries (fixture) == 1 && count_files (fixture) == 1);
  files = list_files (fixture);
  wait_for_nothing (fixture);
  return g_path_get_dirname (g_ptr_array_index (files, 0));
}

/* What stands in the only file that is an entry's. */
static char *
read_only_entry (Fixture *fixture)
{
  g_autoptr (GPtrArray) files = list_files (fixture);

  for (guint i = 0; i < files->len; i++)
    {
      char *text = NULL;

      if (!g_str_has_suffix (g_ptr_array_index (files, i), HELD)
          && g_file_get_contents (g_ptr_array_index (files, i), &text, NULL, NULL))
        return text;
    }

  g_assert_not_reached ();
}

/* A file of which the reader waits for what is to be in it: from here on a load is not
 * over before let_go(). */
static char *
hold (const char *folder)
{
  char *path = g_build_filename (folder, HELD, NULL);

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  return path;
}

static void
let_go (const char *path,
        const char *text)
{
  g_autoptr (GError) error = NULL;
  int fd = open (path, O_WRONLY | O_CLOEXEC);

  g_assert_cmpint (fd, >=, 0);
  g_unlink (path);
  g_assert_cmpint (write (fd, text, strlen (text)), ==, (gssize) strlen (text));
  g_close (fd, &error);
  g_assert_no_error (error);
}

/* The next that is entered goes out, so what was read is in the list; it is the only one. */
static void
check_not_back (Fixture *fixture)
{
  guint n = count_writes (fixture);

  plan_answer (fixture, "200 OK", "", "{}");
  bw_client_outbox_add (get_outbox (fixture), "N", "PUT", "/v1/documents/team/next", "{}", NULL);
  http_fixture_wait_until (count_writes (fixture) > n);
  wait_for_nothing (fixture);
  g_assert_cmpuint (count_writes (fixture), ==, n + 1);
  g_assert_nonnull (strstr (get_write (fixture, n), "/team/next "));
}

/* It is off the disk before the folder is read to its end, whatever was read of it. */
static void
test_discarded_before_loaded (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autofree char *folder = dup_folder (fixture);
  g_autofree char *held = NULL;
  g_autofree char *text = NULL;

  g_assert_finalize_object (fixture->session);
  held = hold (folder);
  open_session (fixture);
  put (fixture, "4");
  http_fixture_wait_until (count_entries (fixture) == 1);
  text = read_only_entry (fixture);
  bw_client_outbox_discard (get_outbox (fixture), get_entry (fixture, 0));
  http_fixture_wait_until (count_entries (fixture) == 0 && count_files (fixture) == 1);

  let_go (held, text);
  check_not_back (fixture);
}

/* The folder is read anew while it is leaving. */
static void
test_discarded_and_connected (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autofree char *folder = dup_folder (fixture);
  g_autofree char *held = NULL;
  g_autofree char *text = NULL;

  plan_answer (fixture, "400 Bad", "", "{}");
  put (fixture, "4");
  wait_for_state (fixture, BW_OUTBOX_STATE_REFUSED);
  text = read_only_entry (fixture);
  held = hold (folder);
  bw_client_outbox_discard (get_outbox (fixture), get_entry (fixture, 0));
  bw_client_session_connect (fixture->session, http_fixture_get_url (fixture->backend), "secret", NULL);
  let_go (held, text);
  check_not_back (fixture);
}

/* Nobody waits for the answer any more. */
static void
test_discarded_on_its_way (Fixture       *fixture,
                           gconstpointer  data)
{
  put (fixture, "4");
  wait_for_state (fixture, BW_OUTBOX_STATE_SENDING);
  bw_client_outbox_discard (get_outbox (fixture), get_entry (fixture, 0));
  bw_client_session_connect (fixture->session, "http://127.0.0.1:1", "secret", NULL);
  wait_for_nothing (fixture);
}

/* Where nothing can be kept nothing is sent, and the person is told. */
static void
test_no_room (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *file = g_build_filename (fixture->folder, "file", NULL);

  bw_client_session_disconnect (fixture->session);
  bw_client_outbox_add (get_outbox (fixture), "T", "PUT", "/v1/x", "{}", NULL);
  wait_for_state (fixture, BW_OUTBOX_STATE_REFUSED);

  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  bw_client_outbox_set_dir (get_outbox (fixture), file);
  bw_client_session_connect (fixture->session, http_fixture_get_url (fixture->backend), "secret", NULL);
  put (fixture, "4");
  wait_for_state (fixture, BW_OUTBOX_STATE_REFUSED);
  g_assert_cmpuint (count_writes (fixture), ==, 0);

  /* There is room again. */
  g_unlink (file);
  plan_answer (fixture, "200 OK", "", "{}");
  bw_client_outbox_retry (get_outbox (fixture), get_entry (fixture, 0));
  http_fixture_wait_until (count_writes (fixture) == 1 && count_entries (fixture) == 0);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/outbox/write", test_write);
  ADD ("/outbox/order", test_order);
  ADD ("/outbox/lost-answer", test_lost_answer);
  ADD ("/outbox/conflict", test_conflict);
  ADD ("/outbox/conflict-with-itself", test_conflict_with_itself);
  ADD ("/outbox/conflict-within", test_conflict_within);
  ADD ("/outbox/conflict-removed", test_conflict_removed);
  ADD ("/outbox/follow-over-restart", test_follow_over_restart);
  ADD ("/outbox/retry-of-another", test_retry_of_another);
  ADD ("/outbox/discard-chain", test_discard_chain);
  ADD ("/outbox/discard-stuck", test_discard_stuck);
  ADD ("/outbox/after-stuck", test_after_stuck);
  ADD ("/outbox/discard-before-written", test_discard_before_written);
  ADD ("/outbox/discard-of-another", test_discard_of_another);
  ADD ("/outbox/withdraw", test_withdraw);
  ADD ("/outbox/unkept", test_unkept);
  ADD ("/outbox/refused", test_refused);
  ADD ("/outbox/rejected", test_rejected);
  ADD ("/outbox/passing", test_passing);
  ADD ("/outbox/restart", test_restart);
  ADD ("/outbox/another-token", test_another_token);
  ADD ("/outbox/another-token-adopted", test_another_token_adopted);
  ADD ("/outbox/another-token-kept", test_another_token_kept);
  g_test_add_func ("/outbox/broken-file", test_broken_file);
  ADD ("/outbox/entered-while-loading", test_entered_while_loading);
  ADD ("/outbox/discarded-while-loading", test_discarded_while_loading);
  ADD ("/outbox/discarded-before-loaded", test_discarded_before_loaded);
  ADD ("/outbox/discarded-and-connected", test_discarded_and_connected);
  ADD ("/outbox/discarded-on-its-way", test_discarded_on_its_way);
  ADD ("/outbox/no-room", test_no_room);
  return g_test_run ();
}
