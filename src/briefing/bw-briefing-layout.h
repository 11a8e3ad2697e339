/* bw-briefing-layout.h: puts content on pages
 *
 * Text stands on the lines of the grid. A paragraph is cut so that neither its
 * first nor its last line stands alone; a table so that its heads have two rows
 * under them and its total has two above it; notes stay with the last rows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-briefing-content.h"
#include "bw-briefing-fonts.h"

G_BEGIN_DECLS

/* (transfer full) (element-type BwBriefingPage): at least one page; %NULL with
 * %BW_BRIEFING_ERROR_FONT if a letter cannot be shown. */
GPtrArray *bw_briefing_layout_pages (BwBriefingContent  *content,
                                     BwBriefingFonts    *fonts,
                                     GError            **error);

G_END_DECLS
