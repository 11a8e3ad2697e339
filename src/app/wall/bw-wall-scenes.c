/* bw-wall-scenes.c: the scenes that there are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-wall-scenes.h"

#include "bw-wall-alerts-scene.h"
#include "bw-wall-districts-scene.h"
#include "bw-wall-funds-scene.h"
#include "bw-wall-map-scene.h"
#include "bw-wall-posts-scene.h"

#include <glib/gi18n.h>

static const struct
{
  const char *name;
  const char *title;
  GtkWidget  *(*create) (BwDesk *desk);
} scenes[] = {
  { "map", NC_("wall", "Map"), bw_wall_map_scene_new },
  { "districts", NC_("wall", "Areas"), bw_wall_districts_scene_new },
  { "posts", NC_("wall", "Checkpoints and teams"), bw_wall_posts_scene_new },
  { "funds", NC_("wall", "Funds and donations"), bw_wall_funds_scene_new },
  { "alerts", NC_("wall", "Alerts"), bw_wall_alerts_scene_new },
};

static const char *const names[] = { "map", "districts", "posts", "funds", "alerts", NULL };

G_STATIC_ASSERT (G_N_ELEMENTS (names) == G_N_ELEMENTS (scenes) + 1);

const char * const *
bw_wall_scenes_get_names (void)
{
  return names;
}

const char *
bw_wall_scenes_get_title (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (scenes); i++)
    {
      if (g_strcmp0 (scenes[i].name, name) == 0)
        return g_dpgettext2 (NULL, "wall", scenes[i].title);
    }

  return name;
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
