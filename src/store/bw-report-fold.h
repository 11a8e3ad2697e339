/* bw-report-fold.h: reports of one place, subject and step of time, as few as say the same
 *
 * Of what was set the last one stays, of what was added the sum, at the last that
 * added. Each stays in the row where it was; a row of which nothing is left goes. So
 * whoever counts the log anew finds what he would have found.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Key of the store's meta: the time before which no report is taken any more, as it
 * may have been folded; microseconds since 1970. */
#define BW_REPORT_FOLD_BEFORE "folded_before"
#define BW_REPORT_FOLD_UNTIL  "folded_until"

typedef struct _BwReportFold BwReportFold;

BwReportFold *bw_report_fold_new   (void);
void          bw_report_fold_free  (BwReportFold  *self);

/* The next row: what it says (bw-statement-blob.h), which was true @at. FALSE: it is
 * not what was written. */
gboolean      bw_report_fold_add   (BwReportFold  *self,
                                    gint64         at,
                                    const guint8  *statements,
                                    gsize          length);

/* What is left of the row that was added as number @row, from 0; empty: nothing. */
void          bw_report_fold_write (BwReportFold  *self,
                                    guint          row,
                                    GByteArray    *statements);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwReportFold, bw_report_fold_free)

G_END_DECLS
