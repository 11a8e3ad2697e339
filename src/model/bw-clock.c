/* bw-clock.c: the backend's clock, as it goes on between two heartbeats
 *
 * Ages and countdowns must not jump when somebody sets the machine's clock, nor stand
 * still while it sleeps, so what passes between two settings is measured from its start.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-clock.h"

#include "bw-time.h"

struct _BwClock
{
  GObject parent_instance;

  gboolean is_set;
  gint64   base;
  gint64   base_uptime;
  double   speed;
};

G_DEFINE_FINAL_TYPE (BwClock, bw_clock, G_TYPE_OBJECT)

static void
bw_clock_class_init (BwClockClass *klass)
{
}

static void
bw_clock_init (BwClock *self)
{
  self->speed = 1.0;
}

/**
 * bw_clock_new:
 *
 * Returns: (transfer full): a clock that shows the machine's time until it is set
 */
BwClock *
bw_clock_new (void)
{
  return g_object_new (BW_TYPE_CLOCK, NULL);
}

/**
 * bw_clock_set:
 * @self: a clock
 * @now: what it shows now, microseconds
 * @speed: its seconds per second of ours; 1 in earnest, 0 stands still
 */
void
bw_clock_set (BwClock *self,
              gint64   now,
              double   speed)
{
  g_return_if_fail (BW_IS_CLOCK (self));
  g_return_if_fail (speed >= 0.0);

  self->is_set = TRUE;
  self->base = now;
  self->base_uptime = bw_time_get_uptime ();
  self->speed = speed;
}

/**
 * bw_clock_stop:
 * @self: a clock
 * @now: the time at which it stands
 */
void
bw_clock_stop (BwClock *self,
               gint64   now)
{
  bw_clock_set (self, now, 0.0);
}

/**
 * bw_clock_get_now:
 * @self: a clock
 *
 * Returns: the backend's time, microseconds
 */
gint64
bw_clock_get_now (BwClock *self)
{
  double elapsed;

  g_return_val_if_fail (BW_IS_CLOCK (self), 0);

  if (!self->is_set)
    return g_get_real_time ();

  elapsed = (double) (bw_time_get_uptime () - self->base_uptime);
  return self->base + (gint64) (elapsed * self->speed);
}

/**
 * bw_clock_get_speed:
 * @self: a clock
 *
 * Returns: its seconds per second of ours; 0 while it stands still
 */
double
bw_clock_get_speed (BwClock *self)
{
  g_return_val_if_fail (BW_IS_CLOCK (self), 1.0);

  return self->speed;
}
