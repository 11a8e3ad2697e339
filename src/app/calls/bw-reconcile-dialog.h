/* bw-reconcile-dialog.h: holds a figure that came by telephone against the report
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_RECONCILE_DIALOG (bw_reconcile_dialog_get_type ())

G_DECLARE_FINAL_TYPE (BwReconcileDialog, bw_reconcile_dialog, BW, RECONCILE_DIALOG, AdwWindow)

/* (transfer none): to be presented */
GtkWidget *bw_reconcile_dialog_new (GtkWindow  *parent,
                                    BwDesk     *desk,
                                    BwCall     *call);

G_END_DECLS
