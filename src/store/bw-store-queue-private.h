/* bw-store-queue-private.h: what waits for the writer, and how the store is
 *
 * Bounded. Jobs come from any thread and are gathered by the writer's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-store-job-private.h"

G_BEGIN_DECLS

typedef struct _BwStoreQueue BwStoreQueue;

BwStoreQueue *bw_store_queue_new       (void);
void          bw_store_queue_free      (BwStoreQueue  *self);

/* Takes over @job if it can be taken: there is room, and it goes on. */
gboolean      bw_store_queue_push      (BwStoreQueue  *self,
                                        BwStoreJob    *job);
gboolean      bw_store_queue_is_full   (BwStoreQueue  *self);
void          bw_store_queue_get_load  (BwStoreQueue  *self,
                                        guint         *n_jobs,
                                        gsize         *n_bytes);

/* Nothing more is taken. */
void          bw_store_queue_stop      (BwStoreQueue  *self);

/* Others may have written: the thread looks. */
void          bw_store_queue_note_news (BwStoreQueue  *self);

/* Waits; then up to the next job that is to run by itself, all that waits. None: it is
 * time to look whether the store is well, which goes before them, or whether others have
 * written. FALSE: there are none any more. */
gboolean      bw_store_queue_gather    (BwStoreQueue  *self,
                                        GPtrArray     *jobs);

/* The thread looks now; whether the store failed last. */
gboolean      bw_store_queue_take_news (BwStoreQueue  *self);

/* (nullable): why the store takes nothing, %NULL: it does. Told to the journal when that
 * changes. As long as it does not, the thread looks every second. */
void          bw_store_queue_set_fault (BwStoreQueue  *self,
                                        const GError  *error);
GError       *bw_store_queue_dup_fault (BwStoreQueue  *self);

G_END_DECLS
