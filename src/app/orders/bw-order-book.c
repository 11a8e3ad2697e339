/* bw-order-book.c: all orders and receipts, each read once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-order-book.h"

#include "bw-json.h"
#include "bw-order-receipt.h"

#include <string.h>

#define MAX_LENGTH (2 * 1024 * 1024)

struct _BwOrderBook
{
  GHashTable *orders;            /* (owned): id → BwOrder */
  GHashTable *receipts;          /* (owned): id → BwOrderReceipt */
  GHashTable *by_order;          /* (owned): id of an order → GPtrArray of BwOrderReceipt, borrowed */
  guint64     orders_position;
  guint64     receipts_position;
  guint       n_read;
};

/* Takes in one document as it is now; NULL: it is gone. What it touches goes into the set. */
typedef gboolean (*TakeFunc) (BwOrderBook *self,
                              const char  *id,
                              BwDocument  *document,
                              GHashTable  *touched);

static gboolean
take_order (BwOrderBook *self,
            const char  *id,
            BwDocument  *document,
            GHashTable  *touched)
{
  const BwOrder *standing = g_hash_table_lookup (self->orders, id);

  if (document == (standing != NULL ? standing->document : NULL))
    return FALSE;

  g_hash_table_add (touched, g_strdup (id));
  if (document == NULL)
    {
      g_hash_table_remove (self->orders, id);
      return TRUE;
    }

  self->n_read++;
  g_hash_table_insert (self->orders, g_strdup (id), bw_order_new_from_document (document));
  return TRUE;
}

static void
shelve_receipt (BwOrderBook    *self,
                BwOrderReceipt *receipt)
{
  GPtrArray *receipts = g_hash_table_lookup (self->by_order, receipt->order);

  if (receipts == NULL)
    {
      receipts = g_ptr_array_new ();
      g_hash_table_insert (self->by_order, g_strdup (receipt->order), receipts);
    }
  g_ptr_array_add (receipts, receipt);
}

static void
drop_receipt (BwOrderBook    *self,
              BwOrderReceipt *receipt,
              GHashTable     *touched)
{
  GPtrArray *receipts = g_hash_table_lookup (self->by_order, receipt->order);

  g_hash_table_add (touched, g_strdup (receipt->order));
  g_ptr_array_remove_fast (receipts, receipt);
  if (receipts->len == 0)
    g_hash_table_remove (self->by_order, receipt->order);
}

static gboolean
take_receipt (BwOrderBook *self,
              const char  *id,
              BwDocument  *document,
              GHashTable  *touched)
{
  BwOrderReceipt *standing = g_hash_table_lookup (self->receipts, id);
  BwOrderReceipt *receipt;

  if (document == (standing != NULL ? standing->document : NULL))
    return FALSE;

  if (standing != NULL)
    drop_receipt (self, standing, touched);
  if (document == NULL)
    {
      g_hash_table_remove (self->receipts, id);
      return TRUE;
    }

  self->n_read++;
  receipt = bw_order_receipt_new (document);
  shelve_receipt (self, receipt);
  g_hash_table_add (touched, g_strdup (receipt->order));
  g_hash_table_insert (self->receipts, g_strdup (id), receipt);
  return TRUE;
}

/* What is not known to have changed is looked at, and not read. */
static gboolean
take_all (BwOrderBook    *self,
          BwPicture      *picture,
          BwDocumentType  type,
          GHashTable     *kept,
          TakeFunc        take,
          GHashTable     *touched)
{
  g_autoptr (GPtrArray) documents = bw_picture_gather_documents (picture, type);
  g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func (g_free);
  gboolean is_changed = FALSE;
  GHashTableIter iter;
  gpointer id;

  for (guint i = 0; i < documents->len; i++)
    {
      BwDocument *document = g_ptr_array_index (documents, i);

      is_changed |= take (self, bw_document_get_id (document), document, touched);
    }

  g_hash_table_iter_init (&iter, kept);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      if (bw_picture_get_document (picture, type, id) == NULL)
        g_ptr_array_add (gone, g_strdup (id));
    }
  for (guint i = 0; i < gone->len; i++)
    is_changed |= take (self, g_ptr_array_index (gone, i), NULL, touched);

  return is_changed;
}

static gboolean
follow (BwOrderBook    *self,
        BwPicture      *picture,
        BwDocumentType  type,
        GHashTable     *touched)
{
  gboolean is_order = type == BW_DOCUMENT_TYPE_ORDER;
  TakeFunc take = is_order ? take_order : take_receipt;
  g_autoptr (GPtrArray) ids = bw_picture_list_changes (picture, type, is_order ? &self->orders_position
                                                                               : &self->receipts_position);
  gboolean is_changed = FALSE;

  if (ids == NULL)
    return take_all (self, picture, type, is_order ? self->orders : self->receipts, take, touched);

  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);

      is_changed |= take (self, id, bw_picture_get_document (picture, type, id), touched);
    }

  return is_changed;
}

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
 * bw_order_book_new: (skip)
 *
 * Returns: (transfer full): a book in which nothing is read yet
 */
BwOrderBook *
bw_order_book_new (void)
{
  BwOrderBook *self = g_new0 (BwOrderBook, 1);

  self->orders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) bw_order_unref);
  self->receipts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) bw_order_receipt_free);
  self->by_order = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  return self;
}

void
bw_order_book_free (BwOrderBook *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->by_order);
  g_hash_table_unref (self->receipts);
  g_hash_table_unref (self->orders);
  g_free (self);
}

/**
 * bw_order_book_read: (skip)
 * @self: a book
 * @picture: what it follows, always the same
 * @touched: set of strings, which it owns: ids of the orders that say something else, or
 *   of which a receipt does, are added
 *
 * O(documents that have changed).
 *
 * Returns: whether there are other orders, or one says something else
 */
gboolean
bw_order_book_read (BwOrderBook *self,
                    BwPicture   *picture,
                    GHashTable  *touched)
{
  gboolean is_changed;

  g_return_val_if_fail (self != NULL, FALSE);

  is_changed = follow (self, picture, BW_DOCUMENT_TYPE_ORDER, touched);
  follow (self, picture, BW_DOCUMENT_TYPE_RECEIPT, touched);
  return is_changed;
}

/**
 * bw_order_book_list: (skip)
 * @self: a book
 * @desk: the desk
 * @drafts: (element-type JsonObject): drafts
 *
 * Returns: (transfer full) (element-type BwOrder): what its scope sees
 */
GPtrArray *
bw_order_book_list (BwOrderBook *self,
                    BwDesk      *desk,
                    GPtrArray   *drafts)
{
  GPtrArray *orders = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_order_unref);
  BwPlace scope = bw_desk_get_scope_place (desk);
  GHashTableIter iter;
  gpointer order;

  if (scope == BW_PLACE_NONE)
    return orders;

  g_hash_table_iter_init (&iter, self->orders);
  while (g_hash_table_iter_next (&iter, NULL, &order))
    {
      if (is_of_scope (bw_desk_get_places (desk), order, scope))
        g_ptr_array_add (orders, bw_order_ref (order));
    }

  add_pending (desk, orders);
  for (guint i = 0; i < drafts->len; i++)
    {
      BwOrder *draft = bw_order_new (g_ptr_array_index (drafts, i));

      draft->is_draft = TRUE;
      g_ptr_array_add (orders, draft);
    }

  g_ptr_array_sort (orders, compare_orders);
  return orders;
}

GPtrArray *
bw_order_book_get_receipts (BwOrderBook *self,
                            const char  *order)
{
  return order != NULL ? g_hash_table_lookup (self->by_order, order) : NULL;
}

guint
bw_order_book_get_n_read (BwOrderBook *self)
{
  return self->n_read;
}
