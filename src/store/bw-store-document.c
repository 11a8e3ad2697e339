/* bw-store-document.c: whether a document may be put or removed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-json.h"
#include "bw-store-document-private.h"

gboolean
bw_store_document_fail (BwDocumentType   type,
                        const char      *id,
                        BwStoreError     code,
                        const char      *reason,
                        GError         **error)
{
  g_set_error (error, BW_STORE_ERROR, code, "%s “%s” %s", bw_document_type_to_string (type), id, reason);
  return FALSE;
}

gboolean
bw_store_document_check (BwDocumentType   type,
                         const char      *id,
                         guint64          current,
                         guint64          expected,
                         GError         **error)
{
  if (bw_document_type_is_ledger (type) && current != 0)
    return bw_store_document_fail (type, id, BW_STORE_ERROR_CONFLICT, "is in the ledger and cannot be changed", error);
  if (expected == G_MAXUINT64 || expected == current)
    return TRUE;
  if (expected == 0)
    return bw_store_document_fail (type, id, BW_STORE_ERROR_CONFLICT, "is there already", error);

  return bw_store_document_fail (type, id, BW_STORE_ERROR_CONFLICT,
                                 current != 0 ? "has been changed meanwhile" : "is not there", error);
}

/**
 * bw_store_document_dup_place_above:
 * @type: of a document that is going
 * @json: its text
 *
 * Who may know that it is gone are those who could see it, and its place is all that
 * is left to tell. A place that goes cannot: it is nowhere then.
 *
 * Returns: (transfer full) (nullable): code of the place that it stands in, if it is
 *   a place itself
 */
char *
bw_store_document_dup_place_above (BwDocumentType  type,
                                   const char     *json)
{
  const char *member = type == BW_DOCUMENT_TYPE_SITE ? "area" : type == BW_DOCUMENT_TYPE_AREA ? "parent" : NULL;
  g_autoptr (JsonNode) node = member != NULL ? bw_json_parse (json, -1, G_MAXINT, NULL) : NULL;
  JsonObject *object = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *code = NULL;

  if (object != NULL && bw_json_has (object, member))
    bw_json_get_string (object, member, &code, NULL);

  return g_strdup (code);
}

char *
bw_store_document_dup_json (const BwDocument *document)
{
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (JsonNode) root = NULL;

  if (bw_document_get_seq (document) == 0)
    return g_strdup (bw_document_get_json (document));

  object = bw_document_dup_object (document);
  json_object_remove_member (object, "seq");
  root = json_node_new (JSON_NODE_OBJECT);
  json_node_set_object (root, object);
  return json_to_string (root, FALSE);
}
