/* bw-donations-page.h: what was given, and what the money was for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-client-ledger.h"
#include "bw-desk.h"
#include "bw-export-button.h"
#include "bw-table.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_DONATIONS_PAGE (bw_donations_page_get_type ())

G_DECLARE_FINAL_TYPE (BwDonationsPage, bw_donations_page, BW, DONATIONS_PAGE, AdwBin)

GtkWidget      *bw_donations_page_new        (BwDesk           *desk);

/* Whether all that is known is on the screen: for pictures and tests. */
gboolean        bw_donations_page_is_settled (BwDonationsPage  *self);

/* Of the list; for tests. */
BwTable        *bw_donations_page_get_table  (BwDonationsPage  *self);
BwClientLedger *bw_donations_page_get_ledger (BwDonationsPage  *self);

/* What copies, saves and prints the totals: all that there is to print of an empty ledger. */
BwExportButton *bw_donations_page_get_totals (BwDonationsPage *self);

G_END_DECLS
