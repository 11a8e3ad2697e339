/* bw-client-outbox-request.c: an entry of the outbox on the wire
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-call-private.h"
#include "bw-client-outbox-request-private.h"

#include <string.h>

/* A document at most; what is longer is cut off, and its status is enough. */
#define MAX_ANSWER (1024 * 1024)

typedef struct
{
  char  *text;   /* (owned) (nullable) */
  gsize  length;
} Answer;

static void
free_answer (Answer *answer)
{
  g_free (answer->text);
  g_free (answer);
}

/* An ETag of ours is a seq; RFC 9110 wants quotes around it. */
static void
set_condition (BwClientOutboxEntry *entry,
               SoupMessageHeaders  *headers)
{
  g_autofree char *quoted = NULL;

  if (entry->etag != NULL)
    {
      quoted = strchr (entry->etag, '"') != NULL ? g_strdup (entry->etag) : g_strdup_printf ("\"%s\"", entry->etag);
      soup_message_headers_replace (headers, "If-Match", quoted);
    }
  else if (g_str_equal (entry->method, "PUT"))
    {
      soup_message_headers_replace (headers, "If-None-Match", "*");
    }
}

static void
on_stream_read_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr (GTask) task = data;
  Answer *answer = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &answer->length, &error))
    g_task_return_pointer (task, g_steal_pointer (&answer->text), g_free);
  else
    g_task_return_error (task, error);
}

static void
on_session_answer_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      data)
{
  g_autoptr (GTask) task = data;
  Answer *answer = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GInputStream) stream = bw_client_call_send_finish (result, &error);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (stream == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  answer->text = g_malloc (MAX_ANSWER);
  g_input_stream_read_all_async (stream, answer->text, MAX_ANSWER, G_PRIORITY_DEFAULT, cancellable,
                                 on_stream_read_cb, g_steal_pointer (&task));
}

/**
 * bw_client_outbox_request_new_message:
 * @backend: where it goes
 * @entry: what goes
 *
 * Returns: (transfer full) (nullable): with the idempotency key, and the version that
 *   is replaced; %NULL if the path of @entry is none
 */
SoupMessage *
bw_client_outbox_request_new_message (BwClientBackend     *backend,
                                      BwClientOutboxEntry *entry)
{
  SoupMessage *message = bw_client_backend_new_message (backend, entry->method, entry->path);
  SoupMessageHeaders *headers;
  g_autoptr (GBytes) body = NULL;

  if (message == NULL)
    return NULL;

  headers = soup_message_get_request_headers (message);
  soup_message_headers_replace (headers, "Idempotency-Key", entry->key);
  set_condition (entry, headers);
  if (entry->body != NULL)
    {
      body = g_bytes_new (entry->body, strlen (entry->body));
      soup_message_set_request_body_from_bytes (message, "application/json", body);
    }

  return message;
}

/**
 * bw_client_outbox_request_send_async:
 * @session: a session
 * @message: to be sent
 * @cancellable: (nullable): a cancellable
 * @callback: called when the answer is there
 * @user_data: for @callback
 */
void
bw_client_outbox_request_send_async (SoupSession         *session,
                                     SoupMessage         *message,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  GTask *task = g_task_new (session, cancellable, callback, user_data);

  g_task_set_source_tag (task, bw_client_outbox_request_send_async);
  g_task_set_task_data (task, g_new0 (Answer, 1), (GDestroyNotify) free_answer);
  bw_client_call_send_async (session, message, cancellable, on_session_answer_cb, task);
}

/**
 * bw_client_outbox_request_send_finish:
 * @result: what the callback was given
 * @length: (out): of the answer
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the answer, not terminated, cut off if it is
 *   long; %NULL if none came
 */
char *
bw_client_outbox_request_send_finish (GAsyncResult  *result,
                                      gsize         *length,
                                      GError       **error)
{
  const Answer *answer = g_task_get_task_data (G_TASK (result));

  *length = answer->length;
  return g_task_propagate_pointer (G_TASK (result), error);
}
