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

G_END_DECLS
