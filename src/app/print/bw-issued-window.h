/* bw-issued-window.h: the briefings that were issued of a scope and below
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_ISSUED_WINDOW (bw_issued_window_get_type ())

G_DECLARE_FINAL_TYPE (BwIssuedWindow, bw_issued_window, BW, ISSUED_WINDOW, AdwWindow)

GtkWidget *bw_issued_window_new (GtkWindow *parent,
                                 BwDesk    *desk);

G_END_DECLS
