/* test-bw-client-call.c: given up before, in and after the answer's head
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-call-private.h"

#include <string.h>

#define ANSWER "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"

typedef struct
{
  GSocketService *service;
  SoupSession    *session;
  SoupMessage    *message;
  GCancellable   *cancellable;
  GInputStream   *stream;
  GError         *error;
  gboolean        is_mute;     /* never answers */
  gboolean        is_announcing;  /* and nothing else, for ever */
  int             is_answered;
  int             n_open;      /* connections */
  gboolean        is_over;
} Fixture;

/* On the main thread, before a thread is found for it. */
static gboolean
on_service_incoming_cb (GSocketService    *service,
                        GSocketConnection *connection,
                        GObject           *source,
                        gpointer           data)
{
  Fixture *fixture = data;

  g_atomic_int_inc (&fixture->n_open);
  return FALSE;
}

/* In large pieces: who reads them has always more to read. */
static void
announce (GSocketConnection *connection)
{
  g_autoptr (GString) piece = g_string_new (NULL);

  for (guint i = 0; i < 10000; i++)
    g_string_append (piece, "HTTP/1.1 102 Processing\r\n\r\n");
  while (g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), piece->str, piece->len,
                                    NULL, NULL, NULL))
    continue;
}

/* Answers before it is asked, so that a client finds the answer as soon as it has
 * written its question: the head and its being told are then two turns apart. */
static gboolean
on_service_run_cb (GThreadedSocketService *service,
                   GSocketConnection      *connection,
                   GObject                *source,
                   gpointer                data)
{
  Fixture *fixture = data;
  char byte;

  if (fixture->is_announcing)
    announce (connection);
  else if (!fixture->is_mute)
    g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), ANSWER, strlen (ANSWER),
                               NULL, NULL, NULL);
  g_atomic_int_set (&fixture->is_answered, TRUE);
  while (g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (connection)), &byte, 1, NULL, NULL) > 0)
    continue;

  g_atomic_int_add (&fixture->n_open, -1);
  return TRUE;
}

static void
on_message_starting_cb (SoupMessage *message,
                        Fixture     *fixture)
{
  while (!g_atomic_int_get (&fixture->is_answered))
    g_thread_yield ();
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *url = NULL;

  fixture->service = g_threaded_socket_service_new (4);
  url = g_strdup_printf ("http://127.0.0.1:%u/", g_socket_listener_add_any_inet_port (
                           G_SOCKET_LISTENER (fixture->service), NULL, &error));
  g_assert_no_error (error);
  g_signal_connect (fixture->service, "incoming", G_CALLBACK (on_service_incoming_cb), fixture);
  g_signal_connect (fixture->service, "run", G_CALLBACK (on_service_run_cb), fixture);
  fixture->session = soup_session_new ();
  fixture->message = soup_message_new ("GET", url);
  fixture->cancellable = g_cancellable_new ();
  g_signal_connect (fixture->message, "starting", G_CALLBACK (on_message_starting_cb), fixture);
}

/* Were the session let go of once too often or too seldom, this would tell. */
static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->stream);
  g_clear_error (&fixture->error);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (fixture->message);
  g_assert_finalize_object (fixture->session);
  g_object_unref (fixture->cancellable);
  g_socket_service_stop (fixture->service);
  while (g_atomic_int_get (&fixture->n_open) > 0)
    g_thread_yield ();
  g_object_unref (fixture->service);
}

static void
on_call_answer_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  Fixture *fixture = data;

  fixture->stream = bw_client_call_send_finish (result, &fixture->error);
  fixture->is_over = TRUE;
}

static void
call (Fixture *fixture)
{
  bw_client_call_send_async (fixture->session, fixture->message, fixture->cancellable, on_call_answer_cb, fixture);
}

static void
wait_for_end (Fixture *fixture)
{
  while (!fixture->is_over)
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_cancelled (Fixture *fixture)
{
  wait_for_end (fixture);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (fixture->stream);
}

static gboolean
on_idle_cancel_cb (gpointer data)
{
  g_cancellable_cancel (data);
  return G_SOURCE_REMOVE;
}

static void
on_message_got_headers_cb (SoupMessage *message,
                           Fixture     *fixture)
{
  g_idle_add_full (G_PRIORITY_HIGH, on_idle_cancel_cb, fixture->cancellable, NULL);
}

static void
test_answer (Fixture       *fixture,
             gconstpointer  data)
{
  char text[3] = "";

  call (fixture);
  wait_for_end (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpint (g_input_stream_read (fixture->stream, text, 2, NULL, NULL), ==, 2);
  g_assert_cmpstr (text, ==, "ok");
}

static void
test_before (Fixture       *fixture,
             gconstpointer  data)
{
  g_cancellable_cancel (fixture->cancellable);
  call (fixture);
  assert_cancelled (fixture);
}

static void
test_waiting (Fixture       *fixture,
              gconstpointer  data)
{
  fixture->is_mute = TRUE;
  call (fixture);
  while (!g_atomic_int_get (&fixture->is_answered))
    g_main_context_iteration (NULL, FALSE);
  g_cancellable_cancel (fixture->cancellable);
  assert_cancelled (fixture);
}

static void
test_between_head_and_answer (Fixture       *fixture,
                              gconstpointer  data)
{
  g_signal_connect (fixture->message, "got-headers", G_CALLBACK (on_message_got_headers_cb), fixture);
  call (fixture);
  assert_cancelled (fixture);
}

/* The main loop comes to its next turn, though the server never pauses. */
static void
test_announced (Fixture       *fixture,
                gconstpointer  data)
{
  fixture->is_announcing = TRUE;
  fixture->is_answered = TRUE;
  call (fixture);
  wait_for_end (fixture);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_null (fixture->stream);
}

static gpointer
cancel_in_thread (gpointer data)
{
  g_cancellable_cancel (data);
  return NULL;
}

static void
test_thread (Fixture       *fixture,
             gconstpointer  data)
{
  GThread *thread;

  fixture->is_mute = TRUE;
  call (fixture);
  thread = g_thread_new ("cancels", cancel_in_thread, fixture->cancellable);
  assert_cancelled (fixture);
  g_thread_join (thread);
}

static void
test_afterwards (Fixture       *fixture,
                 gconstpointer  data)
{
  test_answer (fixture, data);
  g_cancellable_cancel (fixture->cancellable);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add ("/call/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("answer", test_answer);
  ADD ("before", test_before);
  ADD ("waiting", test_waiting);
  ADD ("between-head-and-answer", test_between_head_and_answer);
  ADD ("announced", test_announced);
  ADD ("thread", test_thread);
  ADD ("afterwards", test_afterwards);
#undef ADD

  return g_test_run ();
}
