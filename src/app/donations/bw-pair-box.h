/* bw-pair-box.h: two cards side by side, or below each other where there is no room
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BW_TYPE_PAIR_BOX (bw_pair_box_get_type ())

G_DECLARE_FINAL_TYPE (BwPairBox, bw_pair_box, BW, PAIR_BOX, GtkWidget)

/* Takes both. The first has 58 % of the width. */
GtkWidget *bw_pair_box_new (GtkWidget *first,
                            GtkWidget *second);

G_END_DECLS
