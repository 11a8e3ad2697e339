/* bw-wall-scene.c: what the stage of the wall can show
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-wall-scene.h"

G_DEFINE_ABSTRACT_TYPE (BwWallScene, bw_wall_scene, GTK_TYPE_WIDGET)

static gboolean
is_always_settled (BwWallScene *self)
{
  return TRUE;
}

static void
bw_wall_scene_class_init (BwWallSceneClass *klass)
{
  klass->is_settled = is_always_settled;
}

static void
bw_wall_scene_init (BwWallScene *self)
{
}

void
bw_wall_scene_show (BwWallScene *self,
                    BwWallFacts *facts,
                    double       scale,
                    const char  *language)
{
  g_return_if_fail (BW_IS_WALL_SCENE (self));
  g_return_if_fail (facts != NULL);

  BW_WALL_SCENE_GET_CLASS (self)->show (self, facts, scale, language);
}

gboolean
bw_wall_scene_is_settled (BwWallScene *self)
{
  g_return_val_if_fail (BW_IS_WALL_SCENE (self), FALSE);

  return BW_WALL_SCENE_GET_CLASS (self)->is_settled (self);
}
