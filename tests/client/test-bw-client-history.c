/* test-bw-client-history.c: what was asked, what came, and what is no history
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-history.h"

#include "bw-client-error.h"
#include "bw-time.h"
#include "http-fixture.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define NOON (G_GINT64_CONSTANT (1628395200) * BW_TIME_SECOND)

typedef struct
{
  const char   *status;
  const char   *body;
  GAsyncResult *result;  /* (owned) */
} Trial;

static void
answer (HttpFixture   *backend,
        HttpRequest   *request,
        GOutputStream *out,
        gpointer       user_data)
{
  Trial *trial = user_data;
  g_autofree char *text = g_strdup_printf ("HTTP/1.1 %s\r\nConnection: close\r\nContent-Length: %u\r\n\r\n%s",
                                           trial->status, (guint) strlen (trial->body), trial->body);

  http_fixture_write (out, g_str_has_prefix (request->path, "/v1/series?")
                      ? text : "HTTP/1.1 503 Busy\r\nRetry-After: 100\r\nContent-Length: 0\r\n\r\n");
}

static void
on_history_answer_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  ((Trial *) user_data)->result = g_object_ref (result);
}

/* Whether a request for the history came that holds @part. */
static gboolean
was_asked (HttpFixture *backend,
           const char  *part)
{
  for (guint i = 0; i < http_fixture_get_n_requests (backend); i++)
    {
      g_autofree char *request = http_fixture_dup_request (backend, i, NULL);

      if (strstr (request, "/v1/series?") != NULL && strstr (request, part) != NULL)
        return TRUE;
    }

  return FALSE;
}

static BwSeries *
ask (const char  *status,
     const char  *body,
     GError     **error)
{
  Trial trial = { status, body, NULL };
  g_autofree char *folder = g_dir_make_tmp ("bw-history-XXXXXX", NULL);
  g_autoptr (HttpFixture) backend = http_fixture_new (NULL, answer, &trial);
  BwClientSession *session = bw_client_session_new (bw_measure_catalogue_get_default (), NULL);
  BwSeries *series;

  bw_client_outbox_set_dir (bw_client_session_get_outbox (session), folder);
  bw_client_session_connect (session, http_fixture_get_url (backend), "secret", NULL);
  bw_client_history_ask_async (session, "k 1&x", "checkpoint", "check_code", NOON, NOON + BW_TIME_HOUR, 1800, NULL,
                               on_history_answer_cb, &trial);
  http_fixture_wait_until (trial.result != NULL);
  g_assert_true (was_asked (backend, "place=k%201%26x&subject=checkpoint&measure=check_code"));
  g_assert_true (was_asked (backend, "step=1800"));

  series = bw_client_history_ask_finish (trial.result, error);
  g_object_add_weak_pointer (G_OBJECT (session), (gpointer *) &session);
  g_object_unref (trial.result);
  g_object_unref (session);
  http_fixture_wait_until (session == NULL);
  g_rmdir (folder);
  return series;
}

static void
test_told (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwSeries) series = ask ("200 OK", "[[\"2021-08-08T12:00:00+08:00\",null],"
                                     "[\"2021-08-08T12:30:00+08:00\",1],[\"2021-08-08T13:00:00+08:00\",0]]", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (series->n_values, ==, 3);
  g_assert_cmpint (series->start, ==, NOON);
  g_assert_cmpint (series->step, ==, 30 * BW_TIME_MINUTE);
  g_assert_true (isnan (series->values[0]));
  g_assert_cmpfloat (series->values[1], ==, 1);
  g_assert_cmpfloat (series->values[2], ==, 0);
  g_assert_cmpstr (series->measure, ==, "check_code");
}

static void
test_no_history (void)
{
  static const char * const bodies[] = {
    "", "{}", "[]", "[[\"2021-08-08T12:00:00+08:00\",1]]", "[1,2]",
    "[[\"2021-08-08T12:00:00+08:00\",1],[\"2021-08-08T12:00:00+08:00\",1]]",
    "[[\"2021-08-08T12:00:00+08:00\",1],[\"2021-08-08T12:30:00+08:00\",1],[\"2021-08-08T14:00:00+08:00\",1]]",
    "[[\"noon\",1],[\"2021-08-08T12:30:00+08:00\",1]]",
    "[[\"2021-08-08T12:00:00+08:00\",\"1\"],[\"2021-08-08T12:30:00+08:00\",1]]",
    "[[\"2021-08-08T12:00:00+08:00\"],[\"2021-08-08T12:30:00+08:00\",1]]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (ask ("200 OK", bodies[i], &error));
      g_assert_error (error, BW_CLIENT_ERROR, BW_CLIENT_ERROR_FORMAT);
    }
}

static void
test_refused (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ask ("400 Bad Request", "{\"title\":\"no\",\"detail\":\"has no history that is kept\"}", &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "has no history"));
}

static void
test_no_backend (void)
{
  Trial trial = { NULL, NULL, NULL };
  g_autoptr (BwClientSession) session = bw_client_session_new (bw_measure_catalogue_get_default (), NULL);
  g_autoptr (GError) error = NULL;

  bw_client_history_ask_async (session, "k1", "checkpoint", "passed", NOON, NOON + BW_TIME_HOUR, 1800, NULL,
                               on_history_answer_cb, &trial);
  http_fixture_wait_until (trial.result != NULL);
  g_assert_null (bw_client_history_ask_finish (trial.result, &error));
  g_assert_error (error, BW_CLIENT_ERROR, BW_CLIENT_ERROR_ADDRESS);
  g_object_unref (trial.result);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/client/history/told", test_told);
  g_test_add_func ("/client/history/no-history", test_no_history);
  g_test_add_func ("/client/history/refused", test_refused);
  g_test_add_func ("/client/history/no-backend", test_no_backend);
  return g_test_run ();
}
