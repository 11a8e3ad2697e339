/* bw-team-window.h: a team: who they are, where they are to be, how long
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-roster-keeper.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_TEAM_WINDOW (bw_team_window_get_type ())

G_DECLARE_FINAL_TYPE (BwTeamWindow, bw_team_window, BW, TEAM_WINDOW, AdwWindow)

/* The keeper has a roster. */
GtkWidget *bw_team_window_new (GtkWindow       *parent,
                               BwRosterKeeper  *keeper,
                               const char      *team);

G_END_DECLS
