/* bw-suggest-window.h: who could finish earlier if desks moved
 *
 * Of the areas of the desk's scope; it follows the scope. What is shown is reckoned when
 * it is opened and when a person asks for it, never by itself under his hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"
#include "bw-order.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_SUGGEST_WINDOW (bw_suggest_window_get_type ())

/* Signal `draft` (BwOrder): a person wants to write this order. */
G_DECLARE_FINAL_TYPE (BwSuggestWindow, bw_suggest_window, BW, SUGGEST_WINDOW, AdwWindow)

/* (transfer none): to be presented. */
GtkWidget *bw_suggest_window_new        (GtkWindow        *parent,
                                         BwDesk           *desk);

/* Whether all that is known is on the screen: for tests. */
gboolean   bw_suggest_window_is_settled (BwSuggestWindow  *self);

G_END_DECLS
