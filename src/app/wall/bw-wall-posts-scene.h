/* bw-wall-posts-scene.h: checkpoints and teams: what stands, and what is missing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-wall-sheet.h"

G_BEGIN_DECLS

#define BW_TYPE_WALL_POSTS_SCENE (bw_wall_posts_scene_get_type ())

G_DECLARE_FINAL_TYPE (BwWallPostsScene, bw_wall_posts_scene, BW, WALL_POSTS_SCENE, BwWallSheet)

GtkWidget *bw_wall_posts_scene_new (BwDesk *desk);

G_END_DECLS
