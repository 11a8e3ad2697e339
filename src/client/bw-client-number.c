/* bw-client-number.c: a document under the next number that is free
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-client-number.h"

#include "bw-client-error.h"
#include "bw-client-ledger-row.h"
#include "bw-client-question.h"
#include "bw-client-session-private.h"
#include "bw-client-writer.h"
#include "bw-document-size.h"
#include "bw-json.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_ANSWER (2 * BW_DOCUMENT_SIZE_SHEET)
#define PATIENCE_S 30

/* Others give numbers too, but not so many while one is given. */
#define MAX_TRIES  1000

typedef struct
{
  SoupSession        *soup;      /* (owned) */
  BwClientBackend    *backend;   /* (owned) */
  BwDocumentType      type;
  char               *scope;     /* (owned) */
  guint               first;
  guint               number;
  BwClientNumberFunc  make;
  gpointer            data;      /* (owned) (nullable) */
  GDestroyNotify      free_data; /* (nullable) */
  JsonObject         *document;  /* (owned) (nullable): with @number */
  SoupMessage        *message;   /* (owned) (nullable) */
} Errand;

static void
free_errand (gpointer data)
{
  Errand *errand = data;

  if (errand->free_data != NULL)
    errand->free_data (errand->data);
  g_clear_pointer (&errand->document, json_object_unref);
  g_clear_object (&errand->message);
  g_clear_object (&errand->soup);
  bw_client_backend_unref (errand->backend);
  g_free (errand->scope);
  g_free (errand);
}

static void make_document (GTask *task);

static void
take_answer (GTask      *task,
             const char *answer,
             gsize       length)
{
  Errand *errand = g_task_get_task_data (task);
  guint status = soup_message_get_status (errand->message);

  if (SOUP_STATUS_IS_SUCCESSFUL (status)
      || (status == SOUP_STATUS_PRECONDITION_FAILED
          && bw_client_writer_stands_already (errand->document, answer, length)))
    {
      g_task_return_pointer (task, json_object_ref (errand->document), (GDestroyNotify) json_object_unref);
      return;
    }

  if (status != SOUP_STATUS_PRECONDITION_FAILED)
    {
      g_task_return_error (task, bw_client_writer_read_fault (errand->message, answer, length));
      return;
    }

  if (++errand->number - errand->first < MAX_TRIES)
    make_document (task);
  else
    g_task_return_new_error (task, BW_CLIENT_ERROR, BW_CLIENT_ERROR_CONFLICT, "%s",
                             _("all the next numbers are taken already"));
}

static void
on_soup_answer_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gsize length = 0;
  g_autofree char *answer = bw_client_question_ask_finish (result, &length, &error);

  if (answer != NULL)
    take_answer (task, answer, length);
  else
    g_task_return_error (task, error);
}

static void
send_document (GTask *task)
{
  Errand *errand = g_task_get_task_data (task);
  g_autofree char *id = g_strdup_printf ("%s/%u", errand->scope, errand->number);
  g_autofree char *escaped = g_uri_escape_string (id, NULL, FALSE);
  g_autofree char *path = g_strdup_printf ("/v1/documents/%s/%s", bw_document_type_to_string (errand->type), escaped);
  char *json = bw_json_to_line (errand->document);
  g_autoptr (GBytes) body = g_bytes_new_take (json, strlen (json));

  g_clear_object (&errand->message);
  errand->message = bw_client_backend_new_message (errand->backend, "PUT", path);
  if (errand->message == NULL)
    {
      g_task_return_new_error (task, BW_CLIENT_ERROR, BW_CLIENT_ERROR_ADDRESS, "“%s” is no path", path);
      return;
    }

  soup_message_set_request_body_from_bytes (errand->message, "application/json", body);
  soup_message_headers_replace (soup_message_get_request_headers (errand->message), "If-None-Match", "*");
  bw_client_question_ask_async (errand->soup, errand->message, MAX_ANSWER, PATIENCE_S, g_task_get_cancellable (task),
                                on_soup_answer_cb, g_object_ref (task));
}

static void
run_making (GTask        *making,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  Errand *errand = task_data;
  GError *error = NULL;
  JsonObject *document = errand->make (errand->number, errand->data, &error);

  if (document != NULL)
    g_task_return_pointer (making, document, (GDestroyNotify) json_object_unref);
  else
    g_task_return_error (making, error);
}

static void
on_made_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Errand *errand = g_task_get_task_data (task);
  GError *error = NULL;

  g_clear_pointer (&errand->document, json_object_unref);
  errand->document = g_task_propagate_pointer (G_TASK (result), &error);
  if (errand->document != NULL)
    send_document (task);
  else
    g_task_return_error (task, error);
}

/* The task is held for the callback, so that it never ends in the worker. */
static void
make_document (GTask *task)
{
  g_autoptr (GTask) making = g_task_new (NULL, g_task_get_cancellable (task), on_made_cb, g_object_ref (task));

  g_task_set_source_tag (making, make_document);
  g_task_set_task_data (making, g_task_get_task_data (task), NULL);
  g_task_run_in_thread (making, run_making);
}

/**
 * bw_client_number_put_async:
 * @session: whose backend gives the number
 * @type: of the document
 * @scope: what stands before the number in its id
 * @first: the number that is tried first
 * @make: makes the document with a number
 * @data: (transfer full): for @make
 * @free_data: (nullable): frees it
 * @cancellable: (nullable): gives it up: the document may stand there or not
 * @callback: called when it is there, or is not to be
 * @user_data: for @callback
 */
void
bw_client_number_put_async (BwClientSession     *session,
                            BwDocumentType       type,
                            const char          *scope,
                            guint                first,
                            BwClientNumberFunc   make,
                            gpointer             data,
                            GDestroyNotify       free_data,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (session, cancellable, callback, user_data);
  Errand *errand;

  g_task_set_source_tag (task, bw_client_number_put_async);
  if (session->backend == NULL)
    {
      if (free_data != NULL)
        free_data (data);
      g_task_return_new_error (task, BW_CLIENT_ERROR, BW_CLIENT_ERROR_ADDRESS, "%s",
                               _("there is no backend to write to"));
      return;
    }

  errand = g_new0 (Errand, 1);
  errand->backend = bw_client_backend_ref (session->backend);
  errand->soup = bw_client_backend_new_session (session->backend);
  errand->type = type;
  errand->scope = g_strdup (scope);
  errand->first = errand->number = MAX (first, 1);
  errand->make = make;
  errand->data = data;
  errand->free_data = free_data;
  g_task_set_task_data (task, errand, free_errand);
  make_document (task);
}

/**
 * bw_client_number_put_finish:
 * @result: what the callback was given
 * @tried: (out): the number under which the document may stand, 0: under none
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the document that stands there
 */
JsonObject *
bw_client_number_put_finish (GAsyncResult  *result,
                             guint         *tried,
                             GError       **error)
{
  const Errand *errand;
  gboolean is_refused;

  g_return_val_if_fail (g_async_result_is_tagged (result, bw_client_number_put_async), NULL);

  errand = g_task_get_task_data (G_TASK (result));
  is_refused = errand == NULL || errand->message == NULL
               || (g_task_had_error (G_TASK (result))
                   && SOUP_STATUS_IS_CLIENT_ERROR (soup_message_get_status (errand->message)));
  *tried = is_refused ? 0 : errand->number;
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * bw_client_number_find_last:
 * @ledger: (element-type BwClientLedgerRow): documents that have a number
 * @scope: what stands before the number in the id
 *
 * Returns: the highest number, 0 if there is none
 */
guint
bw_client_number_find_last (GListModel *ledger,
                            const char *scope)
{
  gsize length = strlen (scope);
  guint last = 0;

  for (guint i = 0; i < g_list_model_get_n_items (ledger); i++)
    {
      g_autoptr (BwClientLedgerRow) row = g_list_model_get_item (ledger, i);
      const char *id = bw_document_get_id (bw_client_ledger_row_get_document (row));
      guint64 number = 0;

      if (strncmp (id, scope, length) == 0 && id[length] == '/'
          && g_ascii_string_to_unsigned (id + length + 1, 10, 1, G_MAXUINT - 1, &number, NULL))
        last = MAX (last, (guint) number);
    }

  return last;
}
