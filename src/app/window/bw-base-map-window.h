/* bw-base-map-window.h: which base map lies under the data
 *
 * All of it is taken over at once, and only if it can be used: what is wrong is said
 * below its field. Nothing is asked of a server before.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_BASE_MAP_WINDOW (bw_base_map_window_get_type ())

G_DECLARE_FINAL_TYPE (BwBaseMapWindow, bw_base_map_window, BW, BASE_MAP_WINDOW, AdwWindow)

GtkWidget  *bw_base_map_window_new           (GtkWindow  *parent,
                                              GSettings  *settings);

/* (transfer none): what is configured, in a word. */
const char *bw_base_map_window_get_kind_name (GSettings  *settings);

G_END_DECLS
