/* bw-heartbeats.h: when each wall was last heard of, by a clock that nobody sets
 *
 * The time in a heartbeat is the backend's: it goes on while the daemon is down, and
 * steps with the machine's. Of how long a wall is silent it says nothing. Here that is
 * measured on the monotonic clock, and from the start of the daemon on: before it
 * nobody could have been heard.
 *
 * Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _BwHeartbeats BwHeartbeats;

/* All times are monotonic, microseconds. */
BwHeartbeats *bw_heartbeats_new         (gint64         start);
void          bw_heartbeats_free        (BwHeartbeats  *self);

void          bw_heartbeats_note        (BwHeartbeats  *self,
                                         const char    *id,
                                         gint64         now);

/* The wall is gone. */
void          bw_heartbeats_forget      (BwHeartbeats  *self,
                                         const char    *id);

/* Since it was heard of, or since the start if that is later. */
gint64        bw_heartbeats_get_silence (BwHeartbeats  *self,
                                         const char    *id,
                                         gint64         now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwHeartbeats, bw_heartbeats_free)

G_END_DECLS
