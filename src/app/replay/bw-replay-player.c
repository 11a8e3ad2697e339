/* bw-replay-player.c: the time that is replayed, and how fast it goes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-replay-player.h"

/* The slider moves ten times a second; values change with each step of the histories. */
#define TICK_MS 100

struct _BwReplayPlayer
{
  GObject  parent_instance;

  gint64   from;
  gint64   until;
  gint64   step;
  gint64   time;
  guint    speed;
  guint    tick_id;   /* source: it plays */
  gint64   tick_time; /* monotonic, of the last one */
};

typedef enum
{
  PROP_TIME = 1,
  PROP_PLAYING,
  PROP_SPEED,
} BwReplayPlayerProperty;

static GParamSpec *props[PROP_SPEED + 1];

G_DEFINE_FINAL_TYPE (BwReplayPlayer, bw_replay_player, G_TYPE_OBJECT)

static gboolean
on_tick_timeout_cb (gpointer data)
{
  BwReplayPlayer *self = data;
  gint64 now = g_get_monotonic_time ();
  gint64 passed = now - self->tick_time;

  self->tick_time = now;
  bw_replay_player_advance (self, passed);
  return self->tick_id != 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
bw_replay_player_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  BwReplayPlayer *self = BW_REPLAY_PLAYER (object);

  switch ((BwReplayPlayerProperty) property_id)
    {
    case PROP_TIME:
      g_value_set_int64 (value, self->time);
      break;

    case PROP_PLAYING:
      g_value_set_boolean (value, self->tick_id != 0);
      break;

    case PROP_SPEED:
      g_value_set_uint (value, self->speed);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
bw_replay_player_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  BwReplayPlayer *self = BW_REPLAY_PLAYER (object);

  switch ((BwReplayPlayerProperty) property_id)
    {
    case PROP_TIME:
      bw_replay_player_set_time (self, g_value_get_int64 (value));
      break;

    case PROP_PLAYING:
      bw_replay_player_set_playing (self, g_value_get_boolean (value));
      break;

    case PROP_SPEED:
      bw_replay_player_set_speed (self, g_value_get_uint (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
bw_replay_player_dispose (GObject *object)
{
  g_clear_handle_id (&BW_REPLAY_PLAYER (object)->tick_id, g_source_remove);

  G_OBJECT_CLASS (bw_replay_player_parent_class)->dispose (object);
}

static void
bw_replay_player_class_init (BwReplayPlayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = bw_replay_player_get_property;
  object_class->set_property = bw_replay_player_set_property;
  object_class->dispose = bw_replay_player_dispose;

  props[PROP_TIME] = g_param_spec_int64 ("time", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  props[PROP_PLAYING] = g_param_spec_boolean ("playing", NULL, NULL, FALSE, flags);
  props[PROP_SPEED] = g_param_spec_uint ("speed", NULL, NULL, 1, 3600, 1, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
bw_replay_player_init (BwReplayPlayer *self)
{
  self->speed = 1;
}

/**
 * bw_replay_player_new:
 * @from: the first time, microseconds
 * @until: the last, not before @from
 * @step: microseconds of a step, above 0
 *
 * Returns: (transfer full): a player that stands at @until, paused
 */
BwReplayPlayer *
bw_replay_player_new (gint64 from,
                      gint64 until,
                      gint64 step)
{
  BwReplayPlayer *self;

  g_return_val_if_fail (until >= from && step > 0, NULL);

  self = g_object_new (BW_TYPE_REPLAY_PLAYER, NULL);
  self->from = from;
  self->until = until;
  self->step = step;
  self->time = until;
  return self;
}

gint64
bw_replay_player_get_time (BwReplayPlayer *self)
{
  g_return_val_if_fail (BW_IS_REPLAY_PLAYER (self), 0);

  return self->time;
}

/**
 * bw_replay_player_set_time:
 * @self: a player
 * @time: microseconds; what is outside is taken as the end that is nearer
 */
void
bw_replay_player_set_time (BwReplayPlayer *self,
                           gint64          time)
{
  g_return_if_fail (BW_IS_REPLAY_PLAYER (self));

  time = CLAMP (time, self->from, self->until);
  if (time == self->time)
    return;

  self->time = time;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TIME]);
}

gboolean
bw_replay_player_get_playing (BwReplayPlayer *self)
{
  g_return_val_if_fail (BW_IS_REPLAY_PLAYER (self), FALSE);

  return self->tick_id != 0;
}

/**
 * bw_replay_player_set_playing:
 * @self: a player
 * @playing: whether time goes on; from the end it begins anew
 */
void
bw_replay_player_set_playing (BwReplayPlayer *self,
                              gboolean        playing)
{
  g_return_if_fail (BW_IS_REPLAY_PLAYER (self));

  if (playing == (self->tick_id != 0))
    return;

  if (playing)
    {
      self->tick_time = g_get_monotonic_time ();
      self->tick_id = g_timeout_add (TICK_MS, on_tick_timeout_cb, self);
      if (self->time >= self->until)
        bw_replay_player_set_time (self, self->from);
    }
  else
    {
      g_clear_handle_id (&self->tick_id, g_source_remove);
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PLAYING]);
}

guint
bw_replay_player_get_speed (BwReplayPlayer *self)
{
  g_return_val_if_fail (BW_IS_REPLAY_PLAYER (self), 1);

  return self->speed;
}

/**
 * bw_replay_player_set_speed:
 * @self: a player
 * @speed: seconds that pass in a second, from 1 to 3600
 */
void
bw_replay_player_set_speed (BwReplayPlayer *self,
                            guint           speed)
{
  g_return_if_fail (BW_IS_REPLAY_PLAYER (self));
  g_return_if_fail (speed >= 1 && speed <= 3600);

  if (speed == self->speed)
    return;

  self->speed = speed;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SPEED]);
}

/**
 * bw_replay_player_step:
 * @self: a player
 * @n_steps: how many, below zero: back
 *
 * A step back from between two is to the nearer end of the one it is in.
 */
void
bw_replay_player_step (BwReplayPlayer *self,
                       int             n_steps)
{
  gint64 behind;
  gint64 whole;

  g_return_if_fail (BW_IS_REPLAY_PLAYER (self));

  bw_replay_player_set_playing (self, FALSE);
  behind = (self->time - self->from) % self->step;
  whole = self->time - behind;
  if (behind > 0 && n_steps < 0)
    n_steps++;
  bw_replay_player_set_time (self, whole + n_steps * self->step);
}

/**
 * bw_replay_player_advance:
 * @self: a player
 * @passed: microseconds of the clock on the wall
 *
 * Pauses where the end is reached.
 */
void
bw_replay_player_advance (BwReplayPlayer *self,
                          gint64          passed)
{
  g_return_if_fail (BW_IS_REPLAY_PLAYER (self));

  bw_replay_player_set_time (self, self->time + passed * self->speed);
  if (self->time >= self->until)
    bw_replay_player_set_playing (self, FALSE);
}
