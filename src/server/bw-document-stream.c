/* bw-document-stream.c: all documents of a type, one a line, as the reader takes them
 *
 *   pull ──► buffer ──empty──► state: from the shelf, at once
 *    ▲                    └──► ledger: a piece is read ──► wake
 *    └────────────────────────────────────────────────────┘
 *
 * A stream that cannot go on is cut off, so that nobody takes what came for all.
 * There are no more than a few at a time: each asks the writer's thread again and
 * again, and reports are to come through between.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-document-stream.h"

#include "bw-ledger-piece.h"
#include "bw-server-private.h"

#include <string.h>

/* Rows of the ledger that are read at a time, and bytes of the state. */
#define PIECE 200
#define BLOCK (64 * 1024)

/* Open at a time. */
#define MAX_STREAMS 16

typedef struct
{
  grefcount n_refs;      /* the answer, and the piece that is being read */
  BwPage    page;        /* of which nothing is put together; its exchange is held */
  GString  *buffer;      /* (owned) */
  gsize     at;          /* of it, up to which it was taken */
  gboolean  is_ledger;
  gboolean  is_reading;
  gboolean  is_over;
} Stream;

static void
release_stream (gpointer data)
{
  Stream *self = data;

  if (!g_ref_count_dec (&self->n_refs))
    return;

  self->page.exchange->server->n_lists--;
  bw_exchange_release (self->page.exchange);
  g_string_free (self->buffer, TRUE);
  g_free (self->page.after_id);
  g_free (self);
}

static void
append_line (Stream     *self,
             const char *text)
{
  if (bw_page_is_full (&self->page))
    {
      self->is_over = TRUE;
      return;
    }

  g_string_append (self->buffer, text);
  g_string_append_c (self->buffer, '\n');
  self->page.n++;
}

static void
fill_from_state (Stream *self)
{
  BwServer *server = self->page.exchange->server;
  GSequenceIter *next = bw_shelf_find_behind (server->shelf, self->page.type, self->page.after_id);
  const BwItem *last = NULL;

  for (; !g_sequence_iter_is_end (next) && self->buffer->len < BLOCK && !self->is_over;
       next = g_sequence_iter_next (next))
    {
      BwItem *item = g_sequence_get (next);
      const char *text = bw_page_wants_item (&self->page, item) ? bw_wire_get_text (server->wire, item) : NULL;

      if (text != NULL)
        append_line (self, text);

      last = item;
    }

  self->is_over |= g_sequence_iter_is_end (next);
  if (last != NULL)
    {
      g_free (self->page.after_id);
      self->page.after_id = g_strdup (last->id);
    }
}

static void
append_row (Stream            *self,
            const BwLedgerRow *row)
{
  BwServer *server = self->page.exchange->server;
  g_autoptr (BwDocument) document = bw_document_new (row->json, -1, server->catalogue, NULL);
  g_autofree char *text = NULL;

  self->page.after = row->seq;
  if (document == NULL || !bw_page_wants_document (&self->page, document))
    return;

  text = bw_wire_finish (server->wire, row->json, row->seq);
  append_line (self, text);
}

/* Not for one who has gone, or whose token has. */
static gboolean
may_go_on (Stream *self)
{
  BwExchange *exchange = self->page.exchange;

  return !bw_http_request_is_gone (exchange->request)
         && bw_auth_is_good (exchange->server->auth, exchange->token->hash);
}

static void
on_piece_read_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  Stream *self = data;
  BwHttpRequest *request = self->page.exchange->request;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) rows = bw_ledger_piece_read_finish (BW_STORE_WRITER (source), result, &error);

  self->is_reading = FALSE;
  if (rows == NULL)
    g_log_structured (G_LOG_DOMAIN, G_LOG_LEVEL_MESSAGE, "MESSAGE", "a list is cut off: %s", error->message);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    append_row (self, &g_array_index (rows, BwLedgerRow, i));

  self->is_over |= rows != NULL && rows->len < PIECE;
  if (rows != NULL && may_go_on (self))
    bw_http_request_wake (request);
  else if (!bw_http_request_is_gone (request))
    bw_http_request_abort (request);

  release_stream (self);
}

static void
fill_from_ledger (Stream *self)
{
  self->is_reading = TRUE;
  g_ref_count_inc (&self->n_refs);
  bw_ledger_piece_read_async (self->page.exchange->server->writer, self->page.type, self->page.after, PIECE,
                              on_piece_read_cb, self);
}

static void
fill (Stream *self)
{
  g_string_truncate (self->buffer, 0);
  self->at = 0;
  if (self->is_over || self->is_reading)
    return;

  if (self->is_ledger)
    fill_from_ledger (self);
  else
    fill_from_state (self);
}

static gssize
pull (gpointer  data,
      char     *buffer,
      gsize     size)
{
  Stream *self = data;
  gsize n;

  if (self->at == self->buffer->len)
    fill (self);
  if (self->at == self->buffer->len)
    return self->is_over ? -1 : 0;

  n = MIN (size, self->buffer->len - self->at);
  memcpy (buffer, self->buffer->str + self->at, n);
  self->at += n;
  return (gssize) n;
}

/**
 * bw_document_stream_open:
 * @page: what is asked for; its text is not used
 */
void
bw_document_stream_open (const BwPage *page)
{
  BwExchange *exchange = page->exchange;
  BwHttpResponse *response;
  Stream *self;

  if (exchange->server->n_lists >= MAX_STREAMS)
    {
      bw_exchange_fail (exchange, bw_problem_new (503, "there are as many lists being read as there may be"));
      return;
    }

  self = g_new0 (Stream, 1);
  exchange->server->n_lists++;
  g_ref_count_init (&self->n_refs);
  self->page = *page;
  self->page.out = NULL;
  self->page.after_id = g_strdup (page->after_id);
  self->buffer = g_string_new (NULL);
  self->is_ledger = bw_server_has_past (page->type);
  if (bw_http_request_get_query (exchange->request, "limit") == NULL)
    self->page.limit = G_MAXUINT;

  bw_exchange_hold (exchange);
  bw_store_writer_audit (exchange->server->writer, bw_exchange_make_audit (exchange, 200, "streamed"));
  response = bw_http_response_new_stream (200, "application/x-ndjson", pull, self, release_stream);
  bw_http_response_add_header (response, "Cache-Control", "no-store");
  bw_exchange_reply (exchange, response);
}
