/* bw-wall-rotation.h: which scene is on, and when the next one comes
 *
 *        ┌── tick, period over ──┐            ┌────── hold ──────┐
 *        ▼                       │            ▼                  │
 *     RUNNING ──hold──► HELD   RUNNING (next page, after the last one the next scene)
 *        ▲  │             │
 *        │  └────call────►├──► CALLED ── its time over ──► where it was, running or held
 *        │                │      │  └── call ──► CALLED, its full time
 *        └──────hold──────┘      └── step, go to ──► RUNNING or HELD as before, from here
 *
 * A step in any state shows another page for its full period. Who holds a scene that was
 * called keeps it.
 *
 * Plain values, no clock of its own: tick() is told the seconds that went by.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BW_WALL_ROTATION_PERIOD 20

/**
 * BwWallRotation:
 * @n_scenes: how many there are
 * @n_guests: how many there are after these that are on only when they are called
 * @current: the one that is on
 * @n_pages: how many pages the current one has
 * @page: the one that is on
 * @is_held: whether it stays
 * @is_called: whether something has called it, and it goes back soon
 * @period: seconds for each page
 * @left: seconds that the current one has
 * @back: scene that was on when another was called
 * @back_page: its page
 * @back_left: seconds that it had
 */
typedef struct
{
  guint    n_scenes;
  guint    n_guests;
  guint    current;
  guint    n_pages;
  guint    page;
  gboolean is_held;
  gboolean is_called;
  guint    period;
  guint    left;
  guint    back;
  guint    back_page;
  guint    back_left;
} BwWallRotation;

/* @period 0: the default. */
void     bw_wall_rotation_init       (BwWallRotation *self,
                                      guint           n_scenes,
                                      guint           period);

/* None until this says so. They are no part of the round. */
void     bw_wall_rotation_set_guests (BwWallRotation *self,
                                      guint           n_guests);

/* Each page has its full period from now on. */
void     bw_wall_rotation_set_period (BwWallRotation *self,
                                      guint           period);

/* Of the scene that is on: they may become more or fewer while it is. */
void     bw_wall_rotation_set_pages  (BwWallRotation *self,
                                      guint           n_pages);

/* TRUE: another scene or page is on. */
gboolean bw_wall_rotation_tick       (BwWallRotation *self,
                                      guint           seconds);
gboolean bw_wall_rotation_step       (BwWallRotation *self,
                                      int             direction);
gboolean bw_wall_rotation_go_to      (BwWallRotation *self,
                                      guint           scene);
void     bw_wall_rotation_hold       (BwWallRotation *self,
                                      gboolean        hold);

/* Shows @scene for @seconds, then what was on before. One that is not there calls
 * nothing. */
gboolean bw_wall_rotation_call       (BwWallRotation *self,
                                      guint           scene,
                                      guint           seconds);

/* Goes on where @before was when its monitor went: scene, page, and whether it is held; what
 * was called is over. Of other scenes, by their number, it says nothing. */
void     bw_wall_rotation_resume     (BwWallRotation       *self,
                                      const BwWallRotation *before);

G_END_DECLS
