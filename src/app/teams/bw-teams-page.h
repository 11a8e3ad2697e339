/* bw-teams-page.h: who is where in the shifts of today and tomorrow, and who can come
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-roster-keeper.h"
#include "bw-teams-board.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_TEAMS_PAGE (bw_teams_page_get_type ())

G_DECLARE_FINAL_TYPE (BwTeamsPage, bw_teams_page, BW, TEAMS_PAGE, AdwBin)

GtkWidget      *bw_teams_page_new        (BwDesk       *desk);

/* Whether all that is known is on the screen. */
gboolean        bw_teams_page_is_settled (BwTeamsPage  *self);

/* Of the cell that the keyboard is in, 0 to 5; BW_N_SHIFTS: in none. */
guint           bw_teams_page_get_shift  (BwTeamsPage  *self);

/* For tests. */
BwTeamsBoard   *bw_teams_page_get_board  (BwTeamsPage  *self);
BwRosterKeeper *bw_teams_page_get_keeper (BwTeamsPage  *self);

/* Why @team cannot be dropped on a cell; NULL: it can. (transfer full) */
char           *bw_teams_page_judge      (BwTeamsPage  *self,
                                          BwPlace       place,
                                          guint         shift,
                                          const char   *team);

G_END_DECLS
