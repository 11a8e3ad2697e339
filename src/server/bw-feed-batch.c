/* bw-feed-batch.c: documents as events of the feed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-feed-private.h"
#include "bw-scope.h"

#include <string.h>

static guint
count_above (BwPlaceTree *places,
             BwPlace      place)
{
  guint n = 0;

  for (; place != BW_PLACE_NONE; place = bw_place_tree_get_parent (places, place))
    n++;

  return n;
}

/* Those gone come last: what is left stands without them. */
static int
compare_items (gconstpointer a,
               gconstpointer b,
               gpointer      places)
{
  const BwItem *left = *(const BwItem * const *) a;
  const BwItem *right = *(const BwItem * const *) b;
  guint depth_left;
  guint depth_right;

  if (left->is_gone != right->is_gone)
    return left->is_gone ? 1 : -1;
  if (left->type != right->type)
    return left->type < right->type ? -1 : 1;
  if (left->type != BW_DOCUMENT_TYPE_AREA)
    return left->seq < right->seq ? -1 : left->seq > right->seq;

  depth_left = count_above (places, left->place);
  depth_right = count_above (places, right->place);
  return depth_left < depth_right ? -1 : depth_left > depth_right;
}

/* How long what a reader is sent of @item may be; a tombstone is its id. */
static gsize
measure_item (BwFeedHub *hub,
              BwItem    *item,
              guint64    known)
{
  const char *text = item->is_gone ? item->id : bw_wire_get_news (hub->setup.wire, item, known);

  return text != NULL ? strlen (text) : 0;
}

static guint64
get_known (const BwFeedWish *wish)
{
  return wish->tails ? wish->since : 0;
}

GPtrArray *
bw_feed_batch_collect (BwFeedHub        *hub,
                       const BwFeedWish *wish,
                       guint64           until,
                       gsize             max_bytes)
{
  BwPlaceTree *places = bw_picture_get_places (hub->setup.picture);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  gsize n_bytes = 0;
  guint n_seen = 0;

  for (BwItem *item = bw_shelf_get_newest (hub->setup.shelf);
       item != NULL && item->seq > wish->since;
       item = item->older)
    {
      if (n_seen++ > BW_FEED_MAX_BATCH)
        return NULL;

      if (item->seq > until || !bw_scope_has_item (places, wish->scope, item))
        continue;

      n_bytes += measure_item (hub, item, get_known (wish));
      if (n_bytes > max_bytes)
        return NULL;

      g_ptr_array_add (items, item);
    }

  g_ptr_array_sort_with_data (items, compare_items, places);
  return g_steal_pointer (&items);
}

/* What stands before, between and after the documents of one event. */
typedef struct
{
  const char *open;
  const char *between;
  const char *close;
} Frame;

static const Frame frames[2][2] =
{
  [BW_FEED_FORMAT_SSE] = {
    { "event: docs\ndata: [", ",", "]\n" },
    { "event: gone\ndata: [", ",", "]\n" },
  },
  [BW_FEED_FORMAT_NDJSON] = {
    { "", "\n", "\n" },
    { "{\"type\":\"gone\",\"documents\":[", ",", "]}\n" },
  },
};

static gboolean
append_item (BwFeedHub *hub,
             GString   *out,
             BwItem    *item,
             guint64    known)
{
  const char *text;

  if (item->is_gone)
    {
      g_string_append_printf (out, "{\"type\":\"%s\",\"id\":", bw_document_type_to_string (item->type));
      bw_wire_append_text (out, item->id);
      g_string_append_c (out, '}');
      return TRUE;
    }

  text = bw_wire_get_news (hub->setup.wire, item, known);
  if (text != NULL)
    g_string_append (out, text);
  return text != NULL;
}

/* One event from @first on; returns the index of the first one that is not in it. */
static guint
append_event (BwFeedHub       *hub,
              GString         *out,
              const GPtrArray *items,
              guint            first,
              guint64          known,
              BwFeedFormat     format)
{
  gboolean is_gone = ((BwItem *) g_ptr_array_index (items, first))->is_gone;
  const Frame *frame = &frames[format][is_gone];
  gsize start = out->len;
  guint n = 0;
  guint i;

  g_string_append (out, frame->open);
  for (i = first; i < items->len && n < BW_FEED_MAX_DOCUMENTS; i++)
    {
      BwItem *item = g_ptr_array_index (items, i);
      gsize before = out->len;

      if (item->is_gone != is_gone)
        break;
      if (n > 0)
        g_string_append (out, frame->between);
      if (!append_item (hub, out, item, known))
        {
          g_string_truncate (out, before);
          continue;
        }
      if (n > 0 && out->len - start > BW_FEED_MAX_BYTES)
        {
          g_string_truncate (out, before);
          break;
        }
      n++;
    }

  if (n == 0)
    g_string_truncate (out, start);
  else
    g_string_append (out, frame->close);

  return i;
}

void
bw_feed_batch_append (BwFeedHub       *hub,
                      GString         *out,
                      const GPtrArray *items,
                      guint64          known,
                      BwFeedFormat     format,
                      const char      *id)
{
  for (guint i = 0; i < items->len;)
    {
      gsize before = out->len;

      i = append_event (hub, out, items, i, known, format);
      if (out->len == before || format != BW_FEED_FORMAT_SSE)
        continue;

      if (i == items->len && id != NULL)
        g_string_append_printf (out, "id: %s\n", id);
      g_string_append_c (out, '\n');
    }
}

void
bw_feed_batch_append_live (BwFeedHub    *hub,
                           GString      *out,
                           BwFeedFormat  format,
                           guint64       seq)
{
  if (format == BW_FEED_FORMAT_SSE)
    g_string_append_printf (out, "event: live\nid: %s-%" G_GUINT64_FORMAT "\ndata: {\"clock\":",
                            hub->setup.epoch, seq);
  else
    g_string_append_printf (out, "{\"type\":\"live\",\"id\":\"%s-%" G_GUINT64_FORMAT "\",\"clock\":",
                            hub->setup.epoch, seq);

  /* Raised here: nobody need look for them in the state of the sites. */
  bw_feed_hub_append_clock (hub, out);
  g_string_append (out, ",\"alerts\":true");
  g_string_append (out, format == BW_FEED_FORMAT_SSE ? "}\n\n" : "}\n");
}

/* (transfer full) */
static GBytes *
make_batch (BwFeedHub        *hub,
            const BwFeedWish *wish,
            gsize             max_bytes)
{
  g_autoptr (GPtrArray) items = bw_feed_batch_collect (hub, wish, hub->flushed, max_bytes);
  g_autofree char *id = g_strdup_printf ("%s-%" G_GUINT64_FORMAT, hub->setup.epoch, hub->flushed);
  GString *out;

  if (items == NULL)
    return g_bytes_ref (hub->too_much);

  out = g_string_new (NULL);
  bw_ledger_news_append (hub->ledger, out, bw_picture_get_places (hub->setup.picture), wish->scope, wish->since,
                         hub->flushed);
  bw_feed_batch_append (hub, out, items, get_known (wish), BW_FEED_FORMAT_SSE, id);
  return g_string_free_to_bytes (out);
}

/* When many are behind, most of them are by the same: each with a batch of its own
 * would be hundreds of megabytes. */
static GBytes *
get_merged (BwFeedHub        *hub,
            const BwFeedWish *wish)
{
  g_autofree char *key = g_strdup_printf ("%u %d %" G_GUINT64_FORMAT, wish->scope, wish->tails, wish->since);
  GBytes *batch = g_hash_table_lookup (hub->merged, key);

  if (batch == NULL)
    {
      batch = make_batch (hub, wish, BW_FEED_MAX_MERGED);
      g_hash_table_insert (hub->merged, g_steal_pointer (&key), batch);
    }

  return batch;
}

static GBytes *
get_shared (BwFeedHub        *hub,
            const BwFeedWish *wish)
{
  GHashTable *batches = hub->batches[wish->tails];
  GBytes *batch = g_hash_table_lookup (batches, GUINT_TO_POINTER (wish->scope));

  if (batch == NULL)
    {
      batch = make_batch (hub, wish, BW_FEED_MAX_SHARED);
      g_hash_table_insert (batches, GUINT_TO_POINTER (wish->scope), batch);
    }

  return batch;
}

GBytes *
bw_feed_batch_get (BwFeedHub        *hub,
                   const BwFeedWish *wish)
{
  GBytes *batch = wish->since == hub->previous ? get_shared (hub, wish) : get_merged (hub, wish);

  return batch != hub->too_much ? g_bytes_ref (batch) : NULL;
}
