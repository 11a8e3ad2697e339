/* bw-late-box.h: a column whose children join it one a frame
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BW_TYPE_LATE_BOX (bw_late_box_get_type ())
G_DECLARE_FINAL_TYPE (BwLateBox, bw_late_box, BW, LATE_BOX, GtkWidget)

G_END_DECLS
