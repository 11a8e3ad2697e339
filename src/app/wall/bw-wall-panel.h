/* bw-wall-panel.h: how much is done and when it will be, in figures of a hand's height
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-wall-part.h"

G_BEGIN_DECLS

#define BW_TYPE_WALL_PANEL (bw_wall_panel_get_type ())

G_DECLARE_FINAL_TYPE (BwWallPanel, bw_wall_panel, BW, WALL_PANEL, BwWallPart)

GtkWidget *bw_wall_panel_new (void);

G_END_DECLS
