/* bw-teams-page-private.h: what the files of the page of teams share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-team-fit.h"
#include "bw-teams-page.h"

G_BEGIN_DECLS

struct _BwTeamsPage
{
  AdwBin parent_instance;

  GtkStack       *stack;
  GtkSpinner     *spinner;
  BwTeamsBoard   *board;

  BwDesk         *desk;     /* (owned) */
  BwRosterKeeper *keeper;   /* (unowned): of @desk */
  char           *at_code;  /* (owned) (nullable): place of the cell that the keyboard is in */
  guint           at_shift;
  gboolean        is_sought; /* who was asked for by name is still to be shown */
};

/* (nullable): until the first one was read. */
BwRoster     *bw_teams_page_get_roster (BwTeamsPage   *self);

/* (nullable): nobody is called that. */
const BwTeam *bw_teams_page_find_team  (BwTeamsPage   *self,
                                        const char    *code);

/* FALSE: nobody is missing there. Of several the one where @team (nullable) fits best. */
gboolean      bw_teams_page_find_gap   (BwTeamsPage   *self,
                                        BwPlace        place,
                                        guint          shift,
                                        const BwTeam  *team,
                                        BwGap         *gap,
                                        BwTeamFit     *fit);

/* From then on teams are dragged into the grid. */
void          bw_teams_page_add_drag   (BwTeamsPage   *self);

G_END_DECLS
