/* bw-missing.h: who is still missing, and why
 *
 * Near the end the question is no longer how fast it goes, but where the last people
 * are and what keeps them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-facts.h"

G_BEGIN_DECLS

/* From this share of the target on: as the requirements of the sampling page have it
 * ("above 95 %"); no measured value stands behind it. */
#define BW_MISSING_FROM 0.95

/**
 * BwMissing:
 * @place: a part of the scope
 * @n_people: to be sampled there less those who are known to be
 * @bound: of it
 * @is_reported: somebody has told how many were sampled; else @n_people is all of whom
 *   nothing is known
 * @is_at_most: of some part it is not told: @n_people or fewer are missing
 * @reason: why they are missing: what stands still there, or where they are
 * @is_urgent: somebody can do something about it now
 *
 * bw_missing_clear().
 */
typedef struct
{
  BwPlace   place;
  double    n_people;
  BwBound   bound;
  gboolean  is_reported;
  gboolean  is_at_most;
  char     *reason;
  gboolean  is_urgent;
} BwMissing;

/* Whether the page should turn to them. */
gboolean bw_missing_is_due (const BwFacts  *facts,
                            BwPlace         scope);

/* (transfer full) (element-type BwMissing): parts with somebody missing, those of whom
 * most may be first, at most @n_max; @n_all (out) (optional): how many there are. A part of
 * which no target is known is not among them. */
GArray  *bw_missing_list   (const BwFacts  *facts,
                            BwPlace         scope,
                            guint           n_max,
                            guint          *n_all);

/* (transfer full): "80 missing", "at most 80 missing", "not reported: 80 to be sampled" */
char    *bw_missing_dup_count (const BwMissing *self,
                               const char      *language);
void     bw_missing_clear  (BwMissing      *self);

G_END_DECLS
