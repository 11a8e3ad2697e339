/* bw-client-queue.h: from the worker to the main thread, and not too much of it
 *
 * The worker waits while the main thread is behind; so does then the backend,
 * which merges what changes meanwhile. The main thread never waits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-client-item.h"

G_BEGIN_DECLS

typedef struct _BwClientQueue BwClientQueue;

/* @source is made ready when the queue was empty and is not any more. */
BwClientQueue *bw_client_queue_new       (GSource       *source);
BwClientQueue *bw_client_queue_ref       (BwClientQueue *self);
void           bw_client_queue_unref     (BwClientQueue *self);

/* Of the worker. Takes the item; waits for room. */
void           bw_client_queue_push      (BwClientQueue *self,
                                          BwClientItem  *item);

/* Of the main thread. (transfer full) (nullable): the next */
BwClientItem  *bw_client_queue_pop       (BwClientQueue *self);

/* Takes an item back: the worker frees it, which takes its time. */
void           bw_client_queue_give_back (BwClientQueue *self,
                                          BwClientItem  *item);

/* Drops what is in it and from now on whatever comes; nobody waits any more. */
void           bw_client_queue_close     (BwClientQueue *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwClientQueue, bw_client_queue_unref)

G_END_DECLS
