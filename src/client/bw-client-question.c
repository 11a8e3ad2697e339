/* bw-client-question.c: a request of which the answer is short, and comes in time
 *
 *   ask ──► head ──► body ──► all of it, or as much as is wanted
 *    │        │        │
 *    └────────┴────────┴────► too late, or given up
 *
 * The timeout of a SoupSession is for a single read: a backend that sends a byte
 * now and then, or one answer of 1xx after the other, would be waited for for ever.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-question.h"

#include "bw-client-call-private.h"

#include <glib/gi18n.h>

typedef struct
{
  SoupMessage   *message;     /* (owned) */
  char          *text;        /* (owned) (nullable) */
  gsize          longest;
  gsize          length;
  guint          patience_s;
  gboolean       is_late;
  GCancellable  *asker;       /* (owned) (nullable): of who asks */
  unsigned long  handler;
  GCancellable  *cancellable; /* (owned): of the call */
  GSource       *deadline;    /* (owned) */
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  g_cancellable_disconnect (question->asker, question->handler);
  g_clear_object (&question->asker);
  g_object_unref (question->cancellable);
  g_object_unref (question->message);
  g_source_destroy (question->deadline);
  g_source_unref (question->deadline);
  g_free (question->text);
  g_free (question);
}

/* Takes @error. */
static void
fail (GTask  *task,
      GError *error)
{
  const Question *question = g_task_get_task_data (task);

  if (!question->is_late)
    {
      g_task_return_error (task, error);
      return;
    }

  g_error_free (error);
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_TIMED_OUT,
                           /* Translators: seconds, e.g. 120 */
                           _("the answer was not complete after %u s"), question->patience_s);
}

/* libsoup 3.2 takes the end of the connection for that of the answer. */
static gboolean
is_whole (const Question *question)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (question->message);
  goffset said = soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH
                   ? soup_message_headers_get_content_length (headers) : 0;

  return soup_message_headers_get_one (headers, "Content-Encoding") != NULL
         || (goffset) question->length >= MIN (said, (goffset) question->longest);
}

static gboolean
on_deadline_timeout_cb (gpointer data)
{
  Question *question = data;

  question->is_late = TRUE;
  g_cancellable_cancel (question->cancellable);
  return G_SOURCE_REMOVE;
}

/* In whatever thread cancels. */
static void
on_asker_cancelled_cb (GCancellable *asker,
                       gpointer      data)
{
  g_cancellable_cancel (data);
}

static void
on_stream_read_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr (GTask) task = data;
  Question *question = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &question->length, &error))
    fail (task, error);
  else if (!is_whole (question))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, "%s", _("the answer was cut off"));
  else
    g_task_return_pointer (task, g_steal_pointer (&question->text), g_free);
}

static void
on_session_answer_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      data)
{
  g_autoptr (GTask) task = data;
  Question *question = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GInputStream) stream = bw_client_call_send_finish (result, &error);

  if (stream == NULL)
    {
      fail (task, error);
      return;
    }

  question->text = g_malloc (question->longest);
  g_input_stream_read_all_async (stream, question->text, question->longest, G_PRIORITY_DEFAULT,
                                 question->cancellable, on_stream_read_cb, g_steal_pointer (&task));
}

/**
 * bw_client_question_ask_async:
 * @session: a session of this thread
 * @message: to be sent
 * @longest: how many bytes of the answer are wanted; the rest of it is not read
 * @patience_s: how many seconds all of it may take
 * @cancellable: (nullable): a cancellable, cancelled by any thread
 * @callback: called when the answer is there
 * @user_data: for @callback
 *
 * Fails with `G_IO_ERROR_TIMED_OUT` when the patience is over.
 */
void
bw_client_question_ask_async (SoupSession         *session,
                              SoupMessage         *message,
                              gsize                longest,
                              guint                patience_s,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  GTask *task = g_task_new (session, cancellable, callback, user_data);
  Question *question = g_new0 (Question, 1);

  question->message = g_object_ref (message);
  question->longest = longest;
  question->patience_s = patience_s;
  question->cancellable = g_cancellable_new ();
  question->deadline = g_timeout_source_new_seconds (patience_s);
  g_source_set_callback (question->deadline, on_deadline_timeout_cb, question, NULL);
  g_source_attach (question->deadline, g_main_context_get_thread_default ());
  g_task_set_source_tag (task, bw_client_question_ask_async);
  g_task_set_task_data (task, question, free_question);
  if (cancellable != NULL)
    {
      question->asker = g_object_ref (cancellable);
      question->handler = g_cancellable_connect (cancellable, G_CALLBACK (on_asker_cancelled_cb),
                                                 g_object_ref (question->cancellable), g_object_unref);
    }

  bw_client_call_send_async (session, message, question->cancellable, on_session_answer_cb, task);
}

/**
 * bw_client_question_ask_finish:
 * @result: what the callback was given
 * @length: (out): of the answer
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the answer, not terminated, cut off if it is
 *   long; %NULL if none came
 */
char *
bw_client_question_ask_finish (GAsyncResult  *result,
                               gsize         *length,
                               GError       **error)
{
  const Question *question = g_task_get_task_data (G_TASK (result));

  g_return_val_if_fail (g_async_result_is_tagged (result, bw_client_question_ask_async), NULL);

  *length = question->length;
  return g_task_propagate_pointer (G_TASK (result), error);
}
