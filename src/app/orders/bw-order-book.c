/* bw-order-book.c: the orders that a scope sees
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-order-book.h"

#include "bw-json.h"

#include <string.h>

#define MAX_LENGTH (2 * 1024 * 1024)

/* Of an area within the scope, of one that the scope is in, or issued there. One that
 * names nobody whom this desk knows is the whole city's. */
static gboolean
is_of_scope (BwPlaceTree   *places,
             const BwOrder *order,
             BwPlace        scope)
{
  BwPlace issuer = order->issuer != NULL ? bw_place_tree_lookup (places, order->issuer) : BW_PLACE_NONE;
  gboolean is_known = FALSE;

  if (issuer != BW_PLACE_NONE && bw_place_tree_is_within (places, issuer, scope))
    return TRUE;

  for (guint i = 0; order->recipients[i] != NULL; i++)
    {
      BwPlace place = bw_place_tree_lookup (places, order->recipients[i]);

      if (place == BW_PLACE_NONE)
        continue;
      if (bw_place_tree_is_within (places, place, scope) || bw_place_tree_is_within (places, scope, place))
        return TRUE;

      is_known = TRUE;
    }

  return !is_known && issuer == BW_PLACE_NONE;
}

static int
compare_orders (gconstpointer a,
                gconstpointer b)
{
  const BwOrder *first = *(const BwOrder * const *) a;
  const BwOrder *second = *(const BwOrder * const *) b;

  if (first->is_draft != second->is_draft)
    return first->is_draft ? -1 : 1;
  if (first->issued != second->issued)
    return first->issued > second->issued ? -1 : 1;

  return g_strcmp0 (first->id, second->id);
}

static void
add_pending (BwDesk    *desk,
             GPtrArray *orders)
{
  g_autoptr (GPtrArray) entries = bw_edits_list (bw_desk_get_edits (desk), BW_DOCUMENT_TYPE_ORDER);

  for (guint i = 0; i < entries->len; i++)
    {
      BwClientOutboxEntry *entry = g_ptr_array_index (entries, i);
      const char *body = bw_client_outbox_entry_get_body (entry);
      g_autoptr (JsonNode) root = body != NULL ? bw_json_parse (body, -1, MAX_LENGTH, NULL) : NULL;
      BwDocumentType type;
      g_autofree char *id = bw_edits_dup_id (entry, &type);

      if (root != NULL && JSON_NODE_HOLDS_OBJECT (root)
          && bw_picture_get_document (bw_desk_get_picture (desk), BW_DOCUMENT_TYPE_ORDER, id) == NULL)
        g_ptr_array_add (orders, bw_order_new (json_node_get_object (root)));
    }
}

/**
 * bw_order_book_list:
 * @desk: the desk
 * @drafts: (element-type JsonObject): drafts
 *
 * Returns: (transfer full) (element-type BwOrder): what its scope sees
 */
GPtrArray *
bw_order_book_list (BwDesk    *desk,
                    GPtrArray *drafts)
{
  GPtrArray *orders = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_order_unref);
  g_autoptr (GPtrArray) documents = bw_picture_list_documents (bw_desk_get_picture (desk), BW_DOCUMENT_TYPE_ORDER);
  BwPlace scope = bw_desk_get_scope_place (desk);

  if (scope == BW_PLACE_NONE)
    return orders;

  for (guint i = 0; i < documents->len; i++)
    {
      g_autoptr (BwOrder) order = bw_order_new_from_document (g_ptr_array_index (documents, i));

      if (is_of_scope (bw_desk_get_places (desk), order, scope))
        g_ptr_array_add (orders, g_steal_pointer (&order));
    }

  add_pending (desk, orders);
  for (guint i = 0; i < drafts->len; i++)
    {
      BwOrder *order = bw_order_new (g_ptr_array_index (drafts, i));

      order->is_draft = TRUE;
      g_ptr_array_add (orders, order);
    }

  g_ptr_array_sort (orders, compare_orders);
  return orders;
}
