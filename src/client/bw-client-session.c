/* bw-client-session.c: the desk's end of the feed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-session.h"

#include "bw-client-outbox-private.h"
#include "bw-client-session-private.h"
#include "bw-time.h"

#define DEFAULT_HEARTBEAT_MS 10000
#define DEFAULT_DISTANCE_MS  100

typedef enum
{
  PROP_CONNECTION = 1,
  PROP_COMPLETE,
  PROP_EXERCISE,
  PROP_OPENING,
  PROP_RIGHTS,
} BwClientSessionProperty;

static GParamSpec *properties[PROP_RIGHTS + 1];

enum
{
  SIGNAL_RESET,
  SIGNAL_BOOKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwClientSession, bw_client_session, G_TYPE_OBJECT)

static void
bw_client_session_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  BwClientSession *self = BW_CLIENT_SESSION (object);

  switch ((BwClientSessionProperty) property_id)
    {
    case PROP_CONNECTION:
      g_value_set_enum (value, (int) self->connection);
      break;

    case PROP_COMPLETE:
      g_value_set_boolean (value, self->complete);
      break;

    case PROP_EXERCISE:
      g_value_set_boolean (value, self->exercise);
      break;

    case PROP_OPENING:
      g_value_set_boolean (value, self->opening != NULL);
      break;

    case PROP_RIGHTS:
      g_value_set_boxed (value, self->rights);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
bw_client_session_dispose (GObject *object)
{
  BwClientSession *self = BW_CLIENT_SESSION (object);

  bw_client_session_stop_trying (self);
  g_clear_handle_id (&self->commit_id, g_source_remove);
  if (self->source != NULL)
    g_source_destroy (self->source);
  g_clear_pointer (&self->feed, bw_client_feed_free);
  g_clear_object (&self->outbox);

  G_OBJECT_CLASS (bw_client_session_parent_class)->dispose (object);
}

static void
bw_client_session_finalize (GObject *object)
{
  BwClientSession *self = BW_CLIENT_SESSION (object);

  g_clear_pointer (&self->item, bw_client_item_free);
  g_clear_pointer (&self->queue, bw_client_queue_unref);
  g_clear_pointer (&self->source, g_source_unref);
  g_clear_pointer (&self->backend, bw_client_backend_unref);
  g_clear_error (&self->error);
  g_clear_object (&self->clock);
  g_clear_object (&self->picture);
  g_clear_object (&self->catalogue);
  g_free (self->cache_dir);
  g_free (self->url);
  g_free (self->area);
  g_free (self->token_id);
  g_strfreev (self->rights);

  G_OBJECT_CLASS (bw_client_session_parent_class)->finalize (object);
}

static void
bw_client_session_class_init (BwClientSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = bw_client_session_get_property;
  object_class->dispose = bw_client_session_dispose;
  object_class->finalize = bw_client_session_finalize;

  properties[PROP_CONNECTION] =
    g_param_spec_enum ("connection", NULL, NULL, BW_TYPE_CONNECTION, BW_CONNECTION_NONE, flags);
  properties[PROP_COMPLETE] = g_param_spec_boolean ("complete", NULL, NULL, FALSE, flags);
  properties[PROP_EXERCISE] = g_param_spec_boolean ("exercise", NULL, NULL, FALSE, flags);
  properties[PROP_OPENING] = g_param_spec_boolean ("opening", NULL, NULL, FALSE, flags);
  properties[PROP_RIGHTS] = g_param_spec_boxed ("rights", NULL, NULL, G_TYPE_STRV, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * BwClientSession::reset:
   * @self: the session
   *
   * The store was replaced: everything was dropped and comes anew.
   */
  signals[SIGNAL_RESET] =
    g_signal_new ("reset",
                  G_TYPE_FROM_CLASS (klass),
                  G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  /**
   * BwClientSession::booked:
   * @self: the session
   * @type: a #BwDocumentType
   * @place: code of the place that it belongs to; "": it may be anywhere
   *
   * The ledger has got something, which is not in the feed: who shows it reads it.
   */
  signals[SIGNAL_BOOKED] =
    g_signal_new ("booked",
                  G_TYPE_FROM_CLASS (klass),
                  G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_STRING);
}

static void
bw_client_session_init (BwClientSession *self)
{
  self->clock = bw_clock_new ();
  self->latency = -1.0;
  self->heartbeat_ms = DEFAULT_HEARTBEAT_MS;
  self->distance_ms = DEFAULT_DISTANCE_MS;
  self->source = bw_client_session_new_source (self);
  self->queue = bw_client_queue_new (self->source);
}

void
bw_client_session_enter (BwClientSession *self,
                         BwConnection     connection)
{
  if (self->connection == connection)
    return;

  self->connection = connection;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONNECTION]);
}

void
bw_client_session_set_rights (BwClientSession *self,
                              GStrv            rights,
                              const char      *area)
{
  gboolean is_same = self->rights == NULL || rights == NULL
                       ? self->rights == rights
                       : g_strv_equal ((const char * const *) self->rights, (const char * const *) rights);

  if (is_same && g_strcmp0 (self->area, area) == 0)
    return;

  if (!is_same)
    {
      g_strfreev (self->rights);
      self->rights = g_strdupv (rights);
    }
  g_free (self->area);
  self->area = g_strdup (area);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RIGHTS]);
}

void
bw_client_session_begin_opening (BwClientSession *self,
                                 GTask           *task)
{
  g_assert (self->opening == NULL);

  self->opening = task;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPENING]);
}

GTask *
bw_client_session_end_opening (BwClientSession *self)
{
  GTask *task = g_steal_pointer (&self->opening);

  if (task != NULL)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPENING]);

  return task;
}

void
bw_client_session_set_complete (BwClientSession *self,
                                gboolean         complete)
{
  if (self->complete == complete)
    return;

  self->complete = complete;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPLETE]);
}

void
bw_client_session_update_drill (BwClientSession *self)
{
  gboolean exercise = bw_picture_get_exercise (self->picture);

  if (self->exercise == exercise)
    return;

  self->exercise = exercise;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXERCISE]);
}

/* The first document is there. Before the feed has spoken it is of the cache. */
void
bw_client_session_shown (BwClientSession *self)
{
  self->has_shown = TRUE;
  if (self->connection == BW_CONNECTION_CONNECTING
      || (self->connection == BW_CONNECTION_RECONNECTING && self->last_event == 0))
    bw_client_session_enter (self, BW_CONNECTION_OFFLINE);
}

void
bw_client_session_was_reset (BwClientSession *self)
{
  bw_client_session_drop (self);
  if (self->connection == BW_CONNECTION_LIVE)
    bw_client_session_enter (self, BW_CONNECTION_SYNCING);

  g_signal_emit (self, signals[SIGNAL_RESET], 0);
}

void
bw_client_session_was_booked (BwClientSession *self,
                              BwDocumentType   type,
                              const char      *place)
{
  g_signal_emit (self, signals[SIGNAL_BOOKED], 0, (guint) type, place);
}

/**
 * bw_client_session_new:
 * @catalogue: the measures that there are
 * @cache_dir: (nullable): folder of the last states; made when it is needed
 *
 * Returns: (transfer full): a session that shows nothing
 */
BwClientSession *
bw_client_session_new (BwMeasureCatalogue *catalogue,
                       const char         *cache_dir)
{
  BwClientSession *self;

  g_return_val_if_fail (BW_IS_MEASURE_CATALOGUE (catalogue), NULL);

  self = g_object_new (BW_TYPE_CLIENT_SESSION, NULL);
  self->catalogue = g_object_ref (catalogue);
  self->picture = bw_picture_new (catalogue);
  self->cache_dir = g_strdup (cache_dir);
  self->feed = bw_client_feed_new (catalogue, self->queue);
  return self;
}

/**
 * bw_client_session_get_picture:
 * @self: a session
 *
 * Returns: (transfer none): what is shown; the same object for life
 */
BwPicture *
bw_client_session_get_picture (BwClientSession *self)
{
  g_return_val_if_fail (BW_IS_CLIENT_SESSION (self), NULL);

  return self->picture;
}

/**
 * bw_client_session_get_clock:
 * @self: a session
 *
 * Returns: (transfer none): the backend's clock; the same object for life
 */
BwClock *
bw_client_session_get_clock (BwClientSession *self)
{
  g_return_val_if_fail (BW_IS_CLIENT_SESSION (self), NULL);

  return self->clock;
}

/**
 * bw_client_session_get_outbox:
 * @self: a session
 *
 * There is none before somebody asks for it: whoever never writes neither reads nor
 * sends what another program of the same person has left on the disk.
 *
 * Returns: (transfer none): what waits to be written; the same object for life
 */
BwClientOutbox *
bw_client_session_get_outbox (BwClientSession *self)
{
  g_return_val_if_fail (BW_IS_CLIENT_SESSION (self), NULL);

  if (self->outbox == NULL)
    {
      self->outbox = bw_client_outbox_new ();
      bw_client_outbox_set_backend (self->outbox, self->backend);
    }

  return self->outbox;
}

/**
 * bw_client_session_get_connection:
 * @self: a session
 *
 * Returns: how it stands to the backend
 */
BwConnection
bw_client_session_get_connection (BwClientSession *self)
{
  g_return_val_if_fail (BW_IS_CLIENT_SESSION (self), BW_CONNECTION_NONE);

  return self->connection;
}

/**
 * bw_client_session_is_complete:
 * @self: a session
 *
 * Returns: whether a whole state is shown, however old; not while the first comes in
 */
gboolean
bw_client_session_is_complete (BwClientSession *self)
{
  g_return_val_if_fail (BW_IS_CLIENT_SESSION (self), FALSE);

  return self->complete;
}

/**
 * bw_client_session_get_exercise:
 * @self: a session
 *
 * Returns: whether anything that is shown belongs to a drill
 */
gboolean
bw_client_session_get_exercise (BwClientSession *self)
{
  g_return_val_if_fail (BW_IS_CLIENT_SESSION (self), FALSE);

  return self->exercise;
}

/**
 * bw_client_session_is_opening:
 * @self: a session
 *
 * Returns: whether a file is being read, and nothing of it is whole yet
 */
gboolean
bw_client_session_is_opening (BwClientSession *self)
{
  g_return_val_if_fail (BW_IS_CLIENT_SESSION (self), FALSE);

  return self->opening != NULL;
}

/**
 * bw_client_session_get_silence:
 * @self: a session
 *
 * While the machine slept nothing came either.
 *
 * Returns: microseconds since the last event of the feed, -1 if there was none
 */
gint64
bw_client_session_get_silence (BwClientSession *self)
{
  g_return_val_if_fail (BW_IS_CLIENT_SESSION (self), -1);

  return self->last_event != 0 ? bw_time_get_uptime () - self->last_event : -1;
}

/**
 * bw_client_session_get_as_of:
 * @self: a session
 *
 * Returns: the backend's time of the last event of what is shown, 0 if none
 */
gint64
bw_client_session_get_as_of (BwClientSession *self)
{
  g_return_val_if_fail (BW_IS_CLIENT_SESSION (self), 0);

  return self->as_of;
}

/**
 * bw_client_session_get_latency:
 * @self: a session
 *
 * From the time that the newest document of the last event was true (its `at`) to
 * its arrival, by the backend's clock, in seconds of ours.
 *
 * Returns: seconds, -1 if not known
 */
double
bw_client_session_get_latency (BwClientSession *self)
{
  g_return_val_if_fail (BW_IS_CLIENT_SESSION (self), -1.0);

  return self->latency;
}

/**
 * bw_client_session_get_next_try:
 * @self: a session
 *
 * Returns: monotonic time of the next try, 0 if none is planned
 */
gint64
bw_client_session_get_next_try (BwClientSession *self)
{
  g_return_val_if_fail (BW_IS_CLIENT_SESSION (self), 0);

  return self->next_try;
}

/**
 * bw_client_session_get_n_tries:
 * @self: a session
 *
 * Returns: tries since it was live last, the one under way too
 */
guint
bw_client_session_get_n_tries (BwClientSession *self)
{
  g_return_val_if_fail (BW_IS_CLIENT_SESSION (self), 0);

  return self->n_tries;
}

/**
 * bw_client_session_get_error:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): why it is not live
 */
const GError *
bw_client_session_get_error (BwClientSession *self)
{
  g_return_val_if_fail (BW_IS_CLIENT_SESSION (self), NULL);

  return self->error;
}

/**
 * bw_client_session_get_url:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the backend's address, as given
 */
const char *
bw_client_session_get_url (BwClientSession *self)
{
  g_return_val_if_fail (BW_IS_CLIENT_SESSION (self), NULL);

  return self->url;
}

/**
 * bw_client_session_get_n_faulty:
 * @self: a session
 *
 * Returns: documents that could not be read, since connect() or the file
 */
guint
bw_client_session_get_n_faulty (BwClientSession *self)
{
  g_return_val_if_fail (BW_IS_CLIENT_SESSION (self), 0);

  return self->n_faulty;
}

/**
 * bw_client_session_set_distance:
 * @self: a session
 * @milliseconds: between two changes of the picture that are told, at least
 */
void
bw_client_session_set_distance (BwClientSession *self,
                                guint            milliseconds)
{
  g_return_if_fail (BW_IS_CLIENT_SESSION (self));

  self->distance_ms = milliseconds;
}

/**
 * bw_client_session_set_heartbeat:
 * @self: a session
 * @interval_ms: how often the backend gives a sign of life
 *
 * Everything that waits for a while waits so many of them. The cache is written
 * once in three.
 */
void
bw_client_session_set_heartbeat (BwClientSession *self,
                                 guint            interval_ms)
{
  g_return_if_fail (BW_IS_CLIENT_SESSION (self));
  g_return_if_fail (interval_ms > 0);

  self->heartbeat_ms = interval_ms;
  bw_client_feed_set_heartbeat (self->feed, interval_ms);
}
