/* bw-followup-state.c: how far something is that is to be put right
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-followup-state.h"

#include <glib/gi18n.h>

static const char * const names[BW_N_FOLLOWUP_STATES] = { "open", "evidence", "closed", "not_executable" };

BwFollowupState
bw_followup_state_from_string (const char *text)
{
  for (guint i = 0; i < BW_N_FOLLOWUP_STATES; i++)
    {
      if (g_strcmp0 (names[i], text) == 0)
        return (BwFollowupState) i;
    }

  return BW_FOLLOWUP_STATE_OPEN;
}

const char *
bw_followup_state_to_string (BwFollowupState state)
{
  g_return_val_if_fail ((guint) state < BW_N_FOLLOWUP_STATES, NULL);

  return names[state];
}

const char *
bw_followup_state_describe (BwFollowupState state)
{
  switch (state)
    {
    case BW_FOLLOWUP_STATE_EVIDENCE:
      return C_("follow-up", "To be re-inspected");
    case BW_FOLLOWUP_STATE_CLOSED:
      return C_("follow-up", "Closed");
    case BW_FOLLOWUP_STATE_NOT_EXECUTABLE:
      return C_("follow-up", "Not executable");
    case BW_FOLLOWUP_STATE_OPEN:
    default:
      return C_("follow-up", "To be put right");
    }
}

gboolean
bw_followup_state_is_end (BwFollowupState state)
{
  return state == BW_FOLLOWUP_STATE_CLOSED || state == BW_FOLLOWUP_STATE_NOT_EXECUTABLE;
}
