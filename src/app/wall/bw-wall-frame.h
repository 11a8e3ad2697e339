/* bw-wall-frame.h: what lies over the whole wall: the hazard frame
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-wall-part.h"

G_BEGIN_DECLS

#define BW_TYPE_WALL_FRAME (bw_wall_frame_get_type ())

G_DECLARE_FINAL_TYPE (BwWallFrame, bw_wall_frame, BW, WALL_FRAME, BwWallPart)

GtkWidget *bw_wall_frame_new (void);

G_END_DECLS
