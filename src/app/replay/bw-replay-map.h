/* bw-replay-map.h: the map as it was
 *
 * Areas only: the points of the live map are of now and are not shown. Its classes stay
 * the same while time goes on, so that a colour means one thing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-map-places.h"
#include "bw-map-state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BW_TYPE_REPLAY_MAP (bw_replay_map_get_type ())

G_DECLARE_FINAL_TYPE (BwReplayMap, bw_replay_map, BW, REPLAY_MAP, GtkWidget)

GtkWidget *bw_replay_map_new        (void);

/* Once. @approval_number (nullable): 审图号 */
void       bw_replay_map_set_places (BwReplayMap  *self,
                                     BwMapPlaces  *places,
                                     const char   *language,
                                     const char   *approval_number);

/* @state: (transfer full): of these places; its classes are set. */
void       bw_replay_map_set_state  (BwReplayMap  *self,
                                     BwMapState   *state);

/* (nullable): the newest. */
const BwMapState *
           bw_replay_map_get_state  (BwReplayMap  *self);

/* Whether the newest state is on the screen. */
gboolean   bw_replay_map_is_settled (BwReplayMap  *self);

G_END_DECLS
