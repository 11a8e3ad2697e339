/* bw-wall-alerts-scene.h: what is wrong now, the weightiest first
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-wall-sheet.h"

G_BEGIN_DECLS

#define BW_TYPE_WALL_ALERTS_SCENE (bw_wall_alerts_scene_get_type ())

G_DECLARE_FINAL_TYPE (BwWallAlertsScene, bw_wall_alerts_scene, BW, WALL_ALERTS_SCENE, BwWallSheet)

GtkWidget *bw_wall_alerts_scene_new        (BwDesk             *desk);

/* (element-type BwWallAlert); @n_all: how many there are in all. */
void       bw_wall_alerts_scene_set_alerts (BwWallAlertsScene  *self,
                                            GPtrArray          *alerts,
                                            guint               n_all);

G_END_DECLS
