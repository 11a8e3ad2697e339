/* bw-client-tails.h: joins what is new of a series to what is there of it
 *
 * The feed sends of a history that it has sent before only what has changed
 * (`?series=tail`). Whoever reads on, and the cache, are given the whole.
 *
 * Of one thread, but the histories may be shared with others.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-feed-parser.h"

G_BEGIN_DECLS

typedef struct _BwClientTails BwClientTails;

BwClientTails *bw_client_tails_new   (void);
void           bw_client_tails_free  (BwClientTails      *self);

/* Puts whole documents in place of tails, in order of the feed. FALSE: one does not
 * go on from what is there, and nothing of @event can be used. */
gboolean       bw_client_tails_join  (BwClientTails      *self,
                                      BwFeedEvent        *event,
                                      GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwClientTails, bw_client_tails_free)

G_END_DECLS
