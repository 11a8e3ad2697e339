/* bw-briefing-front.h: what stands above the text of every sheet, and its sections
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-briefing-content.h"
#include "bw-briefing-facts.h"

G_BEGIN_DECLS

/* Issuer, date, title, cut-off, mark of a drill and words of the footer. Takes over
 * @title, which does not speak of the drill. What is set already stays. */
void bw_briefing_front_set         (BwBriefingContent      *content,
                                    const BwBriefingFacts  *facts,
                                    char                   *title);

/* 一、TITLE。TEXT / 1. TITLE. TEXT. Takes over @text. */
void bw_briefing_front_add_section (BwBriefingContent      *content,
                                    const char             *title,
                                    char                   *text);

G_END_DECLS
