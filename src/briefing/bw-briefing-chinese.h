/* bw-briefing-chinese.h: the sheet in Chinese
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-briefing-content.h"
#include "bw-briefing-facts.h"

G_BEGIN_DECLS

BwBriefingContent *bw_briefing_chinese_draft (const BwBriefingFacts *facts);

G_END_DECLS
