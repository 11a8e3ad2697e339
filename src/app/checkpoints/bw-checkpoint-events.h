/* bw-checkpoint-events.h: the newest of what happened, line by line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-checkpoint-event.h"
#include "bw-facts.h"

G_BEGIN_DECLS

#define BW_TYPE_CHECKPOINT_EVENTS (bw_checkpoint_events_get_type ())

G_DECLARE_FINAL_TYPE (BwCheckpointEvents, bw_checkpoint_events, BW, CHECKPOINT_EVENTS, GtkBox)

GtkWidget  *bw_checkpoint_events_new      (void);

/* @events (element-type BwCheckpointEvent): the newest first. @note (nullable): why they
 * may not be all. */
void        bw_checkpoint_events_show     (BwCheckpointEvents  *self,
                                           const BwFacts       *facts,
                                           GArray              *events,
                                           const char          *note);

/* Of a line that is shown, as a screen reader has it; "": there is none. Borrowed. */
const char *bw_checkpoint_events_get_text (BwCheckpointEvents  *self,
                                           guint                line);

/* What stands below the lines. Borrowed. */
const char *bw_checkpoint_events_get_note (BwCheckpointEvents  *self);

G_END_DECLS
