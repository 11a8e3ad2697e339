/* bw-client-outbox-request.c: an entry of the outbox on the wire
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-outbox-request-private.h"

#include <string.h>

/* An ETag of ours is a seq; RFC 9110 wants quotes around it. */
static void
set_condition (BwClientOutboxEntry *entry,
               SoupMessageHeaders  *headers)
{
  g_autofree char *quoted = NULL;

  if (entry->etag != NULL)
    {
      quoted = strchr (entry->etag, '"') != NULL ? g_strdup (entry->etag) : g_strdup_printf ("\"%s\"", entry->etag);
      soup_message_headers_replace (headers, "If-Match", quoted);
    }
  else if (g_str_equal (entry->method, "PUT"))
    {
      soup_message_headers_replace (headers, "If-None-Match", "*");
    }
}

/**
 * bw_client_outbox_request_new_message:
 * @backend: where it goes
 * @entry: what goes
 *
 * Returns: (transfer full) (nullable): with the idempotency key, and the version that
 *   is replaced; %NULL if the path of @entry is none
 */
SoupMessage *
bw_client_outbox_request_new_message (BwClientBackend     *backend,
                                      BwClientOutboxEntry *entry)
{
  SoupMessage *message = bw_client_backend_new_message (backend, entry->method, entry->path);
  SoupMessageHeaders *headers;
  g_autoptr (GBytes) body = NULL;

  if (message == NULL)
    return NULL;

  headers = soup_message_get_request_headers (message);
  soup_message_headers_replace (headers, "Idempotency-Key", entry->key);
  set_condition (entry, headers);
  if (entry->body != NULL)
    {
      body = g_bytes_new (entry->body, strlen (entry->body));
      soup_message_set_request_body_from_bytes (message, "application/json", body);
    }

  return message;
}
