/* bw-call-window.h: writes down a figure that is read out by telephone, or corrects one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_CALL_WINDOW (bw_call_window_get_type ())

G_DECLARE_FINAL_TYPE (BwCallWindow, bw_call_window, BW, CALL_WINDOW, AdwWindow)

/* @place: code of an area or a site. @corrected (nullable): what is corrected. (transfer none) */
GtkWidget *bw_call_window_new (GtkWindow   *parent,
                               BwDesk      *desk,
                               const char  *place,
                               BwCall      *corrected);

G_END_DECLS
