/* bw-briefing-notice.h: what was given and where it went, for the public
 *
 * Read off the ledger and off nothing else: the first N donations that were booked make
 * notice N, whenever it is printed. What was corrected counts as it was corrected;
 * a donor is named only if he agreed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-briefing-content.h"
#include "bw-picture.h"

G_BEGIN_DECLS

/* (transfer full) (nullable): NULL with %BW_BRIEFING_ERROR_SCOPE: no area has the code;
 * with %BW_BRIEFING_ERROR_DOCUMENT: there are not as many donations. @ledger:
 * (element-type BwDocument): of type `donation`, in the order in which they were booked.
 * @number: how many of them it is about; 0: all. */
BwBriefingContent *bw_briefing_notice_draft (BwPicture    *picture,
                                             const char   *scope,
                                             GPtrArray    *ledger,
                                             guint         number,
                                             const char   *language,
                                             GError      **error);

G_END_DECLS
