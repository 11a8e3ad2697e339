/* bw-client-feed.c: the worker that reads the feed
 *
 *   main thread ── commands ──► context of the worker ── items ──► queue ──► main
 *
 * All state below is the worker's, but for what is marked. One attempt at a
 * time, in its one asynchronous call: asking, then reading piece by piece. What
 * came is in the cache, and its id is the one to resume by, as soon as it is in
 * the queue; the main thread drops nothing of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-feed.h"

#include "bw-client-cache.h"
#include "bw-client-call-private.h"
#include "bw-client-error.h"
#include "bw-client-tails.h"

#include <glib/gi18n.h>
#include <string.h>

#define DEFAULT_HEARTBEAT_MS 10000

/* So many heartbeats without a byte, and it is over. */
#define PATIENCE 3

/* The cache is written once in three heartbeats while things change, and less
 * often if it is large: a desk must not wear out its disk. */
#define SAVE_HEARTBEATS 3
#define SAVE_BYTES      (8 * 1024 * 1024)

#define PIECE_LENGTH (64 * 1024)
#define MAX_REFUSAL  (64 * 1024)

/* Nobody is kept from asking longer than this. */
#define MAX_PAUSE_S 300

/* One try to get the feed. Owned by the call that is under way. */
typedef struct
{
  BwClientFeed *feed;        /* (unowned): the thread ends after the last call */
  guint         number;
  GCancellable *cancellable; /* (owned) */
  SoupMessage  *message;     /* (owned) */
  GInputStream *stream;      /* (owned) (nullable) */
  BwFeedParser *parser;      /* (owned) (nullable): %NULL of an answer that is no feed */
  GString      *refusal;     /* (owned): what such an answer says */
  gint64        heard_at;
  gboolean      hung_up;     /* nobody wants to hear of it */
  gboolean      is_silent;
  char          piece[PIECE_LENGTH];
} Attempt;

struct _BwClientFeed
{
  /* Of both threads. */
  GMainContext       *context;   /* (owned) */
  BwMeasureCatalogue *catalogue; /* (owned): immutable */
  BwClientQueue      *queue;     /* (owned) */
  GCancellable       *quitting;  /* (owned) */
  int                 heartbeat_ms;

  /* Of the main thread. */
  GThread            *thread;    /* (owned) */

  /* Of the worker. */
  GMainLoop          *loop;      /* (owned) */
  BwClientBackend    *backend;   /* (owned) (nullable) */
  BwClientCache      *cache;     /* (owned) (nullable) */
  BwClientTails      *tails;     /* (owned) (nullable) */
  SoupSession        *session;   /* (owned) (nullable) */
  Attempt            *attempt;   /* (unowned) (nullable): the one that is wanted */
  GSource            *watch;     /* (owned) (nullable) */
  guint               n_calls;   /* attempts that are not over */
  guint               generation;
  BwClientOrigin      origin;    /* of what is being read */
  gint64              saved_at;
};

/* One call of the main thread, on its way to the worker. */
typedef struct _Command Command;
struct _Command
{
  BwClientFeed    *feed;        /* (unowned) */
  void           (*run)         (Command *command);
  guint            number;
  BwClientBackend *backend;     /* (owned) (nullable) */
  char            *path;        /* (owned) (nullable) */
  GFile           *file;        /* (owned) (nullable) */
  GCancellable    *cancellable; /* (owned) (nullable) */
};

static void read_piece (Attempt *attempt);

static void
free_command (gpointer data)
{
  Command *command = data;

  g_clear_pointer (&command->backend, bw_client_backend_unref);
  g_clear_object (&command->file);
  g_clear_object (&command->cancellable);
  g_free (command->path);
  g_free (command);
}

static gint64
get_heartbeat_us (BwClientFeed *self)
{
  return g_atomic_int_get (&self->heartbeat_ms) * G_GINT64_CONSTANT (1000);
}

static void
push_item (BwClientFeed     *self,
           BwClientItemType  type,
           guint             attempt,
           GError           *error)
{
  BwClientItem *item = bw_client_item_new (type, self->generation, attempt);

  item->origin = self->origin;
  item->error = error;
  bw_client_queue_push (self->queue, item);
}

static void
push_event (BwFeedEvent *event,
            gpointer     user_data)
{
  BwClientFeed *self = user_data;
  BwClientItem *item = bw_client_item_new (BW_CLIENT_ITEM_EVENT, self->generation, 0);

  item->origin = self->origin;
  item->event = event;
  if (self->origin == BW_CLIENT_ORIGIN_CACHE)
    item->age = bw_client_cache_get_age (self->cache);
  bw_client_queue_push (self->queue, item);
}

/* What is kept is whole: it is what later tails go on from. */
static void
show_event (BwFeedEvent *event,
            gpointer     user_data)
{
  BwClientFeed *self = user_data;

  bw_client_tails_join (self->tails, event, NULL);
  push_event (event, self);
}

static void
save_cache (BwClientFeed *self)
{
  g_autoptr (GError) error = NULL;

  if (self->cache == NULL || !bw_client_cache_is_worth (self->cache))
    return;

  self->saved_at = g_get_monotonic_time ();
  if (!bw_client_cache_save (self->cache, &error))
    g_message ("the last state cannot be kept: %s", error->message);
}

static void
save_cache_when_due (BwClientFeed *self)
{
  gint64 interval = get_heartbeat_us (self) * SAVE_HEARTBEATS;

  if (self->cache == NULL)
    return;

  interval *= 1 + (gint64) (bw_client_cache_get_size (self->cache) / SAVE_BYTES);
  if (g_get_monotonic_time () - self->saved_at >= interval)
    save_cache (self);
}

static void
stop_watch (BwClientFeed *self)
{
  if (self->watch != NULL)
    g_source_destroy (self->watch);
  g_clear_pointer (&self->watch, g_source_unref);
}

static void
free_attempt (Attempt *attempt)
{
  g_clear_object (&attempt->cancellable);
  g_clear_object (&attempt->message);
  g_clear_object (&attempt->stream);
  g_clear_pointer (&attempt->parser, bw_feed_parser_free);
  g_string_free (attempt->refusal, TRUE);
  g_free (attempt);
}

/* What Retry-After asks for, in seconds (RFC 9110 §10.2.3); a date is not heeded. */
static guint
read_pause_ms (Attempt *attempt)
{
  const char *text = soup_message_headers_get_one (soup_message_get_response_headers (attempt->message),
                                                   "Retry-After");
  guint64 seconds = text != NULL ? g_ascii_strtoull (text, NULL, 10) : 0;

  return (guint) MIN (seconds, MAX_PAUSE_S) * 1000;
}

/* The end of every attempt. Takes @error. */
static void
end_attempt (Attempt *attempt,
             GError  *error)
{
  BwClientFeed *self = attempt->feed;
  g_autoptr (BwClientItem) item = bw_client_item_new (BW_CLIENT_ITEM_ENDED, self->generation, attempt->number);

  item->error = error;
  item->pause_ms = read_pause_ms (attempt);
  if (attempt->is_silent)
    {
      g_clear_error (&item->error);
      /* Translators: seconds, e.g. 30 */
      item->error = g_error_new (BW_CLIENT_ERROR, BW_CLIENT_ERROR_SILENT, _("nothing was heard for %.3g s"),
                                 (double) (PATIENCE * get_heartbeat_us (self)) / G_USEC_PER_SEC);
    }

  self->n_calls--;
  if (self->attempt == attempt)
    {
      self->attempt = NULL;
      stop_watch (self);
    }
  if (!attempt->hung_up)
    bw_client_queue_push (self->queue, g_steal_pointer (&item));

  free_attempt (attempt);
}

/* Nothing comes any more; what did come is the reason. */
static void
end_with_refusal (Attempt *attempt)
{
  const char *type = soup_message_headers_get_content_type (soup_message_get_response_headers (attempt->message),
                                                            NULL);
  g_autofree char *shown = g_utf8_make_valid (type != NULL ? type : "?", -1);

  if (!SOUP_STATUS_IS_SUCCESSFUL (soup_message_get_status (attempt->message)))
    {
      end_attempt (attempt, bw_client_backend_read_refusal (attempt->message, attempt->refusal->str,
                                                            attempt->refusal->len));
      return;
    }

  /* Translators: the kind of what it answers, e.g. text/html */
  end_attempt (attempt, g_error_new (BW_CLIENT_ERROR, BW_CLIENT_ERROR_FORMAT, _("what answers is no backend: %s"),
                                     shown));
}

/* Nothing of an event that does not fit is taken: the id to resume by is one from
 * before it, and who resumes is sent whole histories. */
static gboolean
take_event (BwClientFeed  *self,
            BwFeedEvent   *event,
            GError       **error)
{
  if (!bw_client_tails_join (self->tails, event, error))
    {
      bw_feed_event_free (event);
      return FALSE;
    }

  if (event->fault != NULL)
    g_debug ("%u documents are left out, the first for this: %s", event->n_faulty, event->fault->message);
  bw_client_cache_take (self->cache, event);
  push_event (event, self);
  return TRUE;
}

/* Waits while the main thread is behind: its delay is not the backend's silence. */
static gboolean
take_piece (Attempt  *attempt,
            gsize     length,
            GError  **error)
{
  BwClientFeed *self = attempt->feed;
  g_autoptr (GPtrArray) events = g_ptr_array_new ();
  gboolean is_whole = bw_feed_parser_push (attempt->parser, attempt->piece, length, events, error);
  gboolean is_good = TRUE;

  for (guint i = 0; i < events->len; i++)
    {
      if (is_good)
        is_good = take_event (self, g_ptr_array_index (events, i), is_whole ? error : NULL);
      else
        bw_feed_event_free (g_ptr_array_index (events, i));
    }

  attempt->heard_at = g_get_monotonic_time ();
  return is_whole && is_good;
}

static void
on_stream_read_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  Attempt *attempt = data;
  GError *error = NULL;
  gssize length = g_input_stream_read_finish (G_INPUT_STREAM (source), result, &error);

  /* Of one that was given up nothing counts any more, though it did come. */
  if (length < 0 || attempt->hung_up)
    {
      end_attempt (attempt, error);
    }
  else if (attempt->parser == NULL)
    {
      g_string_append_len (attempt->refusal, attempt->piece, length);
      if (length == 0 || attempt->refusal->len > MAX_REFUSAL)
        end_with_refusal (attempt);
      else
        read_piece (attempt);
    }
  else if (length == 0)
    {
      end_attempt (attempt, g_error_new_literal (BW_CLIENT_ERROR, BW_CLIENT_ERROR_ENDED,
                                                 _("the backend ended the feed")));
    }
  else if (!take_piece (attempt, (gsize) length, &error))
    {
      /* Translators: what is wrong with it follows */
      g_prefix_error (&error, "%s", _("what came is not a feed: "));
      end_attempt (attempt, error);
    }
  else
    {
      read_piece (attempt);
    }
}

static void
read_piece (Attempt *attempt)
{
  g_input_stream_read_async (attempt->stream, attempt->piece, PIECE_LENGTH, G_PRIORITY_DEFAULT,
                             attempt->cancellable, on_stream_read_cb, attempt);
}

static BwFeedParser *
new_parser (Attempt *attempt)
{
  const char *type = soup_message_headers_get_content_type (soup_message_get_response_headers (attempt->message),
                                                            NULL);

  /* RFC 9110 §8.3.1: whatever the case. */
  return soup_message_get_status (attempt->message) == SOUP_STATUS_OK
         && type != NULL && g_ascii_strcasecmp (type, "text/event-stream") == 0
           ? bw_feed_parser_new (BW_FEED_FORMAT_SSE, attempt->feed->catalogue)
           : NULL;
}

static void
on_session_answer_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      data)
{
  Attempt *attempt = data;
  GError *error = NULL;

  attempt->stream = bw_client_call_send_finish (result, &error);
  if (attempt->stream == NULL || attempt->hung_up)
    {
      end_attempt (attempt, error);
      return;
    }

  attempt->heard_at = g_get_monotonic_time ();
  attempt->parser = new_parser (attempt);
  if (attempt->parser != NULL)
    push_item (attempt->feed, BW_CLIENT_ITEM_OPENED, attempt->number, NULL);
  read_piece (attempt);
}

static gboolean
on_watch_timeout_cb (gpointer data)
{
  BwClientFeed *self = data;

  if (g_get_monotonic_time () - self->attempt->heard_at >= PATIENCE * get_heartbeat_us (self))
    {
      self->attempt->is_silent = TRUE;
      g_cancellable_cancel (self->attempt->cancellable);
      stop_watch (self);
      return G_SOURCE_REMOVE;
    }

  save_cache_when_due (self);
  return G_SOURCE_CONTINUE;
}

static void
start_watch (BwClientFeed *self)
{
  stop_watch (self);
  self->watch = g_timeout_source_new ((guint) (get_heartbeat_us (self) / 1000 / 4) + 1);
  g_source_set_callback (self->watch, on_watch_timeout_cb, self, NULL);
  g_source_attach (self->watch, self->context);
}

/* `/v1/feed?series=tail&since=ID&area=CODE` (design §4) */
static char *
make_path (BwClientFeed *self)
{
  const char *id = bw_client_cache_get_id (self->cache);
  const char *area = bw_client_backend_get_area (self->backend);
  GString *path = g_string_new ("/v1/feed?series=tail");

  if (id != NULL)
    {
      g_string_append (path, "&since=");
      g_string_append_uri_escaped (path, id, NULL, FALSE);
    }
  if (area != NULL)
    {
      g_string_append (path, "&area=");
      g_string_append_uri_escaped (path, area, NULL, FALSE);
    }

  return g_string_free (path, FALSE);
}

static SoupMessage *
new_message (BwClientFeed *self)
{
  const char *id = bw_client_cache_get_id (self->cache);
  g_autofree char *path = make_path (self);
  SoupMessage *message = bw_client_backend_new_message (self->backend, "GET", path);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  soup_message_headers_append (headers, "Accept", "text/event-stream");
  soup_message_headers_append (headers, "Cache-Control", "no-store");

  /* A line break in it would begin another header. */
  if (id != NULL && strpbrk (id, "\r\n") == NULL)
    soup_message_headers_append (headers, "Last-Event-ID", id);

  return message;
}

static void
hang_up (BwClientFeed *self)
{
  Attempt *attempt = g_steal_pointer (&self->attempt);

  stop_watch (self);
  if (attempt == NULL)
    return;

  attempt->hung_up = TRUE;
  g_cancellable_cancel (attempt->cancellable);
}

static void
run_connect (Command *command)
{
  BwClientFeed *self = command->feed;
  Attempt *attempt;

  hang_up (self);
  if (self->backend == NULL)
    return;

  attempt = g_new0 (Attempt, 1);
  attempt->feed = self;
  attempt->number = command->number;
  attempt->cancellable = g_cancellable_new ();
  attempt->refusal = g_string_new (NULL);
  attempt->message = new_message (self);
  attempt->heard_at = g_get_monotonic_time ();
  self->attempt = attempt;
  self->n_calls++;
  start_watch (self);
  bw_client_call_send_async (self->session, attempt->message, attempt->cancellable, on_session_answer_cb, attempt);
}

static void
run_hang_up (Command *command)
{
  hang_up (command->feed);
  save_cache (command->feed);
}

static void
show_cache (BwClientFeed *self)
{
  g_autoptr (GError) error = NULL;

  self->origin = BW_CLIENT_ORIGIN_CACHE;
  if (!bw_client_cache_load (self->cache, self->catalogue, self->quitting, show_event, self, &error)
      && !g_cancellable_is_cancelled (self->quitting))
    {
      g_warning ("the last state that was kept does not hold and is dropped: %s", error->message);
      push_item (self, BW_CLIENT_ITEM_CACHE_BROKEN, 0, g_steal_pointer (&error));
    }

  self->origin = BW_CLIENT_ORIGIN_FEED;
  self->saved_at = g_get_monotonic_time ();
}

static void
run_set_backend (Command *command)
{
  BwClientFeed *self = command->feed;

  run_hang_up (command);
  g_clear_pointer (&self->cache, bw_client_cache_free);
  g_clear_pointer (&self->tails, bw_client_tails_free);
  g_clear_pointer (&self->backend, bw_client_backend_unref);
  g_clear_object (&self->session);

  self->generation = command->number;
  self->backend = g_steal_pointer (&command->backend);
  self->session = bw_client_backend_new_session (self->backend);
  self->cache = bw_client_cache_new (command->path);
  self->tails = bw_client_tails_new ();
  show_cache (self);
}

static void
run_open (Command *command)
{
  BwClientFeed *self = command->feed;
  g_autoptr (GFileInputStream) stream = NULL;
  GError *error = NULL;

  run_hang_up (command);
  self->generation = command->number;
  self->origin = BW_CLIENT_ORIGIN_FILE;
  stream = g_file_read (command->file, command->cancellable, &error);
  if (stream != NULL)
    bw_client_state_read (G_INPUT_STREAM (stream), self->catalogue, command->cancellable, push_event, self, &error);

  push_item (self, BW_CLIENT_ITEM_FILE_ENDED, 0, error);
  self->origin = BW_CLIENT_ORIGIN_FEED;
}

static void
run_quit (Command *command)
{
  run_hang_up (command);
  g_main_loop_quit (command->feed->loop);
}

static gboolean
on_context_command_cb (gpointer data)
{
  Command *command = data;

  command->run (command);
  return G_SOURCE_REMOVE;
}

static Command *
new_command (BwClientFeed  *self,
             void         (*run) (Command *command))
{
  Command *command = g_new0 (Command, 1);

  command->feed = self;
  command->run = run;
  return command;
}

/* Not g_main_context_invoke(): that may run it here and now. */
static void
send_command (Command *command)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_context_command_cb, command, free_command);
  g_source_attach (source, command->feed->context);
}

static gpointer
run_thread (gpointer data)
{
  BwClientFeed *self = data;

  g_main_context_push_thread_default (self->context);
  g_main_loop_run (self->loop);

  /* What was cancelled still has to say so. */
  while (self->n_calls > 0)
    g_main_context_iteration (self->context, TRUE);

  if (self->session != NULL)
    soup_session_abort (self->session);
  g_clear_object (&self->session);
  g_clear_pointer (&self->cache, bw_client_cache_free);
  g_clear_pointer (&self->tails, bw_client_tails_free);
  g_clear_pointer (&self->backend, bw_client_backend_unref);
  while (g_main_context_iteration (self->context, FALSE))
    continue;
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

/* Types that both the worker and the main thread would make for the first time. A class
 * of libsoup asks for them while it is made, with the lock of all classes held; who makes
 * one meanwhile needs that lock to add its interfaces. So in GLib 2.74 each waits for the
 * other, for ever. */
static void
make_types (void)
{
  g_type_ensure (G_TYPE_INET_SOCKET_ADDRESS);
  g_type_ensure (G_TYPE_UNIX_SOCKET_ADDRESS);
  g_type_ensure (G_TYPE_PROXY_ADDRESS);
  g_type_ensure (G_TYPE_NETWORK_ADDRESS);
  g_type_ensure (G_TYPE_SOCKET_CLIENT);
  g_type_ensure (G_TYPE_SOCKET_CONNECTION);
  g_type_ensure (G_TYPE_TCP_CONNECTION);
  g_type_ensure (G_TYPE_TLS_CERTIFICATE);

  /* Kept: a class is made once. */
  g_type_class_unref (g_type_class_ref (SOUP_TYPE_SESSION));
  g_type_class_unref (g_type_class_ref (SOUP_TYPE_MESSAGE));
}

/**
 * bw_client_feed_new:
 * @catalogue: the measures there are
 * @queue: where the worker puts what it reads
 *
 * Returns: (transfer full): a worker with nothing to do
 */
BwClientFeed *
bw_client_feed_new (BwMeasureCatalogue *catalogue,
                    BwClientQueue      *queue)
{
  BwClientFeed *self = g_new0 (BwClientFeed, 1);

  make_types ();
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->catalogue = g_object_ref (catalogue);
  self->queue = bw_client_queue_ref (queue);
  self->quitting = g_cancellable_new ();
  self->heartbeat_ms = DEFAULT_HEARTBEAT_MS;
  self->thread = g_thread_new ("feed", run_thread, self);
  return self;
}

/**
 * bw_client_feed_free:
 * @self: (transfer full): a worker
 *
 * The queue is closed, so the worker waits for nobody.
 */
void
bw_client_feed_free (BwClientFeed *self)
{
  g_cancellable_cancel (self->quitting);
  bw_client_queue_close (self->queue);
  send_command (new_command (self, run_quit));
  g_thread_join (self->thread);

  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_object_unref (self->catalogue);
  g_object_unref (self->quitting);
  bw_client_queue_unref (self->queue);
  g_free (self);
}

/**
 * bw_client_feed_set_heartbeat:
 * @self: a worker
 * @interval_ms: how often the backend gives a sign of life
 */
void
bw_client_feed_set_heartbeat (BwClientFeed *self,
                              guint         interval_ms)
{
  g_atomic_int_set (&self->heartbeat_ms, (int) interval_ms);
}

/**
 * bw_client_feed_set_backend:
 * @self: a worker
 * @generation: mark of everything that comes from there
 * @backend: a reference is taken
 * @cache_path: (nullable): where its last state is kept
 */
void
bw_client_feed_set_backend (BwClientFeed    *self,
                            guint            generation,
                            BwClientBackend *backend,
                            const char      *cache_path)
{
  Command *command = new_command (self, run_set_backend);

  command->number = generation;
  command->backend = bw_client_backend_ref (backend);
  command->path = g_strdup (cache_path);
  send_command (command);
}

/**
 * bw_client_feed_connect:
 * @self: a worker with a backend
 * @attempt: mark of what is told of this attempt
 */
void
bw_client_feed_connect (BwClientFeed *self,
                        guint         attempt)
{
  Command *command = new_command (self, run_connect);

  command->number = attempt;
  send_command (command);
}

/**
 * bw_client_feed_hang_up:
 * @self: a worker
 */
void
bw_client_feed_hang_up (BwClientFeed *self)
{
  send_command (new_command (self, run_hang_up));
}

/**
 * bw_client_feed_open:
 * @self: a worker
 * @generation: mark of everything that comes from there
 * @file: a saved state
 * @cancellable: (nullable): a cancellable
 */
void
bw_client_feed_open (BwClientFeed *self,
                     guint         generation,
                     GFile        *file,
                     GCancellable *cancellable)
{
  Command *command = new_command (self, run_open);

  command->number = generation;
  command->file = g_object_ref (file);
  command->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  send_command (command);
}
