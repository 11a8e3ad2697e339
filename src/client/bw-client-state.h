/* bw-client-state.h: reads a saved feed
 *
 * NDJSON, as the cache and `Accept: application/x-ndjson` have it, or what
 * `curl` wrote down of the live feed. Blocks: for workers and for programs
 * without a window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-feed-parser.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* @event: (transfer full) */
typedef void (*BwClientStateFunc) (BwFeedEvent *event,
                                   gpointer     user_data);

/* An error is “line N: reason”; what came before it was handed over. */
gboolean bw_client_state_read (GInputStream        *stream,
                               BwMeasureCatalogue  *catalogue,
                               GCancellable        *cancellable,
                               BwClientStateFunc    function,
                               gpointer             user_data,
                               GError             **error);

G_END_DECLS
