/* bw-wall-spot.h: a wall stands on its monitor, whoever manages windows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where nobody manages windows, moves @window to @monitor by its own hands. */
void bw_wall_spot_take (GtkWindow  *window,
                        GdkMonitor *monitor);

G_END_DECLS
