/* bw-postgres-listener.h: tells when another process has written
 *
 * A thread with a connection of its own, which sleeps on LISTEN. It tells at least
 * once a second, also while it has no connection: notifications are a wake-up and
 * no more.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-store.h"

G_BEGIN_DECLS

typedef struct _BwPostgresListener BwPostgresListener;

/* @func is called from the listener's thread. */
BwPostgresListener *bw_postgres_listener_new     (const char          *url,
                                                  BwStoreWatchFunc     func,
                                                  gpointer             user_data);

/* Returns when @func is not called any more. */
void                bw_postgres_listener_free    (BwPostgresListener  *self);

/* What this process of the server notifies of is not told. From any thread. */
void                bw_postgres_listener_set_own (BwPostgresListener  *self,
                                                  int                  backend);

G_END_DECLS
