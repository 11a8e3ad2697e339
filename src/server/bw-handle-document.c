/* bw-handle-document.c: reads one document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-handlers.h"
#include "bw-server-private.h"

#include <string.h>

static char *
make_tag (guint64 seq)
{
  return g_strdup_printf ("\"%" G_GUINT64_FORMAT "\"", seq);
}

void
bw_handle_document_reply (BwExchange *exchange,
                          guint       status,
                          BwItem     *item)
{
  const char *text = bw_wire_get_text (exchange->server->wire, item);
  g_autofree char *tag = make_tag (item->seq);
  BwHttpResponse *response;

  response = bw_http_response_new (status, "application/json",
                                   status != 304 ? g_bytes_new (text, strlen (text)) : NULL);
  bw_http_response_add_header (response, "ETag", tag);
  bw_http_response_add_header (response, "Cache-Control", "no-cache");
  bw_exchange_reply (exchange, response);
}

/* (nullable): it is there, and the token may see it */
BwItem *
bw_handle_document_find (BwExchange     *exchange,
                         BwDocumentType  type,
                         const char     *id)
{
  BwItem *item = bw_shelf_find (exchange->server->shelf, type, id);

  return item != NULL && !item->is_gone
         && bw_scope_has_item (bw_picture_get_places (exchange->server->picture), exchange->scope, item)
           ? item
           : NULL;
}

void
bw_handle_document_get (BwExchange     *exchange,
                        BwDocumentType  type,
                        const char     *id)
{
  BwItem *item = bw_handle_document_find (exchange, type, id);
  const char *known = bw_http_request_get_header (exchange->request, "If-None-Match");
  g_autofree char *tag = NULL;

  if (bw_document_type_is_ledger (type))
    {
      bw_exchange_fail (exchange, bw_problem_new (404, "entries of a ledger are listed, not read one by one"));
      return;
    }

  if (item == NULL || bw_wire_get_text (exchange->server->wire, item) == NULL)
    {
      bw_exchange_fail (exchange, bw_problem_new (404, "no %s has the id “%s”", bw_document_type_to_string (type), id));
      return;
    }

  tag = make_tag (item->seq);
  bw_handle_document_reply (exchange, known != NULL && strstr (known, tag) != NULL ? 304 : 200, item);
}
