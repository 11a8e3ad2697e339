/* bw-chain.h: sampled, sent, tested, reported: how far each is, and what waits there
 *
 * All four count people. Tubes are never among them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-facts.h"
#include "bw-truth.h"

G_BEGIN_DECLS

#define BW_N_CHAIN_STEPS 4

/**
 * BwChain:
 * @done: by step: people who are through it, NaN if not reported
 * @waiting: by step: people who wait before it; NaN if it cannot be told; of the first,
 *   people still to be sampled
 * @as_of: by step: time of the newest report of it, 0: none
 * @target: people to be sampled, NaN if not set
 * @is_contradiction: by step: more are through it than through the one before
 */
typedef struct
{
  double   done[BW_N_CHAIN_STEPS];
  double   waiting[BW_N_CHAIN_STEPS];
  gint64   as_of[BW_N_CHAIN_STEPS];
  double   target;
  gboolean is_contradiction[BW_N_CHAIN_STEPS];
} BwChain;

void        bw_chain_init      (BwChain        *self,
                                const BwFacts  *facts,
                                BwPlace         place);

/* Share of the target that is through @step; NaN if it cannot be told. */
double      bw_chain_get_share (const BwChain  *self,
                                guint           step);
const char *bw_chain_get_name  (guint           step);

/* What waits there; (transfer full). */
char       *bw_chain_dup_note  (const BwChain  *self,
                                guint           step);

/* What stands behind a step; (transfer full). */
BwTruth    *bw_chain_new_truth (const BwFacts  *facts,
                                BwPlace         place,
                                guint           step);

G_END_DECLS
