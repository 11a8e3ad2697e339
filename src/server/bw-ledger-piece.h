/* bw-ledger-piece.h: some rows of the ledger, read on the writer's thread
 *
 * However long a ledger is, no more of it than a piece is in memory.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-store-writer.h"

G_BEGIN_DECLS

/**
 * BwLedgerRow:
 * @seq: its number
 * @json: (owned): the document, without `seq`
 */
typedef struct
{
  guint64  seq;
  char    *json;
} BwLedgerRow;

/* Up to @n documents of @type above @after, in order of their numbers. */
void    bw_ledger_piece_read_async  (BwStoreWriter        *writer,
                                     BwDocumentType        type,
                                     guint64               after,
                                     guint                 n,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);

/* (transfer full) (nullable) (element-type BwLedgerRow): fewer than were asked for:
 * there are no more. */
GArray *bw_ledger_piece_read_finish (BwStoreWriter        *writer,
                                     GAsyncResult         *result,
                                     GError              **error);

G_END_DECLS
