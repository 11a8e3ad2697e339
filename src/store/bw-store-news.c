/* bw-store-news.c: what the writer tells unasked, on its way to the main thread
 *
 * After an outage others may have written for hours: it comes in pieces, and the next
 * one is read when few of them are still on their way. So memory is bounded by what
 * pieces hold, whoever is faster.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-store-news-private.h"

#include "bw-store-shared.h"

/* Pieces on their way, with that which is sent. */
#define MAX_SENT 2

/* Held by the writer, and by all that is on its way. */
struct _BwStoreNews
{
  gatomicrefcount n_refs;
  GWeakRef        writer;   /* of one that is gone nobody hears any more */
  GMainContext   *context;  /* (owned) */

  /* Under the mutex */
  GMutex   mutex;
  GCond    cond;
  guint    n_sent;
  gboolean is_stopping;
};

typedef struct
{
  BwStoreNews *news;     /* (owned) */
  guint        signal;
  GPtrArray   *changes;  /* (owned) (nullable) */
  guint        term;
} Message;

enum
{
  SIGNAL_CHANGED,
  SIGNAL_STALE,
  SIGNAL_TERM,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
free_message (gpointer data)
{
  Message *message = data;
  BwStoreNews *self = message->news;

  if (message->changes != NULL)
    {
      g_ptr_array_unref (message->changes);
      g_mutex_lock (&self->mutex);
      self->n_sent--;
      g_cond_signal (&self->cond);
      g_mutex_unlock (&self->mutex);
    }

  bw_store_news_unref (self);
  g_free (message);
}

static gboolean
on_message_idle_cb (gpointer data)
{
  Message *message = data;
  g_autoptr (BwStoreWriter) writer = g_weak_ref_get (&message->news->writer);

  if (writer == NULL)
    return G_SOURCE_REMOVE;

  if (message->signal == SIGNAL_CHANGED)
    g_signal_emit (writer, signals[SIGNAL_CHANGED], 0, message->changes);
  else if (message->signal == SIGNAL_TERM)
    g_signal_emit (writer, signals[SIGNAL_TERM], 0, message->term);
  else
    g_signal_emit (writer, signals[SIGNAL_STALE], 0);

  return G_SOURCE_REMOVE;
}

/* A source like that of a task, which is what keeps the order. */
static void
send (BwStoreNews *self,
      guint        signal,
      GPtrArray   *changes,
      guint        term)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  Message *message = g_new0 (Message, 1);

  g_atomic_ref_count_inc (&self->n_refs);
  message->news = self;
  message->signal = signal;
  message->term = term;
  if (changes != NULL)
    {
      message->changes = g_ptr_array_ref (changes);
      g_mutex_lock (&self->mutex);
      self->n_sent++;
      g_mutex_unlock (&self->mutex);
    }

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_message_idle_cb, message, free_message);
  g_source_attach (source, self->context);
}

/* At the end nobody takes anything in: what is on its way then is all there will be. */
static gboolean
is_over (BwStoreNews *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->is_stopping && self->n_sent >= MAX_SENT;
}

static void
wait_for_room (BwStoreNews *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  while (self->n_sent >= MAX_SENT && !self->is_stopping)
    g_cond_wait (&self->cond, &self->mutex);
}

void
bw_store_news_install_signals (BwStoreWriterClass *klass)
{
  /**
   * BwStoreWriter::changed:
   * @self: the writer
   * @changes: (element-type BwStoreChange): in order of their numbers
   *
   * Others have written. Comes on the context in which the writer was made. What
   * is told may have been read before, when the store was loaded.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);

  /**
   * BwStoreWriter::stale:
   * @self: the writer
   *
   * What was read of the store is of no use any more, and nothing is written: it
   * must be opened anew. May come more than once.
   */
  signals[SIGNAL_STALE] = g_signal_new ("stale", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * BwStoreWriter::term:
   * @self: the writer
   * @term: what bw_store_shared_check_term() knows it by; 0: it does not lead (any more)
   *
   * This process leads now, and has been told all that the one before wrote. Comes at
   * the beginning too, however it is then.
   */
  signals[SIGNAL_TERM] = g_signal_new ("term", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

BwStoreNews *
bw_store_news_new (BwStoreWriter *writer)
{
  BwStoreNews *self = g_new0 (BwStoreNews, 1);

  g_atomic_ref_count_init (&self->n_refs);
  g_weak_ref_init (&self->writer, writer);
  self->context = g_main_context_ref_thread_default ();
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  return self;
}

void
bw_store_news_unref (BwStoreNews *self)
{
  if (!g_atomic_ref_count_dec (&self->n_refs))
    return;

  g_weak_ref_clear (&self->writer);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self);
}

gboolean
bw_store_news_tell (BwStoreNews  *self,
                    BwStore      *store,
                    GError      **error)
{
  guint n = BW_STORE_SHARED_MANY;

  while (n >= BW_STORE_SHARED_MANY && !is_over (self))
    {
      GError *failure = NULL;
      g_autoptr (GPtrArray) changes = bw_store_shared_take_changes (store, &failure);

      if (failure != NULL)
        {
          g_propagate_error (error, failure);
          return FALSE;
        }

      n = changes != NULL ? changes->len : 0;
      if (n > 0)
        send (self, SIGNAL_CHANGED, changes, 0);
      if (n >= BW_STORE_SHARED_MANY)
        wait_for_room (self);
    }

  return TRUE;
}

void
bw_store_news_tell_stale (BwStoreNews *self)
{
  send (self, SIGNAL_STALE, NULL, 0);
}

void
bw_store_news_tell_term (BwStoreNews *self,
                         guint        term)
{
  send (self, SIGNAL_TERM, NULL, term);
}

void
bw_store_news_stop (BwStoreNews *self)
{
  g_mutex_lock (&self->mutex);
  self->is_stopping = TRUE;
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);
}
