/* test-bw-client-writer.c: each document is told by itself, and what was not goes again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-writer.h"

#include "http-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define AREA(id, level, name) "{\"type\":\"area\",\"id\":\"" id "\",\"at\":\"2021-08-08T00:00:00+08:00\"," \
                              "\"source\":\"import\",\"level\":\"" level "\",\"name\":\"" name "\"}"

typedef struct
{
  GMutex     mutex;
  gboolean   is_down;    /* answers nothing */
  GPtrArray *paths;      /* (owned): of what was put, in its order */
} Backend;

typedef struct
{
  Backend          backend;
  HttpFixture     *http;
  BwClientSession *session;
  BwClientWriter  *writer;
  char            *folder;
  GString         *told;   /* a line each */
  guint            n_ended;
  GError          *end;
  char            *reason; /* of the last one that was told */
} Fixture;

/* `old` stands as it was sent, `other` as somebody else wants it, `bad` is no document. */
static const char *
find_answer (const char *path)
{
  if (g_str_has_suffix (path, "/old"))
    return "412 Precondition Failed\r\nContent-Type: application/problem+json\r\n"
           "|{\"title\":\"changed\",\"current\":" AREA ("old", "district", "n") "}";
  if (g_str_has_suffix (path, "/other"))
    return "412 Precondition Failed\r\nContent-Type: application/problem+json\r\n"
           "|{\"title\":\"changed\",\"detail\":\"changed meanwhile\",\"current\":" AREA ("other", "district", "x") "}";
  if (g_str_has_suffix (path, "/unfit"))
    return "422 Unprocessable\r\nContent-Type: application/problem+json\r\n"
           "|{\"title\":\"bad\",\"errors\":[{\"pointer\":\"/parent\",\"reason\":\"no area is called \\\"x\\\"\"}]}";
  if (g_str_has_suffix (path, "/bad"))
    return "422 Unprocessable\r\nContent-Type: application/problem+json\r\n|{\"title\":\"bad\",\"detail\":\"is bad\"}";

  return "200 OK\r\n|{}";
}

static void
answer (HttpFixture   *http,
        HttpRequest   *request,
        GOutputStream *out,
        gpointer       user_data)
{
  Backend *backend = user_data;
  gboolean is_put = g_str_equal (request->method, "PUT");
  const char *whole = is_put ? find_answer (request->path) : "503 Busy\r\nRetry-After: 100\r\n|";
  g_auto (GStrv) parts = g_strsplit (whole, "|", 2);
  g_autofree char *text = g_strdup_printf ("HTTP/1.1 %sConnection: close\r\nContent-Length: %u\r\n\r\n%s", parts[0],
                                           (guint) strlen (parts[1]), parts[1]);

  g_mutex_lock (&backend->mutex);
  if (is_put && !backend->is_down)
    g_ptr_array_add (backend->paths, g_path_get_basename (request->path));
  if (!is_put || !backend->is_down)
    http_fixture_write (out, text);
  g_mutex_unlock (&backend->mutex);
}

static void
on_writer_told_cb (Fixture        *fixture,
                   guint           index,
                   const GError   *error,
                   BwClientWriter *writer)
{
  g_string_append_printf (fixture->told, "%u %s\n", index, error != NULL ? "refused" : "taken");
  g_clear_pointer (&fixture->reason, g_free);
  fixture->reason = error != NULL ? g_strdup (error->message) : NULL;
}

static void
on_writer_ended_cb (Fixture        *fixture,
                    const GError   *error,
                    BwClientWriter *writer)
{
  fixture->n_ended++;
  g_clear_error (&fixture->end);
  fixture->end = error != NULL ? g_error_copy (error) : NULL;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_mutex_init (&fixture->backend.mutex);
  fixture->backend.paths = g_ptr_array_new_with_free_func (g_free);
  fixture->told = g_string_new (NULL);
  fixture->folder = g_dir_make_tmp ("bw-writer-XXXXXX", NULL);
  fixture->http = http_fixture_new (NULL, answer, &fixture->backend);
  fixture->session = bw_client_session_new (bw_measure_catalogue_get_default (), NULL);
  bw_client_outbox_set_dir (bw_client_session_get_outbox (fixture->session), fixture->folder);
  bw_client_session_connect (fixture->session, http_fixture_get_url (fixture->http), "secret", NULL);
  fixture->writer = bw_client_writer_new (fixture->session);
  g_signal_connect_swapped (fixture->writer, "told", G_CALLBACK (on_writer_told_cb), fixture);
  g_signal_connect_swapped (fixture->writer, "ended", G_CALLBACK (on_writer_ended_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  BwClientSession *session = fixture->session;

  g_signal_handlers_disconnect_by_data (fixture->writer, fixture);
  g_object_unref (fixture->writer);
  g_object_add_weak_pointer (G_OBJECT (session), (gpointer *) &session);
  g_object_unref (fixture->session);
  http_fixture_wait_until (session == NULL);
  http_fixture_free (fixture->http);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_string_free (fixture->told, TRUE);
  g_clear_error (&fixture->end);
  g_free (fixture->reason);
  g_ptr_array_unref (fixture->backend.paths);
  g_mutex_clear (&fixture->backend.mutex);
}

static void
add (Fixture    *fixture,
     const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwDocument) document = bw_document_new (json, -1, bw_measure_catalogue_get_default (), &error);

  g_assert_no_error (error);
  bw_client_writer_add (fixture->writer, document, 0);
}

/* Each is told; what stands as it was sent is taken, whoever put it there. */
static void
test_told (Fixture       *fixture,
           gconstpointer  unused)
{
  add (fixture, AREA ("new", "district", "n"));
  add (fixture, AREA ("old", "district", "n"));
  add (fixture, AREA ("other", "district", "n"));
  add (fixture, AREA ("bad", "district", "n"));
  bw_client_writer_run (fixture->writer);
  http_fixture_wait_until (fixture->n_ended == 1);
  g_assert_no_error (fixture->end);
  g_assert_cmpuint (bw_client_writer_get_n_told (fixture->writer), ==, 4);
  g_assert_nonnull (strstr (fixture->told->str, "0 taken\n"));
  g_assert_nonnull (strstr (fixture->told->str, "1 taken\n"));
  g_assert_nonnull (strstr (fixture->told->str, "2 refused\n"));
  g_assert_nonnull (strstr (fixture->told->str, "3 refused\n"));
}

/* The member that is wrong, and why; not that something is. */
static void
test_reason (Fixture       *fixture,
             gconstpointer  unused)
{
  static const struct { const char *json; const char *reason; } cases[] = {
    { AREA ("unfit", "district", "n"), "/parent: no area is called \"x\"" },
    { AREA ("other", "district", "n"), "has been changed by somebody else meanwhile" },
    { AREA ("bad", "district", "n"), "422: bad: is bad" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      add (fixture, cases[i].json);
      bw_client_writer_run (fixture->writer);
      http_fixture_wait_until (fixture->n_ended == i + 1);
      g_assert_cmpstr (fixture->reason, ==, cases[i].reason);
    }
}

/* A part is not asked for before what it stands in has been answered. */
static void
test_order (Fixture       *fixture,
            gconstpointer  unused)
{
  add (fixture, AREA ("a", "city", "n"));
  add (fixture, AREA ("b", "district", "n"));
  add (fixture, AREA ("c", "subdistrict", "n"));
  bw_client_writer_run (fixture->writer);
  http_fixture_wait_until (fixture->n_ended == 1);
  g_assert_cmpstr (fixture->told->str, ==, "0 taken\n1 taken\n2 taken\n");
  g_assert_cmpstr (g_ptr_array_index (fixture->backend.paths, 0), ==, "a");
  g_assert_cmpstr (g_ptr_array_index (fixture->backend.paths, 2), ==, "c");
}

/* Without an answer it ends, and says so; then it goes on with what is not told. */
static void
test_goes_on (Fixture       *fixture,
              gconstpointer  unused)
{
  add (fixture, AREA ("a", "city", "n"));
  add (fixture, AREA ("b", "district", "n"));
  g_mutex_lock (&fixture->backend.mutex);
  fixture->backend.is_down = TRUE;
  g_mutex_unlock (&fixture->backend.mutex);
  bw_client_writer_run (fixture->writer);
  http_fixture_wait_until (fixture->n_ended == 1);
  g_assert_nonnull (fixture->end);
  g_assert_false (bw_client_writer_is_running (fixture->writer));
  g_assert_cmpuint (bw_client_writer_get_n_told (fixture->writer), ==, 0);

  g_mutex_lock (&fixture->backend.mutex);
  fixture->backend.is_down = FALSE;
  g_mutex_unlock (&fixture->backend.mutex);
  bw_client_writer_run (fixture->writer);
  http_fixture_wait_until (fixture->n_ended == 2);
  g_assert_no_error (fixture->end);
  g_assert_cmpstr (fixture->told->str, ==, "0 taken\n1 taken\n");
}

/* Who stops it is told of what is on its way first: what is told stands, what is not does
 * not. Then it can go on. */
static void
test_stop (Fixture       *fixture,
           gconstpointer  unused)
{
  add (fixture, AREA ("a", "city", "n"));
  add (fixture, AREA ("b", "district", "n"));
  bw_client_writer_run (fixture->writer);
  bw_client_writer_stop (fixture->writer);
  g_assert_true (bw_client_writer_is_stopping (fixture->writer));
  http_fixture_wait_until (fixture->n_ended == 1);
  g_assert_error (fixture->end, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpstr (fixture->told->str, ==, "0 taken\n");
  g_assert_false (bw_client_writer_is_unsure (fixture->writer, 1));
  g_assert_cmpuint (fixture->backend.paths->len, ==, 1);

  bw_client_writer_run (fixture->writer);
  http_fixture_wait_until (fixture->n_ended == 2);
  g_assert_no_error (fixture->end);
  g_assert_cmpstr (fixture->told->str, ==, "0 taken\n1 taken\n");
}

/* Who stops it twice does not wait; what was on its way may stand there, and is told so. */
static void
test_give_up (Fixture       *fixture,
              gconstpointer  unused)
{
  add (fixture, AREA ("a", "city", "n"));
  add (fixture, AREA ("b", "district", "n"));
  bw_client_writer_run (fixture->writer);
  bw_client_writer_stop (fixture->writer);
  bw_client_writer_stop (fixture->writer);
  g_assert_cmpuint (fixture->n_ended, ==, 1);
  g_assert_error (fixture->end, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (bw_client_writer_is_unsure (fixture->writer, 0));
  g_assert_false (bw_client_writer_is_unsure (fixture->writer, 1));

  bw_client_writer_run (fixture->writer);
  http_fixture_wait_until (fixture->n_ended == 2);
  g_assert_no_error (fixture->end);
  g_assert_false (bw_client_writer_is_unsure (fixture->writer, 0));
  g_assert_cmpuint (bw_client_writer_get_n_told (fixture->writer), ==, 2);
}

#define ADD(path, test) g_test_add ("/client-writer/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("told", test_told);
  ADD ("reason", test_reason);
  ADD ("order", test_order);
  ADD ("goes-on", test_goes_on);
  ADD ("stop", test_stop);
  ADD ("give-up", test_give_up);
  return g_test_run ();
}
