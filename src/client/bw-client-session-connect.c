/* bw-client-session-connect.c: of the session: connects, and stays connected
 *
 * The drawing in the header, in full. CONNECTING and RECONNECTING both ask and
 * wait in turns; which of the two is told depends on what is shown:
 *
 *   nothing shown    CONNECTING while it asks, RECONNECTING while it waits
 *   something shown  RECONNECTING
 *   both             OFFLINE six heartbeats (60 s) after it was lost, or never was
 *                    reached; with what the cache shows at the start at once
 *   401, 403         REFUSED, until something else is answered
 *   no token yet     TOKENLESS: nothing is asked before there is one
 *
 * Any of them becomes SYNCING when the backend answers with a feed, and LIVE with
 * its `live` event. The pause grows with the tries since it was live last, so a
 * backend that answers and hangs up is not asked faster than a dead one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-backoff-private.h"
#include "bw-client-error.h"
#include "bw-client-outbox-private.h"
#include "bw-client-session-private.h"

#include <string.h>

#define OFFLINE_HEARTBEATS 6

/* A token that was refused is asked for again, but nobody types that fast. */
#define REFUSED_PAUSE_MS 60000

/* An attempt as young as this is not given up for a new network. */
#define YOUNG_US G_USEC_PER_SEC

static guint
get_offline_ms (BwClientSession *self)
{
  return OFFLINE_HEARTBEATS * self->heartbeat_ms;
}

/* Which of the states without a feed it is. */
static void
enter_lost (BwClientSession *self)
{
  gint64 lost_ms = (g_get_monotonic_time () - self->lost_at) / 1000;

  if (self->was_refused)
    bw_client_session_enter (self, BW_CONNECTION_REFUSED);
  else if (self->connection == BW_CONNECTION_OFFLINE
           || lost_ms >= get_offline_ms (self))
    bw_client_session_enter (self, BW_CONNECTION_OFFLINE);
  else if (self->is_attempting && !self->has_shown)
    bw_client_session_enter (self, BW_CONNECTION_CONNECTING);
  else
    bw_client_session_enter (self, BW_CONNECTION_RECONNECTING);
}

static gboolean
on_offline_timeout_cb (gpointer data)
{
  BwClientSession *self = BW_CLIENT_SESSION (data);

  self->offline_id = 0;
  if (self->connection != BW_CONNECTION_SYNCING)
    enter_lost (self);

  return G_SOURCE_REMOVE;
}

/* The time begins when it was live last, not with each try. */
static void
note_loss (BwClientSession *self)
{
  if (self->lost_at != 0)
    return;

  self->lost_at = g_get_monotonic_time ();
  self->offline_id = g_timeout_add (get_offline_ms (self) + 1, on_offline_timeout_cb, self);
}

static void
start_try (BwClientSession *self)
{
  g_clear_handle_id (&self->retry_id, g_source_remove);
  self->next_try = 0;
  self->attempt++;
  self->n_tries++;
  self->is_attempting = TRUE;
  self->attempt_at = g_get_monotonic_time ();
  bw_client_feed_connect (self->feed, self->attempt);
  enter_lost (self);
}

static gboolean
on_retry_timeout_cb (gpointer data)
{
  BwClientSession *self = BW_CLIENT_SESSION (data);

  self->retry_id = 0;
  start_try (self);
  return G_SOURCE_REMOVE;
}

/* Not before @pause_ms are over. */
static void
plan_try (BwClientSession *self,
          guint            pause_ms)
{
  guint n_failed = MAX (self->n_tries, 1) - 1;
  double pause = self->was_refused ? g_random_double_range (REFUSED_PAUSE_MS / 2, REFUSED_PAUSE_MS)
                                   : bw_client_backoff_draw (n_failed);

  pause = MAX (pause, pause_ms);
  g_clear_handle_id (&self->retry_id, g_source_remove);
  self->retry_id = g_timeout_add ((guint) pause, on_retry_timeout_cb, self);
  self->next_try = g_get_monotonic_time () + (gint64) (pause * 1000);
}

/* Whatever is under way is not trusted any more. */
static void
start_anew (gpointer data)
{
  g_autoptr (BwClientSession) self = g_object_ref (BW_CLIENT_SESSION (data));

  note_loss (self);
  self->n_tries = 0;
  start_try (self);
}

static void
retry (gpointer data)
{
  g_autoptr (BwClientSession) self = g_object_ref (BW_CLIENT_SESSION (data));

  bw_client_session_retry (self);
}

/* What is told of the old has no place in the new. */
static void
forget_backend (BwClientSession *self)
{
  bw_client_session_stop_trying (self);
  g_clear_pointer (&self->backend, bw_client_backend_unref);
  g_clear_pointer (&self->url, g_free);
  g_clear_error (&self->error);
  bw_client_session_set_rights (self, NULL, NULL);
  self->last_event = 0;
  self->latency = -1.0;
}

static void
cancel_opening (BwClientSession *self)
{
  g_autoptr (GTask) task = bw_client_session_end_opening (self);

  if (task != NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "something else is opened");
}

/* What is shown of another is dropped. */
static void
begin_backend (BwClientSession *self,
               const char      *url)
{
  cancel_opening (self);
  forget_backend (self);
  self->generation++;
  g_clear_pointer (&self->item, bw_client_item_free);
  self->n_faulty = 0;
  bw_client_session_drop (self);
  bw_client_session_enter (self, BW_CONNECTION_NONE);
  self->url = g_strdup (url);
}

static char *
make_cache_path (BwClientSession *self)
{
  g_autofree char *key = NULL;
  g_autofree char *name = NULL;

  if (self->cache_dir == NULL)
    return NULL;

  key = bw_client_backend_dup_key (self->backend, TRUE);
  name = g_strconcat (key, ".ndjson", NULL);
  return g_build_filename (self->cache_dir, name, NULL);
}

void
bw_client_session_stop_trying (BwClientSession *self)
{
  g_clear_handle_id (&self->retry_id, g_source_remove);
  g_clear_handle_id (&self->offline_id, g_source_remove);
  g_clear_pointer (&self->watch, bw_client_watch_free);
  self->is_attempting = FALSE;
  self->was_refused = FALSE;
  self->next_try = 0;
  self->n_tries = 0;
  self->lost_at = 0;
}

void
bw_client_session_opened (BwClientSession *self,
                          guint            attempt)
{
  if (attempt != self->attempt)
    return;

  self->was_refused = FALSE;
  g_clear_error (&self->error);
  bw_client_session_enter (self, BW_CONNECTION_SYNCING);
}

void
bw_client_session_went_live (BwClientSession *self)
{
  if (!self->is_attempting)
    return;

  g_clear_handle_id (&self->offline_id, g_source_remove);
  g_clear_error (&self->error);
  self->was_refused = FALSE;
  self->lost_at = 0;
  self->n_tries = 0;
  self->has_shown = TRUE;
  bw_client_session_enter (self, BW_CONNECTION_LIVE);
  if (self->outbox != NULL)
    bw_client_outbox_wake (self->outbox);
}

void
bw_client_session_ended (BwClientSession *self,
                         guint            attempt,
                         guint            pause_ms,
                         const GError    *error)
{
  if (attempt != self->attempt || !self->is_attempting)
    return;

  g_debug ("attempt %u is over: %s", attempt, error->message);
  self->is_attempting = FALSE;
  self->was_refused = g_error_matches (error, BW_CLIENT_ERROR, BW_CLIENT_ERROR_REFUSED);
  g_clear_error (&self->error);
  self->error = g_error_copy (error);
  note_loss (self);
  plan_try (self, pause_ms);
  enter_lost (self);
}

/**
 * bw_client_session_connect:
 * @self: a session
 * @url: `http://…`, `https://…` or `unix:PATH`
 * @token: (nullable): the bearer token
 * @area: (nullable): code of the only area that is wanted
 *
 * What is shown of another backend is dropped. An address that cannot be one is
 * told by bw_client_session_get_error(), and nothing is tried.
 */
void
bw_client_session_connect (BwClientSession *self,
                           const char      *url,
                           const char      *token,
                           const char      *area)
{
  g_autofree char *path = NULL;

  g_return_if_fail (BW_IS_CLIENT_SESSION (self));
  g_return_if_fail (url != NULL);

  begin_backend (self, url);
  self->backend = bw_client_backend_new (url, token, area, &self->error);
  if (self->outbox != NULL)
    bw_client_outbox_set_backend (self->outbox, self->backend);
  if (self->backend == NULL)
    {
      bw_client_feed_hang_up (self->feed);
      return;
    }

  path = make_cache_path (self);
  bw_client_feed_set_backend (self->feed, self->generation, self->backend, path);
  self->watch = bw_client_watch_new (start_anew, retry, self);
  note_loss (self);
  start_try (self);
}

/**
 * bw_client_session_disconnect:
 * @self: a session
 *
 * What is shown stays; its last state is kept.
 */
void
bw_client_session_disconnect (BwClientSession *self)
{
  g_return_if_fail (BW_IS_CLIENT_SESSION (self));

  cancel_opening (self);
  if (self->backend != NULL)
    bw_client_feed_hang_up (self->feed);
  if (self->outbox != NULL)
    bw_client_outbox_set_backend (self->outbox, NULL);
  forget_backend (self);
  self->generation++;
  bw_client_session_enter (self, BW_CONNECTION_NONE);
}

/**
 * bw_client_session_await_token:
 * @self: a session
 * @url: as of bw_client_session_connect()
 * @cache_name: (nullable): what bw_client_session_dup_cache_name() said when this
 *   backend was connected last
 *
 * For while somebody looks for the token: a cache belongs to a token, so without
 * one it is found by its name only. Nothing is tried, and nothing can be written.
 */
void
bw_client_session_await_token (BwClientSession *self,
                               const char      *url,
                               const char      *cache_name)
{
  g_autoptr (BwClientBackend) backend = NULL;
  g_autofree char *path = NULL;

  g_return_if_fail (BW_IS_CLIENT_SESSION (self));
  g_return_if_fail (url != NULL);

  begin_backend (self, url);
  if (self->outbox != NULL)
    bw_client_outbox_set_backend (self->outbox, NULL);
  backend = bw_client_backend_new (url, NULL, NULL, &self->error);
  if (backend == NULL)
    {
      bw_client_feed_hang_up (self->feed);
      return;
    }

  /* A name, not a way out of the folder. */
  if (self->cache_dir != NULL && cache_name != NULL && *cache_name != '\0' && strchr (cache_name, '/') == NULL)
    path = g_build_filename (self->cache_dir, cache_name, NULL);
  bw_client_feed_set_backend (self->feed, self->generation, backend, path);
  bw_client_session_enter (self, BW_CONNECTION_TOKENLESS);
}

/**
 * bw_client_session_lack_token:
 * @self: a session that awaits a token
 * @reason: why it does not come
 *
 * What is shown stays.
 */
void
bw_client_session_lack_token (BwClientSession *self,
                              const GError    *reason)
{
  g_return_if_fail (BW_IS_CLIENT_SESSION (self));
  g_return_if_fail (reason != NULL);

  if (self->connection != BW_CONNECTION_TOKENLESS)
    return;

  g_clear_error (&self->error);
  self->error = g_error_copy (reason);
}

/**
 * bw_client_session_dup_cache_name:
 * @self: a session
 *
 * Returns: (transfer full) (nullable): name of the file in which what is shown is
 *   kept, for bw_client_session_await_token(); it tells neither address nor token
 */
char *
bw_client_session_dup_cache_name (BwClientSession *self)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (BW_IS_CLIENT_SESSION (self), NULL);

  path = self->backend != NULL ? make_cache_path (self) : NULL;
  return path != NULL ? g_path_get_basename (path) : NULL;
}

/**
 * bw_client_session_retry:
 * @self: a session
 *
 * Does nothing while a feed comes in.
 */
void
bw_client_session_retry (BwClientSession *self)
{
  g_return_if_fail (BW_IS_CLIENT_SESSION (self));

  if (self->backend == NULL
      || self->connection == BW_CONNECTION_LIVE
      || self->connection == BW_CONNECTION_SYNCING
      || (self->is_attempting && g_get_monotonic_time () - self->attempt_at < YOUNG_US))
    return;

  start_try (self);
  if (self->outbox != NULL)
    bw_client_outbox_wake (self->outbox);
}
