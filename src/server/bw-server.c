/* bw-server.c: the daemon: its start, its run, its end
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-server.h"

#include "bw-router.h"
#include "bw-server-alerts-private.h"
#include "bw-server-manager-private.h"
#include "bw-server-private.h"
#include "bw-server-probe-private.h"
#include "bw-store-access.h"

#include <malloc.h>

/* Silence of sites is judged anew so often. */
#define JUDGE_S 10

/* The time is noted in the store so often. */
#define NOTE_CLOCK_S 60

/* Readers are given so long to take their `bye`. */
#define BYE_MS 1000

/* Bodies and lists of reports come and go at the same size: giving their memory
 * back to the system each time costs a fault for every page of the next one. */
#define KEEP_BYTES (64 * 1024 * 1024)
#define MAP_BYTES  (4 * 1024 * 1024)

/* Beyond 32 KiB the library takes it from the system, page by page as it is needed,
 * and gives it back with the connection. */
#define HEADER_BYTES (36 * 1024)
#define BODIES_BYTES (64 * 1024 * 1024)

G_DEFINE_FINAL_TYPE (BwServer, bw_server, G_TYPE_OBJECT)

static gboolean
is_token_good (const guint8 hash[BW_TOKEN_HASH_SIZE],
               gpointer     data)
{
  BwServer *self = data;

  return bw_auth_is_good (self->auth, hash);
}

static gboolean
on_second_timeout_cb (gpointer data)
{
  BwServer *self = data;

  bw_server_tell_refusals (self);
  bw_server_probe_store (self);
  bw_server_mind_clock (self);
  bw_server_publish_series (self);
  bw_server_hasten_checkpoint (self);
  bw_server_tick_alerts (self);
  bw_server_mind_tombstones (self);
  if (++self->n_seconds % JUDGE_S == 0)
    {
      bw_picture_set_now (self->picture, bw_clock_get_now (self->clock));
      bw_picture_commit (self->picture);

      /* Some are over without anybody having revoked them. */
      bw_feed_hub_check_tokens (self->hub, is_token_good, self);
    }

  if (self->n_seconds % NOTE_CLOCK_S == 0)
    bw_server_note_clock (self);

  return G_SOURCE_CONTINUE;
}

static void
on_auth_changed_cb (BwServer *self)
{
  bw_feed_hub_check_tokens (self->hub, is_token_good, self);
}

/* Whoever looks after the daemon starts it anew; its readers come back to a store
 * that they do not know, and are given all of it. */
static void
on_writer_stale_cb (BwServer *self)
{
  if (!self->is_stale)
    g_log_structured (G_LOG_DOMAIN, G_LOG_LEVEL_MESSAGE,
                      "MESSAGE", "the store is not what it was: the daemon ends, to be started anew");

  self->is_stale = TRUE;
  bw_server_quit (self);
}

static gboolean
on_bye_timeout_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
set_clock (BwServer *self)
{
  self->clock = bw_clock_new ();
  if (self->options.clock != 0 || self->options.speed != 1.0)
    bw_clock_set (self->clock, self->options.clock != 0 ? self->options.clock : g_get_real_time (),
                  self->options.speed);
}

static void
open_hub (BwServer *self)
{
  const BwFeedHubSetup setup = {
    .picture = self->picture,
    .shelf = self->shelf,
    .wire = self->wire,
    .clock = self->clock,
    .epoch = self->epoch,
    .max_streams = self->options.settings[BW_SETTING_STREAMS],
    .coalesce_ms = self->options.settings[BW_SETTING_COALESCE_MS],
    .heartbeat_ms = self->options.settings[BW_SETTING_HEARTBEAT_MS],
    .stall_ms = self->options.settings[BW_SETTING_STALL_MS],
  };

  self->hub = bw_feed_hub_new (&setup);
}

static BwHttpLimits
make_limits (BwServer *self)
{
  const guint *settings = self->options.settings;
  const BwHttpLimits limits = {
    .connections = self->n_connections,
    .connections_per_address = settings[BW_SETTING_CONNECTIONS_PER_ADDRESS],
    .idle_s = settings[BW_SETTING_IDLE_S],
    .head_s = settings[BW_SETTING_HEAD_S],
    .body_s = settings[BW_SETTING_BODY_S],
    .header_bytes = HEADER_BYTES,
    .body_bytes = settings[BW_SETTING_BODY_BYTES],
    .bodies_bytes = BODIES_BYTES,
    .peers = self->options.peers,
  };

  return limits;
}

static gboolean
open_http (BwServer  *self,
           GError   **error)
{
  BwHttpLimits limits;

  self->n_connections = bw_server_find_room (self->options.settings[BW_SETTING_CONNECTIONS]);
  limits = make_limits (self);
  self->http = bw_http_new (&limits, bw_router_judge_head, bw_router_answer, self);
  return bw_http_listen (self->http, self->options.listen, error);
}

/* Takes the store away from this thread. */
static gboolean
start_writer (BwServer  *self,
              GError   **error)
{
  g_autoptr (GPtrArray) tokens = bw_store_access_list_tokens (self->store, error);

  if (tokens == NULL)
    return FALSE;

  self->writer = bw_store_writer_new (self->store);
  g_signal_connect_object (self->writer, "changed", G_CALLBACK (bw_server_take_changes), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->writer, "stale", G_CALLBACK (on_writer_stale_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->writer, "term", G_CALLBACK (bw_server_take_term), self, G_CONNECT_SWAPPED);
  self->auth = bw_auth_new (self->writer, tokens);
  return TRUE;
}

static void
destroy_source (gpointer data)
{
  g_source_destroy (data);
  g_source_unref (data);
}

/* No new connections; readers are told and given a moment to take it. */
static void
see_readers_off (BwServer *self)
{
  gboolean is_late = FALSE;
  guint id;

  if (self->http == NULL)
    return;

  bw_http_close (self->http);
  if (self->hub != NULL)
    {
      bw_feed_hub_say_bye (self->hub);
      id = g_timeout_add (BYE_MS, on_bye_timeout_cb, &is_late);
      while (!is_late && bw_feed_hub_get_n_readers (self->hub) > 0)
        g_main_context_iteration (NULL, TRUE);
      if (!is_late)
        g_source_remove (id);
    }
}

static gpointer
do_nothing (BwStore   *store,
            gpointer   data,
            GError   **error)
{
  return NULL;
}

static void
on_nothing_done_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      data)
{
  *(gboolean *) data = TRUE;
}

/* Callbacks come in order: when this one comes, all before it have. */
static void
drain (BwServer *self)
{
  gboolean is_done = FALSE;

  bw_store_writer_run_async (self->writer, do_nothing, NULL, NULL, NULL, NULL, on_nothing_done_cb, &is_done);
  while (!is_done)
    g_main_context_iteration (NULL, TRUE);
}

static void
stop (BwServer *self)
{
  if (self->is_stopping)
    return;

  self->is_stopping = TRUE;
  g_clear_handle_id (&self->second_id, g_source_remove);
  bw_server_end_alerts (self);
  see_readers_off (self);
  if (self->auth != NULL)
    bw_auth_stop (self->auth);

  /* What waits is written and answered, then the figures as they are then. */
  if (self->writer != NULL)
    {
      bw_server_note_clock (self);
      bw_server_tell_refusals (self);
      drain (self);
    }
  bw_server_end_checkpoints (self);
  if (self->writer != NULL)
    {
      drain (self);
      bw_store_writer_stop (self->writer);
    }
  if (self->http != NULL)
    bw_http_stop (self->http);
}

static void
bw_server_dispose (GObject *object)
{
  BwServer *self = BW_SERVER (object);

  stop (self);
  g_clear_handle_id (&self->watchdog_id, g_source_remove);
  g_clear_pointer (&self->signals, g_ptr_array_unref);
  g_clear_object (&self->http);
  g_clear_pointer (&self->hub, bw_feed_hub_free);
  g_clear_object (&self->auth);
  g_clear_object (&self->writer);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (bw_server_parent_class)->dispose (object);
}

static void
bw_server_finalize (GObject *object)
{
  BwServer *self = BW_SERVER (object);

  g_clear_pointer (&self->wire, bw_wire_free);
  g_clear_pointer (&self->series, bw_series_book_free);
  g_clear_pointer (&self->shelf, bw_shelf_free);
  g_clear_pointer (&self->missed, bw_missed_shifts_free);
  g_clear_object (&self->picture);
  g_clear_object (&self->rules);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->new_displays, g_ptr_array_unref);
  g_clear_pointer (&self->heartbeats, bw_heartbeats_free);
  g_clear_pointer (&self->loop, g_main_loop_unref);
  g_free (self->epoch);
  g_free (self->runs);
  g_free (self->store_fault);
  bw_server_options_clear (&self->options);

  G_OBJECT_CLASS (bw_server_parent_class)->finalize (object);
}

static void
bw_server_class_init (BwServerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bw_server_dispose;
  object_class->finalize = bw_server_finalize;
}

static void
bw_server_init (BwServer *self)
{
  self->catalogue = bw_measure_catalogue_get_default ();
  self->loop = g_main_loop_new (NULL, FALSE);
  self->new_displays = g_ptr_array_new ();
  self->signals = g_ptr_array_new_with_free_func (destroy_source);
  self->started = g_get_monotonic_time ();
  self->heartbeats = bw_heartbeats_new (self->started);
}

/**
 * bw_server_new:
 * @options: copied
 *
 * Returns: (transfer full): a daemon that has not begun
 */
BwServer *
bw_server_new (const BwServerOptions *options)
{
  BwServer *self = g_object_new (BW_TYPE_SERVER, NULL);

  self->options = *options;
  self->options.listen = g_strdup (options->listen);
  self->options.store = g_strdup (options->store);
  self->options.city = g_strdup (options->city);
  self->options.config = g_strdup (options->config);
  self->options.peers = options->peers != NULL ? g_array_ref (options->peers) : NULL;
  return self;
}

/**
 * bw_server_start:
 * @self: a daemon
 * @error: return location; `G_IO_ERROR_INVALID_ARGUMENT`: it may not listen there
 *
 * Returns: whether it listens now
 */
gboolean
bw_server_start (BwServer  *self,
                 GError   **error)
{
  g_return_val_if_fail (BW_IS_SERVER (self) && self->http == NULL, FALSE);

  if (!bw_http_check_address (self->options.listen, error))
    return FALSE;

  mallopt (M_TRIM_THRESHOLD, KEEP_BYTES);
  mallopt (M_MMAP_THRESHOLD, MAP_BYTES);
  set_clock (self);
  if (!bw_server_load (self, error) || !start_writer (self, error))
    return FALSE;

  /* From the moment on at which it says where it listens it may be told to stop. */
  bw_server_watch_signals (self);
  open_hub (self);
  g_signal_connect_object (self->auth, "changed", G_CALLBACK (on_auth_changed_cb), self, G_CONNECT_SWAPPED);
  if (!open_http (self, error))
    return FALSE;

  bw_server_begin_alerts (self);
  self->store_good = g_get_monotonic_time ();
  self->second_id = g_timeout_add_seconds (1, on_second_timeout_cb, self);
  bw_server_begin_checkpoints (self);
  return TRUE;
}

const char *
bw_server_get_url (BwServer *self)
{
  return bw_http_get_url (self->http);
}

/**
 * bw_server_run:
 * @self: a daemon that has started
 *
 * Returns when a signal or bw_server_quit() has ended it and all is written.
 *
 * Returns: whether that was meant; else it should be started anew
 */
gboolean
bw_server_run (BwServer *self)
{
  g_return_val_if_fail (BW_IS_SERVER (self), FALSE);

  bw_server_begin_managed (self);
  g_main_loop_run (self->loop);
  bw_server_tell_stop (self);
  stop (self);
  return !self->is_stale;
}

void
bw_server_quit (BwServer *self)
{
  g_return_if_fail (BW_IS_SERVER (self));

  g_main_loop_quit (self->loop);
}

void
bw_server_apply_settings (BwServer *self)
{
  const guint *settings = self->options.settings;
  const BwHttpLimits limits = make_limits (self);

  bw_http_set_limits (self->http, &limits);
  bw_feed_hub_set_pace (self->hub, settings[BW_SETTING_STREAMS], settings[BW_SETTING_COALESCE_MS],
                        settings[BW_SETTING_STALL_MS]);
}

void
bw_server_count_answer (BwServer *self,
                        guint     status)
{
  self->counts.answers[MIN (status / 100, G_N_ELEMENTS (self->counts.answers) - 1)]++;
}
