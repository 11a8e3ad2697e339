/* bw-wall-funds-scene.h: what was set aside and what was given, and what of it nobody has itemised
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-wall-sheet.h"

G_BEGIN_DECLS

#define BW_TYPE_WALL_FUNDS_SCENE (bw_wall_funds_scene_get_type ())

G_DECLARE_FINAL_TYPE (BwWallFundsScene, bw_wall_funds_scene, BW, WALL_FUNDS_SCENE, BwWallSheet)

GtkWidget *bw_wall_funds_scene_new (BwDesk *desk);

G_END_DECLS
