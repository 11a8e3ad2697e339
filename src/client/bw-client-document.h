/* bw-client-document.h: one document, as it stands at the backend
 *
 * For what no feed tells of, and no list holds whole.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-client-session.h"

G_BEGIN_DECLS

void        bw_client_document_fetch_async  (BwClientSession      *session,
                                             BwDocumentType        type,
                                             const char           *id,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);

/* (transfer full) (nullable): its members, parsed in a worker. */
JsonObject *bw_client_document_fetch_finish (GAsyncResult         *result,
                                             GError              **error);

G_END_DECLS
