/* bw-server-alerts-private.h: the rules in force, and who looks by them
 *
 * The one daemon of a store that leads raises and clears alerts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-server.h"

G_BEGIN_DECLS

/* The rules, while the store is still at hand. */
gboolean bw_server_load_rules   (BwServer  *self,
                                 GError   **error);

/* If it leads: goes on from what is in the store; what is being held is known. */
void     bw_server_begin_alerts (BwServer  *self);
void     bw_server_tick_alerts  (BwServer  *self);
void     bw_server_end_alerts   (BwServer  *self);

/* It leads since @term; 0: it does not any more. */
void     bw_server_take_term    (BwServer  *self,
                                 guint      term);

G_END_DECLS
