/* bw-loop-watch.h: tells of turns of the main loop that take long
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Messages are of this domain, and of the level of debugging. */
#define BW_LOOP_WATCH_DOMAIN "bulwark-loop"

/* Watches the main context from now on, if somebody wants to be told
 * (`G_MESSAGES_DEBUG=bulwark-loop`). */
void bw_loop_watch_start (void);

G_END_DECLS
