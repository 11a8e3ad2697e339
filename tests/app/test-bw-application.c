/* test-bw-application.c: which token is kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-application-private.h"
#include "bw-credentials.h"
#include "bw-locations.h"
#include "http-fixture.h"

#include <glib/gstdio.h>

#define REFUSAL "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
#define LIVE    "event: live\nid: t-1\ndata: {\"clock\":{\"now\":\"2021-08-08T14:32:00+08:00\",\"speed\":1}}\n\n"

/* What is written late is written within this time. */
#define SETTLE_MS 300

typedef struct
{
  HttpFixture   *backend;
  BwApplication *application;
} Fixture;

static void
write_kept (const char *token)
{
  g_autofree char *path = bw_credentials_dup_path ();
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, token, -1, NULL));
}

static char *
read_kept (void)
{
  g_autofree char *path = bw_credentials_dup_path ();
  char *token = NULL;

  g_assert_true (g_file_get_contents (path, &token, NULL, NULL));
  return g_strstrip (token);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  char *words[] = { (char *) "bulwark", NULL };
  char **argv = words;
  int argc = 1;
  g_autoptr (GError) error = NULL;
  BwOptions *options = bw_options_new (&argc, &argv, &error);

  g_assert_no_error (error);
  fixture->backend = http_fixture_new_feed (NULL);
  fixture->application = bw_application_new (options);
  g_application_set_flags (G_APPLICATION (fixture->application), G_APPLICATION_NON_UNIQUE);
  write_kept ("good");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_unref (fixture->application);
  http_fixture_free (fixture->backend);
}

static void
enter (Fixture    *fixture,
       const char *token)
{
  g_signal_emit_by_name (bw_application_get_window (fixture->application), "connect-requested",
                         http_fixture_get_url (fixture->backend), token);
}

static void
wait_for (Fixture      *fixture,
          BwConnection  connection)
{
  http_fixture_wait_until (bw_client_session_get_connection (fixture->application->session) == connection);
}

static gboolean
on_settle_timeout_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
assert_kept (const char *token)
{
  g_autofree char *kept = NULL;
  gboolean is_over = FALSE;

  g_timeout_add (SETTLE_MS, on_settle_timeout_cb, &is_over);
  http_fixture_wait_until (is_over);
  kept = read_kept ();
  g_assert_cmpstr (kept, ==, token);
}

static void
check_accepted (Fixture      *fixture,
                GApplication *application)
{
  http_fixture_send (fixture->backend, LIVE);
  enter (fixture, "better");
  wait_for (fixture, BW_CONNECTION_LIVE);
  assert_kept ("better");
}

/* What the server did not take is not kept when another goes live. */
static void
check_refused (Fixture      *fixture,
               GApplication *application)
{
  http_fixture_set_head (fixture->backend, REFUSAL);
  enter (fixture, "wrong");
  wait_for (fixture, BW_CONNECTION_REFUSED);
  assert_kept ("good");

  bw_application_open (fixture->application, NULL);
  http_fixture_set_head (fixture->backend, NULL);
  http_fixture_send (fixture->backend, LIVE);
  bw_client_session_connect (fixture->application->session, http_fixture_get_url (fixture->backend), "other", NULL);
  wait_for (fixture, BW_CONNECTION_LIVE);
  assert_kept ("good");
}

/* Nor one that was never answered. */
static void
check_abandoned (Fixture      *fixture,
                 GApplication *application)
{
  g_signal_emit_by_name (bw_application_get_window (fixture->application), "connect-requested",
                         "http://127.0.0.1:1", "wrong");
  http_fixture_send (fixture->backend, LIVE);
  bw_client_session_connect (fixture->application->session, http_fixture_get_url (fixture->backend), "other", NULL);
  wait_for (fixture, BW_CONNECTION_LIVE);
  assert_kept ("good");
}

/* From its start to its end; @data is what happens between. */
static void
test_run (Fixture       *fixture,
          gconstpointer  data)
{
  g_signal_connect_data (fixture->application, "activate", G_CALLBACK (data), fixture, NULL,
                         G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  g_signal_connect_after (fixture->application, "activate", G_CALLBACK (g_application_quit), NULL);
  g_assert_cmpint (g_application_run (G_APPLICATION (fixture->application), 0, NULL), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  bw_locations_set_environment ();
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/application/accepted", Fixture, check_accepted, set_up, test_run, tear_down);
  g_test_add ("/application/refused", Fixture, check_refused, set_up, test_run, tear_down);
  g_test_add ("/application/abandoned", Fixture, check_abandoned, set_up, test_run, tear_down);
  return g_test_run ();
}
