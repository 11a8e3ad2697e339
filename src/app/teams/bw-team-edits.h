/* bw-team-edits.h: placing teams, as changes on their way to the backend
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

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
 */
typedef struct
{
  const BwTeam *team;
  BwPlace       site;
  gint64        from;
  gint64        to;
  const char   *task;
  gboolean      is_told;
} BwTeamPlacement;

/* Minutes after which who leads the team is to be reminded. */
#define BW_TEAM_EDITS_REMIND_MINUTES 15

gboolean bw_team_edits_may_assign (BwDesk                *desk);

/* One action of a person, undone as one. */
void     bw_team_edits_assign     (BwDesk                *desk,
                                   const BwTeamPlacement *placements,
                                   guint                  n_placements);

/* The team has said that it will come. */
void     bw_team_edits_confirm    (BwDesk                *desk,
                                   const char            *assignment);

/* Asks the area above the one that @place is in for help. @people: how many; @due:
 * microseconds. FALSE: there is none above. */
gboolean bw_team_edits_ask_help   (BwDesk                *desk,
                                   BwPlace                issuer,
                                   const char            *title,
                                   const char            *text,
                                   gint64                 due);

G_END_DECLS
