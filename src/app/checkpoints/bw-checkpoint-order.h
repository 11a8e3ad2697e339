/* bw-checkpoint-order.h: in what order the list of checkpoints stands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-facts.h"

G_BEGIN_DECLS

/**
 * BwCheckpointSort:
 * @BW_CHECKPOINT_SORT_EXCEPTIONS: who needs a person first; of wide scopes the areas,
 *   then only checkpoints that are not in order
 * @BW_CHECKPOINT_SORT_NUMBER: all, by area and number
 * @BW_CHECKPOINT_SORT_PASSED: all, the busiest first
 * @BW_CHECKPOINT_SORT_BLIND: the communities without a manned checkpoint
 */
typedef enum
{
  BW_CHECKPOINT_SORT_EXCEPTIONS,
  BW_CHECKPOINT_SORT_NUMBER,
  BW_CHECKPOINT_SORT_PASSED,
  BW_CHECKPOINT_SORT_BLIND,
} BwCheckpointSort;

/* The smaller the earlier. */
guint32 bw_checkpoint_order_get_key (const BwFacts    *facts,
                                     BwPlace           place,
                                     BwCheckpointSort  sort);

G_END_DECLS
