/* bw-store-news-private.h: what the writer tells unasked, on its way to the main thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-store-writer.h"

G_BEGIN_DECLS

/* Lets the signal `changed` come with @changes, or `stale` without, on @context,
 * among what is answered by tasks in the order in which they are sent. */
void bw_store_news_send (BwStoreWriter *writer,
                         GMainContext  *context,
                         GPtrArray     *changes);

G_END_DECLS
