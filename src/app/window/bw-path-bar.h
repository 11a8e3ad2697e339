/* bw-path-bar.h: the way from the root to the scope
 *
 *     许昌市 › 魏都区 › 北大街街道 ▾
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BW_TYPE_PATH_BAR (bw_path_bar_get_type ())

G_DECLARE_FINAL_TYPE (BwPathBar, bw_path_bar, BW, PATH_BAR, GtkWidget)

GtkWidget *bw_path_bar_new            (void);
void       bw_path_bar_set_desk       (BwPathBar  *self,
                                       BwDesk     *desk);

/* Opens the list of the scope's areas, if it has any. */
void       bw_path_bar_popup          (BwPathBar  *self);

/* For tests: segments of the path, and those that have no room. */
guint      bw_path_bar_get_n_segments (BwPathBar  *self);
guint      bw_path_bar_get_n_hidden   (BwPathBar  *self);

G_END_DECLS
