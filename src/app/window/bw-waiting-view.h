/* bw-waiting-view.h: something is on its way and nothing can be shown yet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_WAITING_VIEW (bw_waiting_view_get_type ())

G_DECLARE_FINAL_TYPE (BwWaitingView, bw_waiting_view, BW, WAITING_VIEW, AdwBin)

void bw_waiting_view_set_text     (BwWaitingView *self,
                                   const char    *title,
                                   const char    *description);

/* 0 to 1; negative: it is not known how far it is. */
void bw_waiting_view_set_progress (BwWaitingView *self,
                                   double         share);

/* Whether there is a way to another server. */
void bw_waiting_view_set_choice   (BwWaitingView *self,
                                   gboolean       has_choice);

G_END_DECLS
