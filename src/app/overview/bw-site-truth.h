/* bw-site-truth.h: all that is known of one sampling point
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-facts.h"
#include "bw-truth.h"

G_BEGIN_DECLS

BwTruth *bw_site_truth_new (const BwFacts  *facts,
                            BwPlace         site);

G_END_DECLS
