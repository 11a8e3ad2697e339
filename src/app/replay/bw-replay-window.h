/* bw-replay-window.h: how the round went, in a frame that is not of now
 *
 * A window of its own: the pages go on showing what is live, and nothing here follows
 * what arrives. The histories came with the feed, so that nothing is asked for and a
 * saved file can be replayed as well.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_REPLAY_WINDOW (bw_replay_window_get_type ())

/* Actions: `replay.play`, `replay.back`, `replay.forward`, `replay.begin`, `replay.end`. */
G_DECLARE_FINAL_TYPE (BwReplayWindow, bw_replay_window, BW, REPLAY_WINDOW, AdwWindow)

/* Of the parts of the desk's scope, up to now. */
GtkWidget *bw_replay_window_new        (GtkWindow       *parent,
                                        BwDesk          *desk);

/* Whether what is shown is of the time that is told. */
gboolean   bw_replay_window_is_settled (BwReplayWindow  *self);

G_END_DECLS
