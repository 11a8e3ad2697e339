/* bw-store-news.c: what the writer tells unasked, on its way to the main thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-store-news-private.h"

typedef struct
{
  BwStoreWriter *writer;   /* (owned) */
  GPtrArray     *changes;  /* (owned) (nullable) */
} News;

static void
free_news (gpointer data)
{
  News *news = data;

  g_object_unref (news->writer);
  g_clear_pointer (&news->changes, g_ptr_array_unref);
  g_free (news);
}

static gboolean
on_news_idle_cb (gpointer data)
{
  News *news = data;

  if (news->changes != NULL)
    g_signal_emit_by_name (news->writer, "changed", news->changes);
  else
    g_signal_emit_by_name (news->writer, "stale");

  return G_SOURCE_REMOVE;
}

/* A source like that of a task, which is what keeps the order. */
void
bw_store_news_send (BwStoreWriter *writer,
                    GMainContext  *context,
                    GPtrArray     *changes)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  News *news = g_new0 (News, 1);

  news->writer = g_object_ref (writer);
  news->changes = changes != NULL ? g_ptr_array_ref (changes) : NULL;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_news_idle_cb, news, free_news);
  g_source_attach (source, context);
}
