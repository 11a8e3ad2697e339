/* bw-document-sender.h: brings what people wrote down to a backend
 *
 * Some requests on their way at a time, in the order of the changes: one of a later
 * step or another type waits until all before it are answered, and so does one of a
 * document that is being written. A request that found no ear is made again.
 *
 * A new document that is there already stays as it is if it says the same state, and
 * is brought there otherwise. Of one that stands only the members that the change
 * names are touched, whatever people have made of the rest; one that is gone stays
 * gone. A bad token ends it all; any other refusal is counted.
 *
 * Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-people-change.h"
#include "bw-report-sender.h"

G_BEGIN_DECLS

#define BW_DOCUMENT_SENDER_IN_FLIGHT 12

#define BW_TYPE_DOCUMENT_SENDER (bw_document_sender_get_type ())

G_DECLARE_FINAL_TYPE (BwDocumentSender, bw_document_sender, BW, DOCUMENT_SENDER, GObject)

/**
 * BwDocumentSender::ready:
 * @self: the sender
 *
 * All was answered, or all is over.
 */

BwDocumentSender *bw_document_sender_new        (const char        *backend,
                                                 const char        *staff,
                                                 const char        *commander);

/* @changes: (transfer full) (element-type BwPeopleChange): after those that it has. */
void              bw_document_sender_send       (BwDocumentSender  *self,
                                                 GPtrArray         *changes);
gboolean          bw_document_sender_is_idle    (BwDocumentSender  *self);

/* Of changes instead of reports; `duplicate`: it stood so already. */
void              bw_document_sender_get_totals (BwDocumentSender  *self,
                                                 BwReportTotals    *totals);

/* (nullable): what was said of the last one that was refused; (nullable): why it gave
 * up. Borrowed. */
const char       *bw_document_sender_get_rejection
                                                (BwDocumentSender  *self);
const GError     *bw_document_sender_get_error  (BwDocumentSender  *self);

G_END_DECLS
