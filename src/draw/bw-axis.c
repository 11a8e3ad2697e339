/* bw-axis.c: round steps for the axes of our charts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-axis.h"

#include "bw-time.h"

#include <math.h>

double
bw_axis_get_step (double range,
                  guint  n_steps)
{
  static const double factors[] = { 1.0, 2.0, 2.5, 4.0, 5.0, 10.0 };
  double least;
  double power;

  g_return_val_if_fail (n_steps > 0, 1.0);

  /* As many lines fit as there are whole steps in it. */
  least = range / (n_steps + 1);
  if (!isfinite (least) || least < 1.0)
    return 1.0;

  power = pow (10.0, floor (log10 (least)));
  for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
    {
      /* People are whole: 2.5 of them are no step. From there on quarters are easier
       * to read than fifths, where one still fits. */
      if (factors[i] == 2.5 && power < 10.0)
        continue;
      if (factors[i] == 2.0 && power >= 10.0 && 2.5 * power <= range)
        continue;
      if (factors[i] == 4.0 && 5.0 * power <= range)
        continue;
      if (factors[i] * power > least)
        return factors[i] * power;
    }

  return 10.0 * power;
}

gint64
bw_axis_get_midnight (gint64     time,
                      GTimeZone *zone)
{
  g_autoptr (GDateTime) local = bw_time_to_date_time (time, zone);
  g_autoptr (GDateTime) day = NULL;
  g_autoptr (GDateTime) next = NULL;
  gint64 midnight;

  if (local == NULL)
    return G_MAXINT64;

  day = g_date_time_new (zone, g_date_time_get_year (local), g_date_time_get_month (local),
                         g_date_time_get_day_of_month (local), 0, 0, 0.0);
  if (day == NULL)
    return G_MAXINT64;
  midnight = g_date_time_to_unix (day) * BW_TIME_SECOND;
  if (midnight >= time)
    return midnight;

  /* By the calendar and not by 24 hours: a day can have 23 or 25. */
  next = g_date_time_add_days (day, 1);
  return next != NULL ? g_date_time_to_unix (next) * BW_TIME_SECOND : G_MAXINT64;
}

int
bw_axis_get_hour (gint64     time,
                  GTimeZone *zone)
{
  g_autoptr (GDateTime) local = bw_time_to_date_time (time, zone);

  return local != NULL ? g_date_time_get_hour (local) : 0;
}
