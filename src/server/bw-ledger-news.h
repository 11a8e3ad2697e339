/* bw-ledger-news.h: where the ledger has got something
 *
 * What is booked is not in the feed: readers are told of which type it is and where, and
 * read it themselves if they show that. There is one note for a type and a place, however
 * much is booked there; of so many places that nobody would go through them, and of those
 * that are not remembered, they are told the types alone.
 *
 * Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-document.h"
#include "bw-place-tree.h"

G_BEGIN_DECLS

typedef struct _BwLedgerNews BwLedgerNews;

/* What was booked up to @since nobody knows here: who asks for it is told the types alone. */
BwLedgerNews *bw_ledger_news_new    (guint64         since);
void          bw_ledger_news_free   (BwLedgerNews   *self);

/* @code (nullable): of @place, which may be BW_PLACE_NONE: then it is for the whole city only. */
void          bw_ledger_news_note   (BwLedgerNews   *self,
                                     BwDocumentType  type,
                                     BwPlace         place,
                                     const char     *code,
                                     guint64         seq);

/* Appends an event `ledger` of what @scope may see and was booked after @since and up to
 * @until; nothing if there is nothing. */
void          bw_ledger_news_append (BwLedgerNews   *self,
                                     GString        *out,
                                     BwPlaceTree    *places,
                                     BwPlace         scope,
                                     guint64         since,
                                     guint64         until);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwLedgerNews, bw_ledger_news_free)

G_END_DECLS
