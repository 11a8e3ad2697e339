/* bw-suggest-card.h: an area that could get desks, and the areas that could give them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-suggest-words.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_SUGGEST_CARD (bw_suggest_card_get_type ())

/* Signals: `tried`: another number of desks was chosen; `draft`: the order is asked for;
 * `teams`: teams of who gives are asked for. */
G_DECLARE_FINAL_TYPE (BwSuggestCard, bw_suggest_card, BW, SUGGEST_CARD, AdwBin)

/* @words outlives it. @to: index of the area that gets desks. */
GtkWidget *bw_suggest_card_new       (const BwSuggestWords *words,
                                      guint                 to);
guint      bw_suggest_card_get_to    (BwSuggestCard        *self);

/* Says anew what the moves come to. @may_draft: orders can be written here. */
void       bw_suggest_card_update    (BwSuggestCard        *self,
                                      gboolean              may_draft);

G_END_DECLS
