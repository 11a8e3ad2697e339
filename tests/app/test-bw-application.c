/* test-bw-application.c: which token is kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-application-private.h"
#include "bw-duty-hours.h"
#include "bw-locations.h"
#include "bw-time.h"
#include "bw-token-file.h"
#include "http-fixture.h"
#include "secrets-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define REFUSAL "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
#define LIVE    "event: live\nid: t-1\ndata: {\"clock\":{\"now\":\"2021-08-08T14:32:00+08:00\",\"speed\":1}}\n\n"

/* No word of any other message. */
#define GOOD   "Z29vZC10b2tlbg"
#define BETTER "YmV0dGVyLXRva2Vu"

/* What is written late is written within this time. */
#define SETTLE_MS 300
#define LOOK_MS   20

typedef struct
{
  HttpFixture   *backend;
  BwApplication *application;
} Fixture;

/* Everything that anything has said, at any level. */
static GString *told;
static GMutex told_lock;

static GLogWriterOutput
on_log_cb (GLogLevelFlags   level,
           const GLogField *fields,
           gsize            n_fields,
           gpointer         user_data)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&told_lock);

  for (gsize i = 0; i < n_fields; i++)
    g_string_append_len (told, fields[i].value, fields[i].length >= 0 ? fields[i].length
                                                                      : (gssize) strlen (fields[i].value));
  /* What is read here is no line of TAP. */
  if ((level & (G_LOG_LEVEL_DEBUG | G_LOG_LEVEL_INFO)) != 0)
    return G_LOG_WRITER_HANDLED;

  return g_log_writer_default (level, fields, n_fields, user_data);
}

static void
write_kept (const char *token)
{
  g_autofree char *path = bw_token_file_dup_path ();
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, token, -1, NULL));
}

static char *
read_kept (void)
{
  g_autofree char *path = bw_token_file_dup_path ();
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
  write_kept (GOOD);
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

static gboolean
is_kept (const char *token)
{
  g_autofree char *kept = read_kept ();

  return g_strcmp0 (kept, token) == 0;
}

static gboolean
on_look_timeout_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* However long a busy machine takes to write it. */
static void
wait_for_kept (const char *token)
{
  guint look = g_timeout_add (LOOK_MS, on_look_timeout_cb, NULL);

  http_fixture_wait_until (is_kept (token));
  g_source_remove (look);
}

static void
check_accepted (Fixture      *fixture,
                GApplication *application)
{
  http_fixture_send (fixture->backend, LIVE);
  enter (fixture, BETTER);
  wait_for (fixture, BW_CONNECTION_LIVE);
  wait_for_kept (BETTER);
}

/* What the server did not take is not kept when another goes live. */
static void
check_refused (Fixture      *fixture,
               GApplication *application)
{
  http_fixture_set_head (fixture->backend, REFUSAL);
  enter (fixture, "wrong");
  wait_for (fixture, BW_CONNECTION_REFUSED);
  assert_kept (GOOD);

  bw_application_open (fixture->application, NULL);
  http_fixture_set_head (fixture->backend, NULL);
  http_fixture_send (fixture->backend, LIVE);
  bw_client_session_connect (fixture->application->session, http_fixture_get_url (fixture->backend), "other", NULL);
  wait_for (fixture, BW_CONNECTION_LIVE);
  assert_kept (GOOD);
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
  assert_kept (GOOD);
}

/* What a person sets counts at once. */
static void
check_hours (Fixture      *fixture,
             GApplication *application)
{
  GSettings *settings = fixture->application->settings;

  g_assert_cmpint (bw_duty_hours_get_least_rest (), ==, 8 * BW_TIME_HOUR);
  g_settings_set_uint (settings, "duty-least-rest", 10);
  g_settings_set_uint (settings, "duty-longest", 9);
  http_fixture_wait_until (bw_duty_hours_get_least_rest () == 10 * BW_TIME_HOUR
                           && bw_duty_hours_get_longest () == 9 * BW_TIME_HOUR);
  g_settings_reset (settings, "duty-least-rest");
  g_settings_reset (settings, "duty-longest");
  http_fixture_wait_until (bw_duty_hours_get_least_rest () == 8 * BW_TIME_HOUR
                           && bw_duty_hours_get_longest () == 12 * BW_TIME_HOUR);
}

static const char *
get_view (Fixture *fixture)
{
  return bw_window_get_view (bw_application_get_window (fixture->application));
}

/* As at a start, with nothing to be shown meanwhile. */
static void
ask_keyring (Fixture *fixture)
{
  GSettings *settings = fixture->application->settings;

  g_settings_set_string (settings, "backend", http_fixture_get_url (fixture->backend));
  g_settings_reset (settings, "last-cache");
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "ask-keyring", NULL);
}

/* Nobody types the password of the keyring: the desk is there and asks, and a token that
 * is entered instead is taken at once. */
static void
check_silent_keyring (Fixture      *fixture,
                      GApplication *application)
{
  g_autofree char *path = bw_token_file_dup_path ();
  SecretsFixture *keyring = secrets_fixture_new (SECRETS_SILENT);

  g_assert_cmpint (g_unlink (path), ==, 0);
  secrets_fixture_add (keyring, http_fixture_get_url (fixture->backend), GOOD);
  ask_keyring (fixture);
  wait_for (fixture, BW_CONNECTION_TOKENLESS);
  http_fixture_wait_until (secrets_fixture_get_n_asked (keyring) == 1);
  http_fixture_wait_until (g_strcmp0 (get_view (fixture), "waiting") == 0);

  /* It is kept where it can be: that the keyring takes it is asked for, and declined. */
  secrets_fixture_set_mood (keyring, SECRETS_DISMISSED);
  http_fixture_send (fixture->backend, LIVE);
  enter (fixture, BETTER);
  wait_for (fixture, BW_CONNECTION_LIVE);
  http_fixture_wait_until (secrets_fixture_get_n_revoked (keyring) > 0);
  http_fixture_wait_until (g_file_test (path, G_FILE_TEST_EXISTS));
  wait_for_kept (BETTER);
  g_assert_cmpuint (secrets_fixture_get_n_asked (keyring), ==, 2);
  secrets_fixture_free (keyring);
}

/* It is closed: the reason is said, and the keyring can be asked again. */
static void
check_dismissed_keyring (Fixture      *fixture,
                         GApplication *application)
{
  g_autofree char *path = bw_token_file_dup_path ();
  SecretsFixture *keyring = secrets_fixture_new (SECRETS_DISMISSED);

  g_assert_cmpint (g_unlink (path), ==, 0);
  secrets_fixture_add (keyring, http_fixture_get_url (fixture->backend), GOOD);
  ask_keyring (fixture);
  wait_for (fixture, BW_CONNECTION_TOKENLESS);
  http_fixture_wait_until (bw_client_session_get_error (fixture->application->session) != NULL);
  http_fixture_wait_until (g_strcmp0 (get_view (fixture), "welcome") == 0);

  secrets_fixture_set_mood (keyring, SECRETS_YIELDING);
  http_fixture_send (fixture->backend, LIVE);
  g_action_group_activate_action (G_ACTION_GROUP (application), "ask-keyring", NULL);
  wait_for (fixture, BW_CONNECTION_LIVE);
  g_assert_cmpuint (http_fixture_get_n_requests (fixture->backend), ==, 1);
  secrets_fixture_free (keyring);
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

/* The desk works and says so; of the tokens it says nothing. */
static void
test_told (void)
{
  g_assert_nonnull (strstr (told->str, "bulwark-app"));
  g_assert_null (strstr (told->str, GOOD));
  g_assert_null (strstr (told->str, BETTER));
}

int
main (int   argc,
      char *argv[])
{
  bw_locations_set_environment ();
  g_setenv ("G_MESSAGES_DEBUG", "all", TRUE);
  told = g_string_new (NULL);
  g_log_set_writer_func (on_log_cb, NULL, NULL);
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/application/accepted", Fixture, check_accepted, set_up, test_run, tear_down);
  g_test_add ("/application/refused", Fixture, check_refused, set_up, test_run, tear_down);
  g_test_add ("/application/abandoned", Fixture, check_abandoned, set_up, test_run, tear_down);
  g_test_add ("/application/silent-keyring", Fixture, check_silent_keyring, set_up, test_run, tear_down);
  g_test_add ("/application/dismissed-keyring", Fixture, check_dismissed_keyring, set_up, test_run, tear_down);
  g_test_add ("/application/hours", Fixture, check_hours, set_up, test_run, tear_down);
  g_test_add_func ("/application/told", test_told);
  return g_test_run ();
}
