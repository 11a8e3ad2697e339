/* bw-ctl-stock-backend.c: of the stock: what stands behind a backend
 *
 * One request after the other. Each document is put under the number that it had
 * when it was looked at, so that nothing that came between is lost; what was put
 * before a failure stands, and is unchanged when the same import comes again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-ctl-pages.h"
#include "bw-ctl-stock-private.h"
#include "bw-import.h"
#include "bw-json.h"

#define BATCH 500

/* (transfer full) (nullable): the answer to @message, an object */
static JsonNode *
ask (BwCtlStock   *self,
     SoupMessage  *message,
     GError      **error)
{
  JsonNode *root = bw_ctl_backend_ask_object (self->backend, message, bw_ctl_progress_get_cancellable (self->progress),
                                              error);

  if (root != NULL || soup_message_get_status (message) != SOUP_STATUS_PRECONDITION_FAILED)
    return root;

  g_clear_error (error);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                       "the backend refused: 412: has been changed meanwhile: import again to look at it anew");
  return NULL;
}

static gboolean
put_item (BwCtlStock          *self,
          const BwImportItem  *item,
          GError             **error)
{
  g_autofree char *id = g_uri_escape_string (bw_document_get_id (item->document), NULL, FALSE);
  g_autofree char *path = g_strdup_printf ("/v1/documents/%s/%s",
                                           bw_document_type_to_string (bw_document_get_kind (item->document)), id);
  g_autofree char *tag = g_strdup_printf ("\"%" G_GUINT64_FORMAT "\"", item->standing);
  g_autoptr (SoupMessage) message = bw_ctl_backend_new_message (self->backend, SOUP_METHOD_PUT, path, error);
  g_autoptr (GBytes) body = NULL;
  g_autoptr (JsonNode) answer = NULL;
  const char *json = bw_document_get_json (item->document);

  if (message == NULL)
    return FALSE;

  body = g_bytes_new (json, strlen (json));
  soup_message_set_request_body_from_bytes (message, "application/json", body);
  if (item->standing == 0)
    soup_message_headers_replace (soup_message_get_request_headers (message), "If-None-Match", "*");
  else
    soup_message_headers_replace (soup_message_get_request_headers (message), "If-Match", tag);

  answer = ask (self, message, error);
  if (answer != NULL)
    return TRUE;

  g_prefix_error (error, "%s “%s”: ", bw_document_type_to_string (bw_document_get_kind (item->document)),
                  bw_document_get_id (item->document));
  return FALSE;
}

/* The backend judged them again; what it refuses here it did not when it was asked. */
static gboolean
read_verdict (JsonObject  *object,
              guint       *n_new,
              GError     **error)
{
  JsonNode *rejected;
  gint64 accepted;

  if (!bw_json_get_integer (object, "accepted", 0, BATCH, &accepted, error))
    return FALSE;

  *n_new += (guint) accepted;
  rejected = json_object_get_member (object, "rejected");
  if (rejected == NULL || !JSON_NODE_HOLDS_ARRAY (rejected)
      || json_array_get_length (json_node_get_array (rejected)) == 0)
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "the backend rejected %u reports of this batch",
               json_array_get_length (json_node_get_array (rejected)));
  return FALSE;
}

static gboolean
post_reports (BwCtlStock      *self,
              const BwReport  *reports,
              guint            n,
              guint           *n_new,
              GError         **error)
{
  GString *lines = g_string_new (NULL);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GBytes) body = NULL;
  g_autoptr (SoupMessage) message = NULL;
  g_autoptr (JsonNode) answer = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (JsonObject) object = bw_report_to_json (&reports[i], bw_measure_catalogue_get_default (), zone);
      g_autofree char *line = bw_json_to_line (object);

      g_string_append (lines, line);
      g_string_append_c (lines, '\n');
    }

  body = g_string_free_to_bytes (lines);
  message = bw_ctl_backend_new_message (self->backend, SOUP_METHOD_POST, "/v1/reports", error);
  if (message == NULL)
    return FALSE;

  soup_message_set_request_body_from_bytes (message, "application/x-ndjson", body);
  answer = ask (self, message, error);
  return answer != NULL && read_verdict (json_node_get_object (answer), n_new, error);
}

gboolean
bw_ctl_stock_list_backend (BwCtlStock      *self,
                           BwDocumentType   type,
                           BwCtlStockFunc   func,
                           gpointer         user_data,
                           GError         **error)
{
  return bw_ctl_pages_read (self->backend, type, func, user_data, self->progress, error);
}

gboolean
bw_ctl_stock_put_backend (BwCtlStock  *self,
                          GPtrArray   *items,
                          guint       *n_put,
                          GError     **error)
{
  for (guint i = 0; i < items->len; i++)
    {
      if (!put_item (self, g_ptr_array_index (items, i), error))
        return FALSE;

      *n_put = i + 1;
      bw_ctl_progress_tell (self->progress, "documents put", i + 1, items->len);
    }

  return TRUE;
}

gboolean
bw_ctl_stock_append_backend (BwCtlStock  *self,
                             GArray      *reports,
                             guint       *n_new,
                             GError     **error)
{
  for (guint i = 0; i < reports->len; i += BATCH)
    {
      guint n = MIN (BATCH, reports->len - i);

      if (!post_reports (self, &g_array_index (reports, BwReport, i), n, n_new, error))
        return FALSE;

      bw_ctl_progress_tell (self->progress, "reports sent", i + n, reports->len);
    }

  return TRUE;
}
