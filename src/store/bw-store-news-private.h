/* bw-store-news-private.h: what the writer tells unasked, on its way to the main thread
 *
 * All of it comes on @context, among what is answered by tasks, in the order in which
 * it is sent.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-store-writer.h"

G_BEGIN_DECLS

void bw_store_news_install_signals (BwStoreWriterClass *klass);

/* Lets the signal `changed` come with @changes, or `stale` without. */
void bw_store_news_send            (BwStoreWriter      *writer,
                                    GMainContext       *context,
                                    GPtrArray          *changes);

/* Lets the signal `term` come. */
void bw_store_news_send_term       (BwStoreWriter      *writer,
                                    GMainContext       *context,
                                    guint               term);

G_END_DECLS
