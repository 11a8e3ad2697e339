/* bw-document-change.h: one change of a document, on the way to the store
 *
 * Made on the main thread, judged and written on the writer's
 * (bw_store_writer_change_async()), read on the main thread again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-store-booking.h"
#include "bw-store.h"

G_BEGIN_DECLS

/* The document, and the order that it supersedes. */
#define BW_DOCUMENT_CHANGE_MAX 2

/**
 * BwDocumentChange:
 * @catalogue: (owned): the measures there are
 * @type: of the document
 * @id: (owned): of the document
 * @draft: (owned) (nullable): its text as it is wanted; %NULL: it is to go
 * @expected: seq that it must have; see bw-precondition.h
 * @token: (owned): id of the token that asks
 * @role: its role
 * @is_owner: of the area that owns the document; see bw-rule-case.h
 * @is_whole: the token is good for the whole city
 * @now: the backend's time when it was asked for
 * @zone: (owned) (nullable): of the city
 * @must_be_past: there is none but in the ledger, as far as the token may see
 * @current: (owned) (nullable): out: how it stood, whether or not it was changed
 * @current_seq: out: its number then, 0: there was none
 * @written: (owned elements): out: what was written; %NULL: the document went
 * @seqs: out: its numbers
 * @n_written: out: how many, 0: nothing was
 * @booked: (owned) (nullable) (element-type BwStoreBooking): out: what it counted, of the ledger
 */
typedef struct
{
  BwMeasureCatalogue *catalogue;
  BwDocumentType      type;
  char               *id;
  char               *draft;
  guint64             expected;
  char               *token;
  const char         *role;
  gboolean            is_owner;
  gboolean            is_whole;
  gint64              now;
  GTimeZone          *zone;
  gboolean            must_be_past;

  char               *current;
  guint64             current_seq;
  BwDocument         *written[BW_DOCUMENT_CHANGE_MAX];
  guint64             seqs[BW_DOCUMENT_CHANGE_MAX];
  guint               n_written;
  GPtrArray          *booked;
} BwDocumentChange;

BwDocumentChange *bw_document_change_new  (BwMeasureCatalogue  *catalogue,
                                           BwDocumentType       type,
                                           const char          *id);
void              bw_document_change_free (gpointer             change);

/* A #BwStoreChangeFunc. BW_STORE_ERROR_CONFLICT: another version stands;
 * BW_STORE_ERROR_NOT_FOUND: there is none to go; BW_MODEL_ERROR: a rule. */
gboolean          bw_document_change_run  (BwStore             *store,
                                           gpointer             change,
                                           GError             **error);

G_END_DECLS
