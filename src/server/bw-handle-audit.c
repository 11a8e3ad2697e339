/* bw-handle-audit.c: who did what, when
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-handlers.h"
#include "bw-server-private.h"
#include "bw-store-access.h"
#include "bw-time.h"

/* Rows that are read from the store at a time, and for one page: where few are wanted
 * it is a short one, and says where to go on. */
#define PIECE    1000
#define MAX_ROWS 20000

/* What is asked for, and what was found. */
typedef struct
{
  BwExchange *exchange;  /* (owned): held */
  JsonArray  *rows;      /* (owned) */
  BwPlace     area;      /* %BW_PLACE_NONE: any */
  gint64      from;
  gint64      to;
  guint64     after;
  guint64     next;      /* 0: there are no more */
  guint       limit;
  guint       n_read;
} Listing;

/* On the writer's thread. */
static gpointer
list_audit (BwStore   *store,
            gpointer   data,
            GError   **error)
{
  const guint64 *after = data;

  return bw_store_access_list_audit (store, *after, PIECE, error);
}

static void
free_list (gpointer data)
{
  g_clear_pointer (&data, g_ptr_array_unref);
}

static JsonObject *
row_to_json (const BwAudit *row,
             GTimeZone     *zone)
{
  JsonObject *object = json_object_new ();
  g_autofree char *at = bw_time_format (row->at, zone);

  json_object_set_int_member (object, "seq", (gint64) row->seq);
  json_object_set_string_member (object, "at", at);
  json_object_set_string_member (object, "token", row->token);
  json_object_set_string_member (object, "role", row->role);
  json_object_set_string_member (object, "action", row->action);
  json_object_set_string_member (object, "object", row->object);
  json_object_set_int_member (object, "status", row->status);
  json_object_set_string_member (object, "detail", row->detail);
  return object;
}

static void
free_listing (Listing *listing)
{
  bw_exchange_release (listing->exchange);
  json_array_unref (listing->rows);
  g_free (listing);
}

/* The area is that of the token. */
static gboolean
is_asked_for (Listing       *listing,
              const BwAudit *row)
{
  BwPlaceTree *places = bw_picture_get_places (listing->exchange->server->picture);

  if (row->at < listing->from || row->at > listing->to)
    return FALSE;

  return listing->area == BW_PLACE_NONE
         || bw_scope_has_place (places, listing->area, bw_place_tree_lookup (places, row->object));
}

/* FALSE: the page is full, and there is more. */
static gboolean
take_row (Listing       *listing,
          const BwAudit *row)
{
  if (!is_asked_for (listing, row))
    {
      listing->after = row->seq;
      return TRUE;
    }

  if (json_array_get_length (listing->rows) == listing->limit)
    {
      listing->next = listing->after;
      return FALSE;
    }

  json_array_add_object_element (listing->rows, row_to_json (row, listing->exchange->server->zone));
  listing->after = row->seq;
  return TRUE;
}

static void
reply (Listing *listing)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autofree char *next = g_strdup_printf ("%" G_GUINT64_FORMAT, listing->next);

  json_object_set_array_member (object, "audit", json_array_ref (listing->rows));
  if (listing->next != 0)
    json_object_set_string_member (object, "next", next);

  bw_exchange_reply_json (listing->exchange, 200, object);
}

static void list_later (Listing *listing);

/* Whether it is over: the page is sent, or nobody wants it any more. */
static gboolean
conclude (Listing  *listing,
          gboolean  has_more)
{
  if (bw_http_request_is_gone (listing->exchange->request))
    return TRUE;
  if (has_more && listing->n_read < MAX_ROWS)
    {
      list_later (listing);
      return FALSE;
    }

  if (has_more)
    listing->next = listing->after;
  reply (listing);
  return TRUE;
}

static void
on_audit_listed_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      data)
{
  Listing *listing = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = bw_store_writer_run_finish (BW_STORE_WRITER (source), result, &error);
  gboolean is_full = FALSE;

  listing->n_read += rows != NULL ? rows->len : 0;
  for (guint i = 0; rows != NULL && i < rows->len && !is_full; i++)
    is_full = !take_row (listing, g_ptr_array_index (rows, i));

  if (rows == NULL)
    bw_exchange_fail_error (listing->exchange, error);
  else if (!conclude (listing, !is_full && rows->len == PIECE))
    return;

  free_listing (listing);
}

static void
list_later (Listing *listing)
{
  bw_store_writer_run_async (listing->exchange->server->writer, list_audit,
                             g_memdup2 (&listing->after, sizeof listing->after), g_free, free_list, NULL,
                             on_audit_listed_cb, listing);
}

/* FALSE: the exchange has failed. */
static gboolean
read_query (BwExchange *exchange,
            Listing    *listing)
{
  listing->to = G_MAXINT64;
  if (!bw_exchange_get_limit (exchange, &listing->limit)
      || !bw_exchange_get_after (exchange, &listing->after)
      || !bw_exchange_get_time (exchange, "from", &listing->from)
      || !bw_exchange_get_time (exchange, "to", &listing->to)
      || !bw_exchange_get_scope (exchange, &listing->area))
    return FALSE;

  /* What no area is known of is shown to who asks for all. */
  if (bw_scope_is_whole (bw_picture_get_places (exchange->server->picture), listing->area))
    listing->area = BW_PLACE_NONE;

  return TRUE;
}

void
bw_handle_audit_get (BwExchange *exchange)
{
  BwPlaceTree *places = bw_picture_get_places (exchange->server->picture);
  Listing wanted = { .exchange = exchange };
  Listing *listing;

  /* Its rows name tokens and paths of every area. */
  if (!bw_scope_is_whole (places, exchange->scope))
    {
      bw_exchange_fail (exchange, bw_problem_new (403, "the audit is for administrators of the whole city"));
      return;
    }

  if (!read_query (exchange, &wanted))
    return;

  listing = g_memdup2 (&wanted, sizeof wanted);
  listing->exchange = bw_exchange_hold (exchange);
  listing->rows = json_array_new ();
  list_later (listing);
}
