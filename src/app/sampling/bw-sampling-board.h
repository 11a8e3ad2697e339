/* bw-sampling-board.h: the cards of the sampling page, and where they stand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-chain-card.h"
#include "bw-figure-card.h"
#include "bw-point-list.h"
#include "bw-rhythm-card.h"

G_BEGIN_DECLS

#define BW_TYPE_SAMPLING_BOARD (bw_sampling_board_get_type ())

/* Signal: `point-activated` (uint, BwPlace). */
G_DECLARE_FINAL_TYPE (BwSamplingBoard, bw_sampling_board, BW, SAMPLING_BOARD, GtkWidget)

GtkWidget    *bw_sampling_board_new         (void);

/* Once. */
void          bw_sampling_board_set_desk    (BwSamplingBoard     *self,
                                             BwDesk              *desk,
                                             BwPointTrails       *trails);

/* @change (nullable): what changed since the last call; NULL: everything. */
void          bw_sampling_board_update      (BwSamplingBoard     *self,
                                             const BwFacts       *facts,
                                             BwPlace              scope,
                                             const BwDeskChange  *change);

/* Time has passed: @is_all: the figures too, else the ages of the rows alone. */
void          bw_sampling_board_reread      (BwSamplingBoard     *self,
                                             const BwFacts       *facts,
                                             gboolean             is_all);
BwPointList  *bw_sampling_board_get_list    (BwSamplingBoard     *self);
BwFigureCard *bw_sampling_board_get_figures (BwSamplingBoard     *self);
BwChainCard  *bw_sampling_board_get_chain   (BwSamplingBoard     *self);
BwRhythmCard *bw_sampling_board_get_rhythm  (BwSamplingBoard     *self);
gboolean      bw_sampling_board_is_settled  (BwSamplingBoard     *self);

G_END_DECLS
