/* bw-wall-banner.h: says in yellow that the picture is not of now
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-wall-part.h"

G_BEGIN_DECLS

#define BW_TYPE_WALL_BANNER (bw_wall_banner_get_type ())

G_DECLARE_FINAL_TYPE (BwWallBanner, bw_wall_banner, BW, WALL_BANNER, BwWallPart)

GtkWidget *bw_wall_banner_new (void);

G_END_DECLS
