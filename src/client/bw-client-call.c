/* bw-client-call.c: a call that may be given up at any moment
 *
 *   cancellable of the caller ──► idle ──► cancellable that libsoup knows
 *
 * Between the head of an answer and its being told, which may be a turn of the
 * main loop, libsoup 3.6 ends a cancelled message twice (run_until_read_done()
 * in soup-session.c lets soup_message_io_finished() end it and then ends it
 * again), so that its session is let go of once too often and the heap is hurt.
 * What tells of the answer has the priority of the call. So libsoup hears of a
 * cancellation with a lower one: then nothing is left to be told.
 *
 * And a server that announces its answer over and over (1xx) keeps libsoup in one
 * turn of the main loop for as long as it is the faster of the two: no deadline
 * would ever be heard of. So its connection is closed from within that turn.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-call-private.h"

#include "bw-client-sockets-private.h"

#include <glib/gi18n.h>

/* More than any server has a use for: 100, 102 now and then, a few of 103. */
#define MOST_ANNOUNCEMENTS 64

typedef struct
{
  GMainContext *context;     /* (owned): of who calls */
  GCancellable *cancellable; /* (owned): what libsoup knows */
  unsigned long handler;
  SoupMessage  *message;     /* (owned) */
  unsigned long announcing;
  guint         n_announcements;
} Call;

static void
free_call (gpointer data)
{
  Call *call = data;

  g_main_context_unref (call->context);
  g_object_unref (call->cancellable);
  g_signal_handler_disconnect (call->message, call->announcing);
  g_object_unref (call->message);
  g_free (call);
}

static gboolean
on_context_idle_cb (gpointer data)
{
  g_cancellable_cancel (data);
  return G_SOURCE_REMOVE;
}

/* In whatever thread cancels. */
static void
on_cancellable_cancelled_cb (GCancellable *cancellable,
                             gpointer      data)
{
  Call *call = data;
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT_IDLE);
  g_source_set_callback (source, on_context_idle_cb, g_object_ref (call->cancellable), g_object_unref);
  g_source_attach (source, call->context);
}

static void
on_message_got_informational_cb (SoupMessage *message,
                                 GTask       *task)
{
  Call *call = g_task_get_task_data (task);

  if (++call->n_announcements == MOST_ANNOUNCEMENTS)
    bw_client_sockets_close (g_task_get_source_object (task), message);
}

static void
on_session_answer_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      data)
{
  g_autoptr (GTask) task = data;
  Call *call = g_task_get_task_data (task);
  GError *error = NULL;
  GInputStream *stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);

  g_cancellable_disconnect (g_task_get_cancellable (task), call->handler);
  if (stream != NULL)
    {
      g_task_return_pointer (task, stream, g_object_unref);
      return;
    }

  if (call->n_announcements >= MOST_ANNOUNCEMENTS)
    {
      g_clear_error (&error);
      error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                                   _("the server goes on announcing an answer and gives none"));
    }
  g_task_return_error (task, error);
}

/**
 * bw_client_call_send_async:
 * @session: a session of this thread
 * @message: to be sent
 * @cancellable: (nullable): a cancellable, cancelled by any thread
 * @callback: called when the head of the answer is there
 * @user_data: for @callback
 *
 * soup_session_send_async() that may be cancelled at any moment. Fails with
 * `G_IO_ERROR_INVALID_DATA` if the server announces its answer again and again (1xx)
 * and does not give it.
 */
void
bw_client_call_send_async (SoupSession         *session,
                           SoupMessage         *message,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task = g_task_new (session, cancellable, callback, user_data);
  Call *call = g_new0 (Call, 1);

  call->context = g_main_context_ref_thread_default ();
  call->cancellable = g_cancellable_new ();
  call->message = g_object_ref (message);
  call->announcing = g_signal_connect (message, "got-informational", G_CALLBACK (on_message_got_informational_cb),
                                       task);
  bw_client_sockets_follow (session, message);
  g_task_set_source_tag (task, bw_client_call_send_async);
  g_task_set_task_data (task, call, free_call);
  if (cancellable != NULL)
    call->handler = g_cancellable_connect (cancellable, G_CALLBACK (on_cancellable_cancelled_cb), call, NULL);

  soup_session_send_async (session, message, G_PRIORITY_DEFAULT, call->cancellable, on_session_answer_cb, task);
}

/**
 * bw_client_call_send_finish:
 * @result: what the callback was given
 * @error: return location; `G_IO_ERROR_CANCELLED` of one that was given up, even if
 *   it was answered
 *
 * Returns: (transfer full) (nullable): the answer's body
 */
GInputStream *
bw_client_call_send_finish (GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, bw_client_call_send_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
