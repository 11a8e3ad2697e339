/* bw-store-ledger.h: of a store, the tallies that its ledger moves
 *
 *   put a donation ──► document ──► report: what it counts ──┐
 *          corrects another? ─────► report: that one back ───┴─ one transaction
 *
 * See bw-ledger-count.h. All kinds of stores do it alike, for whoever puts such a
 * document: the daemon, an import, a city that is loaded.
 *
 * What is folded is closed to reports of its time (see bw-store-row.h). A donation may
 * be booked months late, though, and must count: it then counts as of the time since
 * which reports are kept one by one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-store-booking.h"
#include "bw-store.h"

G_BEGIN_DECLS

/* Whose measures they are; before anything is booked. */
void       bw_store_ledger_set_catalogue (BwStore             *self,
                                          BwMeasureCatalogue  *catalogue);

/* As bw_store_put_document(), which calls it, for types that count. */
gboolean   bw_store_ledger_put           (BwStore             *self,
                                          BwDocumentType       type,
                                          const char          *id,
                                          const char          *place,
                                          const char          *json,
                                          guint64              expected,
                                          guint64             *seq,
                                          GError             **error);

/* Counts what was put by a release that did not; once, when a store is opened. */
gboolean   bw_store_ledger_catch_up      (BwStore             *self,
                                          GError             **error);

/* All that there is was counted: a store that begins with this release. */
gboolean   bw_store_ledger_note_counted  (BwStore             *self,
                                          GError             **error);

/* (transfer full) (element-type BwStoreBooking): what the document counted in the
 * transaction that is open. */
GPtrArray *bw_store_ledger_list_booked   (BwStore             *self,
                                          BwDocumentType       type,
                                          const char          *id);

/* The transaction is over. */
void       bw_store_ledger_forget        (BwStore             *self);

G_END_DECLS
