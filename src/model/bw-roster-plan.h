/* bw-roster-plan.h: which team for which of several gaps
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-team-fit.h"

G_BEGIN_DECLS

/**
 * BwRosterMove:
 * @gap: where and when
 * @has_team: somebody can come
 * @fit: who, and how well; only if @has_team, and without `conflict`
 */
typedef struct
{
  BwGap     gap;
  gboolean  has_team;
  BwTeamFit fit;
} BwRosterMove;

typedef struct _BwRosterPlan BwRosterPlan;

/* @gaps (element-type BwGap): copied. Nobody is chosen yet. */
BwRosterPlan *bw_roster_plan_new        (BwRoster      *roster,
                                         GArray        *gaps);
void          bw_roster_plan_free       (BwRosterPlan  *self);

/* Before the first step: only teams of these areas are asked. @areas (element-type
 * BwPlace): copied; NULL: all. */
void          bw_roster_plan_set_lenders (BwRosterPlan *self,
                                          GArray       *areas);

/* Looks at one more gap: a few milliseconds with some thousand teams. TRUE: at all. */
gboolean      bw_roster_plan_step       (BwRosterPlan  *self);

/* (transfer none): that it was begun with; shifts and places of its moves are of it. */
BwRoster     *bw_roster_plan_get_roster (BwRosterPlan  *self);

/* (transfer none) (element-type BwRosterMove): one for each gap, in their order. */
GArray       *bw_roster_plan_get_moves  (BwRosterPlan  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwRosterPlan, bw_roster_plan_free)

G_END_DECLS
