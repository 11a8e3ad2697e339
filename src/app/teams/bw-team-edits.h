/* bw-team-edits.h: placing teams, as changes on their way to the backend
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-assignment.h"
#include "bw-desk.h"
#include "bw-team.h"

G_BEGIN_DECLS

/**
 * BwTeamPlacement:
 * @team: who
 * @site: where
 * @from: when it begins
 * @to: when it ends
 * @task: (nullable): what is to be done
 * @is_told: whoever leads the team is told, and reminded if he does not confirm
 * @replaced: (nullable): id of the assignment of another team that ends by it
 */
typedef struct
{
  const BwTeam *team;
  BwPlace       site;
  gint64        from;
  gint64        to;
  const char   *task;
  gboolean      is_told;
  const char   *replaced;
} BwTeamPlacement;

/* Minutes after which who leads the team is to be reminded. */
#define BW_TEAM_EDITS_REMIND_MINUTES 15

gboolean bw_team_edits_may_assign (BwDesk                *desk);

/* Others may have ended it meanwhile. */
gboolean bw_team_edits_is_standing (BwDesk               *desk,
                                   const char            *assignment);

/* One action of a person, undone as one. What was to replace what stands no more is left out. */
void     bw_team_edits_assign     (BwDesk                *desk,
                                   const BwTeamPlacement *placements,
                                   guint                  n_placements);

/* The team has said that it will come. */
void     bw_team_edits_confirm    (BwDesk                *desk,
                                   const char            *assignment);

/* The team is there. */
void     bw_team_edits_come       (BwDesk                *desk,
                                   const char            *assignment);

/* It does not stay: what was planned is taken away, who is on duty is relieved. @told: its
 * state as the person was told it; FALSE: that is no longer so, and nothing is done. @reason
 * (nullable): for the log, of who may write it. */
gboolean bw_team_edits_withdraw   (BwDesk                *desk,
                                   const char            *assignment,
                                   BwAssignmentState      told,
                                   const char            *reason);

/* It has not come, and will not. FALSE: it is not planned any more, and nothing is done. */
gboolean bw_team_edits_miss       (BwDesk                *desk,
                                   const char            *assignment,
                                   const char            *reason);

/* Teams are of whoever keeps the ledger. */
gboolean bw_team_edits_may_arrive (BwDesk                *desk);

/* A team that was lent is there since @arrived, microseconds. */
void     bw_team_edits_arrive     (BwDesk                *desk,
                                   const char            *team,
                                   gint64                 arrived);

/* (transfer none): what a team is called; of one that is gone its code. */
const char *bw_team_edits_get_name (BwDesk               *desk,
                                   const char            *team);

/* Asks the area above the one that @place is in for help. @people: how many; @due:
 * microseconds. FALSE: there is none above. */
gboolean bw_team_edits_ask_help   (BwDesk                *desk,
                                   BwPlace                issuer,
                                   const char            *title,
                                   const char            *text,
                                   gint64                 due);

G_END_DECLS
