/* bw-handle-documents.c: lists documents of one type, page by page
 *
 * State documents are in memory. Ledger documents are read from the store a
 * piece at a time, and looked through here, for only here is known who stands
 * under whom.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-handlers.h"
#include "bw-page.h"
#include "bw-server-private.h"

#include <string.h>

/* Rows that are read from the store at a time. */
#define PIECE 1000

static gint64
find_time (BwServer     *server,
           const BwItem *item)
{
  g_autoptr (BwTally) tally = NULL;

  if (item->type != BW_DOCUMENT_TYPE_TALLY)
    return item->at;

  tally = bw_picture_dup_tally (server->picture, item->place, item->subject, NULL);
  return tally != NULL ? tally->at : 0;
}

static gboolean
is_asked_for (const BwPage *page,
              BwItem       *item)
{
  BwServer *server = page->exchange->server;
  gint64 at;

  if (item->is_gone || !bw_scope_has_item (bw_picture_get_places (server->picture), page->scope, item))
    return FALSE;
  if (page->from == 0 && page->to == G_MAXINT64)
    return TRUE;

  at = find_time (server, item);
  return at >= page->from && at <= page->to;
}

/* Items never leave the shelf, so that a position stays good. */
static void
list_state (BwPage *page)
{
  BwServer *server = page->exchange->server;
  GPtrArray *items = bw_shelf_get_items (server->shelf, page->type);

  for (guint64 i = page->after; i < items->len; i++)
    {
      BwItem *item = g_ptr_array_index (items, i);
      const char *text;

      if (!is_asked_for (page, item))
        continue;

      if (bw_page_is_full (page))
        {
          page->next = i;
          break;
        }

      text = bw_wire_get_text (server->wire, item);
      if (text != NULL)
        bw_page_append (page, text);
    }

  bw_page_reply (page);
}

/* Ledger */

typedef struct
{
  guint64  seq;
  char    *json;
} Row;

typedef struct
{
  BwDocumentType type;
  guint64        after;
} Piece;

static void
clear_row (gpointer data)
{
  Row *row = data;

  g_free (row->json);
}

static void
on_row_cb (BwDocumentType  type,
           const char     *id,
           guint64         seq,
           gboolean        gone,
           const char     *json,
           gpointer        data)
{
  Row row = { seq, g_strdup (json) };

  g_array_append_val ((GArray *) data, row);
}

/* On the writer's thread. */
static gpointer
read_piece (BwStore   *store,
            gpointer   data,
            GError   **error)
{
  const Piece *piece = data;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));

  g_array_set_clear_func (rows, clear_row);
  if (!bw_store_scan_documents (store, piece->type, piece->after, PIECE, FALSE, on_row_cb, rows, error))
    return NULL;

  return g_steal_pointer (&rows);
}

static void
free_rows (gpointer data)
{
  g_clear_pointer (&data, g_array_unref);
}

static gboolean
is_entry_asked_for (const BwPage *page,
                    BwDocument   *document)
{
  gint64 at = bw_document_get_at (document);

  return at >= page->from && at <= page->to && bw_server_may_see (page->exchange->server, page->scope, document);
}

/* FALSE: the page is full, and there is more. */
static gboolean
take_row (BwPage    *page,
          const Row *row)
{
  BwServer *server = page->exchange->server;
  g_autoptr (BwDocument) document = bw_document_new (row->json, -1, server->catalogue, NULL);
  g_autofree char *text = NULL;

  if (document == NULL || !is_entry_asked_for (page, document))
    {
      page->after = row->seq;
      return TRUE;
    }

  if (bw_page_is_full (page))
    {
      page->next = page->after;
      return FALSE;
    }

  text = bw_wire_finish (server->wire, row->json, row->seq);
  bw_page_append (page, text);
  page->after = row->seq;
  return TRUE;
}

static void list_ledger (BwPage *page);

static void
on_piece_read_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autofree BwPage *page = data;
  BwExchange *exchange = page->exchange;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) rows = bw_store_writer_run_finish (BW_STORE_WRITER (source), result, &error);
  gboolean is_full = FALSE;

  for (guint i = 0; rows != NULL && i < rows->len && !is_full; i++)
    is_full = !take_row (page, &g_array_index (rows, Row, i));

  if (rows == NULL)
    {
      bw_page_clear (page);
      bw_exchange_fail_error (exchange, error);
    }
  else if (!is_full && rows->len == PIECE)
    list_ledger (g_steal_pointer (&page));
  else
    bw_page_reply (page);

  bw_exchange_release (exchange);
}

static void
list_ledger (BwPage *page)
{
  const Piece piece = { page->type, page->after };

  bw_exchange_hold (page->exchange);
  bw_store_writer_run_async (page->exchange->server->writer, read_piece, g_memdup2 (&piece, sizeof piece), g_free,
                             free_rows, NULL, on_piece_read_cb, page);
}

void
bw_handle_documents_get (BwExchange *exchange)
{
  const char *slash = strchr (exchange->tail, '/');
  g_autofree char *name = slash != NULL ? g_strndup (exchange->tail, (gsize) (slash - exchange->tail))
                                        : g_strdup (exchange->tail);
  BwDocumentType type;
  BwPage page;

  if (!bw_document_type_from_string (name, &type))
    {
      bw_exchange_fail (exchange, bw_problem_new (404, "no documents are of the type “%s”", name));
      return;
    }

  if (slash != NULL && slash[1] != '\0')
    {
      bw_handle_document_get (exchange, type, slash + 1);
      return;
    }

  if (!bw_page_begin (&page, exchange, type))
    return;

  if (bw_server_has_past (type))
    list_ledger (g_memdup2 (&page, sizeof page));
  else
    list_state (&page);
}
