/* bw-checkpoint-past.h: what is asked for when a person looks at one checkpoint
 *
 * The hours of the day, and since when a measure is not carried out: neither comes with
 * the feed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-checkpoint-state.h"

G_BEGIN_DECLS

#define BW_TYPE_CHECKPOINT_PAST (bw_checkpoint_past_get_type ())

/* Signal: `changed`: something came, or did not. */
G_DECLARE_FINAL_TYPE (BwCheckpointPast, bw_checkpoint_past, BW, CHECKPOINT_PAST, GObject)

BwCheckpointPast *bw_checkpoint_past_new       (BwDesk                   *desk);

/* Asks for it; what was on its way for another is given up. Asks again if it is of the
 * same and has reported since. */
void              bw_checkpoint_past_set_site  (BwCheckpointPast         *self,
                                                const BwCheckpointState  *state);

/* (nullable): the running total of passages of the last day; borrowed until `changed`. */
BwSeries         *bw_checkpoint_past_get_hours (BwCheckpointPast         *self);

/* Microseconds; 0: it is carried out, or nobody knows since when it is not. */
gint64            bw_checkpoint_past_get_since (BwCheckpointPast         *self,
                                                BwCheck                   check);

/* What is said of since when is a bound: it was so before that, and nobody knows how long. */
gboolean          bw_checkpoint_past_is_longer (BwCheckpointPast         *self,
                                                BwCheck                   check);

/* Whether something is still on its way. */
gboolean          bw_checkpoint_past_is_asking (BwCheckpointPast         *self);

/* (nullable): why there are no hours. Borrowed. */
const char       *bw_checkpoint_past_get_fault (BwCheckpointPast         *self);

/* When the values of a measure last became 0, and stayed so; 0: it is not 0 at the end,
 * or was so all along. */
gint64            bw_checkpoint_past_find_stop (const BwSeries           *series);

/* It was 0 all along. */
gboolean          bw_checkpoint_past_is_stopped (const BwSeries          *series);

G_END_DECLS
