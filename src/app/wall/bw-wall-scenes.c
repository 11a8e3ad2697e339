/* bw-wall-scenes.c: the scenes that there are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-wall-scenes.h"

#include "bw-wall-map-scene.h"

static const struct
{
  const char *name;
  GtkWidget  *(*create) (BwDesk *desk);
} scenes[] = {
  { "map", bw_wall_map_scene_new },
};

static const char *const names[] = { "map", NULL };

G_STATIC_ASSERT (G_N_ELEMENTS (names) == G_N_ELEMENTS (scenes) + 1);

const char * const *
bw_wall_scenes_get_names (void)
{
  return names;
}

GtkWidget *
bw_wall_scenes_new (const char *name,
                    BwDesk     *desk)
{
  for (guint i = 0; i < G_N_ELEMENTS (scenes); i++)
    {
      if (g_strcmp0 (scenes[i].name, name) == 0)
        return scenes[i].create (desk);
    }

  return NULL;
}
