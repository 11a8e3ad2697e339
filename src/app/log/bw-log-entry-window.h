/* bw-log-entry-window.h: writes a line of the log, or one that corrects another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-client-ledger-row.h"
#include "bw-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_LOG_ENTRY_WINDOW (bw_log_entry_window_get_type ())

G_DECLARE_FINAL_TYPE (BwLogEntryWindow, bw_log_entry_window, BW, LOG_ENTRY_WINDOW, AdwWindow)

/* @corrected (nullable): what the line corrects. (transfer none) */
GtkWidget *bw_log_entry_window_new (GtkWindow         *parent,
                                    BwDesk            *desk,
                                    BwClientLedgerRow *corrected);

G_END_DECLS
