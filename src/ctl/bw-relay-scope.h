/* bw-relay-scope.h: what of a backend a token sees
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-ctl-backend.h"

G_BEGIN_DECLS

/* Both block. (transfer full) (nullable): NULL: the backend did not say. */
char *bw_relay_scope_ask_root (BwCtlBackend  *backend,
                               GError       **error);
char *bw_relay_scope_ask_area (BwCtlBackend  *backend,
                               GError       **error);

G_END_DECLS
