/* bw-wall-districts-scene.h: the parts of the scope, who lags first
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-wall-sheet.h"

G_BEGIN_DECLS

#define BW_TYPE_WALL_DISTRICTS_SCENE (bw_wall_districts_scene_get_type ())

G_DECLARE_FINAL_TYPE (BwWallDistrictsScene, bw_wall_districts_scene, BW, WALL_DISTRICTS_SCENE, BwWallSheet)

GtkWidget *bw_wall_districts_scene_new (BwDesk *desk);

G_END_DECLS
