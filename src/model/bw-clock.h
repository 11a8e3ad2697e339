/* bw-clock.h: the backend's clock, as it goes on between two heartbeats
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define BW_TYPE_CLOCK (bw_clock_get_type ())

G_DECLARE_FINAL_TYPE (BwClock, bw_clock, BW, CLOCK, GObject)

/* Until it is set it shows the machine's own time at speed 1. */
BwClock *bw_clock_new       (void);
void     bw_clock_set       (BwClock *self,
                             gint64   now,
                             double   speed);

/* Stands still at @now: a saved state has no running clock. */
void     bw_clock_stop      (BwClock *self,
                             gint64   now);
gint64   bw_clock_get_now   (BwClock *self);
double   bw_clock_get_speed (BwClock *self);

G_END_DECLS
