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
  GArray  *areas;  /* (owned) (element-type Area) */
};

static void
clear_area (gpointer data)
{
  Area *area = data;

  g_clear_pointer (&area->history, bw_series_unref);
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

  self = g_new0 (BwReplay, 1);
  self->round = bw_round_ref (round);
  self->until = MAX (until, round->starts);
  self->origin = round->starts;
  self->areas = g_array_new (FALSE, FALSE, sizeof (Area));
  g_array_set_clear_func (self->areas, clear_area);
  return self;
}

/**
 * bw_replay_free:
 * @self: (transfer full): a replay
 */
void
bw_replay_free (BwReplay *self)
{
  g_clear_pointer (&self->round, bw_round_unref);
  g_clear_pointer (&self->areas, g_array_unref);
  g_free (self);
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

  g_array_append_val (self->areas, area);
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

  area->history = bw_series_ref (history);
  area->first = find_first (history);
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
  const Area *area;
  gint64 value;

  g_return_if_fail (index < self->areas->len);

  *moment = (BwReplayMoment) { .done = NAN, .share = NAN, .pace = BW_PACE_UNKNOWN };
  area = &g_array_index (self->areas, Area, index);
  value = find_value (area, time);
  if (value < 0)
    return;

  moment->at = area->history->start + value * area->history->step;
  moment->done = area->history->values[value];
  moment->pace = find_pace (self, area, (guint) value + 1, moment->at, moment->done);
  if (moment->done >= 0.0 && area->target > 0.0)
    moment->share = moment->done / area->target;
  else if (moment->done >= 0.0 && area->target == 0.0)
    moment->share = 1.0;
}
