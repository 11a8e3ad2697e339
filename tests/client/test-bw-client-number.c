/* test-bw-client-number.c: the next number that is free, by the word of the backend
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-number.h"

#include "bw-client-error.h"
#include "bw-json.h"
#include "http-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

/* Numbers 1 and 2 are somebody else's, 3 is free; of scope `OURS` 1 is what was sent, and
 * of `BAD` none will be taken. */
typedef struct
{
  HttpFixture     *http;
  BwClientSession *session;
  char            *folder;
  int              is_down;  /* atomic: answers nothing */
  JsonObject      *document; /* (owned) (nullable) */
  guint            tried;
  GError          *error;    /* (owned) (nullable) */
  guint            n_ended;
} Fixture;

static const char *
find_answer (const char *path)
{
  if (g_str_has_suffix (path, "OURS%2F1"))
    return "412 Precondition Failed\r\nContent-Type: application/problem+json\r\n"
           "|{\"title\":\"there\",\"current\":{\"id\":\"OURS/1\",\"number\":1,\"seq\":7}}";
  if (strstr (path, "BAD") != NULL)
    return "403 Forbidden\r\nContent-Type: application/problem+json\r\n|{\"title\":\"no\"}";
  if (g_str_has_suffix (path, "%2F1") || g_str_has_suffix (path, "%2F2"))
    return "412 Precondition Failed\r\nContent-Type: application/problem+json\r\n"
           "|{\"title\":\"there\",\"current\":{\"id\":\"x\",\"number\":99,\"seq\":7}}";

  return "201 Created\r\n|{}";
}

static void
answer (HttpFixture   *http,
        HttpRequest   *request,
        GOutputStream *out,
        gpointer       user_data)
{
  Fixture *fixture = user_data;
  gboolean is_put = g_str_equal (request->method, "PUT");
  const char *whole = is_put ? find_answer (request->path) : "503 Busy\r\nRetry-After: 100\r\n|";
  g_auto (GStrv) parts = g_strsplit (whole, "|", 2);
  g_autofree char *text = g_strdup_printf ("HTTP/1.1 %sConnection: close\r\nContent-Length: %u\r\n\r\n%s", parts[0],
                                           (guint) strlen (parts[1]), parts[1]);

  if (!is_put || !g_atomic_int_get (&fixture->is_down))
    http_fixture_write (out, text);
}

/* In a worker: never in the thread of the test. */
static JsonObject *
make (guint      number,
      gpointer   data,
      GError   **error)
{
  g_autofree char *id = g_strdup_printf ("%s/%u", (const char *) data, number);
  JsonObject *document = json_object_new ();

  g_assert_false (g_main_context_is_owner (g_main_context_default ()));
  json_object_set_string_member (document, "id", id);
  json_object_set_int_member (document, "number", number);
  return document;
}

static JsonObject *
make_none (guint      number,
           gpointer   data,
           GError   **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "no such sheet");
  return NULL;
}

static void
on_put_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Fixture *fixture = user_data;

  g_clear_pointer (&fixture->document, json_object_unref);
  g_clear_error (&fixture->error);
  fixture->document = bw_client_number_put_finish (result, &fixture->tried, &fixture->error);
  fixture->n_ended++;
}

static void
put (Fixture            *fixture,
     const char         *scope,
     guint               first,
     BwClientNumberFunc  maker)
{
  guint n = fixture->n_ended;

  bw_client_number_put_async (fixture->session, BW_DOCUMENT_TYPE_BRIEFING, scope, first, maker, g_strdup (scope),
                              g_free, NULL, on_put_cb, fixture);
  http_fixture_wait_until (fixture->n_ended == n + 1);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->folder = g_dir_make_tmp ("bw-number-XXXXXX", NULL);
  fixture->http = http_fixture_new (NULL, answer, fixture);
  fixture->session = bw_client_session_new (bw_measure_catalogue_get_default (), NULL);
  bw_client_outbox_set_dir (bw_client_session_get_outbox (fixture->session), fixture->folder);
  bw_client_session_connect (fixture->session, http_fixture_get_url (fixture->http), "secret", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  BwClientSession *session = fixture->session;

  g_object_add_weak_pointer (G_OBJECT (session), (gpointer *) &session);
  g_object_unref (fixture->session);
  http_fixture_wait_until (session == NULL);
  http_fixture_free (fixture->http);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_clear_pointer (&fixture->document, json_object_unref);
  g_clear_error (&fixture->error);
}

/* Two desks have been faster: the third number is ours, and stands in the document. */
static void
test_next (Fixture       *fixture,
           gconstpointer  unused)
{
  put (fixture, "A", 1, make);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->tried, ==, 3);
  g_assert_cmpstr (bw_json_peek_string (fixture->document, "id"), ==, "A/3");
}

/* The answer to an earlier try was lost: what stands there is ours. */
static void
test_stands (Fixture       *fixture,
             gconstpointer  unused)
{
  put (fixture, "OURS", 1, make);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->tried, ==, 1);
  g_assert_cmpstr (bw_json_peek_string (fixture->document, "id"), ==, "OURS/1");
}

/* Who may not is told so, no other number is tried, and nothing can stand there. */
static void
test_refused (Fixture       *fixture,
              gconstpointer  unused)
{
  put (fixture, "BAD", 1, make);
  g_assert_error (fixture->error, BW_CLIENT_ERROR, BW_CLIENT_ERROR_STATUS);
  g_assert_null (fixture->document);
  g_assert_cmpuint (fixture->tried, ==, 0);

  put (fixture, "A", 1, make_none);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_cmpuint (fixture->tried, ==, 0);
}

/* Without an answer it is told which number may be there; without a backend, that. */
static void
test_no_answer (Fixture       *fixture,
                gconstpointer  unused)
{
  g_atomic_int_set (&fixture->is_down, 1);
  put (fixture, "A", 3, make);
  g_assert_nonnull (fixture->error);
  g_assert_cmpuint (fixture->tried, ==, 3);

  bw_client_session_disconnect (fixture->session);
  put (fixture, "A", 3, make);
  g_assert_error (fixture->error, BW_CLIENT_ERROR, BW_CLIENT_ERROR_ADDRESS);
  g_assert_cmpuint (fixture->tried, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/client/number/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("next", test_next);
  ADD ("stands", test_stands);
  ADD ("refused", test_refused);
  ADD ("no-answer", test_no_answer);
  return g_test_run ();
}
