/* bw-wall-drift.h: where what stands still on the wall stands now
 *
 * A glass that shows the same letters in the same place for weeks keeps them. So all of
 * it moves a few pixels, one at a time, too slowly to be seen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Units to each side, and how long it stays at each place. */
#define BW_WALL_DRIFT_REACH   4
#define BW_WALL_DRIFT_SECONDS 60

/* @seconds since the wall was opened, when it stands in the middle. Each step is one
 * unit to one side; after an hour and a half it has been everywhere. */
void bw_wall_drift_find (guint64  seconds,
                         int     *x,
                         int     *y);

G_END_DECLS
