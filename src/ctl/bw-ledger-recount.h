/* bw-ledger-recount.h: of the verb verify: whether the ledger and its tallies agree
 *
 * Each document of the ledger that counts is told, and each report; what the one adds
 * up to must be what the other does, place by place and measure by measure. Reports
 * may have been folded: sums stay.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-document.h"
#include "bw-report.h"

G_BEGIN_DECLS

typedef struct _BwLedgerRecount BwLedgerRecount;

/* One that differs: what the documents add up to, and what the reports do. */
typedef void     (*BwLedgerRecountFunc)   (const char *key,
                                           double      booked,
                                           double      counted,
                                           gpointer    user_data);

/* @root (nullable): where what names no place counts. */
BwLedgerRecount *bw_ledger_recount_new          (const char           *root);
void             bw_ledger_recount_free         (BwLedgerRecount      *self);
void             bw_ledger_recount_add_document (BwLedgerRecount      *self,
                                                 const BwDocument     *document);
void             bw_ledger_recount_add_report   (BwLedgerRecount      *self,
                                                 const BwReport       *report);

/* When all have been added. @func: called for each difference, "place subject measure". */
void             bw_ledger_recount_compare      (BwLedgerRecount      *self,
                                                 BwLedgerRecountFunc   func,
                                                 gpointer              user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwLedgerRecount, bw_ledger_recount_free)

G_END_DECLS
