/* bw-key-figures.h: the card of the six figures of the overview
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-figure-card.h"
#include "bw-key-figure.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_KEY_FIGURES (bw_key_figures_get_type ())

/* Signal: `show-list` (uint, BwKeyFigure): the list behind one was asked for. */
G_DECLARE_FINAL_TYPE (BwKeyFigures, bw_key_figures, BW, KEY_FIGURES, AdwBin)

GtkWidget      *bw_key_figures_new        (void);
void            bw_key_figures_update     (BwKeyFigures   *self,
                                           const BwFacts  *facts,
                                           BwPlace         place);
BwFigureButton *bw_key_figures_get_button (BwKeyFigures   *self,
                                           BwKeyFigure     figure);

/* (nullable): the strip, if one was opened. */
BwTruthStrip   *bw_key_figures_get_strip  (BwKeyFigures   *self);

G_END_DECLS
