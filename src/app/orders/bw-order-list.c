/* bw-order-list.c: the orders that a desk sees, and how far each is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-order-list.h"

#include "bw-edits.h"
#include "bw-order-book.h"

/* Deadlines pass also when nothing comes in. */
#define TICKS_PER_LOOK 10

struct _BwOrderList
{
  GObject parent_instance;

  BwDesk        *desk;     /* (unowned): owns it */
  BwOrderDrafts *drafts;   /* (owned) */
  BwOrderBook   *book;     /* (owned) */
  GPtrArray     *items;    /* (owned) (element-type BwOrderItem) */
  GHashTable    *by_id;    /* (owned): id → BwOrderItem */
  guint          n_ticks;
  guint          n_set;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwOrderList, bw_order_list, G_TYPE_OBJECT)

static void
set_item (BwOrderList *self,
          BwOrderItem *item,
          BwOrder     *order)
{
  gint64 now = bw_desk_get_data_now (self->desk);
  BwOrderLadder *ladder = bw_order_ladder_new (order, bw_order_book_get_receipts (self->book, order->id),
                                               bw_desk_get_places (self->desk), bw_desk_get_scope_place (self->desk),
                                               now);

  self->n_set++;
  bw_order_item_set (item, self->desk, order, ladder, now,
                     order->is_draft || order->id == NULL
                       ? NULL
                       : bw_edits_find (bw_desk_get_edits (self->desk), BW_DOCUMENT_TYPE_ORDER, order->id));
}

/* @touched (nullable): the orders that are to be judged anew; NULL: all. What is not on
 * the backend yet always is. The same items as before, where they are the same orders:
 * their rows stay. */
static void
list_items (BwOrderList *self,
            GHashTable  *touched)
{
  g_autoptr (GPtrArray) orders = bw_order_book_list (self->book, self->desk, bw_order_drafts_get (self->drafts));
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < orders->len; i++)
    {
      BwOrder *order = g_ptr_array_index (orders, i);
      BwOrderItem *standing = bw_order_list_find (self, order->id);
      BwOrderItem *item = standing != NULL ? g_object_ref (standing) : bw_order_item_new (order);

      if (standing == NULL || touched == NULL || order->document == NULL || g_hash_table_contains (touched, order->id))
        set_item (self, item, order);
      g_ptr_array_add (items, item);
      if (order->id != NULL)
        g_hash_table_insert (by_id, g_strdup (order->id), item);
    }

  g_hash_table_unref (self->by_id);
  self->by_id = g_steal_pointer (&by_id);
  g_ptr_array_unref (self->items);
  self->items = g_steal_pointer (&items);
}

static gboolean
is_complete (BwOrderList *self)
{
  return bw_client_session_is_complete (bw_desk_get_session (self->desk));
}

static void
renew (BwOrderList *self)
{
  g_autoptr (GHashTable) touched = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  bw_order_drafts_set_url (self->drafts, bw_client_session_get_url (bw_desk_get_session (self->desk)));
  if (!is_complete (self))
    return;

  bw_order_book_read (self->book, bw_desk_get_picture (self->desk), touched);
  list_items (self, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* TRUE: the hour has come at which it says something else. */
static gboolean
judge_hours (BwOrderList *self)
{
  gint64 now = bw_desk_get_data_now (self->desk);
  gboolean is_changed = FALSE;

  for (guint i = 0; i < self->items->len; i++)
    {
      BwOrderItem *item = g_ptr_array_index (self->items, i);

      if (!bw_order_item_is_outdated (item, now))
        continue;

      set_item (self, item, (BwOrder *) bw_order_item_get_order (item));
      is_changed = TRUE;
    }

  return is_changed;
}

static void
follow (BwOrderList *self)
{
  g_autoptr (GHashTable) touched = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean is_changed;
  GHashTableIter iter;
  gpointer id;

  if (!is_complete (self))
    return;

  is_changed = bw_order_book_read (self->book, bw_desk_get_picture (self->desk), touched);
  if (is_changed)
    {
      list_items (self, touched);
    }
  else
    {
      g_hash_table_iter_init (&iter, touched);
      while (g_hash_table_iter_next (&iter, &id, NULL))
        {
          BwOrderItem *item = bw_order_list_find (self, id);

          if (item == NULL)
            continue;

          set_item (self, item, (BwOrder *) bw_order_item_get_order (item));
          is_changed = TRUE;
        }
    }

  is_changed |= judge_hours (self);
  if (is_changed)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_desk_refresh_cb (BwOrderList        *self,
                    const BwDeskChange *change)
{
  const guint types = 1U << BW_DOCUMENT_TYPE_ORDER | 1U << BW_DOCUMENT_TYPE_RECEIPT;

  g_assert (BW_IS_ORDER_LIST (self));

  if (change == NULL || change->structure)
    renew (self);
  else if ((change->types & types) != 0)
    follow (self);
}

static void
on_desk_tick_cb (BwOrderList *self)
{
  g_assert (BW_IS_ORDER_LIST (self));

  if (++self->n_ticks % TICKS_PER_LOOK == 0)
    follow (self);
}

static void
on_change_cb (BwOrderList *self)
{
  g_assert (BW_IS_ORDER_LIST (self));

  renew (self);
}

static void
bw_order_list_finalize (GObject *object)
{
  BwOrderList *self = BW_ORDER_LIST (object);

  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->items);
  bw_order_book_free (self->book);
  g_object_unref (self->drafts);

  G_OBJECT_CLASS (bw_order_list_parent_class)->finalize (object);
}

static void
bw_order_list_class_init (BwOrderListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = bw_order_list_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
bw_order_list_init (BwOrderList *self)
{
  self->drafts = bw_order_drafts_new (NULL);
  self->book = bw_order_book_new ();
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static BwOrderList *
make_list (BwDesk *desk)
{
  BwOrderList *self = g_object_new (BW_TYPE_ORDER_LIST, NULL);
  BwEdits *edits = bw_desk_get_edits (desk);

  self->desk = desk;
  g_signal_connect_object (desk, "refresh", G_CALLBACK (on_desk_refresh_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "tick", G_CALLBACK (on_desk_tick_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::faded", G_CALLBACK (on_change_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (bw_desk_get_session (desk), "notify::complete", G_CALLBACK (on_change_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (edits, "changed", G_CALLBACK (on_change_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->drafts, "changed", G_CALLBACK (on_change_cb), self, G_CONNECT_SWAPPED);
  renew (self);
  return self;
}

/**
 * bw_order_list_get:
 * @desk: the desk
 *
 * Returns: (transfer none): its orders
 */
BwOrderList *
bw_order_list_get (BwDesk *desk)
{
  static const char key[] = "bw-order-list";
  BwOrderList *self;

  g_return_val_if_fail (BW_IS_DESK (desk), NULL);

  self = g_object_get_data (G_OBJECT (desk), key);
  if (self == NULL)
    {
      self = make_list (desk);
      g_object_set_data_full (G_OBJECT (desk), key, self, g_object_unref);
    }

  return self;
}

BwOrderDrafts *
bw_order_list_get_drafts (BwOrderList *self)
{
  g_return_val_if_fail (BW_IS_ORDER_LIST (self), NULL);

  return self->drafts;
}

GPtrArray *
bw_order_list_get_items (BwOrderList *self)
{
  g_return_val_if_fail (BW_IS_ORDER_LIST (self), NULL);

  return self->items;
}

BwOrderItem *
bw_order_list_find (BwOrderList *self,
                    const char  *id)
{
  g_return_val_if_fail (BW_IS_ORDER_LIST (self), NULL);

  return id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
}

GPtrArray *
bw_order_list_dup_orders (BwOrderList *self)
{
  GPtrArray *orders;

  g_return_val_if_fail (BW_IS_ORDER_LIST (self), NULL);

  orders = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_order_unref);
  for (guint i = 0; i < self->items->len; i++)
    g_ptr_array_add (orders, bw_order_ref ((BwOrder *) bw_order_item_get_order (g_ptr_array_index (self->items, i))));

  return orders;
}

/**
 * bw_order_list_count_open:
 * @self: orders
 * @is_late: (out): somebody should have done something already
 *
 * Returns: how many there are on which somebody is to do something still
 */
guint
bw_order_list_count_open (BwOrderList *self,
                          gboolean    *is_late)
{
  guint n = 0;

  g_return_val_if_fail (BW_IS_ORDER_LIST (self), 0);
  g_return_val_if_fail (is_late != NULL, 0);

  *is_late = FALSE;
  for (guint i = 0; i < self->items->len; i++)
    {
      BwOrderItem *item = g_ptr_array_index (self->items, i);

      if (!bw_order_item_is_open (item))
        continue;

      n++;
      *is_late = *is_late || bw_order_item_get_tone (item) == BW_ORDER_TONE_LATE;
    }

  return n;
}

guint
bw_order_list_get_n_read (BwOrderList *self)
{
  g_return_val_if_fail (BW_IS_ORDER_LIST (self), 0);

  return bw_order_book_get_n_read (self->book);
}

guint
bw_order_list_get_n_set (BwOrderList *self)
{
  g_return_val_if_fail (BW_IS_ORDER_LIST (self), 0);

  return self->n_set;
}
