/* bw-simulated-team.h: a team that is not there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-people-city.h"

G_BEGIN_DECLS

/* (transfer full): of the team of a post for the shift of that index */
char *bw_simulated_team_dup_id (const BwPeoplePost  *post,
                                guint                shift);

/* Appends all teams of the city: of each post one a shift in which it is open, one in
 * reserve for each unit, and one that is lent. */
void  bw_simulated_team_list   (const BwPeopleCity  *city,
                                GPtrArray           *changes);

G_END_DECLS
