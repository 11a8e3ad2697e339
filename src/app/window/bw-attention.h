/* bw-attention.h: what needs a person now, in a scope
 *
 * Derived from the picture, for the numbers of the pages and for a backend that
 * raises no alerts (bw-alert-list.h): areas that will be late, points that stand still, are
 * silent or jammed, checkpoints with a gap or silent.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"

G_BEGIN_DECLS

/* The most that a list of them shows. */
#define BW_ATTENTION_MAX 100

/**
 * BwAttention:
 * @late: areas of the scope that will be late
 * @sampling: points that are paused, silent or jammed
 * @checkpoints: checkpoints with a gap, or silent
 */
typedef struct
{
  guint late;
  guint sampling;
  guint checkpoints;
} BwAttention;

/* O(areas of the scope). */
void       bw_attention_count (BwAttention *self,
                               BwDesk      *desk);

/* (transfer full) (element-type BwLinkItem): late areas, then checkpoints with
 * gaps, then points; at most %BW_ATTENTION_MAX. O(sites of the scope). */
GPtrArray *bw_attention_list  (BwDesk      *desk);

G_END_DECLS
