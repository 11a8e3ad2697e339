/* bw-notify.h: what the service manager is told
 *
 * sd_notify(3), of which the protocol is a datagram: no library for that.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Lines of `NAME=value`; nothing happens if nobody listens. */
void  bw_notify_send            (const char *state);

/* How often it wants a sign of life, in milliseconds; 0: not at all. */
guint bw_notify_get_watchdog_ms (void);

G_END_DECLS
