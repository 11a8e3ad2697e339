/* bw-point-trail.c: how the counts of one point went in the last six hours
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-point-trail.h"

#include "bw-time.h"

#include <math.h>
#include <string.h>

#define LAST      (BW_POINT_TRAIL_SLOTS - 1)
#define HALF_HOUR (30 * BW_TIME_MINUTE)

/* Slots without a report before that. */
#define PATIENCE  4

static void
forget (BwPointTrail *self)
{
  for (guint i = 0; i < BW_POINT_TRAIL_SLOTS; i++)
    {
      self->done[i] = NAN;
      self->queue[i] = NAN;
    }
}

/* The newest slot becomes that of @slot. */
static void
move_on (BwPointTrail *self,
         gint64        slot)
{
  gint64 step = slot - self->newest;

  if (self->newest == 0 || step >= BW_POINT_TRAIL_SLOTS)
    {
      forget (self);
    }
  else if (step > 0)
    {
      guint kept = BW_POINT_TRAIL_SLOTS - (guint) step;

      memmove (self->done, self->done + step, kept * sizeof *self->done);
      memmove (self->queue, self->queue + step, kept * sizeof *self->queue);
      for (guint i = kept; i < BW_POINT_TRAIL_SLOTS; i++)
        {
          self->done[i] = NAN;
          self->queue[i] = NAN;
        }
    }
  self->newest = slot;
}

/* People sampled by the end of slot @slot: what was told last until then. */
static double
get_slot (const BwPointTrail *self,
          gint64              slot)
{
  /* Of one who has gone silent nothing is known: that is not none. */
  if (slot - self->newest > PATIENCE)
    return NAN;

  for (gint64 i = MIN (LAST + slot - self->newest, LAST); i >= 0; i--)
    {
      if (!isnan (self->done[i]))
        return self->done[i];
    }

  return NAN;
}

/* People sampled by @time, linear within its slot; of now it is what was told last. */
static double
get_done (const BwPointTrail *self,
          gint64              now,
          gint64              time)
{
  gint64 slot = time / BW_POINT_TRAIL_STEP;
  double part = (double) (time % BW_POINT_TRAIL_STEP) / (double) BW_POINT_TRAIL_STEP;
  double before;

  if (self->newest == 0)
    return NAN;
  if (time >= now)
    return get_slot (self, slot);

  before = get_slot (self, slot - 1);
  return before + part * (get_slot (self, slot) - before);
}

/**
 * bw_point_trail_add:
 * @self: a trail
 * @at: when it was true
 * @done: people sampled in all, NaN if not reported
 * @queue: people who wait, NaN if not reported
 */
void
bw_point_trail_add (BwPointTrail *self,
                    gint64        at,
                    double        done,
                    double        queue)
{
  gint64 slot = at / BW_POINT_TRAIL_STEP;

  g_return_if_fail (self != NULL);

  if (slot < self->newest || slot <= 0)
    return;

  move_on (self, slot);
  if (!isnan (done))
    self->done[LAST] = (float) done;
  if (!isnan (queue))
    self->queue[LAST] = (float) queue;
}

/**
 * bw_point_trail_join:
 * @self: a trail
 * @series: of the same point
 * @is_queue: people who wait at each time, NaN before it was first told; else running
 *   totals of people sampled
 */
void
bw_point_trail_join (BwPointTrail   *self,
                     const BwSeries *series,
                     gboolean        is_queue)
{
  float *slots;
  gint64 end;

  g_return_if_fail (self != NULL);
  g_return_if_fail (series != NULL);

  if (series->n_values == 0)
    return;

  end = series->start + (gint64) (series->n_values - 1) * series->step;
  if (end / BW_POINT_TRAIL_STEP - 1 > self->newest)
    move_on (self, end / BW_POINT_TRAIL_STEP - 1);

  /* A slot is what stood at its end. */
  slots = is_queue ? self->queue : self->done;
  for (guint i = 0; i < BW_POINT_TRAIL_SLOTS; i++)
    {
      gint64 time = (self->newest - (gint64) (LAST - i) + 1) * BW_POINT_TRAIL_STEP;
      gint64 index = (time - series->start) / series->step;

      if (!isnan (slots[i]) || time < series->start || index >= (gint64) series->n_values)
        continue;
      slots[i] = (float) series->values[index];
    }
}

double
bw_point_trail_get_rate (const BwPointTrail *self,
                         gint64              now)
{
  g_return_val_if_fail (self != NULL, NAN);

  return get_done (self, now, now) - get_done (self, now, now - BW_TIME_HOUR);
}

/**
 * bw_point_trail_get_rates:
 * @self: a trail
 * @now: end of the last half hour
 * @rates: (out caller-allocates): people an hour
 *
 * Returns: how many are known
 */
guint
bw_point_trail_get_rates (const BwPointTrail *self,
                          gint64              now,
                          double              rates[BW_POINT_TRAIL_RATES])
{
  guint n_known = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < BW_POINT_TRAIL_RATES; i++)
    {
      gint64 end = now - (gint64) (BW_POINT_TRAIL_RATES - 1 - i) * HALF_HOUR;

      rates[i] = 2.0 * (get_done (self, now, end) - get_done (self, now, end - HALF_HOUR));
      n_known += isnan (rates[i]) ? 0 : 1;
    }

  return n_known;
}

guint
bw_point_trail_get_queues (const BwPointTrail *self,
                           gint64              now,
                           double              queues[BW_POINT_TRAIL_SLOTS])
{
  guint n_known = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < BW_POINT_TRAIL_SLOTS; i++)
    {
      gint64 index = (gint64) i + now / BW_POINT_TRAIL_STEP - self->newest;

      queues[i] = self->newest != 0 && index >= 0 && index <= LAST ? self->queue[index] : NAN;
      n_known += isnan (queues[i]) ? 0 : 1;
    }

  return n_known;
}
