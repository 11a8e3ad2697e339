/* bw-store-document-private.h: whether a document may be put or removed
 *
 * What all kinds of stores judge alike.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-document.h"
#include "bw-store-error.h"

G_BEGIN_DECLS

/* Always FALSE. */
gboolean bw_store_document_fail  (BwDocumentType   type,
                                  const char      *id,
                                  BwStoreError     code,
                                  const char      *reason,
                                  GError         **error);

/* @current: its seq now, 0: it is not there; @expected as in bw_store_put_document(). */
gboolean bw_store_document_check (BwDocumentType   type,
                                  const char      *id,
                                  guint64          current,
                                  guint64          expected,
                                  GError         **error);

/* (transfer full) (nullable): where a place stands, which is what its tombstone says. */
char    *bw_store_document_dup_place_above (BwDocumentType   type,
                                            const char      *json);

/* (transfer full): its text without `seq`, which the backend adds. */
char    *bw_store_document_dup_json         (const BwDocument *document);

G_END_DECLS
