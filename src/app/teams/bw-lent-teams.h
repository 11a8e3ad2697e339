/* bw-lent-teams.h: teams that other areas have lent, by lender
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-picture.h"

G_BEGIN_DECLS

/**
 * BwLentSum:
 * @n_teams: medical ones that an area has lent
 * @n_arrived: of them: that have said when they arrived
 * @n_people: in teams that arrived, as far as they say how many they are
 * @n_unknown: of those that arrived: that do not say how many they are
 * @n_missing: people in teams of which no arrival is reported, as far as they say
 * @n_missing_unknown: of these teams: that do not say how many they are
 * @last: when the last of them arrived; 0: none has
 */
typedef struct
{
  guint  n_teams;
  guint  n_arrived;
  guint  n_people;
  guint  n_unknown;
  guint  n_missing;
  guint  n_missing_unknown;
  gint64 last;
} BwLentSum;

/* (transfer full): code of an area that lent some → BwLentSum, of medical teams, as what
 * lenders state is. All teams are read once. */
GHashTable *bw_lent_teams_sum          (BwPicture  *picture);

/* (transfer full) (element-type BwDocument): those of which no arrival is reported, those
 * that should be there first. */
GPtrArray  *bw_lent_teams_list_missing (BwPicture  *picture);

G_END_DECLS
