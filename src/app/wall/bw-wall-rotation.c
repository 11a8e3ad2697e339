/* bw-wall-rotation.c: which scene is on, and when the next one comes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-wall-rotation.h"

static gboolean
show_scene (BwWallRotation *self,
            guint           scene)
{
  gboolean is_other = scene != self->current;

  self->current = scene;
  self->left = self->period;
  return is_other;
}

void
bw_wall_rotation_init (BwWallRotation *self,
                       guint           n_scenes,
                       guint           period)
{
  g_return_if_fail (n_scenes > 0);

  *self = (BwWallRotation) { .n_scenes = n_scenes };
  self->period = period > 0 ? period : BW_WALL_ROTATION_PERIOD;
  self->left = self->period;
}

gboolean
bw_wall_rotation_tick (BwWallRotation *self,
                       guint           seconds)
{
  guint late;

  if (self->is_held)
    return FALSE;
  if (seconds < self->left)
    {
      self->left -= seconds;
      return FALSE;
    }

  /* After a long sleep the scene is the one that would be on, not the next. */
  late = (seconds - self->left) % self->period;
  show_scene (self, (self->current + 1 + (seconds - self->left) / self->period) % self->n_scenes);
  self->left = self->period - late;
  return self->n_scenes > 1;
}

gboolean
bw_wall_rotation_step (BwWallRotation *self,
                       int             direction)
{
  guint by = direction < 0 ? self->n_scenes - 1 : 1;

  return show_scene (self, (self->current + by) % self->n_scenes);
}

/**
 * bw_wall_rotation_go_to: (skip)
 * @self: a rotation
 * @scene: number, from 0; one that is not there changes nothing
 *
 * Returns: whether another scene is on
 */
gboolean
bw_wall_rotation_go_to (BwWallRotation *self,
                        guint           scene)
{
  return scene < self->n_scenes && show_scene (self, scene);
}

void
bw_wall_rotation_hold (BwWallRotation *self,
                       gboolean        hold)
{
  self->is_held = hold;
  if (!hold)
    self->left = self->period;
}
