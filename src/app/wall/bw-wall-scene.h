/* bw-wall-scene.h: what the stage of the wall can show
 *
 * One class a scene, one file a class; bw-wall-scenes.c lists them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-wall-facts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BW_TYPE_WALL_SCENE (bw_wall_scene_get_type ())

G_DECLARE_DERIVABLE_TYPE (BwWallScene, bw_wall_scene, BW, WALL_SCENE, GtkWidget)

/**
 * BwWallSceneClass:
 * @show: shows the facts, at @scale pixels for a unit; what is stale is grey
 * @is_settled: whether all that is known is on the screen
 */
struct _BwWallSceneClass
{
  GtkWidgetClass parent_class;

  void     (*show)       (BwWallScene *self,
                          BwWallFacts *facts,
                          double       scale,
                          const char  *language);
  gboolean (*is_settled) (BwWallScene *self);
};

void     bw_wall_scene_show       (BwWallScene  *self,
                                   BwWallFacts  *facts,
                                   double        scale,
                                   const char   *language);
gboolean bw_wall_scene_is_settled (BwWallScene  *self);

G_END_DECLS
