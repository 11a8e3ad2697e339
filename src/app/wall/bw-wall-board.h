/* bw-wall-board.h: the wall without its window: strip, stage, ticker, and what lies
 * over them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"
#include "bw-wall-rotation.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Three heartbeats of the backend. */
#define BW_WALL_STALE_AFTER_S 30

#define BW_TYPE_WALL_BOARD (bw_wall_board_get_type ())

G_DECLARE_FINAL_TYPE (BwWallBoard, bw_wall_board, BW, WALL_BOARD, GtkWidget)

/* @scenes (nullable): names; those that there are not are left out. */
GtkWidget  *bw_wall_board_new             (BwDesk              *desk,
                                           const char * const  *scenes);

/* @height_mm of the glass, 0: not known; @distance in metres; @scene_seconds that a
 * scene is on. */
void        bw_wall_board_set_place       (BwWallBoard         *self,
                                           int                  height_mm,
                                           double               distance,
                                           guint                scene_seconds);
void        bw_wall_board_set_stale_after (BwWallBoard         *self,
                                           gint64               stale_after);
void        bw_wall_board_toggle_hold     (BwWallBoard         *self);
void        bw_wall_board_step            (BwWallBoard         *self,
                                           int                  direction);
void        bw_wall_board_go_to           (BwWallBoard         *self,
                                           guint                scene);

/* Larger (1) or smaller (−1) type. */
void        bw_wall_board_adjust          (BwWallBoard         *self,
                                           int                  direction);
gboolean    bw_wall_board_is_stale        (BwWallBoard         *self);
gboolean    bw_wall_board_is_settled      (BwWallBoard         *self);

/* (transfer none): for another board of the same scenes to go on with */
const BwWallRotation *bw_wall_board_get_rotation (BwWallBoard          *self);
void        bw_wall_board_resume          (BwWallBoard          *self,
                                           const BwWallRotation *rotation);

/* Name of the scene that is on; "" before there is one. */
const char *bw_wall_board_get_scene       (BwWallBoard         *self);
guint       bw_wall_board_get_page        (BwWallBoard         *self);

G_END_DECLS
