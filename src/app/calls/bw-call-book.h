/* bw-call-book.h: the figures that came by telephone, as they stand
 *
 *   log of the backend ──┐
 *   outbox ──────────────┴──► known ──less those that others correct──► standing
 *
 * One desk has one: bw_desk_get_calls(). The log is no part of the feed: it is read for
 * the last week when the book is made, what this desk has written when that arrives,
 * and what others have written when the feed tells that there is something; twice a
 * minute too, for a backend that does not tell, and after a failure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-call-reports.h"
#include "bw-call.h"
#include "bw-client-ledger.h"

G_BEGIN_DECLS

#define BW_TYPE_CALL_BOOK (bw_call_book_get_type ())

/* Signal `changed`: others stand, or the report that one is held against, or how the log is read. */
G_DECLARE_FINAL_TYPE (BwCallBook, bw_call_book, BW, CALL_BOOK, GObject)

/* For the desk. @desk is not kept alive. */
BwCallBook    *bw_call_book_new         (BwDesk      *desk);

/* (transfer full) (element-type BwCall): of @scope and below, the newest first. */
GPtrArray     *bw_call_book_list        (BwCallBook  *self,
                                         BwPlace      scope);

/* (nullable): the newest of that very place, subject and measure that is not over. Borrowed. */
BwCall        *bw_call_book_find        (BwCallBook  *self,
                                         const char  *place,
                                         const char  *subject,
                                         const char  *measure);

/* So many a person is to hold against a report. */
guint          bw_call_book_count_due   (BwCallBook  *self,
                                         BwPlace      scope);
/* What was reported nearest to the time of each. Borrowed. */
BwCallReports *bw_call_book_get_reports (BwCallBook  *self);
BwLedgerState  bw_call_book_get_state   (BwCallBook  *self);

/* (nullable): why the log could not be read. Borrowed. */
const GError  *bw_call_book_get_error   (BwCallBook  *self);

/* The log is longer than what is read of it: figures may be missing. */
gboolean       bw_call_book_is_cut_off  (BwCallBook  *self);

/* There may be more; also the retry after a failure. */
void           bw_call_book_refresh     (BwCallBook  *self);

G_END_DECLS
