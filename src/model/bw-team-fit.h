/* bw-team-fit.h: whether a team can come to a site for a shift, and how well it fits
 *
 * One set of rules for the drag, the dialog and the keyboard:
 *
 *   - who is elsewhere at that time cannot come (OVERLAPS);
 *   - nobody is on duty for longer than bw-duty-hours.h allows, 12 h unless that is
 *     set, without a pause; shifts that touch are one (TOO_LONG);
 *   - less than 8 h between two stretches is no rest (NO_REST); less than 12 h is a
 *     short one, which is allowed and said (SHORT_REST); both can be set;
 *   - a team that was lent is not sent anywhere before or after it is lent
 *     (NOT_LENT); one whose lender has stated no time may be sent at any;
 *   - a team that was lent, is small or comes from afar may come; that is said, and
 *     it stands further down.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-roster.h"

G_BEGIN_DECLS

typedef enum
{
  BW_TEAM_VERDICT_FITS,
  BW_TEAM_VERDICT_SHORT_REST,
  BW_TEAM_VERDICT_NO_REST,
  BW_TEAM_VERDICT_TOO_LONG,
  BW_TEAM_VERDICT_OVERLAPS,
  BW_TEAM_VERDICT_NOT_LENT,
} BwTeamVerdict;

/**
 * BwTeamFit:
 * @team: which; of the roster
 * @verdict: whether it can come
 * @conflict: (nullable): the assignment that is in the way, or the nearest one; of
 *   the roster
 * @is_before: @conflict is over before the shift begins
 * @rest: microseconds between @conflict and the shift; %G_MAXINT64: it has nothing
 *   else to do
 * @stretch: microseconds on duty without a pause, this shift included
 * @distance: kilometres from the centre of its area; NaN if that is a whole city, or
 *   not known
 * @is_local: it belongs to an area that the site stands in, below the city
 * @is_lent: another area lent it
 * @n_short: people that the site needs beyond those of the team; 0 if not known
 * @is_recommended: the first of its list, without a "but"
 */
typedef struct
{
  const BwTeam       *team;
  BwTeamVerdict       verdict;
  const BwAssignment *conflict;
  gboolean            is_before;
  gint64              rest;
  gint64              stretch;
  double              distance;
  gboolean            is_local;
  gboolean            is_lent;
  guint               n_short;
  gboolean            is_recommended;
} BwTeamFit;

void     bw_team_fit_init       (BwTeamFit        *self,
                                 BwRoster         *roster,
                                 const BwTeam     *team,
                                 BwPlace           site,
                                 gint64            from,
                                 gint64            to);

/* The same, as if the assignment with the id @ended (nullable) did not stand any more. */
void     bw_team_fit_init_after (BwTeamFit        *self,
                                 BwRoster         *roster,
                                 const BwTeam     *team,
                                 BwPlace           site,
                                 gint64            from,
                                 gint64            to,
                                 const char       *ended);
gboolean bw_team_fit_is_refused (const BwTeamFit  *self);
int      bw_team_fit_compare    (const BwTeamFit  *left,
                                 const BwTeamFit  *right);

/* (transfer full) (element-type BwTeamFit): all teams, best first. Who leaves by @left
 * (nullable), id of an assignment at @site, does not count as there. */
GArray  *bw_team_fit_list       (BwRoster         *roster,
                                 BwPlace           site,
                                 gint64            from,
                                 gint64            to,
                                 const char       *left);

G_END_DECLS
