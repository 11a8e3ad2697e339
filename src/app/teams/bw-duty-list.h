/* bw-duty-list.h: the assignments of a team, or of a shift at a place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-roster-keeper.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_DUTY_LIST (bw_duty_list_get_type ())

G_DECLARE_FINAL_TYPE (BwDutyList, bw_duty_list, BW, DUTY_LIST, AdwBin)

/* @duties (nullable) (element-type BwAssignment): those that stand, of the roster that the
 * keeper has; of them those in @shift (nullable: in any). @has_teams: rows say which team,
 * else which place. Hidden while it is empty: FALSE. */
gboolean bw_duty_list_update (BwDutyList     *self,
                              BwRosterKeeper *keeper,
                              GPtrArray      *duties,
                              const BwShift  *shift,
                              gboolean        has_teams);

G_END_DECLS
