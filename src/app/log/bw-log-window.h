/* bw-log-window.h: the log of a scope
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_LOG_WINDOW (bw_log_window_get_type ())

/* Follows the scope of its desk. */
G_DECLARE_FINAL_TYPE (BwLogWindow, bw_log_window, BW, LOG_WINDOW, AdwWindow)

/* (transfer none): to be presented */
GtkWidget *bw_log_window_new (GtkWindow  *parent,
                              BwDesk     *desk);

G_END_DECLS
