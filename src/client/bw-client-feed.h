/* bw-client-feed.h: the worker that reads the feed
 *
 * A thread with its own main context: it asks, reads, parses, keeps the cache,
 * and hands events over in a bounded queue. The calls below are of the main
 * thread; they only tell the worker and return at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-client-backend.h"
#include "bw-client-queue.h"

G_BEGIN_DECLS

typedef struct _BwClientFeed BwClientFeed;

BwClientFeed *bw_client_feed_new           (BwMeasureCatalogue  *catalogue,
                                            BwClientQueue       *queue);

/* Waits for the worker, which writes the cache. */
void          bw_client_feed_free          (BwClientFeed        *self);

/* Milliseconds between two signs of life. */
void          bw_client_feed_set_heartbeat (BwClientFeed        *self,
                                            guint                interval_ms);

/* Another backend: hangs up, writes the cache of the old, and shows that of the
 * new, if there is one. @cache_path: nullable. */
void          bw_client_feed_set_backend   (BwClientFeed        *self,
                                            guint                generation,
                                            BwClientBackend     *backend,
                                            const char          *cache_path);

/* One attempt; one that is under way is given up without a word. */
void          bw_client_feed_connect       (BwClientFeed        *self,
                                            guint                attempt);

/* Gives up the attempt that is under way and writes the cache. */
void          bw_client_feed_hang_up       (BwClientFeed        *self);

/* Reads a saved state. */
void          bw_client_feed_open          (BwClientFeed        *self,
                                            guint                generation,
                                            GFile               *file,
                                            GCancellable        *cancellable);

G_END_DECLS
