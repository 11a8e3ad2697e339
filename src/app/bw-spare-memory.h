/* bw-spare-memory.h: memory that loading has left goes back to the system
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-client-session.h"

G_BEGIN_DECLS

void bw_spare_memory_follow    (BwClientSession *session);

/* Blocks: for a worker. */
void bw_spare_memory_give_back (void);

G_END_DECLS
