/* bw-handle-display.c: the heartbeat of a wall, written by the token that made it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-display.h"
#include "bw-handlers.h"
#include "bw-server-private.h"

#include <string.h>

#define WHATEVER G_MAXUINT64

/* Nothing is of that number. */
#define NOTHING (G_MAXUINT64 - 1)

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
  g_ptr_array_remove_fast (change->exchange->server->new_displays, change->exchange);
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
refuse_strange (BwExchange *exchange,
                const char *id)
{
  bw_exchange_fail (exchange, bw_problem_new (403, "the display “%s” is not this token's: use the one that wrote it, "
                                              "one of the very same area when nothing was heard of it for %u "
                                              "seconds, or another id; who keeps the ledger can remove it", id,
                                              exchange->server->options.settings[BW_SETTING_WALL_PATIENCE_S]));
}

static void
refuse_to_remove (BwExchange *exchange,
                  const char *id)
{
  bw_exchange_fail (exchange, bw_problem_new (403, "the display “%s” is not this token's: remove it with the one that "
                                              "wrote it, or with one that may keep the ledger", id));
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
      bw_server_remove_document (server, BW_DOCUMENT_TYPE_DISPLAY, change->id, NULL, seq);
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
  return seq != 0 ? seq : NOTHING;
}

/* A wall that goes over to another token must be the one of which that was judged: of
 * two that want it at the same time one comes second, and is told so. */
static guint64
find_judged (guint64 expected,
             guint64 seq)
{
  return expected == WHATEVER || expected == seq ? seq : NOTHING;
}

static void
write_later (BwExchange *exchange,
             const char *id,
             BwDocument *document)
{
  BwItem *item = bw_handle_document_find (exchange, BW_DOCUMENT_TYPE_DISPLAY, id);
  Change *change = g_new0 (Change, 1);
  gboolean changes_hands = item != NULL && bw_display_changes_hands (exchange, id);
  guint64 expected = find_expected (exchange);

  /* A heartbeat that comes every few seconds for weeks is told once for each token. */
  gboolean is_told = item == NULL || document == NULL || changes_hands;

  change->exchange = bw_exchange_hold (exchange);
  change->document = document;
  change->id = g_strdup (id);
  change->is_new = item == NULL;
  if (change->is_new || changes_hands)
    g_ptr_array_add (exchange->server->new_displays, exchange);

  bw_store_writer_put_async (exchange->server->writer, BW_DOCUMENT_TYPE_DISPLAY, id, exchange->token->area,
                             document != NULL ? bw_document_get_json (document) : NULL,
                             changes_hands ? find_judged (expected, item->seq) : expected,
                             is_told ? bw_exchange_make_audit (exchange, 200, "") : NULL,
                             NULL, on_document_put_cb, change);
}

void
bw_handle_display_put (BwExchange *exchange,
                       const char *id)
{
  g_autoptr (GError) error = NULL;
  BwDocument *document;

  if (!bw_display_may_write (exchange, id))
    {
      refuse_strange (exchange, id);
      return;
    }

  if (!bw_display_has_room (exchange, id))
    {
      bw_exchange_fail (exchange, bw_problem_new (409, "a token may have no more than %d displays",
                                                  BW_DISPLAY_MAX_OF_TOKEN));
      return;
    }

  document = bw_display_make (exchange, id, &error);
  if (document != NULL)
    write_later (exchange, id, document);
  else
    bw_exchange_fail_error (exchange, error);
}

void
bw_handle_display_delete (BwExchange *exchange,
                          const char *id)
{
  if (bw_handle_document_find (exchange, BW_DOCUMENT_TYPE_DISPLAY, id) == NULL)
    bw_exchange_fail (exchange, bw_problem_new (404, "no display has the id “%s”", id));
  else if (!bw_display_may_remove (exchange, id))
    refuse_to_remove (exchange, id);
  else
    write_later (exchange, id, NULL);
}
