/* bw-page.h: one page of a list of documents, being filled
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-exchange.h"

G_BEGIN_DECLS

/**
 * BwPage:
 * @exchange: (unowned): that asked for it
 * @type: of the documents
 * @scope: what may be seen and is asked for
 * @from: earliest time, 0: any
 * @to: latest time, G_MAXINT64: any
 * @after: of the ledger: number of the row to go on behind
 * @after_id: (owned) (nullable): of the state: id of the document to go on behind
 * @limit: documents that it holds at most
 * @n: that it holds
 * @n_read: rows of the ledger that were read for it
 * @next: (owned) (nullable): `after` of the next page, %NULL: there is none
 * @out: (owned): what was put together so far
 */
typedef struct
{
  BwExchange     *exchange;
  BwDocumentType  type;
  BwPlace         scope;
  gint64          from;
  gint64          to;
  guint64         after;
  char           *after_id;
  guint           limit;
  guint           n;
  guint           n_read;
  char           *next;
  GString        *out;
} BwPage;

/* Reads the query; FALSE after the exchange has failed. */
gboolean bw_page_begin   (BwPage         *self,
                          BwExchange     *exchange,
                          BwDocumentType  type);
void     bw_page_append  (BwPage         *self,
                          const char     *json);
gboolean bw_page_is_full (BwPage         *self);

/* The next page begins behind the row @seq, or behind the document @id. */
void     bw_page_go_on_behind_row (BwPage     *self,
                                   guint64     seq);
void     bw_page_go_on_behind_id  (BwPage     *self,
                                   const char *id);

/* Whether it is there, to be seen and of the time that is asked for. */
gboolean bw_page_wants_item     (const BwPage   *self,
                                 BwItem         *item);
gboolean bw_page_wants_document (const BwPage   *self,
                                 BwDocument     *document);

/* Replies, and clears the page. */
void     bw_page_reply   (BwPage         *self);
void     bw_page_clear   (BwPage         *self);

G_END_DECLS
