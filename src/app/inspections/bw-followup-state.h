/* bw-followup-state.h: how far something is that is to be put right
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  BW_FOLLOWUP_STATE_OPEN,
  BW_FOLLOWUP_STATE_EVIDENCE,
  BW_FOLLOWUP_STATE_CLOSED,
  BW_FOLLOWUP_STATE_NOT_EXECUTABLE,
} BwFollowupState;
#define BW_N_FOLLOWUP_STATES 4

/* @text (nullable); what is not known counts as open. */
BwFollowupState  bw_followup_state_from_string (const char       *text);
const char      *bw_followup_state_to_string   (BwFollowupState   state);

/* In words: 待整改, 待复查, 已销号, 无法整改. Borrowed. */
const char      *bw_followup_state_describe    (BwFollowupState   state);

/* Whether nothing is to be done any more. */
gboolean         bw_followup_state_is_end      (BwFollowupState   state);

G_END_DECLS
