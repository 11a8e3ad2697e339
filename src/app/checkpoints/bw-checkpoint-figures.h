/* bw-checkpoint-figures.h: the five figures of the checkpoints, and what stands behind each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-checkpoint-book.h"
#include "bw-figure-face.h"
#include "bw-truth.h"

G_BEGIN_DECLS

/**
 * BwCheckpointFigure:
 *
 * Their order is fixed, so that the eye learns it.
 */
typedef enum
{
  BW_CHECKPOINT_FIGURE_MANNED,
  BW_CHECKPOINT_FIGURE_COMPLETE,
  BW_CHECKPOINT_FIGURE_PASSED,
  BW_CHECKPOINT_FIGURE_TURNED_BACK,
  BW_CHECKPOINT_FIGURE_GUARDS,
} BwCheckpointFigure;
#define BW_N_CHECKPOINT_FIGURES 5

/* @face: filled; bw_figure_face_clear(). @place: an area or a checkpoint. */
void        bw_checkpoint_figures_init_face (BwCheckpointFigure   figure,
                                             const BwFacts       *facts,
                                             BwCheckpointBook    *book,
                                             BwPlace              place,
                                             BwFigureFace        *face);
BwTruth    *bw_checkpoint_figures_new_truth (BwCheckpointFigure   figure,
                                             const BwFacts       *facts,
                                             BwCheckpointBook    *book,
                                             BwPlace              place);

G_END_DECLS
