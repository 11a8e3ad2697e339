/* bw-display.h: the heartbeat of a wall: whose it is, and what of it is kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-document.h"
#include "bw-exchange.h"

G_BEGIN_DECLS

/* Every screen of a wall is one; who has more is no wall. */
#define BW_DISPLAY_MAX_OF_TOKEN 16

/* Longest body of a heartbeat. */
#define BW_DISPLAY_MAX_BYTES 4096

/* Whether it is there for the token to write: its own, a new one, one whose token is
 * revoked or over, one of its very area that nothing was heard of for long
 * (BW_SETTING_WALL_PATIENCE_S), or any for who keeps the ledger. */
gboolean    bw_display_may_write     (BwExchange  *exchange,
                                      const char  *id);

/* Likewise, but a wall is not taken off because it is silent. */
gboolean    bw_display_may_remove    (BwExchange  *exchange,
                                      const char  *id);

/* Whether it would be of this token from now on, and was of another. */
gboolean    bw_display_changes_hands (BwExchange  *exchange,
                                      const char  *id);

/* Whether the token may have it beside those that it has, or that are on their
 * way to the store (BwServer.new_displays). */
gboolean    bw_display_has_room      (BwExchange  *exchange,
                                      const char  *id);

/* (nullable) (transfer full): what is written: what we know of a heartbeat, and
 * whose it is */
BwDocument *bw_display_make          (BwExchange  *exchange,
                                      const char  *id,
                                      GError     **error);

G_END_DECLS
