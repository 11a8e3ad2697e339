/* bw-key-truth.h: what stands behind each of the six figures at the top
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-key-figure.h"
#include "bw-truth.h"

G_BEGIN_DECLS

BwTruth    *bw_key_truth_new      (BwKeyFigure     figure,
                                   const BwFacts  *facts,
                                   BwPlace         place);

/* Of the button that shows the list behind it. Borrowed. */
const char *bw_key_truth_get_list (BwKeyFigure     figure);

G_END_DECLS
