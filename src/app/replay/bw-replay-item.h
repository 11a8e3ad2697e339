/* bw-replay-item.h: an area, and how far it was
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-replay-reading.h"
#include "bw-replay.h"

G_BEGIN_DECLS

#define BW_TYPE_REPLAY_ITEM (bw_replay_item_get_type ())

/* Signal `changed`: it was otherwise at the time that is shown now. */
G_DECLARE_FINAL_TYPE (BwReplayItem, bw_replay_item, BW, REPLAY_ITEM, GObject)

/* @is_outside: the round asks nothing of it. */
BwReplayItem         *bw_replay_item_new         (const char            *name,
                                                  gboolean               is_outside,
                                                  GTimeZone             *zone,
                                                  const char            *language);

gboolean              bw_replay_item_is_outside  (BwReplayItem          *self);

/* In the replay; 0 until it is set. */
void                  bw_replay_item_set_index   (BwReplayItem          *self,
                                                  guint                  index);
guint                 bw_replay_item_get_index   (BwReplayItem          *self);

/* Unless it is done, the reading stands instead of a figure. */
void                  bw_replay_item_set_reading (BwReplayItem          *self,
                                                  BwReplayReading        reading);
BwReplayReading       bw_replay_item_get_reading (BwReplayItem          *self);
void                  bw_replay_item_set_moment  (BwReplayItem          *self,
                                                  const BwReplayMoment  *moment,
                                                  double                 plan_share);
const BwReplayMoment *bw_replay_item_get_moment  (BwReplayItem          *self);
double                bw_replay_item_get_plan    (BwReplayItem          *self);

const char           *bw_replay_item_get_name    (BwReplayItem          *self);

/* (transfer full): 79.0%; a word where there is no share */
char                 *bw_replay_item_dup_share   (BwReplayItem          *self);

/* (transfer full): 123,456; "" */
char                 *bw_replay_item_dup_done    (BwReplayItem          *self);

/* (transfer full): all of it in words, with its time */
char                 *bw_replay_item_dup_label   (BwReplayItem          *self);

G_END_DECLS
