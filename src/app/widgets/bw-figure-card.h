/* bw-figure-card.h: a card of key figures, and the strip behind each
 *
 * Who owns the card says what stands on each figure and, when one is pressed, what
 * stands behind it:
 *
 *     bw_figure_card_set_truth_func (card, make_truth, page, NULL);
 *     bw_figure_card_set_face (card, i, &face);     for each, at every update
 *     bw_figure_card_update_strip (card);           after them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-figure-button.h"
#include "bw-truth-strip.h"

G_BEGIN_DECLS

#define BW_FIGURE_CARD_MAX 8

#define BW_TYPE_FIGURE_CARD (bw_figure_card_get_type ())

/* (transfer full) (nullable): what stands behind @figure now; NULL: what the strip
 * shows stays. */
typedef BwTruth *(*BwFigureTruthFunc) (guint     figure,
                                       gpointer  user_data);

/* Property: `n-figures` (uint, 1 to 8, construct only). Signal: `show-list` (uint):
 * the list behind a figure was asked for. */
G_DECLARE_FINAL_TYPE (BwFigureCard, bw_figure_card, BW, FIGURE_CARD, GtkWidget)

GtkWidget      *bw_figure_card_new            (guint                n_figures);
guint           bw_figure_card_get_n_figures  (BwFigureCard        *self);
void            bw_figure_card_set_truth_func (BwFigureCard        *self,
                                               BwFigureTruthFunc    function,
                                               gpointer             user_data,
                                               GDestroyNotify       destroy);

/* Copied. */
void            bw_figure_card_set_face       (BwFigureCard        *self,
                                               guint                figure,
                                               const BwFigureFace  *face);

/* @label (nullable): of the button that shows the list behind @figure, e.g. "Show
 * the list"; NULL: there is none. */
void            bw_figure_card_set_list       (BwFigureCard        *self,
                                               guint                figure,
                                               const char          *label);

/* If a strip is open it is read anew: the figures have changed. */
void            bw_figure_card_update_strip   (BwFigureCard        *self);
BwFigureButton *bw_figure_card_get_button     (BwFigureCard        *self,
                                               guint                figure);

/* (nullable): the strip, if one was opened. */
BwTruthStrip   *bw_figure_card_get_strip      (BwFigureCard        *self);

G_END_DECLS
