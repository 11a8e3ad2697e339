/* bw-store-places.h: of a store, places that go, and reports of them
 *
 * A report is judged by what the daemon knows when it comes; the place may go before
 * it is its turn to be written, and what nobody can count must not be in the log.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-store.h"

G_BEGIN_DECLS

/* Notes that @id went, if that is a place. */
void     bw_store_places_note_gone (BwStore         *self,
                                    BwDocumentType   type,
                                    const char      *id);

/* As bw_store_remove_document() and bw_store_append_reports(), which call them. */
gboolean bw_store_places_remove    (BwStore         *self,
                                    BwDocumentType   type,
                                    const char      *id,
                                    guint64          expected,
                                    guint64         *seq,
                                    GError         **error);
gboolean bw_store_places_append    (BwStore         *self,
                                    BwStoreReport   *reports,
                                    guint            n_reports,
                                    gint64           received,
                                    GError         **error);

/* In the log, and not only in the figures. */
gboolean bw_store_places_has_reports (BwStore       *self,
                                     const char     *place,
                                     gboolean       *has_reports,
                                     GError        **error);

G_END_DECLS
