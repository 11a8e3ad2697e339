/* bw-wall-map-scene.h: where it lags, and how far all is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-wall-scene.h"

G_BEGIN_DECLS

#define BW_TYPE_WALL_MAP_SCENE (bw_wall_map_scene_get_type ())

G_DECLARE_FINAL_TYPE (BwWallMapScene, bw_wall_map_scene, BW, WALL_MAP_SCENE, BwWallScene)

GtkWidget *bw_wall_map_scene_new (BwDesk *desk);

G_END_DECLS
