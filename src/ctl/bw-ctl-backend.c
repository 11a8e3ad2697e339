/* bw-ctl-backend.c: a backend that a verb asks one thing after the other, and waits
 *
 * As the desk does it: the token goes nowhere else, an answer has a longest length
 * and a latest time. Its own main context keeps what else the verb waits for out of
 * the way.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-ctl-backend.h"

#include "bw-client-question.h"
#include "bw-json.h"

/* A page of documents is the longest of all. */
#define MAX_ANSWER (64 * 1024 * 1024)

/* Between two signs of life. */
#define TIMEOUT_S 60

struct _BwCtlBackend
{
  char            *address;    /* (owned) */
  guint            patience_s; /* for all of an answer */
  BwClientBackend *backend;    /* (owned) */
  GMainContext    *context;    /* (owned) */
  SoupSession     *session;    /* (owned): of @context */
};

/* One answer that is waited for. */
typedef struct
{
  char     *text;    /* (owned) (nullable) */
  gsize     length;
  GError   *error;   /* (owned) (nullable) */
  gboolean  is_over;
} Answer;

static void
on_question_answer_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      data)
{
  Answer *answer = data;

  answer->text = bw_client_question_ask_finish (result, &answer->length, &answer->error);
  answer->is_over = TRUE;
}

/**
 * bw_ctl_backend_new:
 * @address: `http://…`, `https://…` or `unix:PATH`
 * @token: the bearer token
 * @patience_s: seconds that an answer may take, all of it
 * @error: return location; `G_OPTION_ERROR`
 *
 * Returns: (transfer full) (nullable): the backend
 */
BwCtlBackend *
bw_ctl_backend_new (const char  *address,
                    const char  *token,
                    guint        patience_s,
                    GError     **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (BwClientBackend) backend = bw_client_backend_new (address, token, NULL, &local);
  BwCtlBackend *self;

  if (backend == NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "%s: %s", address, local->message);
      return NULL;
    }

  self = g_new0 (BwCtlBackend, 1);
  self->address = g_strdup (address);
  self->patience_s = patience_s;
  self->backend = g_steal_pointer (&backend);
  self->context = g_main_context_new ();
  g_main_context_push_thread_default (self->context);
  self->session = bw_client_backend_new_session (self->backend);
  soup_session_set_timeout (self->session, TIMEOUT_S);
  g_main_context_pop_thread_default (self->context);
  return self;
}

void
bw_ctl_backend_free (BwCtlBackend *self)
{
  g_main_context_push_thread_default (self->context);
  g_object_unref (self->session);
  while (g_main_context_iteration (self->context, FALSE))
    continue;

  g_main_context_pop_thread_default (self->context);
  g_main_context_unref (self->context);
  bw_client_backend_unref (self->backend);
  g_free (self->address);
  g_free (self);
}

const char *
bw_ctl_backend_get_address (BwCtlBackend *self)
{
  return self->address;
}

/**
 * bw_ctl_backend_new_message:
 * @self: a backend
 * @method: `GET`, `POST`, …
 * @path: e.g. `/v1/me`, already escaped
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a message with the token
 */
SoupMessage *
bw_ctl_backend_new_message (BwCtlBackend  *self,
                            const char    *method,
                            const char    *path,
                            GError       **error)
{
  SoupMessage *message = bw_client_backend_new_message (self->backend, method, path);

  if (message == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "%s%s is no address", self->address, path);
  return message;
}

/**
 * bw_ctl_backend_ask:
 * @self: a backend
 * @message: one of its messages
 * @cancellable: (nullable): a cancellable
 * @error: return location; what else than 2xx is answered is `BW_CLIENT_ERROR`
 *
 * Returns: (transfer full) (nullable): what is answered
 */
GBytes *
bw_ctl_backend_ask (BwCtlBackend  *self,
                    SoupMessage   *message,
                    GCancellable  *cancellable,
                    GError       **error)
{
  Answer answer = { .text = NULL };

  g_main_context_push_thread_default (self->context);
  bw_client_question_ask_async (self->session, message, MAX_ANSWER, self->patience_s, cancellable,
                                on_question_answer_cb, &answer);
  while (!answer.is_over)
    g_main_context_iteration (self->context, TRUE);

  g_main_context_pop_thread_default (self->context);
  if (answer.text == NULL)
    {
      g_propagate_error (error, answer.error);
      return NULL;
    }

  if (SOUP_STATUS_IS_SUCCESSFUL (soup_message_get_status (message)))
    return g_bytes_new_take (g_realloc (answer.text, MAX (answer.length, 1)), answer.length);

  g_propagate_error (error, bw_client_backend_read_refusal (message, answer.text, answer.length));
  g_prefix_error (error, "the backend refused: ");
  g_free (answer.text);
  return NULL;
}

/**
 * bw_ctl_backend_ask_object:
 * @self: a backend
 * @message: one of its messages
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what is answered, an object
 */
JsonNode *
bw_ctl_backend_ask_object (BwCtlBackend  *self,
                           SoupMessage   *message,
                           GCancellable  *cancellable,
                           GError       **error)
{
  g_autoptr (GBytes) bytes = bw_ctl_backend_ask (self, message, cancellable, error);
  g_autoptr (JsonNode) root = NULL;
  const char *text;
  gsize length;

  if (bytes == NULL)
    return NULL;

  text = g_bytes_get_data (bytes, &length);
  root = bw_json_parse (text != NULL ? text : "", (gssize) length, MAX_ANSWER, error);
  if (root == NULL || JSON_NODE_HOLDS_OBJECT (root))
    {
      g_prefix_error (error, "the backend's answer cannot be read: ");
      return g_steal_pointer (&root);
    }

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "the backend's answer is not an object");
  return NULL;
}

/**
 * bw_ctl_backend_get_object:
 * @self: a backend
 * @path: e.g. `/v1/me`, already escaped
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what is answered, an object
 */
JsonNode *
bw_ctl_backend_get_object (BwCtlBackend  *self,
                           const char    *path,
                           GError       **error)
{
  g_autoptr (SoupMessage) message = bw_ctl_backend_new_message (self, SOUP_METHOD_GET, path, error);

  return message != NULL ? bw_ctl_backend_ask_object (self, message, NULL, error) : NULL;
}
