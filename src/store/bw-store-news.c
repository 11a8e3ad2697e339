/* bw-store-news.c: what the writer tells unasked, on its way to the main thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-store-news-private.h"

enum
{
  SIGNAL_CHANGED,
  SIGNAL_STALE,
  SIGNAL_TERM,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Of a writer that is gone nobody hears any more. */
typedef struct
{
  GWeakRef   writer;
  guint      signal;
  GPtrArray *changes;  /* (owned) (nullable) */
  guint      term;
} News;

static void
free_news (gpointer data)
{
  News *news = data;

  g_weak_ref_clear (&news->writer);
  g_clear_pointer (&news->changes, g_ptr_array_unref);
  g_free (news);
}

static gboolean
on_news_idle_cb (gpointer data)
{
  News *news = data;
  g_autoptr (BwStoreWriter) writer = g_weak_ref_get (&news->writer);

  if (writer == NULL)
    return G_SOURCE_REMOVE;

  if (news->signal == SIGNAL_CHANGED)
    g_signal_emit (writer, signals[SIGNAL_CHANGED], 0, news->changes);
  else if (news->signal == SIGNAL_TERM)
    g_signal_emit (writer, signals[SIGNAL_TERM], 0, news->term);
  else
    g_signal_emit (writer, signals[SIGNAL_STALE], 0);

  return G_SOURCE_REMOVE;
}

/* A source like that of a task, which is what keeps the order. */
static void
send (BwStoreWriter *writer,
      GMainContext  *context,
      guint          signal,
      GPtrArray     *changes,
      guint          term)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  News *news = g_new0 (News, 1);

  g_weak_ref_init (&news->writer, writer);
  news->signal = signal;
  news->changes = changes != NULL ? g_ptr_array_ref (changes) : NULL;
  news->term = term;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_news_idle_cb, news, free_news);
  g_source_attach (source, context);
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
   * @term: what bw_store_shared_check_term() knows it by; 0: it does not lead any more
   *
   * This process leads now, and has been told all that the one before wrote; also
   * if it has led since the store was opened.
   */
  signals[SIGNAL_TERM] = g_signal_new ("term", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

void
bw_store_news_send (BwStoreWriter *writer,
                    GMainContext  *context,
                    GPtrArray     *changes)
{
  send (writer, context, changes != NULL ? SIGNAL_CHANGED : SIGNAL_STALE, changes, 0);
}

void
bw_store_news_send_term (BwStoreWriter *writer,
                         GMainContext  *context,
                         guint          term)
{
  send (writer, context, SIGNAL_TERM, NULL, term);
}
