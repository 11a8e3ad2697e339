/* bw-axis.h: round steps for the axes of our charts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The smallest of 1, 2, 5, 10, 25, 50, 100, 250, … of which at most @n_steps fit
 * into @range. */
double bw_axis_get_step     (double      range,
                             guint       n_steps);

/* Midnight of the zone at or after @time; G_MAXINT64 beyond the calendar. */
gint64 bw_axis_get_midnight (gint64      time,
                             GTimeZone  *zone);

/* Hour of the day, 0 to 23. */
int    bw_axis_get_hour     (gint64      time,
                             GTimeZone  *zone);

G_END_DECLS
