/* bw-desk-crew.h: who sits at the sampling desks that move from one area to another
 *
 * Of desks it is known how many a point has, not who sits at which: the teams of a point
 * share its desks. Those of points that keep a team go first, then those with the fewest
 * desks; never more than move. Where nobody is planned it is not known who goes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-roster.h"

G_BEGIN_DECLS

/**
 * BwDeskCrew:
 * @duty: (owned): what the team does now, at a point of the giver
 * @site: the point of the receiver that it would go to: one that lacks people first, then
 *   one with few desks
 * @desks: of those that move, so many are its
 */
typedef struct
{
  BwAssignment *duty;
  BwPlace       site;
  guint         desks;
} BwDeskCrew;

/* (transfer full) (element-type BwDeskCrew): of the shift that is on. @subject: of the round.
 * @n_before: teams that other givers send to the same receiver. @left (out): desks that
 * move of which no team is known. */
GArray *bw_desk_crew_list (BwRoster   *roster,
                           BwPicture  *picture,
                           BwSubject   subject,
                           BwPlace     from,
                           BwPlace     to,
                           guint       desks,
                           guint       n_before,
                           guint      *left);

G_END_DECLS
