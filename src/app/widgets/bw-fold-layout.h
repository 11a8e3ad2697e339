/* bw-fold-layout.h: children in a line, or one below the other where the line is too short
 *
 * English words are up to twice as long as Chinese ones, and a text may be twice its usual
 * size: what stands beside something else in a wide window stands below it in a narrow one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BW_TYPE_FOLD_LAYOUT (bw_fold_layout_get_type ())
G_DECLARE_FINAL_TYPE (BwFoldLayout, bw_fold_layout, BW, FOLD_LAYOUT, GtkLayoutManager)

/* (transfer full): @spacing pixels between children in a line. */
GtkLayoutManager *bw_fold_layout_new (int spacing);

G_END_DECLS
