/* bw-wall-notice.h: the stage while there is nothing to show yet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-wall-part.h"

G_BEGIN_DECLS

#define BW_TYPE_WALL_NOTICE (bw_wall_notice_get_type ())

G_DECLARE_FINAL_TYPE (BwWallNotice, bw_wall_notice, BW, WALL_NOTICE, BwWallPart)

GtkWidget *bw_wall_notice_new (void);

G_END_DECLS
