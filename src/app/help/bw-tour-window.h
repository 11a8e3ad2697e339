/* bw-tour-window.h: what stands where on the screen, in five steps
 *
 * For the first start, and from the menu whenever somebody wants it again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_TOUR_WINDOW (bw_tour_window_get_type ())

G_DECLARE_FINAL_TYPE (BwTourWindow, bw_tour_window, BW, TOUR_WINDOW, AdwWindow)

/* (transfer none): a window, to be presented */
GtkWidget *bw_tour_window_new          (GtkWindow    *parent);

/* For tests. */
guint      bw_tour_window_get_n_steps  (BwTourWindow *self);
guint      bw_tour_window_get_step     (BwTourWindow *self);
void       bw_tour_window_set_step     (BwTourWindow *self,
                                        guint         step);

G_END_DECLS
