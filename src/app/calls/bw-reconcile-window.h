/* bw-reconcile-window.h: what came by telephone in a scope, and what became of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_RECONCILE_WINDOW (bw_reconcile_window_get_type ())

/* Follows the scope of its desk. */
G_DECLARE_FINAL_TYPE (BwReconcileWindow, bw_reconcile_window, BW, RECONCILE_WINDOW, AdwWindow)

/* (transfer none): to be presented */
GtkWidget *bw_reconcile_window_new (GtkWindow  *parent,
                                    BwDesk     *desk);

G_END_DECLS
