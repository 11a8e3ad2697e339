/* bw-document-write.c: hands a change of a document to the store, and answers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-document-write.h"

#include "bw-document-change.h"
#include "bw-document-draft.h"
#include "bw-handlers.h"
#include "bw-model-error.h"
#include "bw-server-private.h"

#include <string.h>

/* What waits for the store. */
typedef struct
{
  BwExchange       *exchange;  /* (owned): held */
  BwDocumentChange *change;    /* (unowned): of the job, which lives as long as its answer */
} Waiting;

/* 412 carries the document as it stands, for who may see it. */
static void
refuse_version (BwExchange       *exchange,
                BwDocumentChange *change)
{
  BwProblem *problem = bw_problem_new (412, change->current != NULL ? "it is not the version that you named"
                                                                    : "it is not there");
  g_autofree char *text = bw_handle_document_dup_text (exchange, change->current, change->current_seq);
  JsonNode *current = text != NULL ? json_from_string (text, NULL) : NULL;
  BwHttpResponse *response;

  if (current != NULL)
    json_object_set_member (bw_problem_get_object (problem), "current", current);

  bw_exchange_note_failure (exchange, problem);
  bw_problem_set_instance (problem, bw_http_request_get_path (exchange->request));
  response = bw_problem_to_response (problem);
  if (current != NULL)
    bw_handle_document_add_tag (response, change->current_seq);
  bw_exchange_reply (exchange, response);
}

static void
refuse (BwExchange       *exchange,
        BwDocumentChange *change,
        const GError     *error)
{
  if (g_error_matches (error, BW_STORE_ERROR, BW_STORE_ERROR_CONFLICT))
    refuse_version (exchange, change);
  else if (error->domain == BW_MODEL_ERROR)
    bw_exchange_fail (exchange, bw_problem_new_from_rule (error));
  else
    bw_exchange_fail_error (exchange, error);
}

/* What it counted, which comes behind it. */
static guint64
take_booked (BwServer         *server,
             BwDocumentChange *change,
             guint64           last)
{
  for (guint i = 0; change->booked != NULL && i < change->booked->len; i++)
    {
      const BwStoreBooking *booking = g_ptr_array_index (change->booked, i);

      /* 0: it was counted before. */
      if (booking->item.seq != 0)
        bw_server_take_report (server, &booking->report, booking->item.seq);
      last = MAX (last, booking->item.seq);
    }

  return last;
}

/* In the order of their numbers, as everything is taken in. */
static void
take_in (BwServer         *server,
         BwDocumentChange *change)
{
  guint64 last;

  for (guint i = 0; i < change->n_written; i++)
    {
      if (change->written[i] == NULL)
        bw_server_remove_document (server, change->type, change->id, NULL, change->seqs[i]);
      else if (!bw_server_put_document (server, change->written[i], change->seqs[i]))
        g_log_structured (G_LOG_DOMAIN, G_LOG_LEVEL_MESSAGE, "MESSAGE", "cannot place %s “%s”",
                          bw_document_type_to_string (change->type), change->id);
    }

  last = take_booked (server, change, change->seqs[change->n_written - 1]);
  bw_shelf_raise_seq (server->shelf, last);
  bw_feed_hub_touch (server->hub);
}

static void
reply (BwExchange       *exchange,
       BwDocumentChange *change)
{
  BwHttpResponse *response;
  char *text;

  if (change->written[0] == NULL)
    {
      bw_exchange_reply (exchange, bw_http_response_new (204, NULL, NULL));
      return;
    }

  text = bw_wire_finish (exchange->server->wire, bw_document_get_json (change->written[0]), change->seqs[0]);
  response = bw_http_response_new (change->current == NULL ? 201 : 200, "application/json",
                                   g_bytes_new_take (text, strlen (text)));
  bw_handle_document_add_tag (response, change->seqs[0]);
  bw_exchange_reply (exchange, response);
}

static void
on_document_changed_cb (GObject      *source,
                        GAsyncResult *result,
                        gpointer      data)
{
  g_autofree Waiting *waiting = data;
  g_autoptr (GError) error = NULL;

  if (bw_store_writer_change_finish (BW_STORE_WRITER (source), result, &error) != NULL)
    {
      take_in (waiting->exchange->server, waiting->change);
      reply (waiting->exchange, waiting->change);
    }
  else
    {
      refuse (waiting->exchange, waiting->change, error);
    }

  bw_exchange_release (waiting->exchange);
}

/**
 * bw_document_write_later:
 * @exchange: a request that may be granted
 * @type: of the document
 * @id: of the document
 * @draft: (transfer full) (nullable): its text as it is wanted; %NULL: it goes
 * @place: (nullable): code of the place that it belongs to
 * @expected: seq that it must have now
 *
 * Answers when it is on disk, or cannot be.
 */
void
bw_document_write_later (BwExchange     *exchange,
                         BwDocumentType  type,
                         const char     *id,
                         char           *draft,
                         const char     *place,
                         guint64         expected)
{
  BwServer *server = exchange->server;
  Waiting *waiting = g_new0 (Waiting, 1);
  guint status = draft == NULL ? 204 : expected == 0 ? 201 : 200;
  BwDocumentChange *change = bw_document_change_new (server->catalogue, type, id);

  change->draft = draft;
  change->must_be_past = draft == NULL && bw_handle_document_find (exchange, type, id) == NULL;
  change->expected = expected;
  change->token = g_strdup (exchange->token->id);
  change->role = bw_role_to_string (exchange->token->role);
  change->now = bw_clock_get_now (exchange->server->clock);
  change->zone = g_time_zone_ref (exchange->server->zone);
  change->is_owner = bw_document_draft_is_own (exchange, place);
  change->is_whole = bw_scope_is_whole (bw_picture_get_places (server->picture), exchange->scope);
  waiting->exchange = bw_exchange_hold (exchange);
  waiting->change = change;
  bw_store_writer_change_async (server->writer, bw_document_change_run, change, bw_document_change_free,
                                draft != NULL ? strlen (draft) : 0,
                                bw_exchange_make_audit (exchange, status, place != NULL ? place : ""),
                                NULL, on_document_changed_cb, waiting);
}
