/* bw-fault-card.h: what was found by measure, over three days
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"
#include "bw-visit-facts.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_FAULT_CARD (bw_fault_card_get_type ())

G_DECLARE_FINAL_TYPE (BwFaultCard, bw_fault_card, BW, FAULT_CARD, AdwBin)

void        bw_fault_card_update   (BwFaultCard         *self,
                                    BwDesk              *desk,
                                    const BwVisitFacts  *facts);

/* A row in words: "登记: 6日 4, 7日 3, 8日 2". Borrowed. */
const char *bw_fault_card_get_text (BwFaultCard         *self,
                                    guint                row);

G_END_DECLS
