/* bw-guide-window.h: a guide, its tasks at the side
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-guide.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_GUIDE_WINDOW (bw_guide_window_get_type ())

G_DECLARE_FINAL_TYPE (BwGuideWindow, bw_guide_window, BW, GUIDE_WINDOW, AdwWindow)

/* (transfer none): a window, to be presented. @guide: which it begins with */
GtkWidget *bw_guide_window_new (GtkWindow *parent,
                                BwGuide    guide);

G_END_DECLS
