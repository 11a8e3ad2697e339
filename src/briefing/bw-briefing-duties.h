/* bw-briefing-duties.h: the sections about shifts, orders and visits, and of sources
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-briefing-content.h"
#include "bw-briefing-facts.h"

G_BEGIN_DECLS

/* (transfer full): how many of the sites have somebody in the shift that is on. */
char *bw_briefing_duties_dup_shift       (const BwBriefingFacts  *facts);
void  bw_briefing_duties_add_orders      (BwBriefingContent      *content,
                                          const BwBriefingFacts  *facts);
void  bw_briefing_duties_add_inspections (BwBriefingContent      *content,
                                          const BwBriefingFacts  *facts);

/* How the figures came, and what there is no map of. */
void  bw_briefing_duties_add_sources     (BwBriefingContent      *content,
                                          const BwBriefingFacts  *facts);

G_END_DECLS
