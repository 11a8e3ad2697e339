/* bw-suggest-draft.h: the order for desks that move, as a draft
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-order.h"
#include "bw-suggest-words.h"

G_BEGIN_DECLS

/* (transfer full): of all that moves to the area @to. @now: of the backend. */
BwOrder *bw_suggest_draft_new (const BwSuggestWords *words,
                               guint                 to,
                               gint64                now);

G_END_DECLS
