/* bw-walls-window.h: which walls there are, what each shows and how old that is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-table.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_WALLS_WINDOW (bw_walls_window_get_type ())

G_DECLARE_FINAL_TYPE (BwWallsWindow, bw_walls_window, BW, WALLS_WINDOW, AdwWindow)

GtkWidget *bw_walls_window_new       (GtkWindow      *parent,
                                      BwDesk         *desk);

/* (transfer none): for tests. */
BwTable   *bw_walls_window_get_table (BwWallsWindow  *self);

G_END_DECLS
