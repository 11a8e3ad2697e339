/* bw-replay-player.h: the time that is replayed, and how fast it goes
 *
 *   PAUSED ──play──► PLAYING ──pause, end reached──► PAUSED
 *
 * Played from the end it begins anew. Counts time that has passed, not ticks: a busy
 * desk shows fewer steps and is not late.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define BW_TYPE_REPLAY_PLAYER (bw_replay_player_get_type ())

/* Properties, all with notify: `time` (int64, microseconds), `playing`, `speed` (seconds
 * a second). */
G_DECLARE_FINAL_TYPE (BwReplayPlayer, bw_replay_player, BW, REPLAY_PLAYER, GObject)

/* Stands at @until. @step: of bw_replay_player_step(). */
BwReplayPlayer *bw_replay_player_new         (gint64           from,
                                              gint64           until,
                                              gint64           step);
gint64          bw_replay_player_get_time    (BwReplayPlayer  *self);
void            bw_replay_player_set_time    (BwReplayPlayer  *self,
                                              gint64           time);
gboolean        bw_replay_player_get_playing (BwReplayPlayer  *self);
void            bw_replay_player_set_playing (BwReplayPlayer  *self,
                                              gboolean         playing);
guint           bw_replay_player_get_speed   (BwReplayPlayer  *self);
void            bw_replay_player_set_speed   (BwReplayPlayer  *self,
                                              guint            speed);

/* By so many steps, to a whole one, and pauses. */
void            bw_replay_player_step        (BwReplayPlayer  *self,
                                              int              n_steps);

/* What time does by itself while it plays: so much has passed. */
void            bw_replay_player_advance     (BwReplayPlayer  *self,
                                              gint64           passed);

G_END_DECLS
