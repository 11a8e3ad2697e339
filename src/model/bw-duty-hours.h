/* bw-duty-hours.h: how long a team may be on duty, and how long it must rest
 *
 * A headquarters sets them; what it does not set is as in `data/rules.json` and below.
 * One set for the process: whoever drags, chooses or fills a roster follows the same.
 * May be read in any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Hours. Eight: a night's sleep (the least between two shifts of eight hours is then one
 * shift); twelve: what is no short rest any more. */
#define BW_DUTY_HOURS_LEAST_REST 8
#define BW_DUTY_HOURS_GOOD_REST  12

/* @longest: on duty without a pause; 0: as the alert rule `shift-long` has it. */
void   bw_duty_hours_set            (guint  least_rest,
                                     guint  good_rest,
                                     guint  longest);

/* Microseconds. */
gint64 bw_duty_hours_get_least_rest (void);
gint64 bw_duty_hours_get_good_rest  (void);
gint64 bw_duty_hours_get_longest    (void);

G_END_DECLS
