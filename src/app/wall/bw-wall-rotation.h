/* bw-wall-rotation.h: which scene is on, and when the next one comes
 *
 *        ┌── tick, period over ──┐
 *        ▼                       │
 *     RUNNING ──hold──► HELD   RUNNING (next scene)
 *        ▲                │
 *        └──────hold──────┘      step (any state): another scene, its full period
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
 * @current: the one that is on
 * @is_held: whether it stays
 * @period: seconds for each
 * @left: seconds that the current one has
 */
typedef struct
{
  guint    n_scenes;
  guint    current;
  gboolean is_held;
  guint    period;
  guint    left;
} BwWallRotation;

/* @period 0: the default. */
void     bw_wall_rotation_init  (BwWallRotation *self,
                                 guint           n_scenes,
                                 guint           period);

/* TRUE: another scene is on. */
gboolean bw_wall_rotation_tick  (BwWallRotation *self,
                                 guint           seconds);
gboolean bw_wall_rotation_step  (BwWallRotation *self,
                                 int             direction);
gboolean bw_wall_rotation_go_to (BwWallRotation *self,
                                 guint           scene);
void     bw_wall_rotation_hold  (BwWallRotation *self,
                                 gboolean        hold);

G_END_DECLS
