/* bw-time.h: points in time, as the wire and the screen write them
 *
 * A time is a gint64: microseconds since 1970-01-01T00:00:00Z. Zero means
 * "not known"; no record of ours is that old.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BW_TIME_SECOND G_GINT64_CONSTANT (1000000)
#define BW_TIME_MINUTE (60 * BW_TIME_SECOND)
#define BW_TIME_HOUR   (60 * BW_TIME_MINUTE)
#define BW_TIME_DAY    (24 * BW_TIME_HOUR)

/* RFC 3339 with a mandatory offset; anything else is refused. */
gboolean   bw_time_parse        (const char  *text,
                                 gint64      *time,
                                 GError     **error);

/* RFC 3339, whole seconds unless there is a fraction, in @zone. */
char      *bw_time_format       (gint64       time,
                                 GTimeZone   *zone);
GDateTime *bw_time_to_date_time (gint64       time,
                                 GTimeZone   *zone);

/* Since the machine was started, the time that it slept too: for ages and for clocks that
 * go on. For what waits there is g_get_monotonic_time(), which sleeps with the machine. */
gint64     bw_time_get_uptime   (void);

G_END_DECLS
