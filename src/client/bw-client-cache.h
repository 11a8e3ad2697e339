/* bw-client-cache.h: the last state, on the disk
 *
 * Keeps the text of each document that the feed brought and writes them down as
 * a state that resumes by its last line. What was written is not in memory: it is
 * copied from there when it is written again. Of the worker alone; blocks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-client-state.h"

G_BEGIN_DECLS

typedef struct _BwClientCache BwClientCache;

/* @path (nullable): nothing is kept but the id. */
BwClientCache *bw_client_cache_new       (const char          *path);
void           bw_client_cache_free      (BwClientCache       *self);

/* (nullable): of the last event that had one */
const char    *bw_client_cache_get_id    (BwClientCache       *self);

/* How long ago the last event was, by this machine's clock. */
gint64         bw_client_cache_get_age   (BwClientCache       *self);

void           bw_client_cache_take      (BwClientCache       *self,
                                          const BwFeedEvent   *event);

/* Whether there is something new, and it is a whole state. */
gboolean       bw_client_cache_is_worth  (BwClientCache       *self);

/* How much bw_client_cache_save() writes. */
gsize          bw_client_cache_get_size  (BwClientCache       *self);
gboolean       bw_client_cache_save      (BwClientCache       *self,
                                          GError             **error);

/* None is no error. One that does not hold is removed. */
gboolean       bw_client_cache_load      (BwClientCache       *self,
                                          BwMeasureCatalogue  *catalogue,
                                          GCancellable        *cancellable,
                                          BwClientStateFunc    function,
                                          gpointer             user_data,
                                          GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwClientCache, bw_client_cache_free)

G_END_DECLS
