/* bw-wall-strip.h: top of the wall: where, what, how old, how long, what time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-wall-part.h"

G_BEGIN_DECLS

#define BW_TYPE_WALL_STRIP (bw_wall_strip_get_type ())

G_DECLARE_FINAL_TYPE (BwWallStrip, bw_wall_strip, BW, WALL_STRIP, BwWallPart)

GtkWidget *bw_wall_strip_new (void);

G_END_DECLS
