/* bw-checkpoint-log.h: what happened at one checkpoint in the last day
 *
 * Inspections, alerts and who took over come with the feed; entries of the log do not,
 * and are asked for when a person looks. An entry is the area's: of a checkpoint are
 * those that name it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-checkpoint-state.h"

G_BEGIN_DECLS

#define BW_TYPE_CHECKPOINT_LOG (bw_checkpoint_log_get_type ())

/* Signal: `changed`: something came, or did not. */
G_DECLARE_FINAL_TYPE (BwCheckpointLog, bw_checkpoint_log, BW, CHECKPOINT_LOG, GObject)

BwCheckpointLog *bw_checkpoint_log_new        (BwDesk                   *desk);

/* @state (nullable): of the checkpoint that a person looks at. @types: bit `1 <<
 * BwDocumentType` of the documents that have changed since. */
void             bw_checkpoint_log_set_site   (BwCheckpointLog          *self,
                                               const BwFacts            *facts,
                                               const BwCheckpointState  *state,
                                               guint                     types);

/* (element-type BwCheckpointEvent): the newest first; borrowed until `changed` or the
 * next bw_checkpoint_log_set_site(). */
GArray          *bw_checkpoint_log_get_events (BwCheckpointLog          *self);

/* (transfer full) (nullable): why these may not be all; NULL: they are. */
char            *bw_checkpoint_log_dup_note   (BwCheckpointLog          *self);

/* Whether something is still on its way. */
gboolean         bw_checkpoint_log_is_asking  (BwCheckpointLog          *self);

/* Whether a text of the log of an area names a place in it: "3 号卡点" is none of
 * "13 号卡点". */
gboolean         bw_checkpoint_log_names      (const char               *text,
                                               const char               *name);

G_END_DECLS
