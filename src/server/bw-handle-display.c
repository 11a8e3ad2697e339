/* bw-handle-display.c: the heartbeat of a wall, written by the token that made it
 *
 * No other documents can be written in this release.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-handlers.h"
#include "bw-json.h"
#include "bw-server-private.h"
#include "bw-time.h"

#include <string.h>

#define MAX_BODY (64 * 1024)
#define MAX_ID   256

#define WHATEVER G_MAXUINT64

typedef struct
{
  BwExchange *exchange;  /* (owned): held */
  BwDocument *document;  /* (owned) (nullable): it goes */
  char       *id;        /* (owned) */
  gboolean    is_new;
} Change;

static void
free_change (Change *change)
{
  bw_exchange_release (change->exchange);
  g_clear_pointer (&change->document, bw_document_unref);
  g_free (change->id);
  g_free (change);
}

/* 412 carries the document as it is. */
static void
refuse_changed (BwExchange *exchange,
                const char *id)
{
  BwProblem *problem = bw_problem_new (412, "it is not the version that you named");
  BwItem *item = bw_handle_document_find (exchange, BW_DOCUMENT_TYPE_DISPLAY, id);
  const char *text = item != NULL ? bw_wire_get_text (exchange->server->wire, item) : NULL;
  JsonNode *current = text != NULL ? json_from_string (text, NULL) : NULL;

  if (current != NULL)
    json_object_set_member (bw_problem_get_object (problem), "current", current);

  bw_exchange_fail (exchange, problem);
}

static void
on_document_put_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      data)
{
  Change *change = data;
  BwServer *server = change->exchange->server;
  g_autoptr (GError) error = NULL;
  guint64 seq = bw_store_writer_put_finish (BW_STORE_WRITER (source), result, &error);

  if (g_error_matches (error, BW_STORE_ERROR, BW_STORE_ERROR_CONFLICT))
    refuse_changed (change->exchange, change->id);
  else if (error != NULL)
    bw_exchange_fail_error (change->exchange, error);
  else if (change->document == NULL)
    {
      bw_server_remove_document (server, BW_DOCUMENT_TYPE_DISPLAY, change->id, seq);
      bw_exchange_reply (change->exchange, bw_http_response_new (204, NULL, NULL));
    }
  else
    {
      bw_server_put_document (server, change->document, seq);
      bw_handle_document_reply (change->exchange, change->is_new ? 201 : 200,
                                bw_shelf_find (server->shelf, BW_DOCUMENT_TYPE_DISPLAY, change->id));
    }

  if (error == NULL)
    bw_feed_hub_touch (server->hub);
  free_change (change);
}

/* The seq that must stand, from the two headers. A wall has nobody to ask, and
 * its heartbeat is its own: without a header whatever stands is replaced. */
static guint64
find_expected (BwExchange *exchange)
{
  const char *match = bw_http_request_get_header (exchange->request, "If-Match");
  const char *none = bw_http_request_get_header (exchange->request, "If-None-Match");
  guint64 seq;

  if (none != NULL && g_str_equal (none, "*"))
    return 0;
  if (match == NULL || g_str_equal (match, "*"))
    return WHATEVER;

  match += strspn (match, "\"");
  seq = g_ascii_strtoull (match, NULL, 10);
  return seq != 0 ? seq : WHATEVER - 1;
}

/* (nullable): the id of a display, which is all that may be written. */
static const char *
find_display (BwExchange *exchange)
{
  static const char prefix[] = "display/";
  g_autofree char *type_name = g_strndup (exchange->tail, strcspn (exchange->tail, "/"));
  BwHttpResponse *response;
  BwDocumentType type;
  BwProblem *problem;

  if (g_str_has_prefix (exchange->tail, prefix) && exchange->tail[strlen (prefix)] != '\0'
      && strlen (exchange->tail) <= MAX_ID)
    return exchange->tail + strlen (prefix);

  if (!bw_document_type_from_string (type_name, &type))
    {
      bw_exchange_fail (exchange, bw_problem_new (404, "no documents are of the type “%s”", type_name));
      return NULL;
    }

  problem = bw_problem_new (405, "documents of the type “%s” cannot be written in this release", type_name);
  bw_problem_set_instance (problem, bw_http_request_get_path (exchange->request));
  response = bw_problem_to_response (problem);
  bw_http_response_add_header (response, "Allow", "GET");
  bw_exchange_reply (exchange, response);
  return NULL;
}

/* Who made it; its own, or that of one who keeps house. */
static gboolean
may_write (BwExchange *exchange,
           const char *id)
{
  BwDocument *standing = bw_picture_get_document (exchange->server->picture, BW_DOCUMENT_TYPE_DISPLAY, id);
  g_autoptr (JsonObject) object = standing != NULL ? bw_document_dup_object (standing) : NULL;
  const char *token;

  return object == NULL
         || !bw_json_has (object, "token")
         || !bw_json_get_string (object, "token", &token, NULL)
         || g_str_equal (token, exchange->token->id)
         || bw_role_may (exchange->token->role, BW_RIGHT_LEDGER);
}

/* (nullable) (transfer full): what is written: what came, and who sent it */
static BwDocument *
read_document (BwExchange  *exchange,
               const char  *id,
               GError     **error)
{
  BwServer *server = exchange->server;
  gsize length;
  const char *body = bw_http_request_get_body (exchange->request, &length);
  g_autoptr (JsonNode) root = bw_json_parse (body, (gssize) length, MAX_BODY, error);
  g_autofree char *now = bw_time_format (bw_clock_get_now (server->clock), server->zone);
  JsonObject *object;

  if (root == NULL)
    return NULL;

  if (!JSON_NODE_HOLDS_OBJECT (root))
    root = json_node_init_object (json_node_alloc (), json_object_new ());

  object = json_node_get_object (root);
  json_object_set_string_member (object, "type", "display");
  json_object_set_string_member (object, "id", id);
  json_object_set_string_member (object, "at", now);
  json_object_set_string_member (object, "source", "report");
  json_object_set_string_member (object, "by_role", bw_role_to_string (exchange->token->role));
  json_object_set_string_member (object, "token", exchange->token->id);
  json_object_set_string_member (object, "area", exchange->token->area);
  json_object_remove_member (object, "seq");
  return bw_document_new_from_object (object, server->catalogue, error);
}

static void
write_later (BwExchange *exchange,
             const char *id,
             BwDocument *document)
{
  BwItem *item = bw_handle_document_find (exchange, BW_DOCUMENT_TYPE_DISPLAY, id);
  Change *change = g_new0 (Change, 1);

  change->exchange = bw_exchange_hold (exchange);
  change->document = document;
  change->id = g_strdup (id);
  change->is_new = item == NULL;

  /* A heartbeat that comes every few seconds for weeks is told once. */
  bw_store_writer_put_async (exchange->server->writer, BW_DOCUMENT_TYPE_DISPLAY, id, exchange->token->area,
                             document != NULL ? bw_document_get_json (document) : NULL,
                             find_expected (exchange),
                             change->is_new || document == NULL ? bw_exchange_make_audit (exchange, 200, "") : NULL,
                             NULL, on_document_put_cb, change);
}

void
bw_handle_display_put (BwExchange *exchange)
{
  const char *id = find_display (exchange);
  g_autoptr (GError) error = NULL;
  BwDocument *document;

  if (id == NULL)
    return;

  if (!may_write (exchange, id))
    {
      bw_exchange_fail (exchange, bw_problem_new (403, "the display “%s” belongs to another token", id));
      return;
    }

  document = read_document (exchange, id, &error);
  if (document != NULL)
    write_later (exchange, id, document);
  else
    bw_exchange_fail_error (exchange, error);
}

void
bw_handle_display_delete (BwExchange *exchange)
{
  const char *id = find_display (exchange);

  if (id == NULL)
    return;

  if (bw_handle_document_find (exchange, BW_DOCUMENT_TYPE_DISPLAY, id) == NULL)
    bw_exchange_fail (exchange, bw_problem_new (404, "no display has the id “%s”", id));
  else if (!may_write (exchange, id))
    bw_exchange_fail (exchange, bw_problem_new (403, "the display “%s” belongs to another token", id));
  else
    write_later (exchange, id, NULL);
}
