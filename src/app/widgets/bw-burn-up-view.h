/* bw-burn-up-view.h: the burn-up chart of bw-burn-up.h as a widget
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-burn-up.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BW_TYPE_BURN_UP_VIEW (bw_burn_up_view_get_type ())

/* Property: `n-drawn` (uint, read-only): how often it was drawn. */
G_DECLARE_FINAL_TYPE (BwBurnUpView, bw_burn_up_view, BW, BURN_UP_VIEW, GtkWidget)

GtkWidget *bw_burn_up_view_new         (void);

/* @chart (nullable): copied, with references; `font` and `font_size` are the
 * widget's own. Drawn anew only when something differs that can be seen. */
void       bw_burn_up_view_set_chart   (BwBurnUpView    *self,
                                        const BwBurnUp  *chart);

/* (transfer full): what was done, planned and expected, for bw_picture_menu_set_rows():
 * a column of times, three of numbers. */
GPtrArray *bw_burn_up_view_list_rows   (gpointer         view);
guint      bw_burn_up_view_get_n_drawn (BwBurnUpView    *self);

G_END_DECLS
