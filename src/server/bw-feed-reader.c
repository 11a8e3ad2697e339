/* bw-feed-reader.c: one who follows the feed
 *
 * It goes through the shelf once (the cursor), then is given batches. What it
 * holds is its position, and the bytes of one event that did not fit yet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-feed-private.h"
#include "bw-scope.h"

#include <string.h>

/* What a step of the cursor makes at most, and looks at at most. */
#define STEP_BYTES (64 * 1024)
#define STEP_ITEMS 20000

typedef enum
{
  PHASE_CATCH_UP,
  PHASE_LIVE,
  PHASE_OVER,
} Phase;

struct _BwFeedReader
{
  BwFeedHub     *hub;         /* (unowned) */
  BwHttpRequest *request;     /* (unowned): ends with the reader */
  BwFeedFormat   format;
  BwFeedWish     wish;        /* its position: told up to @since */
  guint8         token[BW_TOKEN_HASH_SIZE];
  Phase          phase;
  guint64        target;      /* will be told when the cursor is at its end */
  guint          type;        /* the cursor */
  guint          index;
  guint          order;       /* of the type, when it was begun */
  GPtrArray     *gone;        /* (owned): that the cursor came by */
  GBytes        *bytes;       /* (owned) (nullable): on their way */
  gsize          offset;
  GBytes        *heartbeat;   /* (owned) (nullable): not sent yet */
  guint64        n_given;     /* bytes handed over so far */
  guint64        n_taken;     /* of them, when that was seen to grow last */
  gint64         taken;       /* when that was, or when all was taken, monotonic */
  gboolean       is_waiting;
  gboolean       says_reset;
  gboolean       says_bye;
};

static void
begin_type (BwFeedReader *self,
            guint         type)
{
  self->type = type;
  self->index = 0;
  if (type < BW_N_DOCUMENT_TYPES)
    self->order = bw_shelf_get_order (self->hub->setup.shelf, (BwDocumentType) type);
}

static void
begin_cursor (BwFeedReader *self)
{
  self->phase = PHASE_CATCH_UP;
  self->target = bw_shelf_get_seq (self->hub->setup.shelf);
  begin_type (self, 0);
  g_ptr_array_set_size (self->gone, 0);
}

/* FALSE: of another store, from its future, or from before what is still known to be
 * gone. */
static gboolean
read_since (BwFeedReader *self,
            const char   *since)
{
  guint64 seq;

  if (!bw_feed_hub_parse_id (self->hub, since, &seq)
      || seq > bw_shelf_get_seq (self->hub->setup.shelf)
      || (seq > 0 && seq < bw_shelf_get_forgotten (self->hub->setup.shelf)))
    return FALSE;

  self->wish.since = seq;
  return TRUE;
}

static void
end_phase (BwFeedReader *self,
           GString      *out)
{
  bw_feed_batch_append (self->hub, out, self->gone, 0, self->format, NULL);
  if (self->format == BW_FEED_FORMAT_SSE && self->wish.since > 0)
    bw_ledger_news_append (self->hub->ledger, out, bw_picture_get_places (self->hub->setup.picture),
                           self->wish.scope, self->wish.since, self->target);
  bw_feed_batch_append_live (self->hub, out, self->format, self->target);
  g_ptr_array_set_size (self->gone, 0);
  self->wish.since = self->target;
  self->phase = self->format == BW_FEED_FORMAT_SSE ? PHASE_LIVE : PHASE_OVER;
}

/* The next item that the reader has not been told, or %NULL when this step, or
 * the whole way (@is_end), is over. */
static BwItem *
find_next (BwFeedReader *self,
           guint        *n_seen,
           gboolean     *is_end)
{
  BwPlaceTree *places = bw_picture_get_places (self->hub->setup.picture);

  for (; self->type < BW_N_DOCUMENT_TYPES; begin_type (self, self->type + 1))
    {
      GPtrArray *items = bw_shelf_get_items (self->hub->setup.shelf, (BwDocumentType) self->type);

      while (self->index < items->len)
        {
          BwItem *item;

          /* Before one is taken: the next step begins with it. */
          if ((*n_seen)++ >= STEP_ITEMS)
            return NULL;

          item = g_ptr_array_index (items, self->index++);
          if (item->seq <= self->wish.since || !bw_scope_has_item (places, self->wish.scope, item))
            continue;
          if (!item->is_gone)
            return item;
          if (self->wish.since > 0)
            g_ptr_array_add (self->gone, item);
        }
    }

  *is_end = TRUE;
  return NULL;
}

/* Areas have been put in another order, or tombstones were let go: this type anew. */
static void
mind_order (BwFeedReader *self)
{
  if (self->type < BW_N_DOCUMENT_TYPES
      && self->order != bw_shelf_get_order (self->hub->setup.shelf, (BwDocumentType) self->type))
    begin_type (self, self->type);
}

static void
step_cursor (BwFeedReader *self,
             GString      *out)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  gboolean is_end = FALSE;
  gsize size = 0;
  guint n_seen = 0;

  mind_order (self);
  while (items->len < BW_FEED_MAX_DOCUMENTS && size < STEP_BYTES)
    {
      BwItem *item = find_next (self, &n_seen, &is_end);
      const char *text = item != NULL ? bw_wire_get_text (self->hub->setup.wire, item) : NULL;

      if (item == NULL)
        break;
      if (text == NULL)
        continue;

      size += strlen (text);
      g_ptr_array_add (items, item);
    }

  bw_feed_batch_append (self->hub, out, items, 0, self->format, NULL);
  if (is_end)
    end_phase (self, out);
  else if (out->len == 0)
    g_string_append (out, self->format == BW_FEED_FORMAT_SSE ? ":\n\n" : "\n");
}

/* Little is missing: all of it at once. Series are whole: of a reader that comes with
 * a number nobody knows what it has. */
static gboolean
catch_up_at_once (BwFeedReader *self,
                  GString      *out)
{
  const BwFeedWish wish = { .scope = self->wish.scope, .since = self->wish.since };
  g_autoptr (GPtrArray) items = NULL;

  if (self->wish.since == 0)
    return FALSE;

  items = bw_feed_batch_collect (self->hub, &wish, self->target, BW_FEED_MAX_MERGED);
  if (items == NULL)
    return FALSE;

  bw_feed_batch_append (self->hub, out, items, 0, self->format, NULL);
  end_phase (self, out);
  return TRUE;
}

static GBytes *
catch_up (BwFeedReader *self)
{
  GString *out = g_string_new (NULL);
  gboolean is_begin = self->type == 0 && self->index == 0;

  if (!is_begin || !catch_up_at_once (self, out))
    step_cursor (self, out);

  return g_string_free_to_bytes (out);
}

static GBytes *
say_bye (BwFeedReader *self)
{
  static const char bye[] = "event: bye\ndata: {\"retry\":true}\n\n";

  self->phase = PHASE_OVER;
  return self->format == BW_FEED_FORMAT_SSE ? g_bytes_new_static (bye, sizeof bye - 1) : NULL;
}

/* (nullable): nothing to say now; may be empty */
static GBytes *
go_on (BwFeedReader *self)
{
  GBytes *batch;

  if (self->says_bye)
    return say_bye (self);

  if (self->wish.since < self->hub->flushed)
    {
      batch = bw_feed_batch_get (self->hub, &self->wish);
      if (batch == NULL)
        {
          begin_cursor (self);
          return catch_up (self);
        }

      self->wish.since = self->hub->flushed;
      return batch;
    }

  return g_steal_pointer (&self->heartbeat);
}

/* Drop everything, state follows. */
static GBytes *
say_reset (BwFeedReader *self)
{
  GString *out = g_string_new (NULL);

  if (self->format == BW_FEED_FORMAT_SSE)
    g_string_append_printf (out, "event: reset\ndata: {\"epoch\":\"%s\"}\n\n", self->hub->setup.epoch);
  else
    g_string_append_printf (out, "{\"type\":\"reset\",\"epoch\":\"%s\"}\n", self->hub->setup.epoch);

  return g_string_free_to_bytes (out);
}

static GBytes *
take_next (BwFeedReader *self)
{
  if (self->says_reset)
    {
      self->says_reset = FALSE;
      return say_reset (self);
    }

  switch (self->phase)
    {
    case PHASE_CATCH_UP:
      return catch_up (self);
    case PHASE_LIVE:
      return go_on (self);
    case PHASE_OVER:
    default:
      return NULL;
    }
}

BwFeedReader *
bw_feed_reader_new (BwFeedHub     *hub,
                    BwHttpRequest *request,
                    BwFeedFormat   format,
                    BwPlace        scope,
                    gboolean       tails,
                    const char    *since,
                    const BwToken *token)
{
  BwFeedReader *self = g_new0 (BwFeedReader, 1);

  self->hub = hub;
  self->request = request;
  self->format = format;
  self->wish.scope = scope;
  self->wish.tails = tails;
  self->gone = g_ptr_array_new ();
  self->taken = g_get_monotonic_time ();
  memcpy (self->token, token->hash, sizeof self->token);
  if (since != NULL && *since != '\0' && !read_since (self, since))
    self->says_reset = TRUE;

  begin_cursor (self);
  g_ptr_array_add (hub->readers, self);
  return self;
}

void
bw_feed_reader_free (gpointer data)
{
  BwFeedReader *self = data;

  g_ptr_array_remove_fast (self->hub->readers, self);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->heartbeat, g_bytes_unref);
  g_ptr_array_unref (self->gone);
  g_free (self);
}

gssize
bw_feed_reader_pull (gpointer  data,
                     char     *buffer,
                     gsize     size)
{
  BwFeedReader *self = data;
  const char *text;
  gsize length;

  self->is_waiting = FALSE;
  while (self->bytes == NULL || g_bytes_get_size (self->bytes) == self->offset)
    {
      g_clear_pointer (&self->bytes, g_bytes_unref);
      self->offset = 0;
      self->bytes = take_next (self);
      if (self->bytes == NULL)
        {
          self->is_waiting = TRUE;
          return self->phase == PHASE_OVER ? -1 : 0;
        }
    }

  text = g_bytes_get_data (self->bytes, &length);
  length = MIN (size, length - self->offset);
  memcpy (buffer, text + self->offset, length);
  self->offset += length;
  self->n_given += length;
  return (gssize) length;
}

void
bw_feed_reader_wake (BwFeedReader *self)
{
  if (!self->is_waiting)
    return;

  self->is_waiting = FALSE;
  bw_http_request_wake (self->request);
}

void
bw_feed_reader_beat (BwFeedReader *self,
                     GBytes       *heartbeat)
{
  if (self->phase != PHASE_LIVE)
    return;

  g_clear_pointer (&self->heartbeat, g_bytes_unref);
  self->heartbeat = g_bytes_ref (heartbeat);
  bw_feed_reader_wake (self);
}

void
bw_feed_reader_end (BwFeedReader *self,
                    gboolean      bye)
{
  if (bye && self->phase == PHASE_LIVE)
    self->says_bye = TRUE;
  else
    self->phase = PHASE_OVER;

  bw_feed_reader_wake (self);
}

/* Heartbeats alone would fit into the buffers of the kernel for hours: what counts
 * is whether what it holds comes to be less. */
gboolean
bw_feed_reader_is_stalled (BwFeedReader *self,
                           gint64        now)
{
  gsize n_unread = bw_http_request_get_unread (self->request);
  guint64 n_taken = self->n_given > n_unread ? self->n_given - n_unread : 0;

  if ((self->is_waiting && n_unread == 0) || n_taken > self->n_taken)
    {
      self->n_taken = n_taken;
      self->taken = now;
    }

  return now - self->taken > (gint64) self->hub->setup.stall_ms * 1000;
}

/* One who came from before them cannot be told any more what is gone. Lines have no
 * reset but as the first: he comes again, and is told that one. */
void
bw_feed_reader_forget (BwFeedReader *self,
                       guint64       until)
{
  if (self->phase == PHASE_OVER || self->wish.since == 0 || self->wish.since >= until)
    return;

  if (self->format == BW_FEED_FORMAT_NDJSON)
    {
      bw_feed_reader_cut_off (self);
      return;
    }

  self->says_reset = TRUE;
  self->wish.since = 0;
  begin_cursor (self);
  bw_feed_reader_wake (self);
}

void
bw_feed_reader_cut_off (BwFeedReader *self)
{
  self->phase = PHASE_OVER;
  bw_http_request_abort (self->request);
}

const guint8 *
bw_feed_reader_get_token (BwFeedReader *self)
{
  return self->token;
}
