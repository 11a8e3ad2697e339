/* test-bw-client-session.c: states, resuming, losing, refusing, keeping
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-session.h"

#include "bw-client-error.h"
#include "bw-time.h"
#include "http-fixture.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define CLOCK(now)  "\"clock\":{\"now\":\"2021-08-08T" now "+08:00\",\"speed\":1}"
#define AT          "\"at\":\"2021-08-08T14:00:00+08:00\""
#define CITY        "{\"type\":\"area\",\"id\":\"c\"," AT ",\"level\":\"city\",\"name\":\"C\"}"
#define SITE        "{\"type\":\"site\",\"id\":\"c-s1\"," AT ",\"area\":\"c\",\"kind\":\"sampling\",\"name\":\"S\"}"
#define TALLY(n)    "{\"type\":\"tally\",\"id\":\"c-s1/sampling:r1\",\"place\":\"c-s1\"," \
                    "\"subject\":\"sampling:r1\"," AT ",\"values\":{\"sampled\":" #n "}}"
#define DOCS(list)  "event: docs\ndata: [" list "]\n\n"
#define LIVE(id)    "event: live\nid: " id "\ndata: {" CLOCK ("14:30:00") "}\n\n"
#define STATE       DOCS (CITY "," SITE "," TALLY (7)) LIVE ("e-3")
#define BEAT        "event: heartbeat\ndata: {" CLOCK ("14:30:10") ",\"seq\":3}\n\n"

typedef struct
{
  HttpFixture     *backend;
  BwClientSession *session;
  char            *folder;
  GString         *states;  /* one letter a change of the connection */
  guint            n_resets;
} Fixture;

/* Warnings of ours that a test asked for: of the worker, so not for
 * g_test_expect_message(), which also knows nothing of structured logs. */
static int n_warnings = -1;

static const char state_letters[] = "ncslrofvt";

static GLogWriterOutput
write_log (GLogLevelFlags   level,
           const GLogField *fields,
           gsize            n_fields,
           gpointer         user_data)
{
  if ((level & G_LOG_LEVEL_WARNING) && g_atomic_int_get (&n_warnings) >= 0)
    {
      g_atomic_int_inc (&n_warnings);
      return G_LOG_WRITER_HANDLED;
    }

  return g_log_writer_default (level, fields, n_fields, user_data);
}

static void
on_session_notify_cb (BwClientSession *session,
                      GParamSpec      *pspec,
                      Fixture         *fixture)
{
  char letter = state_letters[bw_client_session_get_connection (session)];

  /* Told on change only. */
  g_assert_true (fixture->states->len == 0 || fixture->states->str[fixture->states->len - 1] != letter);
  g_string_append_c (fixture->states, letter);
}

static void
on_session_reset_cb (BwClientSession *session,
                     Fixture         *fixture)
{
  fixture->n_resets++;
}

static void
open_session (Fixture *fixture)
{
  g_autofree char *cache = g_build_filename (fixture->folder, "cache", NULL);
  g_autofree char *outbox = g_build_filename (fixture->folder, "outbox", NULL);

  fixture->session = bw_client_session_new (bw_measure_catalogue_get_default (), cache);
  bw_client_outbox_set_dir (bw_client_session_get_outbox (fixture->session), outbox);
  g_signal_connect (fixture->session, "notify::connection", G_CALLBACK (on_session_notify_cb), fixture);
  g_signal_connect (fixture->session, "reset", G_CALLBACK (on_session_reset_cb), fixture);
  g_string_truncate (fixture->states, 0);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("bw-session-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->states = g_string_new (NULL);
  fixture->backend = http_fixture_new_feed (NULL);
  open_session (fixture);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      if (g_file_test (inner, G_FILE_TEST_IS_DIR))
        remove_folder (inner);
      else
        g_unlink (inner);
    }

  g_rmdir (path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->session);
  http_fixture_free (fixture->backend);
  g_string_free (fixture->states, TRUE);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static void
connect_session (Fixture *fixture)
{
  bw_client_session_connect (fixture->session, http_fixture_get_url (fixture->backend), "secret", NULL);
}

static void
wait_for (Fixture      *fixture,
          BwConnection  connection)
{
  http_fixture_wait_until (bw_client_session_get_connection (fixture->session) == connection);
}

static void
wait_for_request (Fixture *fixture,
                  guint    n)
{
  http_fixture_wait_until (http_fixture_get_n_requests (fixture->backend) >= n);
}

static double
get_sampled (Fixture *fixture)
{
  BwPicture *picture = bw_client_session_get_picture (fixture->session);
  const BwMeasure *measure = bw_measure_catalogue_lookup (bw_measure_catalogue_get_default (), "sampled");
  BwPlace city = bw_place_tree_lookup (bw_picture_get_places (picture), "c");

  if (city == BW_PLACE_NONE)
    return -1;

  return bw_picture_get_value (picture, city, bw_picture_get_subject (picture, "sampling:r1"), measure->index);
}

static void
assert_request (Fixture    *fixture,
                guint       index,
                const char *wanted)
{
  g_autofree char *told = http_fixture_dup_request (fixture->backend, index, NULL);

  g_assert_cmpstr (told, ==, wanted);
}

static void
assert_header (Fixture    *fixture,
               guint       index,
               const char *header,
               const char *wanted)
{
  g_autofree char *told = http_fixture_dup_request (fixture->backend, index, header);

  g_assert_cmpstr (told, ==, wanted);
}

static gint64
parse_time (const char *text)
{
  g_autoptr (GError) error = NULL;
  gint64 time = 0;

  bw_time_parse (text, &time, &error);
  g_assert_no_error (error);
  return time;
}

static void
test_live (Fixture       *fixture,
           gconstpointer  data)
{
  BwClientSession *session = fixture->session;

  g_assert_cmpint ((int) bw_client_session_get_connection (session), ==, BW_CONNECTION_NONE);
  g_assert_cmpint (bw_client_session_get_silence (session), ==, -1);
  g_assert_cmpint (bw_client_session_get_as_of (session), ==, 0);

  http_fixture_send (fixture->backend, STATE);
  connect_session (fixture);
  g_assert_cmpuint (bw_client_session_get_n_tries (session), ==, 1);
  wait_for (fixture, BW_CONNECTION_LIVE);

  g_assert_cmpstr (fixture->states->str, ==, "csl");
  g_assert_cmpfloat (get_sampled (fixture), ==, 7);
  g_assert_true (bw_client_session_is_complete (session));
  g_assert_false (bw_client_session_get_exercise (session));
  g_assert_null (bw_client_session_get_error (session));
  g_assert_cmpuint (bw_client_session_get_n_tries (session), ==, 0);
  g_assert_cmpint (bw_client_session_get_next_try (session), ==, 0);
  g_assert_cmpint (bw_client_session_get_silence (session), >=, 0);
  g_assert_cmpint (bw_client_session_get_as_of (session), ==, parse_time ("2021-08-08T14:30:00+08:00"));

  assert_request (fixture, 0, "GET /v1/feed?series=tail");
  assert_header (fixture, 0, "authorization", "Bearer secret");
  assert_header (fixture, 0, "accept", "text/event-stream");
  assert_header (fixture, 0, "last-event-id", NULL);

  http_fixture_send (fixture->backend, BEAT);
  http_fixture_wait_until (bw_client_session_get_as_of (session) == parse_time ("2021-08-08T14:30:10+08:00"));

  http_fixture_send (fixture->backend, DOCS (TALLY (9)));
  http_fixture_wait_until (get_sampled (fixture) == 9);
  http_fixture_wait_until (bw_client_session_get_latency (session) >= 0);
  g_assert_cmpfloat (bw_client_session_get_latency (session), >=, 1800);
}

static void
test_area (Fixture       *fixture,
           gconstpointer  data)
{
  bw_client_session_connect (fixture->session, http_fixture_get_url (fixture->backend), NULL, "c/1");
  wait_for_request (fixture, 1);
  assert_request (fixture, 0, "GET /v1/feed?series=tail&area=c%2F1");
  assert_header (fixture, 0, "authorization", NULL);
}

/* Wherever the connection is cut, nothing is lost and nothing comes twice. */
static void
test_cuts (Fixture       *fixture,
           gconstpointer  data)
{
  static const char feed[] = STATE "id: e-4\n" DOCS (TALLY (8)) BEAT "id: e-5\n" DOCS (TALLY (9));
  const char *live_end = strstr (feed, "id: e-4");
  const char *fourth_end = strstr (feed, "event: heartbeat");

  for (gsize cut = 0; cut < strlen (feed); cut += 3)
    {
      guint n = http_fixture_get_n_requests (fixture->backend);
      const char *wanted = cut >= (gsize) (fourth_end - feed) ? "e-4" : cut >= (gsize) (live_end - feed) ? "e-3" : NULL;

      http_fixture_send_length (fixture->backend, feed, cut);
      http_fixture_cut (fixture->backend);
      connect_session (fixture);
      wait_for_request (fixture, n + 1);
      http_fixture_wait_until (bw_client_session_get_error (fixture->session) != NULL);
      g_assert_error (bw_client_session_get_error (fixture->session), BW_CLIENT_ERROR, BW_CLIENT_ERROR_ENDED);

      http_fixture_send (fixture->backend, wanted == NULL ? feed : DOCS (TALLY (9)) LIVE ("e-5"));
      bw_client_session_retry (fixture->session);
      wait_for_request (fixture, n + 2);
      assert_header (fixture, n + 1, "last-event-id", wanted);
      wait_for (fixture, BW_CONNECTION_LIVE);
      http_fixture_wait_until (get_sampled (fixture) == 9);
      g_assert_cmpuint (bw_client_session_get_n_faulty (fixture->session), ==, 0);

      /* The next begins with nothing: the cache is of another address. */
      bw_client_session_disconnect (fixture->session);
      g_clear_pointer (&fixture->backend, http_fixture_free);
      fixture->backend = http_fixture_new_feed (NULL);
    }
}

static void
test_silence (Fixture       *fixture,
              gconstpointer  data)
{
  bw_client_session_set_heartbeat (fixture->session, 20);
  http_fixture_send (fixture->backend, STATE);
  connect_session (fixture);
  wait_for (fixture, BW_CONNECTION_LIVE);

  /* Nothing comes any more, and the connection stands. */
  wait_for (fixture, BW_CONNECTION_RECONNECTING);
  g_assert_error (bw_client_session_get_error (fixture->session), BW_CLIENT_ERROR, BW_CLIENT_ERROR_SILENT);
  g_assert_cmpfloat (get_sampled (fixture), ==, 7);
  g_assert_true (bw_client_session_is_complete (fixture->session));
  g_assert_cmpint (bw_client_session_get_next_try (fixture->session), >, 0);
  bw_client_session_set_heartbeat (fixture->session, 10000);

  wait_for_request (fixture, 2);
  assert_request (fixture, 1, "GET /v1/feed?series=tail&since=e-3");
  assert_header (fixture, 1, "last-event-id", "e-3");
  http_fixture_send (fixture->backend, LIVE ("e-3"));
  wait_for (fixture, BW_CONNECTION_LIVE);
  g_assert_cmpstr (fixture->states->str, ==, "cslrsl");
  g_assert_cmpuint (bw_client_session_get_n_tries (fixture->session), ==, 0);
}

static void
test_reset (Fixture       *fixture,
            gconstpointer  data)
{
  http_fixture_send (fixture->backend, STATE);
  connect_session (fixture);
  wait_for (fixture, BW_CONNECTION_LIVE);

  http_fixture_send (fixture->backend, "event: reset\ndata: {\"epoch\":\"f\"}\n\n");
  http_fixture_wait_until (fixture->n_resets == 1);
  g_assert_cmpfloat (get_sampled (fixture), ==, -1);
  g_assert_false (bw_client_session_is_complete (fixture->session));
  wait_for (fixture, BW_CONNECTION_SYNCING);

  /* Half a state of the new store is not resumed by an id of the old. */
  http_fixture_send (fixture->backend, DOCS (CITY));
  http_fixture_cut (fixture->backend);
  wait_for_request (fixture, 2);
  assert_request (fixture, 1, "GET /v1/feed?series=tail");
  http_fixture_send (fixture->backend, DOCS (CITY "," SITE "," TALLY (2)) LIVE ("f-1"));
  wait_for (fixture, BW_CONNECTION_LIVE);
  g_assert_cmpfloat (get_sampled (fixture), ==, 2);
  g_assert_true (bw_client_session_is_complete (fixture->session));
}

static void
test_gone (Fixture       *fixture,
           gconstpointer  data)
{
  BwPicture *picture = bw_client_session_get_picture (fixture->session);

  http_fixture_send (fixture->backend, STATE);
  connect_session (fixture);
  wait_for (fixture, BW_CONNECTION_LIVE);
  g_assert_cmpuint (bw_place_tree_lookup (bw_picture_get_places (picture), "c-s1"), !=, BW_PLACE_NONE);

  http_fixture_send (fixture->backend, "event: gone\nid: e-4\ndata: [{\"type\":\"site\",\"id\":\"c-s1\"}]\n\n");
  http_fixture_wait_until (bw_place_tree_lookup (bw_picture_get_places (picture), "c-s1") == BW_PLACE_NONE);
  http_fixture_cut (fixture->backend);
  wait_for_request (fixture, 2);
  assert_header (fixture, 1, "last-event-id", "e-4");
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  http_fixture_send (fixture->backend, STATE);
  connect_session (fixture);
  wait_for (fixture, BW_CONNECTION_LIVE);

  http_fixture_set_head (fixture->backend,
                         "HTTP/1.1 401 Unauthorized\r\nContent-Type: application/problem+json\r\n"
                         "WWW-Authenticate: Bearer\r\nConnection: close\r\n\r\n"
                         "{\"title\":\"Not let in\",\"detail\":\"the token has expired\",\"status\":401}");
  http_fixture_cut (fixture->backend);
  wait_for (fixture, BW_CONNECTION_REFUSED);
  g_assert_error (bw_client_session_get_error (fixture->session), BW_CLIENT_ERROR, BW_CLIENT_ERROR_REFUSED);
  g_assert_cmpstr (bw_client_session_get_error (fixture->session)->message, ==,
                   "401: Not let in: the token has expired");
  g_assert_cmpfloat (get_sampled (fixture), ==, 7);

  /* Asked again, but not in a loop. */
  g_assert_cmpint (bw_client_session_get_next_try (fixture->session) - g_get_monotonic_time (), >,
                   10 * G_USEC_PER_SEC);
  bw_client_session_retry (fixture->session);
  wait_for_request (fixture, 3);
  g_assert_cmpint ((int) bw_client_session_get_connection (fixture->session), ==, BW_CONNECTION_REFUSED);

  http_fixture_wait_until (bw_client_session_get_next_try (fixture->session) != 0);
  http_fixture_set_head (fixture->backend, NULL);
  http_fixture_send (fixture->backend, LIVE ("e-3"));
  bw_client_session_retry (fixture->session);
  wait_for (fixture, BW_CONNECTION_LIVE);
  g_assert_cmpstr (fixture->states->str, ==, "cslrfsl");
}

/* Lost, and not found again. */
static void
test_offline (Fixture       *fixture,
              gconstpointer  data)
{
  http_fixture_send (fixture->backend, STATE);
  connect_session (fixture);
  wait_for (fixture, BW_CONNECTION_LIVE);
  bw_client_session_set_heartbeat (fixture->session, 50);
  http_fixture_set_head (fixture->backend, "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n");
  http_fixture_cut (fixture->backend);

  wait_for (fixture, BW_CONNECTION_OFFLINE);
  g_assert_cmpstr (fixture->states->str, ==, "cslro");
  g_assert_cmpfloat (get_sampled (fixture), ==, 7);
  g_assert_true (bw_client_session_is_complete (fixture->session));

  /* It does not stop asking, and stays what it is meanwhile. */
  wait_for_request (fixture, http_fixture_get_n_requests (fixture->backend) + 1);
  g_assert_cmpint ((int) bw_client_session_get_connection (fixture->session), ==, BW_CONNECTION_OFFLINE);
  bw_client_session_set_heartbeat (fixture->session, 10000);
  http_fixture_set_head (fixture->backend, NULL);
  http_fixture_send (fixture->backend, LIVE ("e-3"));
  wait_for (fixture, BW_CONNECTION_LIVE);
}

/* Nothing was ever shown: it asks and waits in turns, and then is offline. */
static void
test_never_reached (Fixture       *fixture,
                    gconstpointer  data)
{
  bw_client_session_set_heartbeat (fixture->session, 100);
  http_fixture_set_head (fixture->backend, "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n");
  connect_session (fixture);
  wait_for (fixture, BW_CONNECTION_OFFLINE);
  g_assert_true (g_str_has_prefix (fixture->states->str, "cr"));
  g_assert_false (bw_client_session_is_complete (fixture->session));
  g_assert_cmpuint (bw_client_session_get_n_tries (fixture->session), >, 0);
}

/* Another network, or a person: at once, however long the pause would be. */
static void
test_network_changed (Fixture       *fixture,
                      gconstpointer  data)
{
  http_fixture_set_head (fixture->backend, "HTTP/1.1 503 Busy\r\nRetry-After: 200\r\nContent-Length: 0\r\n\r\n");
  connect_session (fixture);
  http_fixture_wait_until (bw_client_session_get_next_try (fixture->session) != 0);
  g_assert_cmpint (bw_client_session_get_next_try (fixture->session) - g_get_monotonic_time (), >,
                   100 * G_USEC_PER_SEC);

  g_signal_emit_by_name (g_network_monitor_get_default (), "network-changed", FALSE);
  g_assert_cmpint (bw_client_session_get_next_try (fixture->session), !=, 0);
  http_fixture_set_head (fixture->backend, NULL);
  http_fixture_send (fixture->backend, STATE);
  g_signal_emit_by_name (g_network_monitor_get_default (), "network-changed", TRUE);
  g_assert_cmpint (bw_client_session_get_next_try (fixture->session), ==, 0);
  wait_for (fixture, BW_CONNECTION_LIVE);
  g_assert_cmpuint (http_fixture_get_n_requests (fixture->backend), ==, 2);

  /* What is live is left alone. */
  g_signal_emit_by_name (g_network_monitor_get_default (), "network-changed", TRUE);
  g_assert_cmpint ((int) bw_client_session_get_connection (fixture->session), ==, BW_CONNECTION_LIVE);
}

static void
check_answer (Fixture    *fixture,
              const char *head,
              int         code,
              const char *part)
{
  http_fixture_set_head (fixture->backend, head);
  connect_session (fixture);
  http_fixture_wait_until (bw_client_session_get_error (fixture->session) != NULL);
  g_assert_error (bw_client_session_get_error (fixture->session), BW_CLIENT_ERROR, code);
  g_assert_nonnull (strstr (bw_client_session_get_error (fixture->session)->message, part));
  wait_for (fixture, BW_CONNECTION_RECONNECTING);
}

static void
test_answers (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (HttpFixture) other = http_fixture_new_feed (NULL);
  g_autofree char *redirect = g_strdup_printf ("HTTP/1.1 307 Moved\r\nLocation: %s/v1/feed\r\n"
                                               "Content-Length: 0\r\n\r\n", http_fixture_get_url (other));

  check_answer (fixture, "HTTP/1.1 404 Not Found\r\nContent-Length: 5\r\n\r\nnope!", BW_CLIENT_ERROR_STATUS, "404");
  check_answer (fixture, redirect, BW_CLIENT_ERROR_STATUS, http_fixture_get_url (other));

  /* The token is not carried to whoever the backend names. */
  g_assert_cmpuint (http_fixture_get_n_requests (other), ==, 0);
  check_answer (fixture, "HTTP/1.1 503 Busy\r\nRetry-After: 7\r\nContent-Length: 0\r\n\r\n",
                BW_CLIENT_ERROR_STATUS, "503");
  g_assert_cmpint (bw_client_session_get_next_try (fixture->session) - g_get_monotonic_time (), >,
                   2 * G_USEC_PER_SEC);
}

/* Whoever cannot prove to be the backend does not see the token. */
static void
test_stranger (Fixture       *fixture,
               gconstpointer  data)
{
  http_fixture_free (fixture->backend);
  fixture->backend = http_fixture_new_stranger ();
  http_fixture_send (fixture->backend, STATE);
  connect_session (fixture);
  http_fixture_wait_until (bw_client_session_get_error (fixture->session) != NULL);
  g_assert_error (bw_client_session_get_error (fixture->session), G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE);
  g_assert_cmpuint (http_fixture_get_n_requests (fixture->backend), ==, 0);
}

/* A portal that answers everything, and a feed that goes bad. */
static void
test_garbage (Fixture       *fixture,
              gconstpointer  data)
{
  http_fixture_set_head (fixture->backend, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n");
  http_fixture_send (fixture->backend, "<html>Please log in</html>");
  http_fixture_cut (fixture->backend);
  connect_session (fixture);
  http_fixture_wait_until (bw_client_session_get_error (fixture->session) != NULL);
  g_assert_error (bw_client_session_get_error (fixture->session), BW_CLIENT_ERROR, BW_CLIENT_ERROR_FORMAT);
  wait_for (fixture, BW_CONNECTION_RECONNECTING);

  http_fixture_set_head (fixture->backend, NULL);
  http_fixture_send (fixture->backend,
                     DOCS (CITY "," SITE ",{\"type\":\"site\",\"id\":\"x\"}," TALLY (7)) LIVE ("e-3"));
  bw_client_session_retry (fixture->session);
  wait_for (fixture, BW_CONNECTION_LIVE);
  g_assert_cmpuint (bw_client_session_get_n_faulty (fixture->session), ==, 1);

  http_fixture_send (fixture->backend, "event: docs\ndata: [{]\n\n");
  wait_for (fixture, BW_CONNECTION_RECONNECTING);
  g_assert_nonnull (strstr (bw_client_session_get_error (fixture->session)->message, "not a feed"));
  g_assert_cmpfloat (get_sampled (fixture), ==, 7);
  wait_for_request (fixture, 3);
  assert_header (fixture, 2, "last-event-id", "e-3");
}

/* RFC 9110 §8.3.1: names of kinds have no case, and may have parameters. */
static void
test_kinds (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct
  {
    const char *header;
    gboolean    is_feed;
  } cases[] =
  {
    { "Content-Type: text/event-stream", TRUE },
    { "content-type:text/event-stream;charset=utf-8", TRUE },
    { "Content-Type: Text/Event-Stream; Charset=UTF-8", TRUE },
    { "Content-Type: text/event-stream;", TRUE },
    { "Content-Type: text/event-streams", FALSE },
    { "Content-Type: text/event", FALSE },
    { "Content-Type: text/plain; x=text/event-stream", FALSE },
    { "Content-Type: application/json", FALSE },
    { "Content-Type:", FALSE },
    { "X: y", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *head = g_strdup_printf ("HTTP/1.1 200 OK\r\n%s\r\nConnection: close\r\n\r\n", cases[i].header);

      http_fixture_set_head (fixture->backend, head);
      connect_session (fixture);
      wait_for_request (fixture, i + 1);
      http_fixture_send (fixture->backend, STATE);
      if (cases[i].is_feed)
        {
          wait_for (fixture, BW_CONNECTION_LIVE);
        }
      else
        {
          http_fixture_cut (fixture->backend);
          http_fixture_wait_until (bw_client_session_get_error (fixture->session) != NULL);
          g_assert_error (bw_client_session_get_error (fixture->session), BW_CLIENT_ERROR, BW_CLIENT_ERROR_FORMAT);
        }

      bw_client_session_disconnect (fixture->session);
    }
}

static void
test_bad_address (Fixture       *fixture,
                  gconstpointer  data)
{
  const char *urls[] = { "ftp://host", "http://", "nonsense", "unix:here", "http://user:pass@host", "http://h/?a=b" };

  for (guint i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      bw_client_session_connect (fixture->session, urls[i], NULL, NULL);
      g_assert_cmpint ((int) bw_client_session_get_connection (fixture->session), ==, BW_CONNECTION_NONE);
      g_assert_nonnull (bw_client_session_get_error (fixture->session));
    }

  bw_client_session_connect (fixture->session, "http://127.0.0.1:1", "a\r\nX: y", NULL);
  g_assert_error (bw_client_session_get_error (fixture->session), BW_CLIENT_ERROR, BW_CLIENT_ERROR_ADDRESS);
}

static void
test_unix_socket (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *socket = g_build_filename (fixture->folder, "s", NULL);

  http_fixture_free (fixture->backend);
  fixture->backend = http_fixture_new_feed (socket);
  http_fixture_send (fixture->backend, STATE);
  connect_session (fixture);
  wait_for (fixture, BW_CONNECTION_LIVE);
  g_assert_cmpfloat (get_sampled (fixture), ==, 7);
  assert_request (fixture, 0, "GET /v1/feed?series=tail");
}

static void
test_exercise (Fixture       *fixture,
               gconstpointer  data)
{
  http_fixture_send (fixture->backend, DOCS ("{\"type\":\"area\",\"id\":\"c\"," AT ",\"level\":\"city\",\"name\":\"C\","
                                             "\"exercise\":true}") LIVE ("e-1"));
  connect_session (fixture);
  wait_for (fixture, BW_CONNECTION_LIVE);
  g_assert_true (bw_client_session_get_exercise (fixture->session));
}

static char *
find_cache (Fixture *fixture)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "cache", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = dir != NULL ? g_dir_read_name (dir) : NULL;

  return name != NULL ? g_build_filename (folder, name, NULL) : NULL;
}

/* A desk that was closed, with a backend that is not there any more. */
static void
make_cache (Fixture *fixture)
{
  http_fixture_send (fixture->backend, STATE);
  connect_session (fixture);
  wait_for (fixture, BW_CONNECTION_LIVE);
  http_fixture_send (fixture->backend, "id: e-4\n" DOCS (TALLY (8)));
  http_fixture_wait_until (get_sampled (fixture) == 8);
  g_assert_finalize_object (g_steal_pointer (&fixture->session));
}

static void
test_cache (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *path = NULL;
  GStatBuf status;

  make_cache (fixture);
  path = find_cache (fixture);
  g_assert_nonnull (path);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmphex (status.st_mode & 0777, ==, 0600);

  /* Nobody answers: what was last is shown, with its age. */
  open_session (fixture);
  http_fixture_set_head (fixture->backend, "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n");
  connect_session (fixture);
  http_fixture_wait_until (bw_client_session_get_error (fixture->session) != NULL);
  g_assert_true (bw_client_session_is_complete (fixture->session));
  g_assert_cmpint ((int) bw_client_session_get_connection (fixture->session), ==, BW_CONNECTION_OFFLINE);
  g_assert_cmpfloat (get_sampled (fixture), ==, 8);
  g_assert_cmpint (bw_client_session_get_as_of (fixture->session), >=, parse_time ("2021-08-08T14:30:00+08:00"));
  g_assert_cmpint (bw_client_session_get_as_of (fixture->session), <, parse_time ("2021-08-08T15:30:00+08:00"));
  g_assert_cmpint (bw_client_session_get_silence (fixture->session), ==, -1);
  assert_request (fixture, 1, "GET /v1/feed?series=tail&since=e-4");

  http_fixture_set_head (fixture->backend, NULL);
  http_fixture_send (fixture->backend, DOCS (TALLY (9)) LIVE ("e-5"));
  bw_client_session_retry (fixture->session);
  wait_for (fixture, BW_CONNECTION_LIVE);
  g_assert_cmpfloat (get_sampled (fixture), ==, 9);
  g_assert_cmpstr (fixture->states->str, ==, "cosl");
}

/* A desk that is never closed, only killed: its state is kept while it runs. */
static void
test_cache_while_live (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *path = NULL;

  bw_client_session_set_heartbeat (fixture->session, 100);
  http_fixture_send (fixture->backend, STATE);
  connect_session (fixture);
  wait_for (fixture, BW_CONNECTION_LIVE);
  while (path == NULL || g_strrstr (path, ".new-") != NULL)
    {
      http_fixture_send (fixture->backend, BEAT);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (5000);
      g_free (path);
      path = find_cache (fixture);
    }

  g_assert_cmpint ((int) bw_client_session_get_connection (fixture->session), ==, BW_CONNECTION_LIVE);
}

#define SERIES(rest) "{\"type\":\"series\",\"id\":\"c/sampling:r1/sampled\",\"place\":\"c\"," AT "," \
                     "\"subject\":\"sampling:r1\",\"measure\":\"sampled\"," \
                     "\"start\":\"2021-08-08T08:00:00+08:00\",\"step\":900," rest "}"

/* How many totals there are of the city, and the last of them times 100. */
static guint
get_history (Fixture *fixture)
{
  BwPicture *picture = bw_client_session_get_picture (fixture->session);
  const BwMeasure *measure = bw_measure_catalogue_lookup (bw_measure_catalogue_get_default (), "sampled");
  BwPlace city = bw_place_tree_lookup (bw_picture_get_places (picture), "c");
  BwSeries *series = city == BW_PLACE_NONE
                       ? NULL
                       : bw_picture_get_series (picture, city, bw_picture_get_subject (picture, "sampling:r1"),
                                                measure->index);

  return series != NULL ? series->n_values + 100 * (guint) series->values[series->n_values - 1] : 0;
}

/* What is new of a history is joined to what is there, also of the last run; what
 * does not go on from it is asked for anew, and nothing of it is shown. */
static void
test_tails (Fixture       *fixture,
            gconstpointer  data)
{
  http_fixture_send (fixture->backend, DOCS (CITY "," SITE "," SERIES ("\"seq\":2,\"values\":[0,1]")) LIVE ("e-3"));
  connect_session (fixture);
  wait_for (fixture, BW_CONNECTION_LIVE);
  http_fixture_wait_until (get_history (fixture) == 102);
  http_fixture_send (fixture->backend,
                     "id: e-4\n" DOCS (SERIES ("\"seq\":4,\"from\":2,\"after\":2,\"values\":[5]")));
  http_fixture_wait_until (get_history (fixture) == 503);
  g_assert_finalize_object (g_steal_pointer (&fixture->session));

  open_session (fixture);
  connect_session (fixture);
  wait_for_request (fixture, 2);
  http_fixture_send (fixture->backend, LIVE ("e-5"));
  wait_for (fixture, BW_CONNECTION_LIVE);
  g_assert_cmpuint (get_history (fixture), ==, 503);
  http_fixture_send (fixture->backend,
                     "id: e-6\n" DOCS (SERIES ("\"seq\":6,\"from\":3,\"after\":4,\"values\":[7]")));
  http_fixture_wait_until (get_history (fixture) == 704);

  http_fixture_send (fixture->backend,
                     "id: e-9\n" DOCS (TALLY (3) "," SERIES ("\"seq\":9,\"from\":4,\"after\":8,\"values\":[9]")));
  http_fixture_wait_until (bw_client_session_get_error (fixture->session) != NULL);
  g_assert_error (bw_client_session_get_error (fixture->session), BW_CLIENT_ERROR, BW_CLIENT_ERROR_FORMAT);
  g_assert_cmpuint (get_history (fixture), ==, 704);
  bw_client_session_retry (fixture->session);
  wait_for_request (fixture, 3);
  http_fixture_send (fixture->backend,
                     DOCS (TALLY (3) "," SERIES ("\"seq\":9,\"values\":[0,1,5,8,9]")) LIVE ("e-9"));
  wait_for (fixture, BW_CONNECTION_LIVE);
  assert_request (fixture, 2, "GET /v1/feed?series=tail&since=e-6");
  http_fixture_wait_until (get_history (fixture) == 905);
  g_assert_cmpfloat (get_sampled (fixture), ==, 3);
}

/* Another token does not see what this one may. */
static void
test_cache_of_another (Fixture       *fixture,
                       gconstpointer  data)
{
  make_cache (fixture);
  open_session (fixture);
  bw_client_session_connect (fixture->session, http_fixture_get_url (fixture->backend), "other", NULL);
  wait_for_request (fixture, 2);
  assert_request (fixture, 1, "GET /v1/feed?series=tail");
  g_assert_cmpfloat (get_sampled (fixture), ==, -1);
}

/* While somebody looks for the token what was shown last is shown, and no more; then
 * it goes on as with one from the beginning. */
static void
test_await_token (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GError) reason = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "the keyring is locked");
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;
  g_autofree char *told = NULL;

  make_cache (fixture);
  path = find_cache (fixture);
  name = g_path_get_basename (path);
  open_session (fixture);
  bw_client_session_await_token (fixture->session, http_fixture_get_url (fixture->backend), name);
  http_fixture_wait_until (bw_client_session_is_complete (fixture->session));
  g_assert_cmpfloat (get_sampled (fixture), ==, 8);
  g_assert_cmpint ((int) bw_client_session_get_connection (fixture->session), ==, BW_CONNECTION_TOKENLESS);
  g_assert_null (bw_client_session_get_error (fixture->session));
  bw_client_session_retry (fixture->session);
  g_assert_cmpuint (http_fixture_get_n_requests (fixture->backend), ==, 1);

  bw_client_session_lack_token (fixture->session, reason);
  g_assert_cmpstr (bw_client_session_get_error (fixture->session)->message, ==, reason->message);
  g_assert_true (bw_client_session_is_complete (fixture->session));

  connect_session (fixture);
  wait_for_request (fixture, 2);
  http_fixture_send (fixture->backend, DOCS (TALLY (9)) LIVE ("e-5"));
  wait_for (fixture, BW_CONNECTION_LIVE);
  g_assert_cmpfloat (get_sampled (fixture), ==, 9);
  told = bw_client_session_dup_cache_name (fixture->session);
  g_assert_cmpstr (told, ==, name);
}

/* A name is no way to another file. */
static void
test_await_stranger (Fixture       *fixture,
                     gconstpointer  data)
{
  static const char * const names[] = { NULL, "", "../cache/none.ndjson", "none.ndjson" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      bw_client_session_await_token (fixture->session, http_fixture_get_url (fixture->backend), names[i]);
      g_assert_cmpint ((int) bw_client_session_get_connection (fixture->session), ==, BW_CONNECTION_TOKENLESS);
      g_assert_false (bw_client_session_is_complete (fixture->session));
    }

  bw_client_session_await_token (fixture->session, "gopher://x", NULL);
  g_assert_cmpint ((int) bw_client_session_get_connection (fixture->session), ==, BW_CONNECTION_NONE);
  g_assert_nonnull (bw_client_session_get_error (fixture->session));
}

static void
test_broken_cache (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  gsize length;

  make_cache (fixture);
  path = find_cache (fixture);
  g_file_get_contents (path, &text, &length, NULL);

  /* Cut off, in a line and between two; and a line that rotted away. */
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *copy = g_memdup2 (text, length);
      gsize cut = i == 0 ? length - 5 : i == 1 ? (gsize) (strchr (text, '\n') + 1 - text) : length;

      if (i == 2)
        memset (copy + 10, '#', 40);
      g_assert_true (g_file_set_contents (path, copy, (gssize) cut, NULL));
      g_atomic_int_set (&n_warnings, 0);
      open_session (fixture);
      connect_session (fixture);
      wait_for_request (fixture, 2 + i);
      assert_request (fixture, 1 + i, "GET /v1/feed?series=tail");
      g_assert_cmpint (g_atomic_int_get (&n_warnings), ==, 1);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

      http_fixture_send (fixture->backend, DOCS (CITY) LIVE ("e-9"));
      wait_for (fixture, BW_CONNECTION_LIVE);
      g_assert_cmpuint (bw_place_tree_lookup (bw_picture_get_places (bw_client_session_get_picture (fixture->session)),
                                              "c-s1"), ==, BW_PLACE_NONE);
      g_assert_finalize_object (g_steal_pointer (&fixture->session));
    }

  g_atomic_int_set (&n_warnings, -1);
  open_session (fixture);
}

static void
on_session_opened_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* (transfer full) (nullable): the error */
static GError *
open_text (Fixture    *fixture,
           const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, "state.ndjson", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;
  GError *other_error = NULL;
  gboolean done;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  bw_client_session_open_state_async (fixture->session, file, NULL, on_session_opened_cb, &result);
  http_fixture_wait_until (result != NULL);
  done = bw_client_session_open_state_finish (fixture->session, result, &error);
  g_assert_cmpint (done, ==, error == NULL);

  /* Both ways say the same. */
  g_assert_cmpint (bw_client_session_load_state (fixture->session, path, &other_error), ==, done);
  g_assert_cmpstr (error != NULL ? error->message : "", ==, other_error != NULL ? other_error->message : "");
  g_clear_error (&other_error);
  return error;
}

static void
on_session_opening_cb (BwClientSession *session,
                       GParamSpec      *pspec,
                       GString         *seen)
{
  BwConnection connection = bw_client_session_get_connection (session);

  g_string_append (seen, bw_client_session_is_opening (session) ? "o" : "-");
  g_string_append (seen, connection == BW_CONNECTION_SAVED ? "f" : "n");
}

/* While a file is read it is not so that nothing was asked for. */
static void
test_opening (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GString) seen = g_string_new (NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "state.ndjson", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) other = NULL;
  g_autoptr (GError) error = NULL;

  g_signal_connect (fixture->session, "notify::opening", G_CALLBACK (on_session_opening_cb), seen);
  g_assert_false (bw_client_session_is_opening (fixture->session));
  g_assert_true (g_file_set_contents (path, CITY "\n" SITE "\n" TALLY (5) "\n", -1, NULL));
  bw_client_session_open_state_async (fixture->session, file, NULL, on_session_opened_cb, &result);
  g_assert_true (bw_client_session_is_opening (fixture->session));
  http_fixture_wait_until (result != NULL);
  g_assert_true (bw_client_session_open_state_finish (fixture->session, result, NULL));
  g_assert_cmpstr (seen->str, ==, "on-f");

  bw_client_session_open_state_async (fixture->session, file, NULL, on_session_opened_cb, &other);
  bw_client_session_disconnect (fixture->session);
  g_assert_false (bw_client_session_is_opening (fixture->session));
  http_fixture_wait_until (other != NULL);
  g_assert_false (bw_client_session_open_state_finish (fixture->session, other, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_saved (Fixture       *fixture,
            gconstpointer  data)
{
  BwClock *clock = bw_client_session_get_clock (fixture->session);
  GError *error = open_text (fixture, CITY "\n" SITE "\n" TALLY (5) "\n"
                             "{\"type\":\"live\",\"id\":\"e-1\"," CLOCK ("14:32:00") "}");

  g_assert_no_error (error);
  g_assert_cmpint ((int) bw_client_session_get_connection (fixture->session), ==, BW_CONNECTION_SAVED);
  g_assert_cmpfloat (get_sampled (fixture), ==, 5);
  g_assert_true (bw_client_session_is_complete (fixture->session));
  g_assert_cmpint (bw_client_session_get_as_of (fixture->session), ==, parse_time ("2021-08-08T14:32:00+08:00"));
  g_assert_cmpfloat (bw_clock_get_speed (clock), ==, 0);
  g_assert_cmpint (bw_clock_get_now (clock), ==, parse_time ("2021-08-08T14:32:00+08:00"));

  /* Asked for with the id of another store. */
  error = open_text (fixture, "{\"type\":\"reset\",\"epoch\":\"e\"}\n" CITY "\n" SITE "\n" TALLY (4) "\n"
                     "{\"type\":\"live\",\"id\":\"e-1\"," CLOCK ("14:32:00") "}");
  g_assert_no_error (error);
  g_assert_cmpfloat (get_sampled (fixture), ==, 4);
  g_assert_true (bw_client_session_is_complete (fixture->session));
  g_assert_cmpuint (bw_client_session_get_n_faulty (fixture->session), ==, 0);

  /* What curl wrote down until it was stopped. */
  error = open_text (fixture, STATE BEAT "event: docs\ndata: [{\"ty");
  g_assert_no_error (error);
  g_assert_cmpfloat (get_sampled (fixture), ==, 7);
  g_assert_cmpint (bw_client_session_get_as_of (fixture->session), ==, parse_time ("2021-08-08T14:30:10+08:00"));

  /* Without an end it is as old as its newest document, and perhaps not whole. */
  error = open_text (fixture, CITY "\n" SITE "\n" TALLY (6) "\n{\"type\":\"parade\",\"id\":\"x\"," AT "}\n");
  g_assert_no_error (error);
  g_assert_cmpfloat (get_sampled (fixture), ==, 6);
  g_assert_false (bw_client_session_is_complete (fixture->session));
  g_assert_cmpuint (bw_client_session_get_n_faulty (fixture->session), ==, 1);
  g_assert_cmpint (bw_client_session_get_as_of (fixture->session), ==, parse_time ("2021-08-08T14:00:00+08:00"));
}

static void
check_fault (Fixture    *fixture,
             const char *text,
             const char *beginning)
{
  g_autoptr (GError) error = open_text (fixture, text);

  g_assert_nonnull (error);
  g_assert_cmpstr (g_strrstr (error->message, beginning), ==, error->message);
  g_assert_cmpint ((int) bw_client_session_get_connection (fixture->session), ==, BW_CONNECTION_NONE);
  g_assert_cmpfloat (get_sampled (fixture), ==, -1);
  g_assert_nonnull (bw_client_session_get_error (fixture->session));
}

static void
test_bad_files (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  check_fault (fixture, "", "line 1: there is no document");
  check_fault (fixture, "<html>\n", "line 1: byte 0");
  check_fault (fixture, CITY "\n" SITE "\n{\"type\":\"tally\",\"id", "line 3: byte");
  check_fault (fixture, "{\"type\":\"area\",\"id\":\"c\"}\n", "line 1: /");
  check_fault (fixture, "event: docs\ndata: [}\n\n", "line 3: byte");

  g_assert_false (bw_client_session_load_state (fixture->session, "/nowhere", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* A backend, then a file, then the backend: each begins with nothing. */
static void
test_switch (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "state.ndjson", NULL);

  http_fixture_send (fixture->backend, STATE);
  connect_session (fixture);
  wait_for (fixture, BW_CONNECTION_LIVE);

  g_assert_true (g_file_set_contents (path, CITY "\n", -1, NULL));
  g_assert_true (bw_client_session_load_state (fixture->session, path, NULL));
  g_assert_null (bw_client_session_get_url (fixture->session));
  g_assert_cmpint (bw_client_session_get_silence (fixture->session), ==, -1);
  g_assert_true (isnan (get_sampled (fixture)));

  connect_session (fixture);
  wait_for_request (fixture, 2);
  http_fixture_send (fixture->backend, DOCS (TALLY (9)) LIVE ("e-4"));
  wait_for (fixture, BW_CONNECTION_LIVE);
  assert_request (fixture, 1, "GET /v1/feed?series=tail&since=e-3");
  g_assert_cmpfloat (get_sampled (fixture), ==, 9);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

static gboolean
on_while_timeout_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Who asks for no outbox does not send what another has left on the disk. */
static void
test_unasked_outbox (Fixture       *fixture,
                     gconstpointer  data)
{
  BwClientSession *session = bw_client_session_new (bw_measure_catalogue_get_default (), NULL);
  GListModel *outbox = G_LIST_MODEL (bw_client_session_get_outbox (session));
  gboolean is_over = FALSE;

  bw_client_session_connect (session, "http://127.0.0.1:1/", NULL, NULL);
  bw_client_outbox_add (BW_CLIENT_OUTBOX (outbox), "T", "POST", "/v1/reports", "[]", NULL);
  http_fixture_wait_until (g_list_model_get_n_items (outbox) == 1);
  g_assert_finalize_object (session);

  session = bw_client_session_new (bw_measure_catalogue_get_default (), NULL);
  bw_client_session_connect (session, "http://127.0.0.1:1/", NULL, NULL);
  g_timeout_add (300, on_while_timeout_cb, &is_over);
  http_fixture_wait_until (is_over);
  outbox = G_LIST_MODEL (bw_client_session_get_outbox (session));
  g_assert_cmpuint (g_list_model_get_n_items (outbox), ==, 0);
  http_fixture_wait_until (g_list_model_get_n_items (outbox) == 1);
  g_assert_finalize_object (session);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *home = g_dir_make_tmp ("bw-session-XXXXXX", NULL);
  int result;

  /* Nobody's own outbox. */
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_log_set_writer_func (write_log, NULL, NULL);

  ADD ("/session/live", test_live);
  ADD ("/session/area", test_area);
  ADD ("/session/unasked-outbox", test_unasked_outbox);
  ADD ("/session/cuts", test_cuts);
  ADD ("/session/silence", test_silence);
  ADD ("/session/reset", test_reset);
  ADD ("/session/gone", test_gone);
  ADD ("/session/refused", test_refused);
  ADD ("/session/offline", test_offline);
  ADD ("/session/never-reached", test_never_reached);
  ADD ("/session/network-changed", test_network_changed);
  ADD ("/session/answers", test_answers);
  ADD ("/session-tls/stranger", test_stranger);
  ADD ("/session/garbage", test_garbage);
  ADD ("/session/kinds", test_kinds);
  ADD ("/session/bad-address", test_bad_address);
  ADD ("/session/unix-socket", test_unix_socket);
  ADD ("/session/exercise", test_exercise);
  ADD ("/session/cache", test_cache);
  ADD ("/session/cache-while-live", test_cache_while_live);
  ADD ("/session/tails", test_tails);
  ADD ("/session/cache-of-another", test_cache_of_another);
  ADD ("/session/await-token", test_await_token);
  ADD ("/session/await-stranger", test_await_stranger);
  ADD ("/session/broken-cache", test_broken_cache);
  ADD ("/session/opening", test_opening);
  ADD ("/session/saved", test_saved);
  ADD ("/session/bad-files", test_bad_files);
  ADD ("/session/switch", test_switch);

  result = g_test_run ();
  remove_folder (home);
  return result;
}
