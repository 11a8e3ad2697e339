/* bw-wall-rotation.c: which scene is on, and when the next one comes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-wall-rotation.h"

/* Of a scene that was not on how many pages it has is told once it is. */
static gboolean
show_page (BwWallRotation *self,
           guint           scene,
           guint           page)
{
  gboolean is_other = scene != self->current || page != self->page;

  if (scene != self->current)
    self->n_pages = MAX (page + 1, 1);
  self->current = scene;
  self->page = page;
  self->left = self->period;
  self->is_called = FALSE;
  return is_other;
}

/* Of the round the one that is on, or that was when a guest came. */
static guint
get_place (const BwWallRotation *self)
{
  return self->current < self->n_scenes ? self->current : self->back;
}

static gboolean
show_next (BwWallRotation *self)
{
  if (self->page + 1 < self->n_pages)
    return show_page (self, self->current, self->page + 1);

  return show_page (self, (get_place (self) + 1) % self->n_scenes, 0);
}

static gboolean
go_back (BwWallRotation *self)
{
  guint left = self->back_left;
  gboolean is_other = show_page (self, self->back, self->back_page);

  self->left = MAX (left, 1);
  return is_other;
}

void
bw_wall_rotation_init (BwWallRotation *self,
                       guint           n_scenes,
                       guint           period)
{
  g_return_if_fail (n_scenes > 0);

  *self = (BwWallRotation) { .n_scenes = n_scenes, .n_pages = 1 };
  self->period = period > 0 ? period : BW_WALL_ROTATION_PERIOD;
  self->left = self->period;
}

void
bw_wall_rotation_set_guests (BwWallRotation *self,
                             guint           n_guests)
{
  self->n_guests = n_guests;
}

void
bw_wall_rotation_set_period (BwWallRotation *self,
                             guint           period)
{
  g_return_if_fail (period > 0);

  if (period == self->period)
    return;

  self->period = period;
  self->left = period;
  self->back_left = period;
}

void
bw_wall_rotation_set_pages (BwWallRotation *self,
                            guint           n_pages)
{
  self->n_pages = MAX (n_pages, 1);
  self->page = MIN (self->page, self->n_pages - 1);
}

gboolean
bw_wall_rotation_tick (BwWallRotation *self,
                       guint           seconds)
{
  gboolean is_other = FALSE;
  guint n_shown = self->n_scenes + self->n_pages;

  if (self->is_called && seconds >= self->left)
    {
      seconds -= self->left;
      is_other = go_back (self);
    }
  if (self->is_held && !self->is_called)
    return is_other;

  /* After a long sleep the scene is the one that would be on, not the next: whole rounds
   * change nothing, and of the others no more than the one that is on is known. */
  if (seconds / self->period > n_shown)
    seconds = seconds % (self->period * self->n_scenes) + self->period * self->n_scenes;
  while (seconds >= self->left)
    {
      seconds -= self->left;
      is_other |= show_next (self);
    }
  self->left -= seconds;
  return is_other;
}

gboolean
bw_wall_rotation_step (BwWallRotation *self,
                       int             direction)
{
  if (direction >= 0)
    return show_next (self);
  if (self->page > 0)
    return show_page (self, self->current, self->page - 1);

  return show_page (self, (get_place (self) + self->n_scenes - 1) % self->n_scenes, 0);
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
  return scene < self->n_scenes && show_page (self, scene, 0);
}

void
bw_wall_rotation_hold (BwWallRotation *self,
                       gboolean        hold)
{
  self->is_held = hold;
  self->is_called = FALSE;
  if (!hold)
    self->left = self->period;
}

/**
 * bw_wall_rotation_call: (skip)
 * @self: a rotation
 * @scene: number, from 0; one that is not there changes nothing
 * @seconds: for how long
 *
 * Returns: whether another scene or page is on
 */
gboolean
bw_wall_rotation_call (BwWallRotation *self,
                       guint           scene,
                       guint           seconds)
{
  BwWallRotation before = *self;
  gboolean is_other;

  if (scene >= self->n_scenes + self->n_guests)
    return FALSE;

  is_other = show_page (self, scene, 0);
  self->left = MAX (seconds, 1);
  self->is_called = TRUE;
  if (before.is_called || before.current >= self->n_scenes)
    return is_other;

  self->back = before.current;
  self->back_page = before.page;
  self->back_left = before.left;
  return is_other;
}

void
bw_wall_rotation_resume (BwWallRotation       *self,
                         const BwWallRotation *before)
{
  guint period = self->period;

  if (before->n_scenes != self->n_scenes || before->n_guests != self->n_guests)
    return;

  *self = *before;
  if (self->is_called)
    go_back (self);
  self->period = period;
  self->left = CLAMP (self->left, 1, period);
}
