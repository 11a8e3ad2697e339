/* bw-order-item.c: an order in a list, with how far it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-order-item.h"

#include <glib/gi18n.h>

struct _BwOrderItem
{
  GObject parent_instance;

  BwOrder             *order;   /* (owned) */
  BwOrderLadder       *ladder;  /* (owned) (nullable) */
  BwClientOutboxEntry *entry;   /* (owned) (nullable) */
  gint64               time;    /* at which @ladder held */
  char                *status;  /* (owned) (nullable) */
  char                *source;  /* (owned) (nullable) */
  BwOrderTone          tone;
};

/* What it says in a table. */
enum
{
  NUMBER,
  TITLE,
  KIND,
  SOURCE,
  STATUS,
};

const char * const bw_order_item_titles[] = {
  N_("Number"), N_("Title"), N_("Kind"), N_("Issued"), N_("State"), NULL,
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwOrderItem, bw_order_item, G_TYPE_OBJECT)

static void
bw_order_item_finalize (GObject *object)
{
  BwOrderItem *self = BW_ORDER_ITEM (object);

  g_clear_pointer (&self->order, bw_order_unref);
  g_clear_pointer (&self->ladder, bw_order_ladder_free);
  g_clear_object (&self->entry);
  g_free (self->status);
  g_free (self->source);

  G_OBJECT_CLASS (bw_order_item_parent_class)->finalize (object);
}

static void
bw_order_item_class_init (BwOrderItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_order_item_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
bw_order_item_init (BwOrderItem *self)
{
}

/**
 * bw_order_item_new:
 * @order: an order
 *
 * Returns: (transfer full): an item, to be set
 */
BwOrderItem *
bw_order_item_new (BwOrder *order)
{
  BwOrderItem *self = g_object_new (BW_TYPE_ORDER_ITEM, NULL);

  self->order = bw_order_ref (order);
  return self;
}

/**
 * bw_order_item_set:
 * @self: an item
 * @desk: the desk
 * @order: as it is now
 * @ladder: (transfer full): how far its areas are
 * @now: the time for which that holds
 * @entry: (nullable): what is still on its way of it
 */
void
bw_order_item_set (BwOrderItem         *self,
                   BwDesk              *desk,
                   BwOrder             *order,
                   BwOrderLadder       *ladder,
                   gint64               now,
                   BwClientOutboxEntry *entry)
{
  g_return_if_fail (BW_IS_ORDER_ITEM (self));

  bw_order_ref (order);
  bw_order_unref (self->order);
  self->order = order;
  g_clear_pointer (&self->ladder, bw_order_ladder_free);
  self->ladder = ladder;
  self->time = now;
  g_set_object (&self->entry, entry);
  g_free (self->status);
  self->status = bw_order_words_dup_status (desk, order, ladder, entry, &self->tone);
  g_free (self->source);
  self->source = bw_order_words_dup_source (desk, order);
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
bw_order_item_is_outdated (BwOrderItem *self,
                           gint64       now)
{
  g_return_val_if_fail (BW_IS_ORDER_ITEM (self), FALSE);

  for (guint i = 0; self->ladder != NULL && i < BW_N_ORDER_STEPS; i++)
    {
      gint64 deadline = self->ladder->deadlines[i];

      if (deadline != 0 && (self->time > deadline) != (now > deadline))
        return TRUE;
    }

  return FALSE;
}

const BwOrder *
bw_order_item_get_order (BwOrderItem *self)
{
  g_return_val_if_fail (BW_IS_ORDER_ITEM (self), NULL);

  return self->order;
}

const BwOrderLadder *
bw_order_item_get_ladder (BwOrderItem *self)
{
  g_return_val_if_fail (BW_IS_ORDER_ITEM (self), NULL);

  return self->ladder;
}

const char *
bw_order_item_get_status (BwOrderItem *self)
{
  g_return_val_if_fail (BW_IS_ORDER_ITEM (self), NULL);

  return self->status;
}

const char *
bw_order_item_get_source (BwOrderItem *self)
{
  g_return_val_if_fail (BW_IS_ORDER_ITEM (self), NULL);

  return self->source;
}

BwOrderTone
bw_order_item_get_tone (BwOrderItem *self)
{
  g_return_val_if_fail (BW_IS_ORDER_ITEM (self), BW_ORDER_TONE_QUIET);

  return self->tone;
}

BwClientOutboxEntry *
bw_order_item_get_entry (BwOrderItem *self)
{
  g_return_val_if_fail (BW_IS_ORDER_ITEM (self), NULL);

  return self->entry;
}

/**
 * bw_order_item_is_open:
 * @self: an item that was set
 *
 * Returns: whether somebody is to do something still
 */
gboolean
bw_order_item_is_open (BwOrderItem *self)
{
  g_return_val_if_fail (BW_IS_ORDER_ITEM (self), FALSE);

  return !self->order->is_draft && self->ladder != NULL
         && (self->entry != NULL || bw_order_ladder_is_open (self->ladder, self->order));
}

/**
 * bw_order_item_dup_cell:
 * @self: an item that was set
 * @column: of bw_order_item_titles
 *
 * Returns: (transfer full) (nullable): what it says there
 */
char *
bw_order_item_dup_cell (BwOrderItem *self,
                        guint        column)
{
  g_return_val_if_fail (BW_IS_ORDER_ITEM (self), NULL);

  switch (column)
    {
    case NUMBER:
      return g_strdup (self->order->number);
    case TITLE:
      return g_strdup (self->order->title);
    case KIND:
      return g_strdup (bw_order_words_get_kind (self->order->kind));
    case SOURCE:
      return g_strdup (self->source);
    case STATUS:
    default:
      return g_strdup (self->status);
    }
}
