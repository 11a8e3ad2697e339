/* bw-ctl-stock-backend.c: of the stock: what stands behind a backend
 *
 * One request after the other. Each document is put under the number that it had
 * when it was looked at, so that nothing that came between is lost; what was put
 * before a failure stands, and is unchanged when the same import comes again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-ctl-stock-private.h"
#include "bw-import.h"
#include "bw-json.h"

#define MAX_ANSWER (64 * 1024 * 1024)
#define PAGE       1000
#define BATCH      500

/* (transfer full) (nullable): an answer that is an object */
static JsonNode *
read_answer (GBytes  *bytes,
             GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autoptr (JsonNode) root = bw_json_parse (text != NULL ? text : "", (gssize) length, MAX_ANSWER, error);

  if (root == NULL || JSON_NODE_HOLDS_OBJECT (root))
    return g_steal_pointer (&root);

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "the backend's answer is not an object");
  return NULL;
}

/* What the problem document says, where there is one. */
static void
fail_answer (guint    status,
             GBytes  *bytes,
             GError **error)
{
  g_autoptr (JsonNode) root = read_answer (bytes, NULL);
  const char *detail = root != NULL ? json_object_get_string_member_with_default (json_node_get_object (root),
                                                                                  "detail", NULL)
                                    : NULL;

  if (status == SOUP_STATUS_PRECONDITION_FAILED)
    detail = "has been changed meanwhile: import again to look at it anew";
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "the backend refused: %u %s", status,
               detail != NULL ? detail : soup_status_get_phrase (status));
}

/* (transfer full) (nullable): the answer to @message if it is a good one */
static GBytes *
ask (BwCtlStock   *self,
     SoupMessage  *message,
     GError      **error)
{
  g_autoptr (GBytes) bytes = NULL;
  guint status;

  soup_message_headers_replace (soup_message_get_request_headers (message), "Authorization", self->authority);
  bytes = soup_session_send_and_read (self->session, message, bw_ctl_progress_get_cancellable (self->progress), error);
  if (bytes == NULL)
    return NULL;

  status = soup_message_get_status (message);
  if (SOUP_STATUS_IS_SUCCESSFUL (status))
    return g_steal_pointer (&bytes);

  fail_answer (status, bytes, error);
  return NULL;
}

static SoupMessage *
make_message (BwCtlStock  *self,
              const char  *method,
              const char  *path,
              GError     **error)
{
  g_autofree char *url = g_strconcat (self->address, path, NULL);
  SoupMessage *message = soup_message_new (method, url);

  if (message == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "“%s” is not an address", self->address);
  return message;
}

static gboolean
take_documents (BwCtlStock      *self,
                JsonObject      *page,
                BwCtlStockFunc   func,
                gpointer         user_data,
                GError         **error)
{
  JsonNode *node = json_object_get_member (page, "documents");
  JsonArray *documents = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; documents != NULL && i < json_array_get_length (documents); i++)
    {
      JsonNode *element = json_array_get_element (documents, i);
      g_autoptr (BwDocument) document = NULL;

      if (JSON_NODE_HOLDS_OBJECT (element))
        document = bw_document_new_from_object (json_node_get_object (element), bw_measure_catalogue_get_default (),
                                                error);
      if (document == NULL)
        return FALSE;

      func (document, bw_document_get_seq (document), user_data);
    }

  return documents != NULL;
}

/* (transfer full) (nullable): where the next page begins; `""`: this was the last */
static char *
read_page (BwCtlStock      *self,
           const char      *path,
           BwCtlStockFunc   func,
           gpointer         user_data,
           GError         **error)
{
  g_autoptr (SoupMessage) message = make_message (self, SOUP_METHOD_GET, path, error);
  g_autoptr (GBytes) bytes = message != NULL ? ask (self, message, error) : NULL;
  g_autoptr (JsonNode) root = bytes != NULL ? read_answer (bytes, error) : NULL;

  if (root == NULL)
    return NULL;

  if (take_documents (self, json_node_get_object (root), func, user_data, error))
    return g_strdup (json_object_get_string_member_with_default (json_node_get_object (root), "next", ""));

  if (error != NULL && *error == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "the backend's answer is not a list of documents");
  g_prefix_error (error, "%s: ", path);
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
  g_autoptr (SoupMessage) message = make_message (self, SOUP_METHOD_PUT, path, error);
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GBytes) answer = NULL;
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
read_verdict (GBytes  *answer,
              guint   *n_new,
              GError **error)
{
  g_autoptr (JsonNode) root = read_answer (answer, error);
  JsonObject *object;
  JsonNode *rejected;
  gint64 accepted;

  if (root == NULL || !bw_json_get_integer (json_node_get_object (root), "accepted", 0, BATCH, &accepted, error))
    return FALSE;

  object = json_node_get_object (root);
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
  g_autoptr (GBytes) answer = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (JsonObject) object = bw_report_to_json (&reports[i], bw_measure_catalogue_get_default (), zone);
      g_autofree char *line = bw_json_to_line (object);

      g_string_append (lines, line);
      g_string_append_c (lines, '\n');
    }

  body = g_string_free_to_bytes (lines);
  message = make_message (self, SOUP_METHOD_POST, "/v1/reports", error);
  if (message == NULL)
    return FALSE;

  soup_message_set_request_body_from_bytes (message, "application/x-ndjson", body);
  answer = ask (self, message, error);
  return answer != NULL && read_verdict (answer, n_new, error);
}

gboolean
bw_ctl_stock_list_backend (BwCtlStock      *self,
                           BwDocumentType   type,
                           BwCtlStockFunc   func,
                           gpointer         user_data,
                           GError         **error)
{
  g_autofree char *next = g_strdup ("0");
  guint n = 0;

  do
    {
      g_autofree char *path = g_strdup_printf ("/v1/documents/%s?limit=%d%s%s", bw_document_type_to_string (type), PAGE,
                                               n > 0 ? "&after=" : "", n > 0 ? next : "");

      g_free (next);
      next = read_page (self, path, func, user_data, error);
      bw_ctl_progress_tell (self->progress, "pages read", ++n, 0);
    }
  while (next != NULL && *next != '\0');

  return next != NULL;
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
