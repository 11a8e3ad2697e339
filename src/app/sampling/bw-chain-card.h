/* bw-chain-card.h: the card of the chain: sampled, sent, tested, reported
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-chain.h"
#include "bw-export-button.h"
#include "bw-truth-strip.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BW_TYPE_CHAIN_CARD (bw_chain_card_get_type ())

G_DECLARE_FINAL_TYPE (BwChainCard, bw_chain_card, BW, CHAIN_CARD, GtkWidget)

GtkWidget    *bw_chain_card_new        (void);
void          bw_chain_card_update     (BwChainCard    *self,
                                        const BwFacts  *facts,
                                        BwPlace         place);

/* All of a step in words; for tests. */
const char   *bw_chain_card_get_text   (BwChainCard    *self,
                                        guint           step);
GtkWidget    *bw_chain_card_get_button (BwChainCard    *self,
                                        guint           step);

/* Copies and saves it as rows; for tests. */
BwExportButton *bw_chain_card_get_export (BwChainCard  *self);

/* (nullable): the strip, if one was opened. */
BwTruthStrip *bw_chain_card_get_strip  (BwChainCard    *self);

G_END_DECLS
