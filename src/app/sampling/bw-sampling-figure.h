/* bw-sampling-figure.h: the five figures of the sampling page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-facts.h"
#include "bw-figure-face.h"
#include "bw-truth.h"

G_BEGIN_DECLS

/**
 * BwSamplingFigure:
 *
 * Their order is fixed, so that the eye learns it.
 */
typedef enum
{
  BW_SAMPLING_FIGURE_SAMPLED,
  BW_SAMPLING_FIGURE_SHARE,
  BW_SAMPLING_FIGURE_HOUR,
  BW_SAMPLING_FIGURE_FINISH,
  BW_SAMPLING_FIGURE_POINTS,
} BwSamplingFigure;
#define BW_N_SAMPLING_FIGURES 5

/* @face: filled; bw_figure_face_clear(). */
void     bw_sampling_figure_init_face (BwSamplingFigure   figure,
                                       const BwFacts     *facts,
                                       BwPlace            place,
                                       BwFigureFace      *face);

/* (transfer full): what stands behind it: of people also how they are counted. */
BwTruth *bw_sampling_figure_new_truth (BwSamplingFigure   figure,
                                       const BwFacts     *facts,
                                       BwPlace            place);

/* People sampled in the hour that ended a day before @now; NaN: not on record. */
double   bw_sampling_figure_get_yesterday (const BwFacts *facts,
                                           BwPlace        place);

G_END_DECLS
