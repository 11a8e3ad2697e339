/* bw-checkpoint-order.h: which lines the list of checkpoints has, and in what order
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

/* (element-type BwPlace): areas and checkpoints of @scope, an area. */
GArray  *bw_checkpoint_order_list        (const BwFacts    *facts,
                                          BwPlace           scope,
                                          BwCheckpointSort  sort);

/* The smaller the earlier. */
guint32  bw_checkpoint_order_get_key     (const BwFacts    *facts,
                                          BwPlace           place,
                                          BwCheckpointSort  sort);

/* Whether somebody stands at one of the checkpoints of @area, as far as is reported. */
gboolean bw_checkpoint_order_is_manned   (const BwFacts    *facts,
                                          BwPlace           area);

/* Communities in @scope, and how many of them have no manned checkpoint. */
guint    bw_checkpoint_order_count_blind (const BwFacts    *facts,
                                          BwPlace           scope,
                                          guint            *n_communities);

G_END_DECLS
