/* bw-ledger-piece.c: some rows of the ledger, read on the writer's thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-ledger-piece.h"

typedef struct
{
  BwDocumentType type;
  guint64        after;
  guint          n;
} Piece;

static void
clear_row (gpointer data)
{
  BwLedgerRow *row = data;

  g_free (row->json);
}

static void
free_rows (gpointer data)
{
  g_clear_pointer (&data, g_array_unref);
}

static void
add_row (BwDocumentType  type,
         const char     *id,
         guint64         seq,
         gboolean        gone,
         const char     *place,
         const char     *json,
         gpointer        data)
{
  BwLedgerRow row = { seq, g_strdup (json) };

  g_array_append_val ((GArray *) data, row);
}

/* On the writer's thread. */
static gpointer
read_piece (BwStore   *store,
            gpointer   data,
            GError   **error)
{
  const Piece *piece = data;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (BwLedgerRow));

  g_array_set_clear_func (rows, clear_row);
  if (!bw_store_scan_documents (store, piece->type, piece->after, piece->n, FALSE, add_row, rows, error))
    return NULL;

  return g_steal_pointer (&rows);
}

/**
 * bw_ledger_piece_read_async:
 * @writer: the writer
 * @type: of the documents
 * @after: number of the last one that is known
 * @n: how many at most
 * @callback: called when they are read
 * @user_data: for @callback
 */
void
bw_ledger_piece_read_async (BwStoreWriter       *writer,
                            BwDocumentType       type,
                            guint64              after,
                            guint                n,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  const Piece piece = { type, after, n };

  bw_store_writer_run_async (writer, read_piece, g_memdup2 (&piece, sizeof piece), g_free, free_rows, NULL,
                             callback, user_data);
}

/**
 * bw_ledger_piece_read_finish:
 * @writer: the writer
 * @result: what the callback was given
 * @error: return location; of the store
 *
 * Returns: (transfer full) (nullable) (element-type BwLedgerRow): the rows
 */
GArray *
bw_ledger_piece_read_finish (BwStoreWriter  *writer,
                             GAsyncResult   *result,
                             GError        **error)
{
  return bw_store_writer_run_finish (writer, result, error);
}
