/* bw-refresh-pace.c: how far apart refreshes are, by what they cost
 *
 * A refresh is followed by a frame, and by pictures that workers make; how dear they
 * are depends on the page, the screen and what comes in. So it is measured: what the
 * process spends from one refresh to the next may be a certain part of that time.
 * Whoever pans a map has the machine for it: figures then come less often.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-refresh-pace.h"

/* Part of a core. */
#define SHARE 0.13

/* How much one measurement counts. */
#define WEIGHT 0.1

/**
 * bw_refresh_pace_note:
 * @self: a pace; zeroed before the first refresh
 * @at: monotonic time of a refresh that begins, microseconds
 * @spent: processor time that the process has spent so far, microseconds
 *
 * After a pause no more is known than before it: what was spent meanwhile was not
 * spent on refreshes.
 *
 * Returns: milliseconds until the next refresh, at least
 */
guint
bw_refresh_pace_note (BwRefreshPace *self,
                      gint64         at,
                      gint64         spent)
{
  gint64 passed = at - self->at;
  double cost = (double) (spent - self->spent);

  g_return_val_if_fail (self != NULL, BW_REFRESH_PACE_MOST);

  if (self->at != 0 && passed <= 2 * BW_REFRESH_PACE_MOST * 1000)
    self->cost = self->cost > 0 ? self->cost + WEIGHT * (cost - self->cost) : cost;

  self->at = at;
  self->spent = spent;
  return (guint) CLAMP (self->cost / SHARE / 1000, BW_REFRESH_PACE_LEAST, BW_REFRESH_PACE_MOST);
}
