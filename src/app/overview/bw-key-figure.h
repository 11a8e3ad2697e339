/* bw-key-figure.h: the six figures at the top
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-facts.h"
#include "bw-figure-face.h"

G_BEGIN_DECLS

/**
 * BwKeyFigure:
 *
 * Their order is fixed, so that the eye learns it.
 */
typedef enum
{
  BW_KEY_FIGURE_SAMPLED,
  BW_KEY_FIGURE_SHARE,
  BW_KEY_FIGURE_FINISH,
  BW_KEY_FIGURE_POINTS,
  BW_KEY_FIGURE_CHECKPOINTS,
  BW_KEY_FIGURE_TEAMS,
} BwKeyFigure;
#define BW_N_KEY_FIGURES 6

/* @face: filled; bw_figure_face_clear(). */
void bw_key_figure_init_face (BwKeyFigure     figure,
                              const BwFacts  *facts,
                              BwPlace         place,
                              BwFigureFace   *face);

G_END_DECLS
