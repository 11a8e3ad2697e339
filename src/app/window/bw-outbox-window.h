/* bw-outbox-window.h: what waits to be sent, and what was not taken
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_OUTBOX_WINDOW (bw_outbox_window_get_type ())

G_DECLARE_FINAL_TYPE (BwOutboxWindow, bw_outbox_window, BW, OUTBOX_WINDOW, AdwWindow)

/* (transfer none): to be presented. */
GtkWidget *bw_outbox_window_new (GtkWindow  *parent,
                                 BwDesk     *desk);

G_END_DECLS
