/* bw-store-document.c: whether a document may be put or removed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

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
