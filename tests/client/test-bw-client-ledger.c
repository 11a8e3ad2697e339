/* test-bw-client-ledger.c: pages of the ledger: in order, once, and honest when they fail
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-ledger.h"

#include "bw-client-error.h"
#include "http-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

/* A backend with a ledger of its own. */
typedef struct
{
  HttpFixture     *backend;
  BwClientSession *session;
  BwClientLedger  *ledger;
  char            *folder;
  GMutex           mutex;
  GCond            cond;
  guint            n_documents;  /* under the mutex: of the area `a` */
  guint            n_fail;       /* so many pages more are refused */
  gboolean         is_held;      /* pages of the area `slow` wait */
  const char      *body;         /* (nullable): of each answer instead */
  GPtrArray       *paths;        /* that were asked for */
  const char      *news;         /* (nullable): of the feed, the next that it tells */
  gboolean         is_over;      /* the feed ends */
  guint            n_told;       /* of the list: in the thread of the test alone */
  guint            last[3];
} Fixture;

#define PAGE 3

static guint
read_after (const char *path)
{
  const char *after = strstr (path, "&after=n");

  return after != NULL ? (guint) g_ascii_strtoull (after + strlen ("&after=n"), NULL, 10) : 0;
}

static char *
make_page (Fixture    *fixture,
           const char *path)
{
  GString *page = g_string_new ("{\"documents\":[");
  const char *area = strstr (path, "area=") + strlen ("area=");
  guint n = g_str_has_prefix (area, "slow") ? 1 : fixture->n_documents;
  guint first = read_after (path);

  for (guint i = first; i < MIN (first + PAGE, n); i++)
    g_string_append_printf (page, "%s{\"type\":\"entry\",\"id\":\"%.1s-%u\",\"at\":\"2021-08-08T09:30:00Z\","
                            "\"kind\":\"decision\",\"text\":\"t\",\"seq\":%u}", i > first ? "," : "", area, i, 10 + i);

  g_string_append (page, "]");
  if (first + PAGE < n)
    g_string_append_printf (page, ",\"next\":\"n%u\"", first + PAGE);
  g_string_append (page, "}");
  return g_string_free (page, FALSE);
}

static void
write_answer (GOutputStream *out,
              const char    *status,
              const char    *body)
{
  g_autofree char *head = g_strdup_printf ("HTTP/1.1 %s\r\nConnection: close\r\nContent-Length: %u\r\n\r\n", status,
                                           (guint) strlen (body));

  if (http_fixture_write (out, head))
    http_fixture_write (out, body);
}

/* Three areas, then what the test wants told. */
static void
play_feed (Fixture       *fixture,
           GOutputStream *out)
{
  static const char state[] =
    "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"
    "event: docs\ndata: [{\"type\":\"area\",\"id\":\"r\",\"at\":\"2021-08-08T00:00:00Z\",\"level\":\"city\","
    "\"name\":\"R\"},{\"type\":\"area\",\"id\":\"a\",\"at\":\"2021-08-08T00:00:00Z\",\"level\":\"district\","
    "\"name\":\"A\",\"parent\":\"r\"},{\"type\":\"area\",\"id\":\"b\",\"at\":\"2021-08-08T00:00:00Z\","
    "\"level\":\"district\",\"name\":\"B\",\"parent\":\"r\"}]\n\n"
    "event: live\nid: e-3\ndata: {\"clock\":{\"now\":\"2021-08-08T10:00:00Z\",\"speed\":1}}\n\n";

  http_fixture_write (out, state);
  g_mutex_lock (&fixture->mutex);
  while (!fixture->is_over)
    {
      const char *news = g_steal_pointer (&fixture->news);

      if (news != NULL)
        http_fixture_write (out, news);
      else
        g_cond_wait (&fixture->cond, &fixture->mutex);
    }
  g_mutex_unlock (&fixture->mutex);
}

static void
answer (HttpFixture   *backend,
        HttpRequest   *request,
        GOutputStream *out,
        gpointer       user_data)
{
  Fixture *fixture = user_data;
  g_autofree char *page = NULL;
  gboolean is_failing;

  if (!fixture->is_over && g_str_has_prefix (request->path, "/v1/feed"))
    {
      play_feed (fixture, out);
      return;
    }
  if (!g_str_has_prefix (request->path, "/v1/documents/"))
    {
      http_fixture_write (out, "HTTP/1.1 503 Busy\r\nRetry-After: 100\r\nContent-Length: 0\r\n\r\n");
      return;
    }

  g_mutex_lock (&fixture->mutex);
  g_ptr_array_add (fixture->paths, g_strdup (request->path));
  while (fixture->is_held && strstr (request->path, "area=slow") != NULL)
    g_cond_wait (&fixture->cond, &fixture->mutex);
  is_failing = fixture->n_fail > 0;
  fixture->n_fail -= is_failing;
  page = fixture->body != NULL ? g_strdup (fixture->body) : make_page (fixture, request->path);
  g_mutex_unlock (&fixture->mutex);

  write_answer (out, is_failing ? "503 Busy" : "200 OK",
                is_failing ? "{\"title\":\"Busy\",\"detail\":\"try again\"}" : page);
}

static void
on_ledger_items_cb (GListModel *ledger,
                    guint       position,
                    guint       removed,
                    guint       added,
                    Fixture    *fixture)
{
  fixture->n_told++;
  fixture->last[0] = position;
  fixture->last[1] = removed;
  fixture->last[2] = added;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_mutex_init (&fixture->mutex);
  g_cond_init (&fixture->cond);
  fixture->paths = g_ptr_array_new_with_free_func (g_free);
  fixture->n_documents = 7;
  fixture->is_over = data == NULL;
  fixture->backend = http_fixture_new (NULL, answer, fixture);
  fixture->folder = g_dir_make_tmp ("bw-ledger-XXXXXX", NULL);
  fixture->session = bw_client_session_new (bw_measure_catalogue_get_default (), NULL);
  bw_client_outbox_set_dir (bw_client_session_get_outbox (fixture->session), fixture->folder);
  bw_client_session_connect (fixture->session, http_fixture_get_url (fixture->backend), "secret", NULL);
  fixture->ledger = bw_client_ledger_new (fixture->session, BW_DOCUMENT_TYPE_ENTRY);
  g_signal_connect (fixture->ledger, "items-changed", G_CALLBACK (on_ledger_items_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->ledger);
  g_assert_finalize_object (fixture->session);
  http_fixture_free (fixture->backend);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_ptr_array_unref (fixture->paths);
  g_mutex_clear (&fixture->mutex);
  g_cond_clear (&fixture->cond);
}

static void
set_documents (Fixture *fixture,
               guint    n)
{
  g_mutex_lock (&fixture->mutex);
  fixture->n_documents = n;
  g_mutex_unlock (&fixture->mutex);
}

static void
set_failing (Fixture *fixture,
             guint    n)
{
  g_mutex_lock (&fixture->mutex);
  fixture->n_fail = n;
  g_mutex_unlock (&fixture->mutex);
}

static char *
dup_path (Fixture *fixture,
          guint    index)
{
  char *path;

  g_mutex_lock (&fixture->mutex);
  g_assert_cmpuint (index, <, fixture->paths->len);
  path = g_strdup (g_ptr_array_index (fixture->paths, index));
  g_mutex_unlock (&fixture->mutex);
  return path;
}

static void
wait_for (Fixture       *fixture,
          BwLedgerState  state)
{
  http_fixture_wait_until (bw_client_ledger_get_state (fixture->ledger) == state);
}

static void
assert_rows (Fixture    *fixture,
             const char *area,
             guint       n)
{
  GListModel *list = G_LIST_MODEL (fixture->ledger);

  g_assert_cmpuint (g_list_model_get_n_items (list), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BwClientLedgerRow) row = g_list_model_get_item (list, i);
      g_autofree char *id = g_strdup_printf ("%s-%u", area, i);

      g_assert_cmpstr (bw_document_get_id (bw_client_ledger_row_get_document (row)), ==, id);
      g_assert_cmpstr (json_object_get_string_member (bw_client_ledger_row_get_members (row), "kind"), ==, "decision");
      g_assert_true (bw_client_ledger_find (fixture->ledger, id) == row);
    }
}

static void
test_pages (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  g_assert_cmpint (bw_client_ledger_get_state (fixture->ledger), ==, BW_LEDGER_STATE_ABSENT);
  bw_client_ledger_set_scope (fixture->ledger, "a b");
  g_assert_cmpint (bw_client_ledger_get_state (fixture->ledger), ==, BW_LEDGER_STATE_READING);
  wait_for (fixture, BW_LEDGER_STATE_READ);

  assert_rows (fixture, "a", 7);
  g_assert_cmpint (bw_client_ledger_get_as_of (fixture->ledger), !=, 0);
  g_assert_false (bw_client_ledger_is_cut_off (fixture->ledger));
  g_assert_null (bw_client_ledger_find (fixture->ledger, "a-7"));
  first = dup_path (fixture, 0);
  last = dup_path (fixture, 2);
  g_assert_cmpstr (first, ==, "/v1/documents/entry?limit=200&area=a%20b");
  g_assert_cmpstr (last, ==, "/v1/documents/entry?limit=200&area=a%20b&after=n6");
}

static void
test_span (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *path = NULL;

  bw_client_ledger_set_span (fixture->ledger, 1628380800000000, 1628467200000000);
  bw_client_ledger_set_scope (fixture->ledger, "a");
  wait_for (fixture, BW_LEDGER_STATE_READ);
  path = dup_path (fixture, 0);
  g_assert_cmpstr (path, ==, "/v1/documents/entry?limit=200&area=a&from=2021-08-08T00%3A00%3A00%2B00%3A00"
                   "&to=2021-08-09T00%3A00%3A00%2B00%3A00");
}

/* What was read stays where it is: only what came is told of. */
static void
test_refresh (Fixture       *fixture,
              gconstpointer  data)
{
  guint n_told;

  bw_client_ledger_set_scope (fixture->ledger, "a");
  wait_for (fixture, BW_LEDGER_STATE_READ);
  n_told = fixture->n_told;

  bw_client_ledger_refresh (fixture->ledger);
  wait_for (fixture, BW_LEDGER_STATE_READ);
  g_assert_cmpuint (fixture->n_told, ==, n_told);
  assert_rows (fixture, "a", 7);

  set_documents (fixture, 8);
  bw_client_ledger_refresh (fixture->ledger);
  wait_for (fixture, BW_LEDGER_STATE_READ);
  g_assert_cmpuint (fixture->n_told, ==, n_told + 1);
  g_assert_cmpuint (fixture->last[0], ==, 7);
  g_assert_cmpuint (fixture->last[1], ==, 0);
  g_assert_cmpuint (fixture->last[2], ==, 1);
  assert_rows (fixture, "a", 8);

  set_documents (fixture, 14);
  bw_client_ledger_refresh (fixture->ledger);
  wait_for (fixture, BW_LEDGER_STATE_READ);
  assert_rows (fixture, "a", 14);
}

/* The rows stay, and it goes on where it was. */
static void
test_failure (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *path = NULL;

  set_documents (fixture, 3);
  bw_client_ledger_set_scope (fixture->ledger, "a");
  wait_for (fixture, BW_LEDGER_STATE_READ);

  set_documents (fixture, 7);
  set_failing (fixture, 1);
  bw_client_ledger_refresh (fixture->ledger);
  wait_for (fixture, BW_LEDGER_STATE_FAILED);
  assert_rows (fixture, "a", 3);
  g_assert_cmpstr (bw_client_ledger_get_error (fixture->ledger)->message, ==, "503: Busy: try again");

  bw_client_ledger_refresh (fixture->ledger);
  wait_for (fixture, BW_LEDGER_STATE_READ);
  g_assert_null (bw_client_ledger_get_error (fixture->ledger));
  assert_rows (fixture, "a", 7);
  path = dup_path (fixture, 2);
  g_assert_cmpstr (path, ==, "/v1/documents/entry?limit=200&area=a");
}

/* What is on its way for another scope never arrives in this one. */
static void
test_scope (Fixture       *fixture,
            gconstpointer  data)
{
  fixture->is_held = TRUE;
  bw_client_ledger_set_scope (fixture->ledger, "slow");
  http_fixture_wait_until (http_fixture_get_n_requests (fixture->backend) > 0);
  bw_client_ledger_set_scope (fixture->ledger, "a");
  wait_for (fixture, BW_LEDGER_STATE_READ);
  assert_rows (fixture, "a", 7);

  g_mutex_lock (&fixture->mutex);
  fixture->is_held = FALSE;
  g_cond_broadcast (&fixture->cond);
  g_mutex_unlock (&fixture->mutex);

  bw_client_ledger_refresh (fixture->ledger);
  wait_for (fixture, BW_LEDGER_STATE_READ);
  assert_rows (fixture, "a", 7);

  bw_client_ledger_set_scope (fixture->ledger, NULL);
  g_assert_cmpint (bw_client_ledger_get_state (fixture->ledger), ==, BW_LEDGER_STATE_ABSENT);
  assert_rows (fixture, "a", 0);
}

static void
test_no_page (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *much = g_strnfill (17 * 1024 * 1024, ' ');
  const char *bodies[] = { "", "{", "[]", "{}", "{\"documents\":1}", much };

  bw_client_ledger_set_scope (fixture->ledger, "a");
  wait_for (fixture, BW_LEDGER_STATE_READ);
  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_mutex_lock (&fixture->mutex);
      fixture->body = bodies[i];
      g_mutex_unlock (&fixture->mutex);
      bw_client_ledger_refresh (fixture->ledger);
      wait_for (fixture, BW_LEDGER_STATE_FAILED);
      g_assert_nonnull (bw_client_ledger_get_error (fixture->ledger));
      assert_rows (fixture, "a", 7);
    }
}

/* One that cannot be read is counted, and counted once. */
static void
test_faulty (Fixture       *fixture,
             gconstpointer  data)
{
  fixture->body = "{\"documents\":[1,{\"type\":\"entry\"},{\"type\":\"entry\",\"id\":\"a-0\","
                  "\"at\":\"2021-08-08T09:30:00Z\",\"kind\":\"decision\",\"text\":\"t\",\"seq\":10}]}";
  bw_client_ledger_set_scope (fixture->ledger, "a");
  wait_for (fixture, BW_LEDGER_STATE_READ);
  assert_rows (fixture, "a", 1);
  g_assert_cmpuint (bw_client_ledger_get_n_faulty (fixture->ledger), ==, 2);

  bw_client_ledger_refresh (fixture->ledger);
  wait_for (fixture, BW_LEDGER_STATE_READ);
  g_assert_cmpuint (bw_client_ledger_get_n_faulty (fixture->ledger), ==, 2);
}

#define AREAS \
  "{\"type\":\"area\",\"id\":\"411000\",\"at\":\"2021-08-08T00:00:00Z\",\"level\":\"city\",\"name\":\"许昌市\"}\n" \
  "{\"type\":\"area\",\"id\":\"411002\",\"at\":\"2021-08-08T00:00:00Z\",\"level\":\"district\",\"name\":\"魏都区\"," \
  "\"parent\":\"411000\"}\n"
#define LINES \
  "{\"type\":\"entry\",\"id\":\"e-1\",\"at\":\"2021-08-08T09:30:00Z\",\"kind\":\"decision\",\"text\":\"t\"}\n" \
  "{\"type\":\"entry\",\"id\":\"e-2\",\"at\":\"2021-08-08T09:31:00Z\",\"kind\":\"decision\",\"text\":\"t\"," \
  "\"area\":\"411002\"}\n"
#define LIVE "{\"type\":\"live\",\"id\":\"x-9\",\"clock\":{\"now\":\"2021-08-08T14:00:00Z\",\"speed\":0}}\n"

static BwClientLedger *
open_saved (BwClientSession *session,
            const char      *folder,
            const char      *text)
{
  g_autofree char *path = g_build_filename (folder, "state.ndjson", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  bw_client_session_load_state (session, path, &error);
  g_assert_no_error (error);
  g_unlink (path);
  return bw_client_ledger_new (session, BW_DOCUMENT_TYPE_ENTRY);
}

/* A file without a ledger is no empty ledger. */
static void
test_saved (void)
{
  g_autofree char *folder = g_dir_make_tmp ("bw-ledger-XXXXXX", NULL);
  g_autoptr (BwClientSession) full = bw_client_session_new (bw_measure_catalogue_get_default (), NULL);
  g_autoptr (BwClientSession) bare = bw_client_session_new (bw_measure_catalogue_get_default (), NULL);
  g_autoptr (BwClientLedger) some = open_saved (full, folder, AREAS LINES LIVE);
  g_autoptr (BwClientLedger) none = open_saved (bare, folder, AREAS LIVE);

  bw_client_ledger_set_scope (some, "411002");
  g_assert_cmpint (bw_client_ledger_get_state (some), ==, BW_LEDGER_STATE_READ);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (some)), ==, 1);
  bw_client_ledger_set_scope (some, "411000");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (some)), ==, 2);

  bw_client_ledger_set_scope (none, "411000");
  g_assert_cmpint (bw_client_ledger_get_state (none), ==, BW_LEDGER_STATE_ABSENT);
  g_rmdir (folder);
}

static void
tell (Fixture    *fixture,
      const char *news)
{
  g_mutex_lock (&fixture->mutex);
  fixture->news = news;
  g_cond_broadcast (&fixture->cond);
  g_mutex_unlock (&fixture->mutex);
}

/* The feed tells where something was booked: that is looked for there, and nowhere else. */
static void
test_booked (Fixture       *fixture,
             gconstpointer  data)
{
  http_fixture_wait_until (bw_client_session_get_connection (fixture->session) == BW_CONNECTION_LIVE);
  bw_client_ledger_set_scope (fixture->ledger, "a");
  wait_for (fixture, BW_LEDGER_STATE_READ);
  set_documents (fixture, 8);
  tell (fixture, "event: ledger\ndata: [{\"type\":\"entry\",\"place\":\"b\"},"
                 "{\"type\":\"supply\",\"place\":\"a\"}]\n\n"
                 "event: ledger\ndata: [{\"type\":\"entry\",\"place\":\"a\"}]\n\n");
  http_fixture_wait_until (g_list_model_get_n_items (G_LIST_MODEL (fixture->ledger)) == 8);
  wait_for (fixture, BW_LEDGER_STATE_READ);
  assert_rows (fixture, "a", 8);
  g_assert_cmpuint (fixture->paths->len, ==, 4);

  set_documents (fixture, 9);
  tell (fixture, "event: ledger\ndata: [{\"type\":\"entry\"}]\n\n");
  http_fixture_wait_until (g_list_model_get_n_items (G_LIST_MODEL (fixture->ledger)) == 9);

  g_mutex_lock (&fixture->mutex);
  fixture->is_over = TRUE;
  g_cond_broadcast (&fixture->cond);
  g_mutex_unlock (&fixture->mutex);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/client/ledger/pages", Fixture, NULL, set_up, test_pages, tear_down);
  g_test_add ("/client/ledger/span", Fixture, NULL, set_up, test_span, tear_down);
  g_test_add ("/client/ledger/refresh", Fixture, NULL, set_up, test_refresh, tear_down);
  g_test_add ("/client/ledger/failure", Fixture, NULL, set_up, test_failure, tear_down);
  g_test_add ("/client/ledger/scope", Fixture, NULL, set_up, test_scope, tear_down);
  g_test_add ("/client/ledger/no-page", Fixture, NULL, set_up, test_no_page, tear_down);
  g_test_add ("/client/ledger/faulty", Fixture, NULL, set_up, test_faulty, tear_down);
  g_test_add ("/client/ledger/booked", Fixture, "feed", set_up, test_booked, tear_down);
  g_test_add_func ("/client/ledger/saved", test_saved);
  return g_test_run ();
}
