/* bw-handle-audit.c: who did what, when
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-handlers.h"
#include "bw-server-private.h"
#include "bw-time.h"

typedef struct
{
  guint64 after;
  guint   limit;
} Page;

typedef struct
{
  BwExchange *exchange;  /* (owned): held */
  guint       limit;
} Listing;

/* On the writer's thread. */
static gpointer
list_audit (BwStore   *store,
            gpointer   data,
            GError   **error)
{
  const Page *page = data;

  return bw_store_list_audit (store, page->after, page->limit, error);
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
on_audit_listed_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      data)
{
  g_autofree Listing *listing = data;
  BwExchange *exchange = listing->exchange;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = bw_store_writer_run_finish (BW_STORE_WRITER (source), result, &error);
  g_autoptr (JsonObject) object = json_object_new ();
  JsonArray *items = json_array_new ();

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    json_array_add_object_element (items, row_to_json (g_ptr_array_index (rows, i), exchange->server->zone));

  json_object_set_array_member (object, "audit", items);
  if (rows != NULL && rows->len == listing->limit)
    {
      const BwAudit *last = g_ptr_array_index (rows, rows->len - 1);
      g_autofree char *next = g_strdup_printf ("%" G_GUINT64_FORMAT, last->seq);

      json_object_set_string_member (object, "next", next);
    }

  if (rows != NULL)
    bw_exchange_reply_json (exchange, 200, object);
  else
    bw_exchange_fail_error (exchange, error);

  bw_exchange_release (exchange);
}

void
bw_handle_audit_get (BwExchange *exchange)
{
  BwPlaceTree *places = bw_picture_get_places (exchange->server->picture);
  Page page;
  Listing *listing;

  /* Its rows name tokens and paths of every area. */
  if (!bw_scope_is_whole (places, exchange->scope))
    {
      bw_exchange_fail (exchange, bw_problem_new (403, "the audit is for administrators of the whole city"));
      return;
    }

  if (!bw_exchange_get_limit (exchange, &page.limit) || !bw_exchange_get_after (exchange, &page.after))
    return;

  listing = g_new0 (Listing, 1);
  listing->exchange = bw_exchange_hold (exchange);
  listing->limit = page.limit;
  bw_store_writer_run_async (exchange->server->writer, list_audit, g_memdup2 (&page, sizeof page), g_free,
                             free_list, NULL, on_audit_listed_cb, listing);
}
