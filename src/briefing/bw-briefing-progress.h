/* bw-briefing-progress.h: the table of the parts, latest finish first, and the burn-up
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-briefing-content.h"
#include "bw-briefing-facts.h"

G_BEGIN_DECLS

/* Adds the table of the parts with the whole as its last row, and what is to be
 * said below it; nothing if there are no parts. */
void bw_briefing_progress_add        (BwBriefingContent      *content,
                                      const BwBriefingFacts  *facts);

/* Adds the map of the parts; nothing if fewer than two have a boundary. */
void bw_briefing_progress_add_map    (BwBriefingContent      *content,
                                      const BwBriefingFacts  *facts);

/* Adds the burn-up of the scope; nothing without a history and a target. */
void bw_briefing_progress_add_figure (BwBriefingContent      *content,
                                      const BwBriefingFacts  *facts);

G_END_DECLS
