/* bw-client-queue.c: from the worker to the main thread, and not too much of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-queue.h"

/* A few of the feed's events (500 documents): enough to keep both sides busy. */
#define MAX_DOCUMENTS 3000

struct _BwClientQueue
{
  GMutex   mutex;
  GCond    has_room;
  GQueue   items;
  GQueue   done;        /* given back, to be freed by the worker */
  guint    n_documents; /* of the items in it; one without counts as one */
  gboolean closed;
  GSource *source;      /* (owned) */
};

static guint
count_documents (const BwClientItem *item)
{
  return item->event != NULL ? MAX (1, item->event->documents->len + item->event->gone_ids->len) : 1;
}

static void
clear_queue (gpointer data)
{
  BwClientQueue *self = data;

  g_queue_clear_full (&self->items, (GDestroyNotify) bw_client_item_free);
  g_queue_clear_full (&self->done, (GDestroyNotify) bw_client_item_free);
  g_source_unref (self->source);
  g_cond_clear (&self->has_room);
  g_mutex_clear (&self->mutex);
}

/**
 * bw_client_queue_new:
 * @source: a source of the main thread; a reference is taken
 *
 * Returns: (transfer full): an empty queue
 */
BwClientQueue *
bw_client_queue_new (GSource *source)
{
  BwClientQueue *self = g_atomic_rc_box_new0 (BwClientQueue);

  g_mutex_init (&self->mutex);
  g_cond_init (&self->has_room);
  g_queue_init (&self->items);
  g_queue_init (&self->done);
  self->source = g_source_ref (source);
  return self;
}

/**
 * bw_client_queue_ref:
 * @self: a queue
 *
 * Returns: (transfer full): @self
 */
BwClientQueue *
bw_client_queue_ref (BwClientQueue *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * bw_client_queue_unref:
 * @self: (transfer full): a queue; from any thread
 */
void
bw_client_queue_unref (BwClientQueue *self)
{
  g_atomic_rc_box_release_full (self, clear_queue);
}

/**
 * bw_client_queue_push:
 * @self: a queue
 * @item: (transfer full): what to tell
 *
 * An item that alone is more than there is room for is let in when it is alone.
 */
void
bw_client_queue_push (BwClientQueue *self,
                      BwClientItem  *item)
{
  GQueue done;
  gboolean was_empty;

  g_mutex_lock (&self->mutex);
  while (!self->closed && self->items.length > 0 && self->n_documents + count_documents (item) > MAX_DOCUMENTS)
    g_cond_wait (&self->has_room, &self->mutex);

  if (self->closed)
    {
      g_mutex_unlock (&self->mutex);
      bw_client_item_free (item);
      return;
    }

  was_empty = self->items.length == 0;
  self->n_documents += count_documents (item);
  g_queue_push_tail (&self->items, item);
  done = self->done;
  g_queue_init (&self->done);
  g_mutex_unlock (&self->mutex);

  if (was_empty)
    g_source_set_ready_time (self->source, 0);
  g_queue_clear_full (&done, (GDestroyNotify) bw_client_item_free);
}

/**
 * bw_client_queue_pop:
 * @self: a queue
 *
 * Returns: (transfer full) (nullable): the next item, %NULL if there is none
 */
BwClientItem *
bw_client_queue_pop (BwClientQueue *self)
{
  BwClientItem *item;

  g_mutex_lock (&self->mutex);
  item = g_queue_pop_head (&self->items);
  if (item != NULL)
    {
      self->n_documents -= count_documents (item);
      g_cond_signal (&self->has_room);
    }
  g_mutex_unlock (&self->mutex);

  return item;
}

/**
 * bw_client_queue_give_back:
 * @self: a queue
 * @item: (transfer full): one of its items, done with
 *
 * Five hundred documents are thousands of blocks of the worker's memory. They are
 * freed when it tells the next, so what waits is no more than the queue held.
 */
void
bw_client_queue_give_back (BwClientQueue *self,
                           BwClientItem  *item)
{
  g_mutex_lock (&self->mutex);
  g_queue_push_tail (&self->done, item);
  g_mutex_unlock (&self->mutex);
}

/**
 * bw_client_queue_close:
 * @self: a queue
 */
void
bw_client_queue_close (BwClientQueue *self)
{
  g_mutex_lock (&self->mutex);
  self->closed = TRUE;
  self->n_documents = 0;
  g_queue_clear_full (&self->items, (GDestroyNotify) bw_client_item_free);
  g_cond_broadcast (&self->has_room);
  g_mutex_unlock (&self->mutex);
}
