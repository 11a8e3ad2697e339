/* bw-client-ledger-page.c: of the ledger: one page, asked for and read
 *
 *   send ──head──► body, piece by piece, bounded ──► a worker reads the documents ──► told
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-client-call-private.h"
#include "bw-client-error.h"
#include "bw-client-ledger-page-private.h"
#include "bw-json.h"

#include <glib/gi18n.h>

#define PIECE (64 * 1024)

typedef struct
{
  BwClientBackend    *backend;   /* (owned) */
  BwMeasureCatalogue *catalogue; /* (owned) */
  SoupMessage        *message;   /* (owned) */
  GByteArray         *body;      /* (owned) */
} Reading;

static void
free_reading (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->backend, bw_client_backend_unref);
  g_clear_object (&reading->catalogue);
  g_clear_object (&reading->message);
  g_byte_array_unref (reading->body);
  g_free (reading);
}

/* One that this release cannot read leaves the others where they are. What an issued
 * briefing says is long, and fetched when somebody opens it. */
static void
take_document (BwClientLedgerPage *page,
               JsonNode           *node,
               BwMeasureCatalogue *catalogue)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  BwDocument *document = NULL;

  if (object != NULL && g_strcmp0 (bw_json_peek_string (object, "type"), "briefing") == 0)
    json_object_set_object_member (object, "content", json_object_new ());
  if (object != NULL)
    document = bw_document_new_from_object (object, catalogue, NULL);
  if (document != NULL)
    g_ptr_array_add (page->documents, document);
  else
    page->n_faulty++;
}

static BwClientLedgerPage *
read_page (const Reading  *reading,
           GError        **error)
{
  const char *body = reading->body->len > 0 ? (const char *) reading->body->data : "";
  g_autoptr (JsonNode) root = bw_json_parse (body, (gssize) reading->body->len, BW_CLIENT_LEDGER_PAGE_MAX_BYTES,
                                             error);
  g_autoptr (BwClientLedgerPage) page = NULL;
  JsonNode *list = NULL;

  if (root == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (root))
    list = json_object_get_member (json_node_get_object (root), "documents");
  if (list == NULL || !JSON_NODE_HOLDS_ARRAY (list))
    {
      g_set_error_literal (error, BW_CLIENT_ERROR, BW_CLIENT_ERROR_FORMAT, _("what came is no page of a list"));
      return NULL;
    }

  page = g_new0 (BwClientLedgerPage, 1);
  page->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_document_unref);
  page->next = g_strdup (bw_json_peek_string (json_node_get_object (root), "next"));
  for (guint i = 0; i < json_array_get_length (json_node_get_array (list)); i++)
    take_document (page, json_array_get_element (json_node_get_array (list), i), reading->catalogue);

  return g_steal_pointer (&page);
}

/* In a worker. */
static void
run_reading (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  BwClientLedgerPage *page = read_page (data, &error);

  if (page != NULL)
    g_task_return_pointer (task, page, (GDestroyNotify) bw_client_ledger_page_free);
  else
    g_task_return_error (task, error);
}

static void
end_body (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);

  if (soup_message_get_status (reading->message) == SOUP_STATUS_OK)
    g_task_run_in_thread (task, run_reading);
  else
    g_task_return_error (task, bw_client_backend_read_refusal (reading->message, (const char *) reading->body->data,
                                                               reading->body->len));
}

static void read_body (GTask        *task,
                       GInputStream *stream);

static void
on_stream_piece_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      data)
{
  g_autoptr (GTask) task = data;
  Reading *reading = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) piece = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);

  if (piece == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  if (g_bytes_get_size (piece) == 0)
    {
      end_body (task);
      return;
    }

  g_byte_array_append (reading->body, g_bytes_get_data (piece, NULL), (guint) g_bytes_get_size (piece));
  if (reading->body->len <= BW_CLIENT_LEDGER_PAGE_MAX_BYTES)
    read_body (task, G_INPUT_STREAM (source));
  else
    g_task_return_new_error (task, BW_CLIENT_ERROR, BW_CLIENT_ERROR_FORMAT, "%s",
                             _("what came is too long to be a page of a list"));
}

static void
read_body (GTask        *task,
           GInputStream *stream)
{
  g_input_stream_read_bytes_async (stream, PIECE, G_PRIORITY_DEFAULT, g_task_get_cancellable (task),
                                   on_stream_piece_cb, g_object_ref (task));
}

static void
on_session_answer_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (GInputStream) stream = bw_client_call_send_finish (result, &error);

  if (stream != NULL)
    read_body (task, stream);
  else
    g_task_return_error (task, error);
}

void
bw_client_ledger_page_free (BwClientLedgerPage *self)
{
  g_ptr_array_unref (self->documents);
  g_free (self->next);
  g_free (self);
}

/**
 * bw_client_ledger_page_read_async:
 * @soup: a session of this thread
 * @backend: who is asked
 * @path: of the list, with its query
 * @catalogue: the measures there are
 * @cancellable: (nullable): gives it up
 * @callback: called when it was read, or cannot be
 * @user_data: for @callback
 */
void
bw_client_ledger_page_read_async (SoupSession         *soup,
                                  BwClientBackend     *backend,
                                  const char          *path,
                                  BwMeasureCatalogue  *catalogue,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (soup, cancellable, callback, user_data);
  Reading *reading = g_new0 (Reading, 1);

  g_task_set_source_tag (task, bw_client_ledger_page_read_async);
  g_task_set_task_data (task, reading, free_reading);
  reading->backend = bw_client_backend_ref (backend);
  reading->catalogue = g_object_ref (catalogue);
  reading->body = g_byte_array_new ();
  reading->message = bw_client_backend_new_message (backend, "GET", path);
  if (reading->message == NULL)
    g_task_return_new_error (task, BW_CLIENT_ERROR, BW_CLIENT_ERROR_ADDRESS, "“%s” is no path", path);
  else
    bw_client_call_send_async (soup, reading->message, cancellable, on_session_answer_cb, g_steal_pointer (&task));
}

/**
 * bw_client_ledger_page_read_finish:
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the page
 */
BwClientLedgerPage *
bw_client_ledger_page_read_finish (GAsyncResult  *result,
                                   GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, bw_client_ledger_page_read_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
