/* bw-client-ledger.h: documents of the ledger, of which the feed tells no more than where they are
 *
 *            set_scope()              each page, to the end
 *   ABSENT ─────────────► READING ───────────────────────────► READ
 *                          ▲   │ error: the rows stay            │
 *                          │   ▼                                 │ refresh(): the last page again,
 *            refresh(),    └─ FAILED                             │ and what came behind it
 *            live again        ▲─────────────────────────────────┘
 *
 * A list of #BwClientLedgerRow in the order in which they were booked. It is read when
 * somebody names a scope, page after page, in the background and never more than
 * %BW_CLIENT_LEDGER_MAX_ROWS; another scope, another backend, a store that was
 * replaced: it begins anew, and what was on its way is given up. When the feed tells that
 * something was booked there, it looks for what that is; who shows it may ask for a
 * refresh(). What failed is tried again when the session is live again, or when a person
 * asks.
 *
 * A saved file has no ledger but what somebody has put into it: that is shown, and
 * without it the list is ABSENT, which is not the same as empty.
 *
 * For `entry`, `donation`, `supply`, `briefing`, and assignments: of these also those that are
 * past. Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-client-ledger-row.h"
#include "bw-client-session.h"

G_BEGIN_DECLS

/* What a person can still look through; beyond it the list says that it is cut off. */
#define BW_CLIENT_LEDGER_MAX_ROWS 20000

/**
 * BwLedgerState:
 * @BW_LEDGER_STATE_ABSENT: nothing was asked for, or there is nobody to ask
 * @BW_LEDGER_STATE_READING: pages are coming; the rows may not be all
 * @BW_LEDGER_STATE_READ: all that there was when it was read
 * @BW_LEDGER_STATE_FAILED: what is there may not be all; see the error
 */
typedef enum
{
  BW_LEDGER_STATE_ABSENT,
  BW_LEDGER_STATE_READING,
  BW_LEDGER_STATE_READ,
  BW_LEDGER_STATE_FAILED,
} BwLedgerState;

#define BW_TYPE_LEDGER_STATE  (bw_ledger_state_get_type ())
#define BW_TYPE_CLIENT_LEDGER (bw_client_ledger_get_type ())

GType bw_ledger_state_get_type (void);

/* Property `state` (BwLedgerState), notified also when it was read once more. */
G_DECLARE_FINAL_TYPE (BwClientLedger, bw_client_ledger, BW, CLIENT_LEDGER, GObject)

BwClientLedger *bw_client_ledger_new        (BwClientSession  *session,
                                             BwDocumentType    type);

/* @area (nullable): code; NULL: nothing is read. The same one again changes nothing. */
void            bw_client_ledger_set_scope  (BwClientLedger   *self,
                                             const char       *area);

/* Only what was true from @from to @to, microseconds; 0 and G_MAXINT64: any. */
void            bw_client_ledger_set_span   (BwClientLedger   *self,
                                             gint64            from,
                                             gint64            to);

/* There may be more by now; also the retry after a failure. */
void            bw_client_ledger_refresh    (BwClientLedger   *self);
BwLedgerState   bw_client_ledger_get_state  (BwClientLedger   *self);

/* (nullable): why it failed. Borrowed. */
const GError   *bw_client_ledger_get_error  (BwClientLedger   *self);

/* Backend's time when its end was read last; 0: never. */
gint64          bw_client_ledger_get_as_of  (BwClientLedger   *self);

/* There are more than it holds. */
gboolean        bw_client_ledger_is_cut_off (BwClientLedger   *self);

/* Documents that this release could not read. */
guint           bw_client_ledger_get_n_faulty (BwClientLedger *self);

/* (nullable): borrowed */
BwClientLedgerRow *bw_client_ledger_find    (BwClientLedger   *self,
                                             const char       *id);

G_END_DECLS
