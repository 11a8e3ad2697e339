/* bw-duty-hours.c: how long a team may be on duty, and how long it must rest
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-duty-hours.h"

#include "bw-assignment.h"
#include "bw-time.h"

/* Hours; atomic. */
static int least_rest_hours = BW_DUTY_HOURS_LEAST_REST;
static int good_rest_hours = BW_DUTY_HOURS_GOOD_REST;
static int longest_hours;

/**
 * bw_duty_hours_set:
 * @least_rest: hours between two stretches of duty; less is no rest, and refused
 * @good_rest: hours; less is a short rest, which is said
 * @longest: hours on duty without a pause; 0: as the alert rule has it
 */
void
bw_duty_hours_set (guint least_rest,
                   guint good_rest,
                   guint longest)
{
  g_atomic_int_set (&least_rest_hours, (int) least_rest);
  g_atomic_int_set (&good_rest_hours, (int) MAX (good_rest, least_rest));
  g_atomic_int_set (&longest_hours, (int) longest);
}

gint64
bw_duty_hours_get_least_rest (void)
{
  return g_atomic_int_get (&least_rest_hours) * BW_TIME_HOUR;
}

gint64
bw_duty_hours_get_good_rest (void)
{
  return g_atomic_int_get (&good_rest_hours) * BW_TIME_HOUR;
}

gint64
bw_duty_hours_get_longest (void)
{
  int hours = g_atomic_int_get (&longest_hours);

  return hours > 0 ? hours * BW_TIME_HOUR : bw_assignment_get_longest ();
}
