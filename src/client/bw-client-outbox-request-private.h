/* bw-client-outbox-request-private.h: an entry of the outbox on the wire
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-client-backend.h"
#include "bw-client-outbox-entry-private.h"

G_BEGIN_DECLS

/* (nullable): its path is none. With the key and the condition of @entry. */
SoupMessage *bw_client_outbox_request_new_message (BwClientBackend      *backend,
                                                   BwClientOutboxEntry  *entry);

/* Any request of which the answer is short, also one that is no entry's. */
void         bw_client_outbox_request_send_async  (SoupSession          *session,
                                                   SoupMessage          *message,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);

/* (nullable): the answer, whatever its status; NULL: there was none. */
char        *bw_client_outbox_request_send_finish (GAsyncResult         *result,
                                                   gsize                *length,
                                                   GError              **error);

G_END_DECLS
