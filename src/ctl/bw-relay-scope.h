/* bw-relay-scope.h: whether a token sees all of a backend
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-client-backend.h"

G_BEGIN_DECLS

/* Blocks. FALSE: the backend did not say; @is_whole is not set. */
gboolean bw_relay_scope_ask (BwClientBackend  *backend,
                             gboolean         *is_whole,
                             GError          **error);

G_END_DECLS
