/* bw-wall-scene.c: what the stage of the wall can show
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-wall-scene.h"

typedef struct
{
  guint page;
} BwWallScenePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (BwWallScene, bw_wall_scene, GTK_TYPE_WIDGET)

static gboolean
is_always_settled (BwWallScene *self)
{
  return TRUE;
}

static char *
describe_facts (BwWallScene *self,
                BwWallFacts *facts)
{
  return bw_wall_facts_describe (facts);
}

static guint
count_one_page (BwWallScene *self)
{
  return 1;
}

static void
bw_wall_scene_class_init (BwWallSceneClass *klass)
{
  klass->is_settled = is_always_settled;
  klass->describe = describe_facts;
  klass->get_n_pages = count_one_page;
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

/**
 * bw_wall_scene_describe:
 * @self: a scene
 * @facts: what is shown
 *
 * Returns: (transfer full): the scene in words
 */
char *
bw_wall_scene_describe (BwWallScene *self,
                        BwWallFacts *facts)
{
  g_return_val_if_fail (BW_IS_WALL_SCENE (self) && facts != NULL, NULL);

  return BW_WALL_SCENE_GET_CLASS (self)->describe (self, facts);
}

guint
bw_wall_scene_get_n_pages (BwWallScene *self)
{
  g_return_val_if_fail (BW_IS_WALL_SCENE (self), 1);

  return BW_WALL_SCENE_GET_CLASS (self)->get_n_pages (self);
}

guint
bw_wall_scene_get_page (BwWallScene *self)
{
  BwWallScenePrivate *priv = bw_wall_scene_get_instance_private (self);

  return priv->page;
}

void
bw_wall_scene_set_page (BwWallScene *self,
                        guint        page)
{
  BwWallScenePrivate *priv = bw_wall_scene_get_instance_private (self);

  if (priv->page == page)
    return;

  priv->page = page;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
