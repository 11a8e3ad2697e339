/* bw-briefing-list.h: any table on paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-briefing-content.h"
#include "bw-picture.h"

G_BEGIN_DECLS

/* (transfer full) (nullable): NULL with %BW_BRIEFING_ERROR_SCOPE: no place has the code.
 * Rows are added to its table, which is the last block. @title: what is listed; @note
 * (nullable): which of it, below the table. Takes over @columns; @words: see
 * BwBriefingTable. */
BwBriefingContent *bw_briefing_list_draft   (BwPicture          *picture,
                                             const char         *scope,
                                             const char         *title,
                                             GStrv               columns,
                                             guint64             words,
                                             const char         *note,
                                             gint64              as_of,
                                             gint64              stopped,
                                             const char         *language,
                                             GError            **error);

/* (transfer none): where rows go. */
BwBriefingTable   *bw_briefing_list_get_table (BwBriefingContent *content);

G_END_DECLS
