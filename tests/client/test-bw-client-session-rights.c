/* test-bw-client-session-rights.c: what a token is good for, and what is no answer to that
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-session.h"

#include "http-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define READ "{\"may\":[\"read\"]}"

static void
answer (HttpFixture   *backend,
        HttpRequest   *request,
        GOutputStream *out,
        gpointer       user_data)
{
  const char *body = user_data;
  g_autofree char *text = g_strdup_printf ("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: %u\r\n\r\n%s",
                                           (guint) strlen (body), body);

  http_fixture_write (out, g_str_equal (request->path, "/v1/me")
                      ? text : "HTTP/1.1 503 Busy\r\nRetry-After: 100\r\nContent-Length: 0\r\n\r\n");
}

static void
on_session_rights_cb (BwClientSession *session,
                      GParamSpec      *pspec,
                      gboolean        *may)
{
  may[0] = bw_client_session_may (session, "read");
  may[1] = bw_client_session_may (session, "command");
}

/* @may: of `read` and `command`, as it was told */
static void
ask (const char *body,
     gboolean   *may)
{
  g_autofree char *copy = g_strdup (body);
  g_autofree char *folder = g_dir_make_tmp ("bw-rights-XXXXXX", NULL);
  g_autoptr (HttpFixture) backend = http_fixture_new (NULL, answer, copy);
  BwClientSession *session = bw_client_session_new (bw_measure_catalogue_get_default (), NULL);

  bw_client_outbox_set_dir (bw_client_session_get_outbox (session), folder);
  g_signal_connect (session, "notify::rights", G_CALLBACK (on_session_rights_cb), may);
  bw_client_session_connect (session, http_fixture_get_url (backend), "secret", NULL);
  bw_client_session_ask_rights (session);

  /* The question keeps the session until it was answered. */
  g_object_add_weak_pointer (G_OBJECT (session), (gpointer *) &session);
  g_object_unref (session);
  http_fixture_wait_until (session == NULL);
  g_rmdir (folder);
}

static void
test_told (void)
{
  gboolean may[] = { FALSE, TRUE };

  ask (READ, may);
  g_assert_true (may[0]);
  g_assert_false (may[1]);
}

/* What was known stays. */
static void
test_no_answer (void)
{
  g_autofree char *much = g_strnfill (8 * 1024 * 1024, ' ');
  g_autofree char *late = g_strconcat (much, READ, NULL);
  const char *bodies[] = { "", "{", "[]", "{\"may\":1}", late };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      gboolean may[] = { FALSE, TRUE };

      ask (bodies[i], may);
      g_assert_false (may[0]);
      g_assert_true (may[1]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/client/session-rights/told", test_told);
  g_test_add_func ("/client/session-rights/no-answer", test_no_answer);
  return g_test_run ();
}
