/* bw-replay.c: how far areas were at a time of the round
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-replay.h"

#include <math.h>

typedef struct
{
  BwSeries *history;  /* (owned) (nullable) */
  guint     first;    /* the first value that is a report */
  double    target;
} Area;

struct _BwReplay
{
  BwRound *round;  /* (owned) */
  gint64   until;
  gint64   step;
  gint64   origin; /* of the steps */
  GMutex   mutex;  /* of the areas */
  GArray  *areas;  /* (owned) (element-type Area) */
};

/* All that was at a time, for a worker. */
typedef struct
{
  BwReplay       *replay;   /* (owned) */
  gint64          time;
  BwReplayMoment *moments;  /* (owned) (nullable) */
  guint           n;
} Computing;

static void
clear_area (gpointer data)
{
  Area *area = data;

  g_clear_pointer (&area->history, bw_series_unref);
}

static void
clear_replay (gpointer data)
{
  BwReplay *self = data;

  g_clear_pointer (&self->round, bw_round_unref);
  g_clear_pointer (&self->areas, g_array_unref);
  g_mutex_clear (&self->mutex);
}

static void
free_computing (gpointer data)
{
  Computing *self = data;

  g_clear_pointer (&self->replay, bw_replay_unref);
  g_free (self->moments);
  g_free (self);
}

/* With a history of its own: it may be set meanwhile, but never be another one. */
static Area
dup_area (const BwReplay *self,
          guint           index)
{
  GMutex *mutex = (GMutex *) &self->mutex;
  Area area;

  g_mutex_lock (mutex);
  area = g_array_index (self->areas, Area, index);
  if (area.history != NULL)
    bw_series_ref (area.history);
  g_mutex_unlock (mutex);
  return area;
}

static guint
count_areas (const BwReplay *self)
{
  GMutex *mutex = (GMutex *) &self->mutex;
  guint n;

  g_mutex_lock (mutex);
  n = self->areas->len;
  g_mutex_unlock (mutex);
  return n;
}

/* Leading zeros are before anything was counted. */
static guint
find_first (const BwSeries *history)
{
  guint first = 0;

  while (first < history->n_values && history->values[first] == 0.0)
    first++;

  return first;
}

/* The value that stands at @time, -1: none does. */
static gint64
find_value (const Area *area,
            gint64      time)
{
  gint64 index;

  if (area->history == NULL || time < area->history->start)
    return -1;

  index = MIN ((time - area->history->start) / area->history->step, (gint64) area->history->n_values - 1);
  return index >= (gint64) area->first ? index : -1;
}

/* By what was known then and no more. */
static BwPaceState
find_pace (const BwReplay *self,
           const Area     *area,
           guint           n_values,
           gint64          at,
           double          done)
{
  /* Borrowed, not copied: this is asked of every area at every step. */
  BwSeries known = *area->history;
  BwPace pace;

  known.n_values = n_values;
  bw_pace_compute (&pace, self->round, &known, done, area->target, at);
  return pace.state;
}

static void
find_moment (const BwReplay *self,
             guint           index,
             gint64          time,
             BwReplayMoment *moment)
{
  Area area = dup_area (self, index);
  g_autoptr (BwSeries) history = area.history;
  gint64 value = find_value (&area, time);

  *moment = (BwReplayMoment) { .done = NAN, .share = NAN, .pace = BW_PACE_UNKNOWN };
  if (value < 0)
    return;

  moment->at = history->start + value * history->step;
  moment->done = history->values[value];
  moment->pace = find_pace (self, &area, (guint) value + 1, moment->at, moment->done);
  if (moment->done >= 0.0 && area.target > 0.0)
    moment->share = moment->done / area.target;
  else if (moment->done >= 0.0 && area.target == 0.0)
    moment->share = 1.0;
}

static void
compute_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  Computing *self = task_data;

  self->n = count_areas (self->replay);
  self->moments = g_new (BwReplayMoment, MAX (self->n, 1));
  for (guint i = 0; i < self->n; i++)
    {
      if (g_task_return_error_if_cancelled (task))
        return;

      find_moment (self->replay, i, self->time, &self->moments[i]);
    }

  g_task_return_boolean (task, TRUE);
}

/**
 * bw_replay_new:
 * @round: a round that has begun; a reference is taken
 * @until: time of the newest that is known, microseconds
 *
 * Returns: (transfer full): a replay without areas
 */
BwReplay *
bw_replay_new (BwRound *round,
               gint64   until)
{
  BwReplay *self;

  g_return_val_if_fail (round != NULL, NULL);

  self = g_atomic_rc_box_new0 (BwReplay);
  g_mutex_init (&self->mutex);
  self->round = bw_round_ref (round);
  self->until = MAX (until, round->starts);
  self->origin = round->starts;
  self->areas = g_array_new (FALSE, FALSE, sizeof (Area));
  g_array_set_clear_func (self->areas, clear_area);
  return self;
}

/**
 * bw_replay_ref:
 * @self: a replay
 *
 * Returns: (transfer full): @self
 */
BwReplay *
bw_replay_ref (BwReplay *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * bw_replay_unref:
 * @self: (transfer full): a replay
 */
void
bw_replay_unref (BwReplay *self)
{
  g_atomic_rc_box_release_full (self, clear_replay);
}

/**
 * bw_replay_add:
 * @self: a replay
 * @history: (nullable): running totals of the area, a whole one; a reference is taken
 * @target: people to sample, NaN if that is not known; the target of now, for it has no
 *   history
 *
 * Returns: the index of the area
 */
guint
bw_replay_add (BwReplay *self,
               BwSeries *history,
               double    target)
{
  Area area = { .target = target };

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (history == NULL || history->from == 0, 0);

  g_mutex_lock (&self->mutex);
  g_array_append_val (self->areas, area);
  g_mutex_unlock (&self->mutex);
  if (history != NULL)
    bw_replay_set_history (self, self->areas->len - 1, history);

  return self->areas->len - 1;
}

/**
 * bw_replay_set_history:
 * @self: a replay
 * @index: of an area without a history
 * @history: running totals of the area, a whole one; a reference is taken
 */
void
bw_replay_set_history (BwReplay *self,
                       guint     index,
                       BwSeries *history)
{
  Area *area;

  g_return_if_fail (index < self->areas->len);
  g_return_if_fail (history != NULL && history->from == 0);

  area = &g_array_index (self->areas, Area, index);
  g_return_if_fail (area->history == NULL);
  if (history->n_values == 0)
    return;

  g_mutex_lock (&self->mutex);
  area->first = find_first (history);
  area->history = bw_series_ref (history);
  g_mutex_unlock (&self->mutex);
  if (self->step == 0 || history->step < self->step)
    {
      self->step = history->step;
      self->origin = history->start;
    }
}

/**
 * bw_replay_get_from:
 * @self: a replay
 *
 * Returns: when the round began, microseconds
 */
gint64
bw_replay_get_from (const BwReplay *self)
{
  return self->round->starts;
}

/**
 * bw_replay_get_until:
 * @self: a replay
 *
 * Returns: when it was read, microseconds
 */
gint64
bw_replay_get_until (const BwReplay *self)
{
  return self->until;
}

/**
 * bw_replay_get_step:
 * @self: a replay
 *
 * Returns: microseconds from one total to the next; 0: no area has a history
 */
gint64
bw_replay_get_step (const BwReplay *self)
{
  return self->step;
}

/**
 * bw_replay_get_instant:
 * @self: a replay
 * @time: microseconds
 *
 * Returns: the time that moments at @time are of, within the round so far
 */
gint64
bw_replay_get_instant (const BwReplay *self,
                       gint64          time)
{
  gint64 behind;

  time = CLAMP (time, self->round->starts, self->until);
  if (self->step == 0)
    return time;

  behind = (time - self->origin) % self->step;
  return MAX (time - (behind < 0 ? behind + self->step : behind), self->round->starts);
}

/**
 * bw_replay_get_moment:
 * @self: a replay
 * @index: of an area
 * @time: microseconds
 * @moment: (out caller-allocates): how far it was
 */
void
bw_replay_get_moment (const BwReplay *self,
                      guint           index,
                      gint64          time,
                      BwReplayMoment *moment)
{
  g_return_if_fail (index < count_areas (self));

  find_moment (self, index, time, moment);
}

/**
 * bw_replay_compute_async:
 * @self: a replay
 * @time: microseconds
 * @cancellable: (nullable): ends it, between two areas
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Looks in a worker how far all areas were.
 */
void
bw_replay_compute_async (BwReplay            *self,
                         gint64               time,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Computing *computing = g_new0 (Computing, 1);

  computing->replay = bw_replay_ref (self);
  computing->time = time;
  g_task_set_source_tag (task, bw_replay_compute_async);
  g_task_set_task_data (task, computing, free_computing);
  g_task_run_in_thread (task, compute_in_thread);
}

/**
 * bw_replay_compute_finish:
 * @result: result
 * @n: (out): how many areas there were when it began
 * @error: why there is nothing: it was cancelled
 *
 * Returns: (transfer full) (array length=n) (nullable): by index, how far they were
 */
BwReplayMoment *
bw_replay_compute_finish (GAsyncResult  *result,
                          guint         *n,
                          GError       **error)
{
  Computing *computing = g_task_get_task_data (G_TASK (result));

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  *n = computing->n;
  return g_steal_pointer (&computing->moments);
}
