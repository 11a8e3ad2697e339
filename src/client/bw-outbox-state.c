/* bw-outbox-state.c: how far an entry of the outbox has come
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-outbox-entry.h"

G_DEFINE_ENUM_TYPE (BwOutboxState, bw_outbox_state,
                    G_DEFINE_ENUM_VALUE (BW_OUTBOX_STATE_WAITING, "waiting"),
                    G_DEFINE_ENUM_VALUE (BW_OUTBOX_STATE_SENDING, "sending"),
                    G_DEFINE_ENUM_VALUE (BW_OUTBOX_STATE_WITHDRAWN, "withdrawn"),
                    G_DEFINE_ENUM_VALUE (BW_OUTBOX_STATE_CONFLICT, "conflict"),
                    G_DEFINE_ENUM_VALUE (BW_OUTBOX_STATE_REFUSED, "refused"),
                    G_DEFINE_ENUM_VALUE (BW_OUTBOX_STATE_ANOTHERS, "anothers"))
