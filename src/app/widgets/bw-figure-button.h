/* bw-figure-button.h: one key figure: what it is, how much, what of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-figure-face.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BW_TYPE_FIGURE_BUTTON (bw_figure_button_get_type ())

G_DECLARE_FINAL_TYPE (BwFigureButton, bw_figure_button, BW, FIGURE_BUTTON, GtkButton)

GtkWidget          *bw_figure_button_new      (void);

/* Copied. Labels that say the same are left alone. */
void                bw_figure_button_set_face (BwFigureButton      *self,
                                               const BwFigureFace  *face);

/* All of it in words, as a screen reader has it. Borrowed. */
const char         *bw_figure_button_get_text (BwFigureButton      *self);

G_END_DECLS
