/* bw-report-sender.h: brings reports to a backend, each counted once
 *
 * Batches of up to 500 reports, a few on their way at a time. A batch that found
 * no ear (no connection, 429, 503, any 5xx) is sent again as it is, with the same
 * ids, after what the backend asks for or a growing pause; so nothing is lost and
 * nothing is counted twice. Any other refusal of a whole batch ends it all.
 *
 * Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define BW_REPORT_SENDER_BATCH     500
#define BW_REPORT_SENDER_IN_FLIGHT 4

/**
 * BwReportTotals:
 * @sent: reports handed over
 * @accepted: that the backend took
 * @duplicate: that it knew already
 * @rejected: that it refused
 */
typedef struct
{
  guint64 sent;
  guint64 accepted;
  guint64 duplicate;
  guint64 rejected;
} BwReportTotals;

#define BW_TYPE_REPORT_SENDER (bw_report_sender_get_type ())

G_DECLARE_FINAL_TYPE (BwReportSender, bw_report_sender, BW, REPORT_SENDER, GObject)

/**
 * BwReportSender::ready:
 * @self: the sender
 *
 * There is room for a batch, all may be done, or all is over.
 */

BwReportSender *bw_report_sender_new        (const char      *backend,
                                             const char      *token);

/* Whether it takes another batch. */
gboolean        bw_report_sender_has_room   (BwReportSender  *self);

/* @lines: NDJSON of @n reports. */
void            bw_report_sender_send       (BwReportSender  *self,
                                             GString         *lines,
                                             guint            n);

/* Whether every report was answered for. */
gboolean        bw_report_sender_is_idle    (BwReportSender  *self);
void            bw_report_sender_get_totals (BwReportSender  *self,
                                             BwReportTotals  *totals);

/* (nullable): `POINTER: REASON` of the first report of the last batch of which any was
 * rejected. Borrowed until the next answer. */
const char     *bw_report_sender_get_rejection (BwReportSender *self);

/* (nullable): why it gave up. Borrowed. */
const GError   *bw_report_sender_get_error  (BwReportSender  *self);

G_END_DECLS
