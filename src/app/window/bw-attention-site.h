/* bw-attention-site.h: a site of a scope that needs a person
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"

G_BEGIN_DECLS

/**
 * BwAttentionSite:
 * @site: a sampling point or a checkpoint
 * @kind: which of them
 * @condition: what is wrong
 */
typedef struct
{
  BwPlace     site;
  BwSiteKind  kind;
  BwCondition condition;
} BwAttentionSite;

/* (transfer full) (element-type BwAttentionSite): checkpoints with gaps, then points
 * that stand still, then jams, then silence. O(sites of the scope). */
GArray *bw_attention_site_list (BwDesk   *desk,
                                BwPlace   scope);

G_END_DECLS
