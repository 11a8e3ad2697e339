/* test-bw-client-document.c: one document, whole, or why it is not to be had
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-document.h"

#include "bw-client-error.h"
#include "bw-json.h"
#include "http-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  HttpFixture     *http;
  BwClientSession *session;
  char            *folder;
  GAsyncResult    *result;  /* (owned) (nullable) */
} Fixture;

static const char *
find_answer (const char *path)
{
  if (g_str_equal (path, "/v1/documents/briefing/A%2F9"))
    return "200 OK\r\n|{\"id\":\"A/9\",\"content\":{\"format\":1}}";
  if (g_str_has_suffix (path, "/list"))
    return "200 OK\r\n|[1]";
  if (g_str_has_suffix (path, "/broken"))
    return "200 OK\r\n|{\"id\":";
  if (g_str_has_suffix (path, "/gone"))
    return "404 Not Found\r\nContent-Type: application/problem+json\r\n|{\"title\":\"no such thing\"}";

  return "503 Busy\r\nRetry-After: 100\r\n|";
}

static void
answer (HttpFixture   *http,
        HttpRequest   *request,
        GOutputStream *out,
        gpointer       user_data)
{
  g_auto (GStrv) parts = g_strsplit (find_answer (request->path), "|", 2);
  g_autofree char *text = g_strdup_printf ("HTTP/1.1 %sConnection: close\r\nContent-Length: %u\r\n\r\n%s", parts[0],
                                           (guint) strlen (parts[1]), parts[1]);

  http_fixture_write (out, text);
}

static void
on_fetched_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  ((Fixture *) user_data)->result = g_object_ref (result);
}

static JsonObject *
fetch (Fixture     *fixture,
       const char  *id,
       GError     **error)
{
  g_clear_object (&fixture->result);
  bw_client_document_fetch_async (fixture->session, BW_DOCUMENT_TYPE_BRIEFING, id, NULL, on_fetched_cb, fixture);
  http_fixture_wait_until (fixture->result != NULL);
  return bw_client_document_fetch_finish (fixture->result, error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->folder = g_dir_make_tmp ("bw-document-XXXXXX", NULL);
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

  g_clear_object (&fixture->result);
  g_object_add_weak_pointer (G_OBJECT (session), (gpointer *) &session);
  g_object_unref (fixture->session);
  http_fixture_wait_until (session == NULL);
  http_fixture_free (fixture->http);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static void
test_fetched (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) document = fetch (fixture, "A/9", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (bw_json_peek_string (document, "id"), ==, "A/9");
  g_assert_true (bw_json_has (document, "content"));
}

static void
test_faults (Fixture       *fixture,
             gconstpointer  unused)
{
  static const char * const ids[] = { "list", "broken", "gone", "busy" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (fetch (fixture, ids[i], &error));
      g_assert_nonnull (error);
    }
}

/* Of a saved file there is nobody to ask. */
static void
test_nobody (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;

  bw_client_session_disconnect (fixture->session);
  g_assert_null (fetch (fixture, "A/9", &error));
  g_assert_error (error, BW_CLIENT_ERROR, BW_CLIENT_ERROR_ADDRESS);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/client/document/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("fetched", test_fetched);
  ADD ("faults", test_faults);
  ADD ("nobody", test_nobody);
  return g_test_run ();
}
