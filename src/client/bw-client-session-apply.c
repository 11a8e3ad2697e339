/* bw-client-session-apply.c: takes in what the worker hands over
 *
 * In slices of 2 ms (3 ms with the last portion of documents) and pauses between,
 * so that frames are drawn while a whole province comes in; what changed is told
 * as often as it can be shown. A slice looks at the clock after each portion.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-session-private.h"

#include "bw-time.h"

#define SLICE_US  2000
#define PAUSE_US  3000
#define PORTION   16

/* What is more than documents (going live, a reset) gets a slice of its own if
 * that one has lasted so long already. */
#define SHORT_US  500

/* A backend of last century or of the next has no clock to go by. */
#define MAX_SPEED 100000.0

/* Seconds between the newest document of @event and now; ours, not the backend's. */
static double
measure_latency (BwClientSession   *self,
                 const BwFeedEvent *event)
{
  gint64 newest = 0;
  double speed = bw_clock_get_speed (self->clock);

  for (guint i = 0; i < event->documents->len; i++)
    newest = MAX (newest, bw_document_get_at (g_ptr_array_index (event->documents, i)));

  if (newest == 0 || speed <= 0.0)
    return -1.0;

  return (double) MAX (bw_clock_get_now (self->clock) - newest, 0) / speed / BW_TIME_SECOND;
}

/* What an hour-old cache knows of the backend's clock: in earnest it went on as
 * ours did, in a simulation nobody knows. */
static void
set_cached_clock (BwClientSession    *self,
                  const BwClientItem *item)
{
  if (item->event->clock_speed == 1.0)
    bw_clock_set (self->clock, item->event->clock_now + item->age, 1.0);
  else
    bw_clock_stop (self->clock, item->event->clock_now);
}

static void
set_clock (BwClientSession    *self,
           const BwClientItem *item)
{
  const BwFeedEvent *event = item->event;

  if (event->clock_now == 0 || !(event->clock_speed >= 0.0 && event->clock_speed <= MAX_SPEED))
    return;

  self->as_of = event->clock_now;
  if (item->origin == BW_CLIENT_ORIGIN_FEED)
    {
      /* What it waited in the queue has passed. */
      gint64 waited = bw_time_get_uptime () - item->arrived;

      bw_clock_set (self->clock, event->clock_now + (gint64) ((double) waited * event->clock_speed),
                    event->clock_speed);
    }
  else if (item->origin == BW_CLIENT_ORIGIN_CACHE)
    {
      set_cached_clock (self, item);
    }
  else
    {
      bw_clock_stop (self->clock, event->clock_now);
    }

  bw_picture_set_now (self->picture, event->clock_now);
}

static gboolean
on_commit_timeout_cb (gpointer data)
{
  BwClientSession *self = BW_CLIENT_SESSION (data);

  self->commit_id = 0;
  bw_client_session_commit (self);
  return G_SOURCE_REMOVE;
}

static void
commit_soon (BwClientSession *self)
{
  gint64 wait;

  if (self->commit_id != 0)
    return;

  wait = self->committed_at + (gint64) self->distance_ms * 1000 - g_get_monotonic_time ();
  self->commit_id = g_timeout_add ((guint) (MAX (wait, 0) / 1000), on_commit_timeout_cb, self);
}

static void
remove_one (BwClientSession   *self,
            const BwFeedEvent *event,
            guint              index)
{
  bw_picture_remove (self->picture, g_array_index (event->gone_types, BwDocumentType, index),
                     g_ptr_array_index (event->gone_ids, index));
}

/* The next few of what is in the event; whether that was all. */
static gboolean
take_portion (BwClientSession   *self,
              const BwFeedEvent *event)
{
  guint n_documents = event->documents->len;
  guint all = n_documents + event->gone_ids->len;
  guint end = MIN (self->position + PORTION, all);

  if (self->position < n_documents)
    {
      guint n = MIN (end, n_documents) - self->position;
      guint n_skipped = bw_picture_apply (self->picture,
                                          (BwDocument * const *) event->documents->pdata + self->position, n);

      if (n_skipped > 0)
        g_debug ("%u documents belong nowhere", n_skipped);
      self->position += n;
    }

  for (; self->position < end; self->position++)
    remove_one (self, event, self->position - n_documents);

  return self->position == all;
}

static void
note_documents (BwClientSession    *self,
                const BwClientItem *item)
{
  const BwFeedEvent *event = item->event;

  self->n_faulty += event->n_faulty;
  if (event->documents->len + event->gone_ids->len == 0)
    return;

  for (guint i = 0; item->origin == BW_CLIENT_ORIGIN_FILE && i < event->documents->len; i++)
    self->newest_at = MAX (self->newest_at, bw_document_get_at (g_ptr_array_index (event->documents, i)));

  if (item->origin == BW_CLIENT_ORIGIN_FEED && self->connection == BW_CONNECTION_LIVE)
    {
      if (event->documents->len > 0)
        self->latency = measure_latency (self, event);
      self->as_of = bw_clock_get_now (self->clock);
    }

  commit_soon (self);
  bw_client_session_shown (self);
}

static void
note_event (BwClientSession    *self,
            const BwClientItem *item)
{
  if (item->origin == BW_CLIENT_ORIGIN_FEED)
    self->last_event = item->arrived;

  switch (item->event->type)
    {
    case BW_FEED_EVENT_DOCS:
    case BW_FEED_EVENT_GONE:
      note_documents (self, item);
      break;

    case BW_FEED_EVENT_LIVE:
      set_clock (self, item);
      bw_picture_set_watched (self->picture, item->event->watched);
      bw_client_session_commit (self);
      bw_client_session_set_complete (self, TRUE);
      if (item->origin == BW_CLIENT_ORIGIN_FEED)
        bw_client_session_went_live (self);
      else
        bw_client_session_shown (self);
      break;

    case BW_FEED_EVENT_HEARTBEAT:
      set_clock (self, item);
      commit_soon (self);
      break;

    case BW_FEED_EVENT_RESET:
      bw_client_session_was_reset (self);
      break;

    case BW_FEED_EVENT_LEDGER:
      for (guint i = 0; i < item->event->booked_types->len; i++)
        bw_client_session_was_booked (self, g_array_index (item->event->booked_types, BwDocumentType, i),
                                      g_ptr_array_index (item->event->booked_places, i));
      break;

    case BW_FEED_EVENT_BYE:
    default:
      break;
    }
}

/* What was shown of it is nothing to go by; the feed was not heard yet. */
static void
drop_cache (BwClientSession *self)
{
  bw_client_session_drop (self);
  if (self->connection == BW_CONNECTION_OFFLINE)
    bw_client_session_enter (self, BW_CONNECTION_CONNECTING);
}

static void
note_other (BwClientSession    *self,
            const BwClientItem *item)
{
  if (item->type == BW_CLIENT_ITEM_OPENED)
    bw_client_session_opened (self, item->attempt);
  else if (item->type == BW_CLIENT_ITEM_ENDED)
    bw_client_session_ended (self, item->attempt, item->pause_ms, item->error);
  else if (item->type == BW_CLIENT_ITEM_CACHE_BROKEN)
    drop_cache (self);
  else
    bw_client_session_end_file (self, item->error);
}

/* Works on the item at hand until it or the slice is over. (transfer full)
 * (nullable): the item, if it is done with */
static BwClientItem *
take_item (BwClientSession *self,
           gint64           deadline)
{
  BwClientItem *item;

  if (self->item->event != NULL)
    {
      while (!take_portion (self, self->item->event))
        {
          if (g_get_monotonic_time () >= deadline)
            return NULL;
        }
    }

  /* A listener may connect elsewhere, which drops the item at hand. */
  item = g_steal_pointer (&self->item);
  if (item->event != NULL)
    note_event (self, item);
  else
    note_other (self, item);

  return item;
}

/* The next that is of this backend or file; what is left of another is dropped. */
static gboolean
fetch_item (BwClientSession *self)
{
  while (self->item == NULL)
    {
      self->item = bw_client_queue_pop (self->queue);
      if (self->item == NULL)
        return FALSE;

      self->position = 0;
      if (self->item->generation != self->generation)
        g_clear_pointer (&self->item, bw_client_item_free);
    }

  return TRUE;
}

/* Documents look at the clock themselves. */
static gboolean
is_light (const BwClientItem *item)
{
  return item->event != NULL && item->event->type <= BW_FEED_EVENT_GONE;
}

static gboolean
on_source_ready_cb (gpointer data)
{
  g_autoptr (BwClientSession) self = g_object_ref (data);
  gint64 now = g_get_monotonic_time ();
  gint64 deadline = now + SLICE_US;

  /* Set before the queue is looked into: what comes from now on sets it again. */
  g_source_set_ready_time (self->source, -1);
  if (now < self->resume_at)
    {
      g_source_set_ready_time (self->source, self->resume_at);
      return G_SOURCE_CONTINUE;
    }

  while (fetch_item (self))
    {
      BwClientItem *done = NULL;

      if (is_light (self->item) || g_get_monotonic_time () < now + SHORT_US)
        done = take_item (self, deadline);
      if (done != NULL)
        bw_client_queue_give_back (self->queue, done);
      if (done == NULL || g_get_monotonic_time () >= deadline)
        {
          self->resume_at = g_get_monotonic_time () + PAUSE_US;
          g_source_set_ready_time (self->source, self->resume_at);
          break;
        }
    }

  return G_SOURCE_CONTINUE;
}

static gboolean
dispatch_source (GSource     *source,
                 GSourceFunc  callback,
                 gpointer     user_data)
{
  return callback (user_data);
}

GSource *
bw_client_session_new_source (BwClientSession *self)
{
  static GSourceFuncs functions = { .dispatch = dispatch_source };
  GSource *source = g_source_new (&functions, sizeof (GSource));

  g_source_set_static_name (source, "feed");
  g_source_set_callback (source, on_source_ready_cb, self, NULL);
  g_source_attach (source, NULL);
  return source;
}

void
bw_client_session_commit (BwClientSession *self)
{
  g_clear_handle_id (&self->commit_id, g_source_remove);
  self->committed_at = g_get_monotonic_time ();
  bw_client_session_update_drill (self);
  bw_picture_commit (self->picture);
}

void
bw_client_session_drop (BwClientSession *self)
{
  bw_picture_clear (self->picture);
  self->as_of = 0;
  self->latency = -1.0;
  self->has_shown = FALSE;
  bw_client_session_set_complete (self, FALSE);
  bw_client_session_commit (self);
}

void
bw_client_session_take_event (BwClientSession *self,
                              BwFeedEvent     *event)
{
  g_autoptr (BwClientItem) done = NULL;

  self->item = bw_client_item_new (BW_CLIENT_ITEM_EVENT, self->generation, 0);
  self->item->origin = BW_CLIENT_ORIGIN_FILE;
  self->item->event = event;
  self->position = 0;
  done = take_item (self, G_MAXINT64);
}
