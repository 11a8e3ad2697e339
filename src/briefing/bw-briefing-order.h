/* bw-briefing-order.h: an order on paper, with how far each area has come with it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-briefing-content.h"
#include "bw-picture.h"

G_BEGIN_DECLS

/* (transfer full) (nullable): NULL with %BW_BRIEFING_ERROR_DOCUMENT: no order has the
 * id. Times as of bw_briefing_new(). */
BwBriefingContent *bw_briefing_order_draft (BwPicture    *picture,
                                            const char   *id,
                                            gint64        as_of,
                                            gint64        stopped,
                                            const char   *language,
                                            GError      **error);

G_END_DECLS
