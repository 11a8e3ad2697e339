/* bw-client-outbox-private.h: of the outbox, for the session alone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-client-backend.h"
#include "bw-client-outbox.h"

G_BEGIN_DECLS

BwClientOutbox *bw_client_outbox_new         (void);

/* Shows what waits for @backend (nullable) and sends it. */
void            bw_client_outbox_set_backend (BwClientOutbox   *self,
                                              BwClientBackend  *backend);

/* There is reason to believe that the backend is reached. */
void            bw_client_outbox_wake        (BwClientOutbox   *self);

G_END_DECLS
