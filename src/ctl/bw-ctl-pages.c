/* bw-ctl-pages.c: all documents of a type that a backend has, page by page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-ctl-pages.h"

#include "bw-json.h"

#define PAGE 1000

/* One reading. */
typedef struct
{
  BwCtlBackend   *backend;   /* borrowed */
  BwDocumentType  type;
  BwCtlStockFunc  func;
  gpointer        user_data;
  BwCtlProgress  *progress;  /* borrowed, (nullable) */
} Reading;

static gboolean
fail (GError     **error,
      const char  *reason)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "the backend's answer is not a list of documents: %s",
               reason);
  return FALSE;
}

static gboolean
take_document (const Reading  *reading,
               JsonNode       *node,
               GError        **error)
{
  g_autoptr (BwDocument) document = NULL;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (error, "one is not an object");

  document = bw_document_new_from_object (json_node_get_object (node), bw_measure_catalogue_get_default (), error);
  if (document == NULL)
    return FALSE;
  if (bw_document_get_kind (document) != reading->type)
    return fail (error, "one is of another type");

  reading->func (document, bw_document_get_seq (document), reading->user_data);
  return TRUE;
}

static gboolean
take_documents (const Reading  *reading,
                JsonObject     *page,
                GError        **error)
{
  JsonNode *node = json_object_get_member (page, "documents");
  JsonArray *documents;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return fail (error, "it has no documents");

  documents = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (documents); i++)
    {
      if (!take_document (reading, json_array_get_element (documents, i), error))
        return FALSE;
    }

  return TRUE;
}

/* (transfer full) (nullable): where the next page begins, escaped; `""`: this was the last */
static char *
read_page (const Reading  *reading,
           const char     *path,
           GError        **error)
{
  g_autoptr (SoupMessage) message = bw_ctl_backend_new_message (reading->backend, SOUP_METHOD_GET, path, error);
  g_autoptr (JsonNode) root = NULL;
  const char *next = "";
  JsonObject *page;

  if (message == NULL)
    return NULL;

  root = bw_ctl_backend_ask_object (reading->backend, message,
                                    reading->progress != NULL ? bw_ctl_progress_get_cancellable (reading->progress)
                                                              : NULL,
                                    error);
  if (root == NULL)
    return NULL;

  page = json_node_get_object (root);
  if (take_documents (reading, page, error)
      && (!bw_json_has (page, "next") || bw_json_get_string (page, "next", &next, error)))
    return g_uri_escape_string (next, NULL, FALSE);

  g_prefix_error (error, "%s: ", path);
  return NULL;
}

/**
 * bw_ctl_pages_read:
 * @backend: a backend
 * @type: of which documents
 * @func: called for each
 * @user_data: for @func
 * @progress: (nullable): is told, and asked whether to go on
 * @error: return location
 *
 * Returns: whether all were read
 */
gboolean
bw_ctl_pages_read (BwCtlBackend    *backend,
                   BwDocumentType   type,
                   BwCtlStockFunc   func,
                   gpointer         user_data,
                   BwCtlProgress   *progress,
                   GError         **error)
{
  const Reading reading = { backend, type, func, user_data, progress };
  g_autofree char *next = g_strdup ("");
  guint n = 0;

  do
    {
      g_autofree char *path = g_strdup_printf ("/v1/documents/%s?limit=%d%s%s", bw_document_type_to_string (type), PAGE,
                                               n > 0 ? "&after=" : "", next);

      g_free (next);
      next = read_page (&reading, path, error);
      n++;
      if (progress != NULL)
        bw_ctl_progress_tell (progress, "pages read", n, 0);
    }
  while (next != NULL && *next != '\0');

  return next != NULL;
}
