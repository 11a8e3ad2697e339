/* bw-rectify-window.h: a person says that something was put right at a checkpoint
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_RECTIFY_WINDOW (bw_rectify_window_get_type ())

G_DECLARE_FINAL_TYPE (BwRectifyWindow, bw_rectify_window, BW, RECTIFY_WINDOW, AdwWindow)

/* @faults: (transfer none) (element-type BwCheckpointFault): what can be marked. */
GtkWidget *bw_rectify_window_new (GtkWindow  *parent,
                                  BwDesk     *desk,
                                  BwPlace     site,
                                  GPtrArray  *faults);

G_END_DECLS
