/* bw-client-watch-private.h: tells when a connection should not be trusted
 *
 * After a suspend, and when the network is another: the connection may be long
 * dead, and time that was slept is on no clock that counts heartbeats.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _BwClientWatch BwClientWatch;

typedef void (*BwClientWatchFunc) (gpointer user_data);

/* @woke: the machine slept. @online: there is a network, another or again. On the
 * main thread, until it is freed; either may free it. */
BwClientWatch *bw_client_watch_new  (BwClientWatchFunc  woke,
                                     BwClientWatchFunc  online,
                                     gpointer           user_data);
void           bw_client_watch_free (BwClientWatch     *self);

G_END_DECLS
