/* bw-store-row.h: what goes into a store and comes out of it, one at a time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-document.h"
#include "bw-report.h"

G_BEGIN_DECLS

/* The number of a report that was not taken: it is from before the time until which
 * reports are folded, and is not among those that are left of it. Whether it was
 * counted once nobody can tell. */
#define BW_STORE_FOLDED G_MAXUINT64

/* Of one that was not taken: its place went while it waited to be written. */
#define BW_STORE_NO_PLACE (G_MAXUINT64 - 1)

/**
 * BwStoreReport:
 * @report: (not owned): in: what was reported
 * @seq: out: its number; 0 for a duplicate; %BW_STORE_FOLDED; %BW_STORE_NO_PLACE
 *
 * One report of a group that is appended.
 */
typedef struct
{
  const BwReport *report;
  guint64         seq;
} BwStoreReport;

/**
 * BwStoreReportFunc:
 * @report: borrowed for the call
 * @seq: its number
 * @received: when it was taken
 */
typedef void (*BwStoreReportFunc)   (const BwReport *report,
                                     guint64         seq,
                                     gint64          received,
                                     gpointer        user_data);

/**
 * BwStoreDocumentFunc:
 * @seq: its number
 * @gone: it was removed: @json is %NULL
 * @place: (nullable): code of the place that it belongs to; of one that was removed
 *   and was a place itself, of the one above
 * @json: (nullable): the document, without `seq`
 */
typedef void (*BwStoreDocumentFunc) (BwDocumentType  type,
                                     const char     *id,
                                     guint64         seq,
                                     gboolean        gone,
                                     const char     *place,
                                     const char     *json,
                                     gpointer        user_data);

/**
 * BwStoreMonitorFunc:
 * @done: how much is done
 * @total: of how much; 0: nobody knows
 *
 * Called from time to time within what takes long; it must not call the store.
 *
 * Returns: whether to go on; else what is being done fails
 */
typedef gboolean (*BwStoreMonitorFunc)  (guint64         done,
                                         guint64         total,
                                         gpointer        user_data);

G_END_DECLS
