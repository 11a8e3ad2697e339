/* bw-refresh-pace.c: how far apart refreshes are, by what they cost
 *
 * A refresh is followed by a frame, and by pictures that workers make; how dear they
 * are depends on the page, the screen and what comes in. So it is measured: what the
 * process spends from one refresh to the next may be a certain part of that time.
 * Whoever pans a map has the machine for it: figures then come less often.
 *
 * What was measured counts for as long as it is near in time, and not for a number of
 * refreshes: those that are far apart would else be so for long after they have become
 * cheap. What is forgotten in a pause is taken to be cheap, until it shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-refresh-pace.h"

#include <math.h>

/* Part of a core: with what else goes on no more than 15 %. */
#define SHARE 0.14

/* A measurement counts e times less after so long, microseconds: some seconds, as the
 * pictures that workers make fall on few refreshes. */
#define SPAN (2.0 * G_USEC_PER_SEC)

/* Of refreshes, the least that is held to be known; the rest of it cheap ones. */
#define LEAST_WEIGHT 2.0
#define CHEAP        (BW_REFRESH_PACE_LEAST * 1000.0 * SHARE)

static void
forget (BwRefreshPace *self,
        gint64         passed)
{
  double kept = self->at != 0 ? exp (-(double) MAX (passed, 0) / SPAN) : 0.0;
  double missing;

  self->cost *= kept;
  self->weight *= kept;
  missing = MAX (LEAST_WEIGHT - self->weight, 0.0);
  self->cost += missing * CHEAP;
  self->weight += missing;
}

/**
 * bw_refresh_pace_note:
 * @self: a pace; zeroed before the first refresh
 * @at: monotonic time of a refresh that begins, microseconds
 * @spent: processor time that the process has spent so far, microseconds
 *
 * What was spent in a pause was not spent on refreshes, and is left out.
 *
 * Returns: milliseconds until the next refresh, at least
 */
guint
bw_refresh_pace_note (BwRefreshPace *self,
                      gint64         at,
                      gint64         spent)
{
  gint64 passed;

  g_return_val_if_fail (self != NULL, BW_REFRESH_PACE_MOST);

  passed = at - self->at;
  forget (self, passed);
  if (self->at != 0 && passed <= 2 * BW_REFRESH_PACE_MOST * 1000)
    {
      self->cost += (double) (spent - self->spent);
      self->weight += 1.0;
    }

  self->at = at;
  self->spent = spent;
  return (guint) CLAMP (self->cost / self->weight / SHARE / 1000, BW_REFRESH_PACE_LEAST, BW_REFRESH_PACE_MOST);
}
