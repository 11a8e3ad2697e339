/* bw-teams-board.h: the cards of the page of teams, and where they stand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-figure-card.h"
#include "bw-gap-list.h"
#include "bw-shift-grid.h"
#include "bw-team-list.h"

G_BEGIN_DECLS

#define BW_TYPE_TEAMS_BOARD (bw_teams_board_get_type ())

G_DECLARE_FINAL_TYPE (BwTeamsBoard, bw_teams_board, BW, TEAMS_BOARD, GtkWidget)

GtkWidget    *bw_teams_board_new         (void);
BwFigureCard *bw_teams_board_get_figures (BwTeamsBoard  *self);
BwShiftGrid  *bw_teams_board_get_grid    (BwTeamsBoard  *self);
BwGapList    *bw_teams_board_get_gaps    (BwTeamsBoard  *self);
BwTeamList   *bw_teams_board_get_teams   (BwTeamsBoard  *self);

G_END_DECLS
