/* bw-handle-documents.c: lists documents of one type, page by page or as a stream
 *
 * State documents are in memory. Ledger documents are read from the store a
 * piece at a time, and looked through here, for only here is known who stands
 * under whom.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-document-stream.h"
#include "bw-handlers.h"
#include "bw-ledger-piece.h"
#include "bw-server-private.h"

#include <string.h>

/* Rows that are read from the store at a time, and for one page: where few are wanted
 * it is a short one, and says where to go on. */
#define PIECE    1000
#define MAX_ROWS 20000

/* By their ids: what is put and removed between two pages, a start and another daemon
 * on the same store all leave the others where they are. */
static void
list_state (BwPage *page)
{
  BwServer *server = page->exchange->server;
  const char *last = NULL;

  for (GSequenceIter *next = bw_shelf_find_behind (server->shelf, page->type, page->after_id);
       !g_sequence_iter_is_end (next);
       next = g_sequence_iter_next (next))
    {
      BwItem *item = g_sequence_get (next);
      const char *text;

      if (!bw_page_wants_item (page, item))
        continue;

      if (bw_page_is_full (page))
        {
          bw_page_go_on_behind_id (page, last);
          break;
        }

      text = bw_wire_get_text (server->wire, item);
      if (text != NULL)
        bw_page_append (page, text);

      last = item->id;
    }

  bw_page_reply (page);
}

/* FALSE: the page is full, and there is more. */
static gboolean
take_row (BwPage            *page,
          const BwLedgerRow *row)
{
  BwServer *server = page->exchange->server;
  g_autoptr (BwDocument) document = bw_document_new (row->json, -1, server->catalogue, NULL);
  g_autofree char *text = NULL;

  if (document == NULL || !bw_page_wants_document (page, document))
    {
      page->after = row->seq;
      return TRUE;
    }

  if (bw_page_is_full (page))
    {
      bw_page_go_on_behind_row (page, page->after);
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
  g_autoptr (GArray) rows = bw_ledger_piece_read_finish (BW_STORE_WRITER (source), result, &error);
  gboolean is_full = FALSE;

  page->n_read += rows != NULL ? rows->len : 0;
  for (guint i = 0; rows != NULL && i < rows->len && !is_full; i++)
    is_full = !take_row (page, &g_array_index (rows, BwLedgerRow, i));

  if (rows == NULL)
    {
      bw_page_clear (page);
      bw_exchange_fail_error (exchange, error);
    }
  else if (bw_http_request_is_gone (exchange->request))
    {
      bw_page_clear (page);
    }
  else if (!is_full && rows->len == PIECE && page->n_read < MAX_ROWS)
    {
      list_ledger (g_steal_pointer (&page));
    }
  else
    {
      if (!is_full && rows->len == PIECE)
        bw_page_go_on_behind_row (page, page->after);
      bw_page_reply (page);
    }

  bw_exchange_release (exchange);
}

static void
list_ledger (BwPage *page)
{
  bw_exchange_hold (page->exchange);
  bw_ledger_piece_read_async (page->exchange->server->writer, page->type, page->after, PIECE, on_piece_read_cb, page);
}

static gboolean
wants_lines (BwHttpRequest *request)
{
  const char *accept = bw_http_request_get_header (request, "Accept");

  return accept != NULL && strstr (accept, "application/x-ndjson") != NULL;
}

static void
list (BwExchange     *exchange,
      BwDocumentType  type)
{
  BwPage page;

  if (!bw_page_begin (&page, exchange, type))
    return;

  if (wants_lines (exchange->request))
    {
      bw_document_stream_open (&page);
      bw_page_clear (&page);
    }
  else if (bw_server_has_past (type))
    list_ledger (g_memdup2 (&page, sizeof page));
  else
    list_state (&page);
}

void
bw_handle_documents_get (BwExchange *exchange)
{
  const char *slash = strchr (exchange->tail, '/');
  g_autofree char *name = slash != NULL ? g_strndup (exchange->tail, (gsize) (slash - exchange->tail))
                                        : g_strdup (exchange->tail);
  BwDocumentType type;

  if (!bw_document_type_from_string (name, &type))
    bw_exchange_fail (exchange, bw_problem_new (404, "no documents are of the type “%s”", name));
  else if (slash != NULL && slash[1] != '\0')
    bw_handle_document_get (exchange, type, slash + 1);
  else
    list (exchange, type);
}
