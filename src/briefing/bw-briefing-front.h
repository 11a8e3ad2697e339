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

/* 第 9 期 / No. 9; (nullable): 0 is none. */
char *bw_briefing_front_dup_number (const BwBriefingContent *content,
                                    guint                    number);

/* Who prepared and who approved it, by role; %NULL: to be signed by hand. @is_issued:
 * who issued it when, too. What is set before goes. */
void bw_briefing_front_sign        (BwBriefingContent      *content,
                                    const char             *prepared,
                                    const char             *approved,
                                    gboolean                is_issued);

/* 一、TITLE。TEXT / 1. TITLE. TEXT. Takes over @text. */
void bw_briefing_front_add_section (BwBriefingContent      *content,
                                    const char             *title,
                                    char                   *text);

G_END_DECLS
