/* bw-wall-window.h: full screen, dark, unattended, read from five metres
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"
#include "bw-wall-rotation.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_WALL_WINDOW (bw_wall_window_get_type ())

G_DECLARE_FINAL_TYPE (BwWallWindow, bw_wall_window, BW, WALL_WINDOW, AdwApplicationWindow)

/* @scenes (nullable): names, `map`, …; %NULL: all that there are. */
GtkWidget  *bw_wall_window_new            (GtkApplication       *application,
                                           BwDesk               *desk,
                                           const char * const   *scenes);

/* Presents it; one that is on none is not known to the backend. */
void        bw_wall_window_put_on_monitor (BwWallWindow         *self,
                                           GdkMonitor           *monitor);
gboolean    bw_wall_window_is_settled     (BwWallWindow         *self);

/* (transfer none): which scene is on and how it goes on: for the wall that comes when the
 * monitor does again. */
const BwWallRotation *bw_wall_window_get_rotation (BwWallWindow *self);
void        bw_wall_window_resume         (BwWallWindow         *self,
                                           const BwWallRotation *rotation);

/* (nullable): what the backend knows it by. Borrowed. */
const char *bw_wall_window_get_display_id (BwWallWindow         *self);

/* A person closes it: nobody is to take that for a failure. */
void        bw_wall_window_dismiss        (BwWallWindow         *self);

/* (transfer none): the names that there are, NULL-terminated */
const char * const *bw_wall_window_get_scene_names (void);

G_END_DECLS
