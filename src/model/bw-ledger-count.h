/* bw-ledger-count.h: what a document of the ledger adds to the tally of its place
 *
 * A donation or a supply that is booked is a report too: "one more, of so many fen".
 * It goes into the log beside the document, in the same transaction, and from there on
 * it is a report as any other: replayed, folded, checkpointed, fed to all daemons and
 * desks. Its id is made of the document's, so a document counts once. A correction adds
 * what is right and takes back what it corrects; what is taken back has an id of its
 * own, so that this happens once, too, whoever corrects it again.
 *
 * Anybody can work such an id out. So it is of a variant that RFC 9562 keeps for later,
 * which is taken from nobody: a report that had it before the document came would be
 * the one that counts.
 *
 * Only measures that the catalogue marks with `ledger` are counted so, and nobody else
 * may add to them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-document.h"
#include "bw-report.h"

G_BEGIN_DECLS

/* Whether documents of the type count: `donation` and `supply`. */
gboolean bw_ledger_count_is_counted (BwDocumentType       type);

/* Whether the id of a report is one of those that are given here only. */
gboolean bw_ledger_count_has_id     (const guint8         id[16]);

/* @root (nullable): code of the city, for what names no place. FALSE: it counts nowhere.
 * Clear the report with bw_report_clear(). */
gboolean bw_ledger_count_fill       (BwReport            *report,
                                     BwMeasureCatalogue  *catalogue,
                                     BwDocumentType       type,
                                     JsonObject          *document,
                                     const char          *root,
                                     gboolean             is_taken_back);

G_END_DECLS
