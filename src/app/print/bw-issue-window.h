/* bw-issue-window.h: gives a briefing its number, for good
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-briefing.h"
#include "bw-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_ISSUE_WINDOW (bw_issue_window_get_type ())

/* Signal `issued` (JsonObject): the document as it stands. */
G_DECLARE_FINAL_TYPE (BwIssueWindow, bw_issue_window, BW, ISSUE_WINDOW, AdwWindow)

/* @sheet: one that can be issued. */
GtkWidget *bw_issue_window_new      (GtkWindow  *parent,
                                     BwDesk     *desk,
                                     BwBriefing *sheet);

/* Whether the token is good for it, as far as is known. */
gboolean   bw_issue_window_may_open (BwDesk     *desk);

G_END_DECLS
