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
 * @describe: (transfer full): what it shows, in words; none: what the facts say
 * @get_n_pages: how many pages it has now; none: one
 */
struct _BwWallSceneClass
{
  GtkWidgetClass parent_class;

  void     (*show)        (BwWallScene *self,
                           BwWallFacts *facts,
                           double       scale,
                           const char  *language);
  gboolean (*is_settled)  (BwWallScene *self);
  char    *(*describe)    (BwWallScene *self,
                           BwWallFacts *facts);
  guint    (*get_n_pages) (BwWallScene *self);
};

void     bw_wall_scene_show       (BwWallScene  *self,
                                   BwWallFacts  *facts,
                                   double        scale,
                                   const char   *language);
gboolean bw_wall_scene_is_settled (BwWallScene  *self);
char    *bw_wall_scene_describe   (BwWallScene  *self,
                                   BwWallFacts  *facts);

/* What does not fit on one page stands on several, which come one after the other. */
guint    bw_wall_scene_get_n_pages (BwWallScene *self);
guint    bw_wall_scene_get_page   (BwWallScene  *self);
void     bw_wall_scene_set_page   (BwWallScene  *self,
                                   guint         page);

G_END_DECLS
