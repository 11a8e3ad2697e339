/* bw-coverage-card.h: which areas have not been visited unannounced, and for how long
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"
#include "bw-visit-facts.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Areas that are shown, those that were visited longest ago; the rest is a number. */
#define BW_COVERAGE_CARD_MAX 40

#define BW_TYPE_COVERAGE_CARD (bw_coverage_card_get_type ())

G_DECLARE_FINAL_TYPE (BwCoverageCard, bw_coverage_card, BW, COVERAGE_CARD, AdwBin)

void        bw_coverage_card_update   (BwCoverageCard      *self,
                                       BwDesk              *desk,
                                       const BwVisitFacts  *facts);

/* "3 of 9 areas were never visited unannounced". */
const char *bw_coverage_card_get_text (BwCoverageCard      *self);

G_END_DECLS
