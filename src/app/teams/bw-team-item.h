/* bw-team-item.h: a team in a list, and how well it fits the shift that is looked at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-roster-keeper.h"
#include "bw-team-fit.h"

G_BEGIN_DECLS

#define BW_TYPE_TEAM_ITEM (bw_team_item_get_type ())

/* Also what is dragged. */
G_DECLARE_FINAL_TYPE (BwTeamItem, bw_team_item, BW, TEAM_ITEM, GObject)

/* Copied in words: the fit need not live on. */
BwTeamItem *bw_team_item_new         (BwDesk           *desk,
                                      const BwTeamFit  *fit);

/* All borrowed. */
const char *bw_team_item_get_code    (BwTeamItem       *self);
const char *bw_team_item_get_name    (BwTeamItem       *self);
const char *bw_team_item_get_note    (BwTeamItem       *self);
const char *bw_team_item_get_badge   (BwTeamItem       *self);
BwTeamVerdict bw_team_item_get_verdict (BwTeamItem     *self);
gboolean    bw_team_item_is_refused  (BwTeamItem       *self);
gboolean    bw_team_item_is_recommended (BwTeamItem    *self);
gboolean    bw_team_item_is_local    (BwTeamItem       *self);

/* Whether both say the same. */
gboolean    bw_team_item_equals      (BwTeamItem       *self,
                                      BwTeamItem       *other);

G_END_DECLS
