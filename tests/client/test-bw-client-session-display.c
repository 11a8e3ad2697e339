/* test-bw-client-session-display.c: the heartbeat of a wall, as the backend gets it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-session.h"
#include "http-fixture.h"

#include <string.h>

typedef struct
{
  GMutex  mutex;
  char   *path;
  char   *authority;
  char   *body;
  guint   n_puts;
  int     n_deletes;
  int     is_refusing;
  int     n_early;    /* of them while a heartbeat was under way */
  int     n_under_way;
  int     is_slow;    /* heartbeats are answered once this is FALSE */
} Seen;

/* Told in the log. */
static guint n_refusals;

static void
handle (HttpFixture   *fixture,
        HttpRequest   *request,
        GOutputStream *out,
        gpointer       user_data)
{
  Seen *seen = user_data;

  if (g_str_equal (request->method, "DELETE"))
    {
      if (g_atomic_int_get (&seen->n_under_way) > 0)
        g_atomic_int_inc (&seen->n_early);
      g_atomic_int_inc (&seen->n_deletes);
    }
  else if (!g_str_equal (request->method, "PUT"))
    {
      http_fixture_write (out, "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
      return;
    }

  g_mutex_lock (&seen->mutex);
  g_free (seen->path);
  g_free (seen->authority);
  g_free (seen->body);
  seen->path = g_strdup (request->path);
  seen->authority = g_strdup (g_hash_table_lookup (request->headers, "authorization"));
  seen->body = g_strdup (request->body);
  seen->n_puts += g_str_equal (request->method, "PUT");
  g_mutex_unlock (&seen->mutex);
  if (g_str_equal (request->method, "PUT") && g_atomic_int_get (&seen->is_slow))
    {
      g_atomic_int_inc (&seen->n_under_way);
      while (g_atomic_int_get (&seen->is_slow))
        g_usleep (1000);
      g_atomic_int_add (&seen->n_under_way, -1);
    }
  if (g_atomic_int_get (&seen->is_refusing))
    http_fixture_write (out, "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
  else
    http_fixture_write (out, "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
}

static GLogWriterOutput
write_log (GLogLevelFlags   level,
           const GLogField *fields,
           gsize            n_fields,
           gpointer         user_data)
{
  for (gsize i = 0; i < n_fields; i++)
    n_refusals += g_str_equal (fields[i].key, "MESSAGE") && strstr (fields[i].value, "refused: 403") != NULL;

  return g_log_writer_default (level, fields, n_fields, user_data);
}

static guint
get_n_puts (Seen *seen)
{
  guint n;

  g_mutex_lock (&seen->mutex);
  n = seen->n_puts;
  g_mutex_unlock (&seen->mutex);
  return n;
}

static gboolean
on_wake_timeout_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
test_put (void)
{
  Seen seen = { 0 };
  g_autoptr (HttpFixture) backend = http_fixture_new (NULL, handle, &seen);
  g_autoptr (BwClientSession) session = bw_client_session_new (bw_measure_catalogue_get_default (), NULL);
  guint wake = g_timeout_add (10, on_wake_timeout_cb, NULL);

  bw_client_session_connect (session, http_fixture_get_url (backend), "secret", NULL);
  bw_client_session_put_display (session, "hall/1 左", "hall", "map", 1.5, 0.25);

  /* While it is under way another of the same wall is left out, one of another is not. */
  bw_client_session_put_display (session, "hall/1 左", "hall", "map", 2.5, 0.25);
  http_fixture_wait_until (get_n_puts (&seen) == 1);
  g_assert_cmpstr (seen.path, ==, "/v1/documents/display/hall%2F1%20%E5%B7%A6");
  g_assert_cmpstr (seen.authority, ==, "Bearer secret");
  g_assert_nonnull (strstr (seen.body, "\"name\":\"hall\""));
  g_assert_nonnull (strstr (seen.body, "\"scene\":\"map\""));
  g_assert_nonnull (strstr (seen.body, "\"data_age_s\":1.5"));
  g_assert_nonnull (strstr (seen.body, "\"frame_age_s\":0.25"));
  bw_client_session_put_display (session, "other", "other", "", 0.0, 0.25);
  http_fixture_wait_until (get_n_puts (&seen) == 2);
  g_assert_cmpstr (seen.path, ==, "/v1/documents/display/other");

  /* A person closes it. */
  bw_client_session_remove_display (session, "other");
  http_fixture_wait_until (g_atomic_int_get (&seen.n_deletes) == 1);
  g_assert_cmpstr (seen.authority, ==, "Bearer secret");

  bw_client_session_disconnect (session);
  g_source_remove (wake);
  g_free (seen.path);
  g_free (seen.authority);
  g_free (seen.body);
}

static void
put (BwClientSession *session,
     Seen            *seen)
{
  guint n = get_n_puts (seen) + 1;

  bw_client_session_put_display (session, "hall", "hall", "map", 0.0, 0.25);
  http_fixture_wait_until (get_n_puts (seen) == n
                           && g_object_get_data (G_OBJECT (session), "bw-display-hall") == NULL);
}

/* Told once, until one was taken. */
static void
test_refused (void)
{
  Seen seen = { .is_refusing = TRUE };
  g_autoptr (HttpFixture) backend = http_fixture_new (NULL, handle, &seen);
  g_autoptr (BwClientSession) session = bw_client_session_new (bw_measure_catalogue_get_default (), NULL);
  guint wake = g_timeout_add (10, on_wake_timeout_cb, NULL);

  bw_client_session_connect (session, http_fixture_get_url (backend), "secret", NULL);
  put (session, &seen);
  put (session, &seen);
  g_assert_cmpuint (n_refusals, ==, 1);

  g_atomic_int_set (&seen.is_refusing, FALSE);
  put (session, &seen);
  g_atomic_int_set (&seen.is_refusing, TRUE);
  put (session, &seen);
  g_assert_cmpuint (n_refusals, ==, 2);
  bw_client_session_disconnect (session);
  g_source_remove (wake);
  g_free (seen.path);
  g_free (seen.authority);
  g_free (seen.body);
}

static void
on_application_activate_cb (GApplication *application)
{
}

static gboolean
on_answer_timeout_cb (gpointer data)
{
  g_atomic_int_set ((int *) data, FALSE);
  return G_SOURCE_REMOVE;
}

/* A heartbeat that comes after the farewell would bring the wall back; and a program that
 * has no window left waits until it was said. */
static void
test_farewell (void)
{
  Seen seen = { .is_slow = TRUE };
  g_autoptr (HttpFixture) backend = http_fixture_new (NULL, handle, &seen);
  g_autoptr (BwClientSession) session = bw_client_session_new (bw_measure_catalogue_get_default (), NULL);
  g_autoptr (GApplication) application = g_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_auto (GStrv) arguments = g_strsplit ("wall", " ", -1);

  guint wake = g_timeout_add (10, on_wake_timeout_cb, NULL);

  g_application_set_default (application);
  bw_client_session_connect (session, http_fixture_get_url (backend), "secret", NULL);
  bw_client_session_put_display (session, "hall", "hall", "map", 1.5, 0.25);
  http_fixture_wait_until (g_atomic_int_get (&seen.n_under_way) == 1);
  bw_client_session_remove_display (session, "hall");
  g_timeout_add (50, on_answer_timeout_cb, &seen.is_slow);
  g_signal_connect (application, "activate", G_CALLBACK (on_application_activate_cb), NULL);
  g_assert_cmpint (g_application_run (application, 1, arguments), ==, 0);
  g_assert_cmpint (g_atomic_int_get (&seen.n_deletes), ==, 1);
  g_assert_cmpint (g_atomic_int_get (&seen.n_early), ==, 0);

  g_application_set_default (NULL);
  bw_client_session_disconnect (session);
  g_source_remove (wake);
  g_free (seen.path);
  g_free (seen.authority);
  g_free (seen.body);
}

/* Nowhere to send it: nothing happens. */
static void
test_no_backend (void)
{
  g_autoptr (BwClientSession) session = bw_client_session_new (bw_measure_catalogue_get_default (), NULL);

  bw_client_session_put_display (session, "hall", "hall", "map", 0.0, 0.25);
  bw_client_session_remove_display (session, "hall");
  g_assert_finalize_object (g_steal_pointer (&session));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_writer_func (write_log, NULL, NULL);
  g_test_add_func ("/client/session-display/put", test_put);
  g_test_add_func ("/client/session-display/refused", test_refused);
  g_test_add_func ("/client/session-display/farewell", test_farewell);
  g_test_add_func ("/client/session-display/no-backend", test_no_backend);
  return g_test_run ();
}
