/* bw-visit-figure.h: the five figures at the top of the page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-figure-face.h"
#include "bw-truth.h"
#include "bw-visit-facts.h"

G_BEGIN_DECLS

typedef enum
{
  BW_VISIT_FIGURE_TODAY,
  BW_VISIT_FIGURE_FAULTS,
  BW_VISIT_FIGURE_CLOSED,
  BW_VISIT_FIGURE_OPEN,
  BW_VISIT_FIGURE_MEASURES,
} BwVisitFigure;
#define BW_N_VISIT_FIGURES 5

/* @face: (out): to be cleared by the caller. */
void     bw_visit_figure_init_face (BwVisitFigure        figure,
                                    const BwVisitFacts  *facts,
                                    gint64               now,
                                    GTimeZone           *zone,
                                    const char          *language,
                                    BwFigureFace        *face);

/* (transfer full): what stands behind it. */
BwTruth *bw_visit_figure_new_truth (BwVisitFigure        figure,
                                    const BwVisitFacts  *facts,
                                    gint64               now,
                                    GTimeZone           *zone,
                                    const char          *language);

G_END_DECLS
