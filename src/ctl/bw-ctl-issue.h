/* bw-ctl-issue.h: gives a briefing the next number of its area, for good
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-briefing.h"
#include "bw-client-session.h"

G_BEGIN_DECLS

/* (transfer full) (nullable): the sheet as it is kept from now on; prints its id. Blocks.
 * @session: live, with a token that may. @prepared and @approved: offices, no names. @number
 * (out): its number, also where there is an error and yet it stands; 0: it does not. */
BwBriefing *bw_ctl_issue (BwClientSession  *session,
                          BwBriefing       *sheet,
                          const char       *prepared,
                          const char       *approved,
                          guint            *number,
                          GError          **error);

G_END_DECLS
