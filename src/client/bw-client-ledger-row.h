/* bw-client-ledger-row.h: one document of the ledger, as an item of a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-document.h"

G_BEGIN_DECLS

#define BW_TYPE_CLIENT_LEDGER_ROW (bw_client_ledger_row_get_type ())

G_DECLARE_FINAL_TYPE (BwClientLedgerRow, bw_client_ledger_row, BW, CLIENT_LEDGER_ROW, GObject)

BwClientLedgerRow *bw_client_ledger_row_new          (BwDocument         *document);

/* Borrowed. */
BwDocument        *bw_client_ledger_row_get_document (BwClientLedgerRow  *self);

/* Its members, parsed once; borrowed, not to be changed. */
JsonObject        *bw_client_ledger_row_get_members  (BwClientLedgerRow  *self);

G_END_DECLS
