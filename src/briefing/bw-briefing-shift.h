/* bw-briefing-shift.h: who is where in a shift, as a sheet to tick off
 *
 * The blocks are those of form ICS 204 (assignment list): what it is about, the shift,
 * who is sent where, instructions, how they are reached, who drew it up.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-briefing-content.h"
#include "bw-roster.h"

G_BEGIN_DECLS

/* More places than anybody can tick off. */
#define BW_BRIEFING_SHIFT_MAX_ROWS 5000

/* (transfer full) (nullable): NULL with %BW_BRIEFING_ERROR_SCOPE: no place has the
 * code, or it has too many places. @roster: complete. @shift: 0 to 5, of the roster. */
BwBriefingContent *bw_briefing_shift_draft (BwPicture    *picture,
                                            BwRoster     *roster,
                                            const char   *scope,
                                            guint         shift,
                                            gint64        as_of,
                                            gint64        stopped,
                                            const char   *language,
                                            GError      **error);

G_END_DECLS
