/* bw-wall-plan.c: which scenes go to which monitor
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-wall-plan.h"

#include "bw-wall-scenes.h"

#include <string.h>

typedef struct
{
  char  *connector;  /* (owned) (nullable): any */
  GStrv  scenes;     /* (owned) */
} Line;

struct _BwWallPlan
{
  GPtrArray *lines;  /* (owned) (element-type Line) */
};

static void
free_line (gpointer data)
{
  Line *line = data;

  g_free (line->connector);
  g_strfreev (line->scenes);
  g_free (line);
}

static gboolean
is_known (const char * const *scenes)
{
  for (guint i = 0; scenes[i] != NULL; i++)
    {
      if (!g_strv_contains (bw_wall_scenes_get_names (), scenes[i]))
        return FALSE;
    }

  return scenes[0] != NULL;
}

/* (nullable): the line that is for that very monitor. */
static const Line *
find_own (BwWallPlan *self,
          const char *connector)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = g_ptr_array_index (self->lines, i);

      if (line->connector != NULL && g_strcmp0 (line->connector, connector) == 0)
        return line;
    }

  return NULL;
}

BwWallPlan *
bw_wall_plan_new (void)
{
  BwWallPlan *self = g_new0 (BwWallPlan, 1);

  self->lines = g_ptr_array_new_with_free_func (free_line);
  return self;
}

void
bw_wall_plan_free (BwWallPlan *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->lines);
  g_free (self);
}

/**
 * bw_wall_plan_add: (skip)
 * @self: a plan
 * @line: `[CONNECTOR:]SCENE,…`
 *
 * Returns: whether it was taken: each scene is known, and there is one
 */
gboolean
bw_wall_plan_add (BwWallPlan *self,
                  const char *line)
{
  const char *colon;
  g_auto (GStrv) scenes = NULL;
  Line *added;

  g_return_val_if_fail (self != NULL && line != NULL, FALSE);

  colon = strrchr (line, ':');
  scenes = g_strsplit (colon != NULL ? colon + 1 : line, ",", -1);
  if (colon == line || !is_known ((const char * const *) scenes))
    return FALSE;

  added = g_new0 (Line, 1);
  added->connector = colon != NULL ? g_strndup (line, (gsize) (colon - line)) : NULL;
  added->scenes = g_steal_pointer (&scenes);
  g_ptr_array_add (self->lines, added);
  return TRUE;
}

gboolean
bw_wall_plan_is_empty (BwWallPlan *self)
{
  return self == NULL || self->lines->len == 0;
}

/**
 * bw_wall_plan_find: (skip)
 * @self: (nullable): a plan
 * @connectors: (array zero-terminated=1): of all monitors, in their order
 * @index: which of them
 *
 * Returns: (nullable) (transfer none) (array zero-terminated=1): its scenes; %NULL: all
 */
const char * const *
bw_wall_plan_find (BwWallPlan         *self,
                   const char * const *connectors,
                   guint               index)
{
  const Line *own;
  const Line *found = NULL;
  guint n_before = 0;

  if (bw_wall_plan_is_empty (self))
    return NULL;

  own = find_own (self, connectors[index]);
  if (own != NULL)
    return (const char * const *) own->scenes;

  for (guint i = 0; i < index; i++)
    n_before += find_own (self, connectors[i]) == NULL;
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = g_ptr_array_index (self->lines, i);

      if (line->connector != NULL)
        continue;
      found = line;
      if (n_before-- == 0)
        break;
    }

  return found != NULL ? (const char * const *) found->scenes : NULL;
}
