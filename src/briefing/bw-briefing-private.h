/* bw-briefing-private.h: a sheet of given content, for tests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-briefing-content.h"
#include "bw-briefing-fonts.h"
#include "bw-briefing.h"

G_BEGIN_DECLS

/* Takes over @content, also on failure. */
BwBriefing *bw_briefing_new_for_content (BwBriefingContent  *content,
                                         BwBriefingFonts    *fonts,
                                         GError            **error);

G_END_DECLS
