/* bw-handle-document.c: reads one document
 *
 * State is in memory; what is in the ledger is read from the store.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-handlers.h"
#include "bw-server-private.h"

#include <string.h>

/* What is looked for in the store. */
typedef struct
{
  BwDocumentType type;
  char          *id;    /* (owned) */
} Wanted;

/* What was found. */
typedef struct
{
  char    *json;  /* (owned) (nullable) */
  guint64  seq;
} Found;

/* What waits for it. */
typedef struct
{
  BwExchange     *exchange;  /* (owned): held */
  BwDocumentType  type;
  char           *id;        /* (owned) */
} Waiting;

static void
free_wanted (gpointer data)
{
  Wanted *wanted = data;

  g_free (wanted->id);
  g_free (wanted);
}

static void
free_found (gpointer data)
{
  Found *found = data;

  g_free (found->json);
  g_free (found);
}

static char *
make_tag (guint64 seq)
{
  return g_strdup_printf ("\"%" G_GUINT64_FORMAT "\"", seq);
}

void
bw_handle_document_add_tag (BwHttpResponse *response,
                            guint64         seq)
{
  g_autofree char *tag = make_tag (seq);

  bw_http_response_add_header (response, "ETag", tag);
  bw_http_response_add_header (response, "Cache-Control", "no-cache");
}

/* (nullable) (transfer full): @json as it goes out, if the token may see it */
char *
bw_handle_document_dup_text (BwExchange *exchange,
                             const char *json,
                             guint64     seq)
{
  BwServer *server = exchange->server;
  g_autoptr (BwDocument) document = json != NULL ? bw_document_new (json, -1, server->catalogue, NULL) : NULL;

  if (document == NULL || !bw_server_may_see (server, exchange->scope, document))
    return NULL;

  return bw_wire_finish (server->wire, json, seq);
}

static void
reply_text (BwExchange *exchange,
            guint       status,
            const char *text,
            guint64     seq)
{
  const char *known = bw_http_request_get_header (exchange->request, "If-None-Match");
  g_autofree char *tag = make_tag (seq);
  BwHttpResponse *response;

  if (status == 200 && known != NULL && strstr (known, tag) != NULL)
    response = bw_http_response_new (304, "application/json", NULL);
  else
    response = bw_http_response_new (status, "application/json", g_bytes_new (text, strlen (text)));

  bw_handle_document_add_tag (response, seq);
  bw_exchange_reply (exchange, response);
}

void
bw_handle_document_reply (BwExchange *exchange,
                          guint       status,
                          BwItem     *item)
{
  const char *text = bw_wire_get_text (exchange->server->wire, item);
  BwHttpResponse *response = bw_http_response_new (status, "application/json", g_bytes_new (text, strlen (text)));

  bw_handle_document_add_tag (response, item->seq);
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

static void
refuse_unknown (BwExchange     *exchange,
                BwDocumentType  type,
                const char     *id)
{
  bw_exchange_fail (exchange, bw_problem_new (404, "no %s has the id “%s”", bw_document_type_to_string (type), id));
}

/* On the writer's thread. */
static gpointer
read_document (BwStore   *store,
               gpointer   data,
               GError   **error)
{
  const Wanted *wanted = data;
  Found *found = g_new0 (Found, 1);

  if (bw_store_get_document (store, wanted->type, wanted->id, &found->seq, &found->json, error))
    return found;

  free_found (found);
  return NULL;
}

static void
on_document_read_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data)
{
  g_autofree Waiting *waiting = data;
  BwExchange *exchange = waiting->exchange;
  g_autoptr (GError) error = NULL;
  Found *found = bw_store_writer_run_finish (BW_STORE_WRITER (source), result, &error);
  g_autofree char *text = found != NULL ? bw_handle_document_dup_text (exchange, found->json, found->seq) : NULL;

  if (error != NULL)
    bw_exchange_fail_error (exchange, error);
  else if (text == NULL)
    refuse_unknown (exchange, waiting->type, waiting->id);
  else
    reply_text (exchange, 200, text, found->seq);

  g_clear_pointer (&found, free_found);
  bw_exchange_release (exchange);
  g_free (waiting->id);
}

static void
read_later (BwExchange     *exchange,
            BwDocumentType  type,
            const char     *id)
{
  Waiting *waiting = g_new0 (Waiting, 1);
  Wanted *wanted = g_new0 (Wanted, 1);

  wanted->type = type;
  wanted->id = g_strdup (id);
  waiting->exchange = bw_exchange_hold (exchange);
  waiting->type = type;
  waiting->id = g_strdup (id);
  bw_store_writer_run_async (exchange->server->writer, read_document, wanted, free_wanted, free_found, NULL,
                             on_document_read_cb, waiting);
}

void
bw_handle_document_get (BwExchange     *exchange,
                        BwDocumentType  type,
                        const char     *id)
{
  BwItem *item = bw_handle_document_find (exchange, type, id);
  const char *text = item != NULL ? bw_wire_get_text (exchange->server->wire, item) : NULL;

  if (text != NULL)
    reply_text (exchange, 200, text, item->seq);
  else if (bw_server_has_past (type))
    read_later (exchange, type, id);
  else
    refuse_unknown (exchange, type, id);
}
