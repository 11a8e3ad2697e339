/* bw-feed-hub.c: the live state to everybody who follows it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-feed-hub.h"

#include "bw-feed-private.h"

#include <string.h>

/* Texts are made for so long at a time; then others on the loop have their turn. */
#define SLICE_US 2000

static void
wake_all (BwFeedHub *self)
{
  for (guint i = 0; i < self->readers->len; i++)
    bw_feed_reader_wake (g_ptr_array_index (self->readers, i));
}

static void
flush (BwFeedHub *self)
{
  g_hash_table_remove_all (self->batches[FALSE]);
  g_hash_table_remove_all (self->batches[TRUE]);
  g_hash_table_remove_all (self->merged);
  self->previous = self->flushed;
  self->flushed = self->preparing;
  wake_all (self);
}

/* Makes the texts that a batch will be put together from; of series the tails, which
 * is what those ask for who follow for long. What is touched while
 * this goes on has its text made again with the next flush; where it has moved to
 * the end of the list, what is left is made when somebody asks for it. */
static gboolean
on_prepare_timeout_cb (gpointer data)
{
  BwFeedHub *self = data;
  gint64 end = g_get_monotonic_time () + SLICE_US;
  guint n = 0;

  while (self->prepared != NULL
         && self->prepared->seq > self->flushed
         && self->prepared->seq <= self->preparing)
    {
      bw_wire_get_news (self->setup.wire, self->prepared, self->flushed);
      self->prepared = self->prepared->older;
      if (++n % 16 == 0 && g_get_monotonic_time () >= end)
        return G_SOURCE_CONTINUE;
    }

  self->prepared = NULL;
  self->tick_id = 0;
  flush (self);

  /* Something came while the texts were made. */
  if (bw_shelf_get_seq (self->setup.shelf) > self->flushed)
    bw_feed_hub_touch (self);

  return G_SOURCE_REMOVE;
}

static gboolean
on_tick_timeout_cb (gpointer data)
{
  BwFeedHub *self = data;

  bw_picture_commit (self->setup.picture);
  self->preparing = bw_shelf_get_seq (self->setup.shelf);
  self->prepared = self->readers->len > 0 ? bw_shelf_get_newest (self->setup.shelf) : NULL;
  self->tick_id = g_timeout_add (0, on_prepare_timeout_cb, self);
  return G_SOURCE_REMOVE;
}

static gboolean
on_heartbeat_timeout_cb (gpointer data)
{
  BwFeedHub *self = data;
  GString *out = g_string_new ("event: heartbeat\ndata: {\"clock\":");

  bw_feed_hub_append_clock (self, out);
  g_string_append_printf (out, ",\"seq\":%" G_GUINT64_FORMAT "}\n\n", self->flushed);
  g_clear_pointer (&self->heartbeat, g_bytes_unref);
  self->heartbeat = g_string_free_to_bytes (out);
  for (guint i = 0; i < self->readers->len; i++)
    bw_feed_reader_beat (g_ptr_array_index (self->readers, i), self->heartbeat);

  return G_SOURCE_CONTINUE;
}

static gboolean
on_watch_timeout_cb (gpointer data)
{
  BwFeedHub *self = data;
  gint64 now = g_get_monotonic_time ();

  for (guint i = 0; i < self->readers->len; i++)
    {
      BwFeedReader *reader = g_ptr_array_index (self->readers, i);

      if (bw_feed_reader_is_stalled (reader, now))
        bw_feed_reader_cut_off (reader);
    }

  return G_SOURCE_CONTINUE;
}

static void
watch (BwFeedHub *self)
{
  g_clear_handle_id (&self->watch_id, g_source_remove);
  self->watch_id = g_timeout_add (CLAMP (self->setup.stall_ms / 4, 20, 1000), on_watch_timeout_cb, self);
}

/**
 * bw_feed_hub_new:
 * @setup: copied; what it names must outlive the hub
 *
 * Returns: (transfer full): a hub without readers
 */
BwFeedHub *
bw_feed_hub_new (const BwFeedHubSetup *setup)
{
  BwFeedHub *self = g_new0 (BwFeedHub, 1);

  self->setup = *setup;
  self->readers = g_ptr_array_new ();
  for (guint i = 0; i < G_N_ELEMENTS (self->batches); i++)
    self->batches[i] = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_bytes_unref);
  self->merged = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  self->too_much = g_bytes_new (NULL, 0);
  self->flushed = bw_shelf_get_seq (setup->shelf);
  self->previous = self->flushed;
  self->ledger = bw_ledger_news_new (self->flushed);
  self->heartbeat_id = g_timeout_add (setup->heartbeat_ms, on_heartbeat_timeout_cb, self);
  watch (self);
  return self;
}

void
bw_feed_hub_set_pace (BwFeedHub *self,
                      guint      max_streams,
                      guint      coalesce_ms,
                      guint      stall_ms)
{
  self->setup.max_streams = max_streams;
  self->setup.coalesce_ms = coalesce_ms;
  self->setup.stall_ms = stall_ms;
  watch (self);
}

/**
 * bw_feed_hub_free:
 * @self: (nullable): a hub without readers
 */
void
bw_feed_hub_free (BwFeedHub *self)
{
  if (self == NULL)
    return;

  g_warn_if_fail (self->readers->len == 0);
  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_handle_id (&self->heartbeat_id, g_source_remove);
  g_clear_handle_id (&self->watch_id, g_source_remove);
  g_clear_pointer (&self->heartbeat, g_bytes_unref);
  for (guint i = 0; i < G_N_ELEMENTS (self->batches); i++)
    g_hash_table_unref (self->batches[i]);
  g_hash_table_unref (self->merged);
  bw_ledger_news_free (self->ledger);
  g_bytes_unref (self->too_much);
  g_ptr_array_unref (self->readers);
  g_free (self);
}

/**
 * bw_feed_hub_touch:
 * @self: a hub
 *
 * Readers are told when the coalescing window is over.
 */
void
bw_feed_hub_touch (BwFeedHub *self)
{
  if (self->tick_id == 0)
    self->tick_id = g_timeout_add (self->setup.coalesce_ms, on_tick_timeout_cb, self);
}

/**
 * bw_feed_hub_note_ledger:
 * @self: a hub
 * @type: of what was booked
 * @place: (nullable): code of the place that it belongs to
 * @seq: its number
 *
 * Readers are told with what changes next: touch the hub.
 */
void
bw_feed_hub_note_ledger (BwFeedHub      *self,
                         BwDocumentType  type,
                         const char     *place,
                         guint64         seq)
{
  BwPlaceTree *places = bw_picture_get_places (self->setup.picture);

  bw_ledger_news_note (self->ledger, type, place != NULL ? bw_place_tree_lookup (places, place) : BW_PLACE_NONE, place,
                       seq);
}

/**
 * bw_feed_hub_forget:
 * @self: a hub
 * @until: tombstones up to this number are let go
 *
 * Readers who came from before them are told so, and are given the state; the others
 * go on.
 */
void
bw_feed_hub_forget (BwFeedHub *self,
                    guint64    until)
{
  while (self->prepared != NULL && self->prepared->is_gone && self->prepared->seq <= until)
    self->prepared = self->prepared->older;

  for (guint i = 0; i < self->readers->len; i++)
    bw_feed_reader_forget (g_ptr_array_index (self->readers, i), until);

  bw_shelf_forget (self->setup.shelf, until);
}

guint
bw_feed_hub_get_n_readers (BwFeedHub *self)
{
  return self->readers->len;
}

/**
 * bw_feed_hub_open:
 * @self: a hub
 * @request: that asks for it
 * @format: SSE or NDJSON
 * @scope: what the reader may see
 * @tails: of series that it knows it takes what is new
 * @since: (nullable): what it knows already
 * @token: whose stream it is
 *
 * Returns: (transfer full) (nullable): the stream; %NULL if there are too many
 */
BwHttpResponse *
bw_feed_hub_open (BwFeedHub     *self,
                  BwHttpRequest *request,
                  BwFeedFormat   format,
                  BwPlace        scope,
                  gboolean       tails,
                  const char    *since,
                  const BwToken *token)
{
  BwHttpResponse *response;

  if (self->is_over || self->readers->len >= self->setup.max_streams)
    return NULL;

  response = bw_http_response_new_stream (200,
                                          format == BW_FEED_FORMAT_SSE ? "text/event-stream"
                                                                       : "application/x-ndjson",
                                          bw_feed_reader_pull,
                                          bw_feed_reader_new (self, request, format, scope, tails, since,
                                                              token),
                                          bw_feed_reader_free);
  bw_http_response_add_header (response, "Cache-Control", "no-store");
  bw_http_response_add_header (response, "X-Accel-Buffering", "no");
  return response;
}

/**
 * bw_feed_hub_parse_id:
 * @self: a hub
 * @id: `EPOCH-SEQ` or a plain number
 * @seq: (out): the number
 *
 * Returns: whether it is one of this store
 */
gboolean
bw_feed_hub_parse_id (BwFeedHub  *self,
                      const char *id,
                      guint64    *seq)
{
  const char *dash = strrchr (id, '-');
  const char *number = id;

  if (dash != NULL)
    {
      gsize length = (gsize) (dash - id);

      if (strlen (self->setup.epoch) != length || strncmp (id, self->setup.epoch, length) != 0)
        return FALSE;
      number = dash + 1;
    }

  return g_ascii_string_to_unsigned (number, 10, 0, G_MAXINT64, seq, NULL);
}

/**
 * bw_feed_hub_check_tokens:
 * @self: a hub
 * @is_good: asked of the token of each reader
 * @user_data: handed on
 */
void
bw_feed_hub_check_tokens (BwFeedHub       *self,
                          BwFeedTokenFunc  is_good,
                          gpointer         user_data)
{
  for (guint i = 0; i < self->readers->len; i++)
    {
      BwFeedReader *reader = g_ptr_array_index (self->readers, i);

      if (!is_good (bw_feed_reader_get_token (reader), user_data))
        bw_feed_reader_end (reader, FALSE);
    }
}

void
bw_feed_hub_say_bye (BwFeedHub *self)
{
  self->is_over = TRUE;
  for (guint i = 0; i < self->readers->len; i++)
    bw_feed_reader_end (g_ptr_array_index (self->readers, i), TRUE);
}

void
bw_feed_hub_append_clock (BwFeedHub *self,
                          GString   *out)
{
  char speed[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (out, "{\"now\":");
  bw_wire_append_time (self->setup.wire, out, bw_clock_get_now (self->setup.clock));
  g_string_append_printf (out, ",\"speed\":%s}",
                          g_ascii_formatd (speed, sizeof speed, "%.15g", bw_clock_get_speed (self->setup.clock)));
}
