/* bw-client-document.c: one document, as it stands at the backend
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-client-document.h"

#include "bw-client-error.h"
#include "bw-client-question.h"
#include "bw-client-session-private.h"
#include "bw-document-size.h"
#include "bw-json.h"

#include <glib/gi18n.h>

#define MAX_ANSWER (2 * BW_DOCUMENT_SIZE_SHEET)
#define PATIENCE_S 30

typedef struct
{
  SoupSession *soup;    /* (owned) */
  SoupMessage *message; /* (owned) */
  char        *answer;  /* (owned) (nullable) */
  gsize        length;
} Errand;

static void
free_errand (gpointer data)
{
  Errand *errand = data;

  g_object_unref (errand->message);
  g_object_unref (errand->soup);
  g_free (errand->answer);
  g_free (errand);
}

static void
run_parsing (GTask        *parsing,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  const Errand *errand = task_data;
  GError *error = NULL;
  g_autoptr (JsonNode) root = bw_json_parse (errand->answer, (gssize) errand->length, MAX_ANSWER, &error);

  if (root == NULL)
    g_task_return_error (parsing, error);
  else if (!JSON_NODE_HOLDS_OBJECT (root))
    g_task_return_new_error (parsing, BW_CLIENT_ERROR, BW_CLIENT_ERROR_FORMAT, "%s", _("what came is no document"));
  else
    g_task_return_pointer (parsing, json_node_dup_object (root), (GDestroyNotify) json_object_unref);
}

static void
on_parsed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  JsonObject *document = g_task_propagate_pointer (G_TASK (result), &error);

  if (document != NULL)
    g_task_return_pointer (task, document, (GDestroyNotify) json_object_unref);
  else
    g_task_return_error (task, error);
}

/* The task is held for the callback, so that it never ends in the worker. */
static void
on_soup_answer_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Errand *errand = g_task_get_task_data (task);
  g_autoptr (GTask) parsing = NULL;
  GError *error = NULL;

  errand->answer = bw_client_question_ask_finish (result, &errand->length, &error);
  if (errand->answer == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  if (soup_message_get_status (errand->message) != SOUP_STATUS_OK)
    {
      g_task_return_error (task, bw_client_backend_read_refusal (errand->message, errand->answer, errand->length));
      return;
    }

  parsing = g_task_new (NULL, g_task_get_cancellable (task), on_parsed_cb, g_object_ref (task));
  g_task_set_source_tag (parsing, on_soup_answer_cb);
  g_task_set_task_data (parsing, errand, NULL);
  g_task_run_in_thread (parsing, run_parsing);
}

/**
 * bw_client_document_fetch_async:
 * @session: whose backend is asked
 * @type: of the document
 * @id: its id
 * @cancellable: (nullable): gives it up
 * @callback: called when it is there, or is not to be had
 * @user_data: for @callback
 */
void
bw_client_document_fetch_async (BwClientSession     *session,
                                BwDocumentType       type,
                                const char          *id,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (session, cancellable, callback, user_data);
  g_autofree char *escaped = g_uri_escape_string (id, NULL, FALSE);
  g_autofree char *path = g_strdup_printf ("/v1/documents/%s/%s", bw_document_type_to_string (type), escaped);
  SoupMessage *message = session->backend != NULL ? bw_client_backend_new_message (session->backend, "GET", path)
                                                  : NULL;
  Errand *errand;

  g_task_set_source_tag (task, bw_client_document_fetch_async);
  if (message == NULL)
    {
      g_task_return_new_error (task, BW_CLIENT_ERROR, BW_CLIENT_ERROR_ADDRESS, "%s", _("there is no server to ask"));
      return;
    }

  errand = g_new0 (Errand, 1);
  errand->soup = bw_client_backend_new_session (session->backend);
  errand->message = message;
  g_task_set_task_data (task, errand, free_errand);
  bw_client_question_ask_async (errand->soup, message, MAX_ANSWER, PATIENCE_S, cancellable, on_soup_answer_cb,
                                g_object_ref (task));
}

JsonObject *
bw_client_document_fetch_finish (GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, bw_client_document_fetch_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
