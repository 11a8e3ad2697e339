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

void
bw_handle_feed_get (BwExchange *exchange)
{
  BwHttpRequest *request = exchange->request;
  const char *since = bw_http_request_get_header (request, "Last-Event-ID");
  BwHttpResponse *response;
  BwFeedFormat format;
  BwPlace scope;

  if (!bw_exchange_get_scope (exchange, &scope))
    return;

  if (!find_format (bw_http_request_get_header (request, "Accept"), &format))
    {
      bw_exchange_fail (exchange, bw_problem_new (406, "it is there as text/event-stream and application/x-ndjson"));
      return;
    }

  /* A browser that reconnects asks with its old address. */
  if (since == NULL || *since == '\0')
    since = bw_http_request_get_query (request, "since");

  response = bw_feed_hub_open (exchange->server->hub, request, format, scope, since, exchange->token);
  if (response != NULL)
    bw_exchange_reply (exchange, response);
  else
    bw_exchange_fail (exchange, bw_problem_new (503, "there are as many readers as there may be"));
}
