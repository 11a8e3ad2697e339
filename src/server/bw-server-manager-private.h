/* bw-server-manager-private.h: signals, and what the service manager is told
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-notify-extender.h"
#include "bw-server.h"

G_BEGIN_DECLS

void              bw_server_watch_signals (BwServer *self);

/* (transfer full): that it opens its store, until it is freed. */
BwNotifyExtender *bw_server_tell_opening  (void);

/* That it reads its store, and comes on. */
void              bw_server_tell_load     (guint     n_rows);

/* That it is ready; from then on that it lives. */
void              bw_server_begin_managed (BwServer *self);
void              bw_server_tell_stop     (BwServer *self);

G_END_DECLS
