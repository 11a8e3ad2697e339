/* bw-server-probe-private.h: how the store is, known before anybody asks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-server.h"

G_BEGIN_DECLS

/* Looks at the store; what is known of it. */
void   bw_server_probe_store     (BwServer *self);
guint  bw_server_get_store_age   (BwServer *self);
char  *bw_server_dup_store_fault (BwServer *self);

G_END_DECLS
