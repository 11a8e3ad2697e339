/* bw-record.c: the running total on record, up to now
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-record.h"

#include <math.h>

/**
 * bw_record_get_at:
 * @history: (nullable): a running total
 * @done: the total at @now; NaN: not reported
 * @now: the backend's time
 * @time: when
 *
 * A series is sent anew only when something came, so it goes on flat until the
 * last step that is over, and straight from there to what is known now.
 *
 * Returns: the total at @time; NaN if there is no record
 */
double
bw_record_get_at (const BwSeries *history,
                  double          done,
                  gint64          now,
                  gint64          time)
{
  gint64 end;
  gint64 flat_end;
  double total;

  if (time >= now)
    return done;
  if (history == NULL || history->n_values == 0 || history->step <= 0 || history->start > now)
    return NAN;

  end = MIN (history->start + (gint64) (history->n_values - 1) * history->step, now);
  flat_end = MAX (end, history->start + (now - history->start) / history->step * history->step);
  total = bw_series_get_at (history, MIN (time, end));
  if (time <= flat_end || isnan (done) || flat_end >= now)
    return total;

  return total + (done - total) * (double) (time - flat_end) / (double) (now - flat_end);
}
