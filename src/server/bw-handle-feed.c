/* bw-handle-feed.c: the state, and what changes of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-handlers.h"
#include "bw-server-private.h"

#include <string.h>

/* Whichever is named first; SSE for a browser and for one that takes anything. */
static gboolean
find_format (const char   *accept,
             BwFeedFormat *format)
{
  const char *lines = accept != NULL ? strstr (accept, "application/x-ndjson") : NULL;
  const char *events = accept != NULL ? strstr (accept, "text/event-stream") : NULL;

  *format = BW_FEED_FORMAT_SSE;
  if (lines != NULL && (events == NULL || lines < events))
    *format = BW_FEED_FORMAT_NDJSON;

  return lines != NULL || events != NULL || accept == NULL || strstr (accept, "*/*") != NULL;
}

/* Whether the reader takes tails of series; FALSE: that is not said well. */
static gboolean
find_tails (const char *wanted,
            gboolean   *tails)
{
  *tails = g_strcmp0 (wanted, "tail") == 0;
  return *tails || wanted == NULL || g_str_equal (wanted, "whole");
}

typedef struct
{
  BwExchange   *exchange;  /* (owned): held */
  BwFeedFormat  format;
  BwPlace       scope;
  gboolean      tails;
  char         *since;     /* (owned) */
} Opening;

static void
open_stream (BwExchange   *exchange,
             BwFeedFormat  format,
             BwPlace       scope,
             gboolean      tails,
             const char   *since)
{
  BwHttpResponse *response = bw_feed_hub_open (exchange->server->hub, exchange->request, format, scope, tails, since,
                                               exchange->token);

  if (response != NULL)
    bw_exchange_reply (exchange, response);
  else
    bw_exchange_fail (exchange, bw_problem_new (503, "there are as many readers as there may be"));
}

/* On the writer's thread: it reads up before it answers. */
static gpointer
do_nothing (BwStore   *store,
            gpointer   data,
            GError   **error)
{
  return NULL;
}

static void
on_caught_up_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  Opening *opening = data;
  g_autoptr (GError) error = NULL;

  bw_store_writer_run_finish (BW_STORE_WRITER (source), result, &error);
  if (error == NULL)
    open_stream (opening->exchange, opening->format, opening->scope, opening->tails, opening->since);
  else
    bw_exchange_fail_error (opening->exchange, error);

  bw_exchange_release (opening->exchange);
  g_free (opening->since);
  g_free (opening);
}

/* Whether another daemon has told the reader what this one does not know yet. */
static gboolean
is_ahead (BwServer   *server,
          const char *since)
{
  guint64 seq;

  return since != NULL && bw_feed_hub_parse_id (server->hub, since, &seq) && seq > bw_shelf_get_seq (server->shelf);
}

/* While the store is away the reader keeps what it has, and asks again. */
static void
open_later (BwExchange   *exchange,
            BwFeedFormat  format,
            BwPlace       scope,
            gboolean      tails,
            const char   *since)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->exchange = bw_exchange_hold (exchange);
  opening->format = format;
  opening->scope = scope;
  opening->tails = tails;
  opening->since = g_strdup (since);
  bw_store_writer_run_async (exchange->server->writer, do_nothing, NULL, NULL, NULL, NULL, on_caught_up_cb, opening);
}

void
bw_handle_feed_get (BwExchange *exchange)
{
  BwHttpRequest *request = exchange->request;
  const char *since = bw_http_request_get_header (request, "Last-Event-ID");
  BwFeedFormat format;
  gboolean tails;
  BwPlace scope;

  if (!bw_exchange_get_scope (exchange, &scope))
    return;

  if (!find_format (bw_http_request_get_header (request, "Accept"), &format))
    {
      bw_exchange_fail (exchange, bw_problem_new (406, "it is there as text/event-stream and application/x-ndjson"));
      return;
    }

  if (!find_tails (bw_http_request_get_query (request, "series"), &tails))
    {
      bw_exchange_fail_query (exchange, "series", "must be whole or tail");
      return;
    }

  /* A browser that reconnects asks with its old address. */
  if (since == NULL || *since == '\0')
    since = bw_http_request_get_query (request, "since");

  if (is_ahead (exchange->server, since))
    open_later (exchange, format, scope, tails, since);
  else
    open_stream (exchange, format, scope, tails, since);
}
