/* bw-followup-window.h: one thing that is to be put right, and what can be said of it
 *
 * The area that owns it gives evidence; a second person closes it, sends it back, or
 * says that it cannot be done. What would be refused cannot be pressed, and why not
 * stands beside it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"
#include "bw-visit-book.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_FOLLOWUP_WINDOW (bw_followup_window_get_type ())

G_DECLARE_FINAL_TYPE (BwFollowupWindow, bw_followup_window, BW, FOLLOWUP_WINDOW, AdwWindow)

/* @id: of a follow-up that the desk has. */
GtkWidget *bw_followup_window_new (GtkWindow   *parent,
                                   BwDesk      *desk,
                                   const char  *id);

G_END_DECLS
