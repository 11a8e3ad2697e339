/* bw-server.h: the daemon
 *
 *   start: store ─► documents ─► checkpoint ─► rest of the log ─► listen
 *   run:   report ─► writer thread ─► committed ─► picture, shelf, series ─► feed
 *   stop:  take no more ─► `bye` ─► write what waits ─► checkpoint
 *
 * Main thread only; the store belongs to the writer's thread (bw-store-writer.h).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-server-options.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define BW_TYPE_SERVER (bw_server_get_type ())

G_DECLARE_FINAL_TYPE (BwServer, bw_server, BW, SERVER, GObject)

BwServer   *bw_server_new     (const BwServerOptions  *options);

/* Loads everything, then listens on the default main context. */
gboolean    bw_server_start   (BwServer               *self,
                               GError                **error);
const char *bw_server_get_url (BwServer               *self);

/* Until SIGTERM, SIGINT or bw_server_quit(). FALSE: it ended by itself. */
gboolean    bw_server_run     (BwServer               *self);
void        bw_server_quit    (BwServer               *self);

G_END_DECLS
