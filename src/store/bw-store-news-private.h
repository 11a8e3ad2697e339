/* bw-store-news-private.h: what the writer tells unasked, on its way to the main thread
 *
 * All of it comes on one context, among what is answered by tasks, in the order in which
 * it is sent.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-store-writer.h"

G_BEGIN_DECLS

typedef struct _BwStoreNews BwStoreNews;

void         bw_store_news_install_signals (BwStoreWriterClass  *klass);

/* Of @writer, on the context that is the default now. */
BwStoreNews *bw_store_news_new             (BwStoreWriter       *writer);
void         bw_store_news_unref           (BwStoreNews         *self);

/* Lets the signal `changed` come with all that others have written. In the writer's
 * thread; waits while too much of it has not been taken in. */
gboolean     bw_store_news_tell            (BwStoreNews         *self,
                                            BwStore             *store,
                                            GError             **error);

/* Let the signals `stale` and `term` come. */
void         bw_store_news_tell_stale      (BwStoreNews         *self);
void         bw_store_news_tell_term       (BwStoreNews         *self,
                                            guint                term);

/* From now on it does not wait, and reads no more than has room: nobody takes anything in. */
void         bw_store_news_stop            (BwStoreNews         *self);

G_END_DECLS
