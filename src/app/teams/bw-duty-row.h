/* bw-duty-row.h: one assignment that stands, and what becomes of it
 *
 *   planned ──came──► on duty ──relieved──► (ledger)
 *      ├──withdrawn──► (gone)
 *      └──did not come──► (ledger)
 *
 * Any of both can be replaced by another team, for the time that is left.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-roster-keeper.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_DUTY_ROW (bw_duty_row_get_type ())

G_DECLARE_FINAL_TYPE (BwDutyRow, bw_duty_row, BW, DUTY_ROW, AdwActionRow)

/* @has_team: it says which team, else which place. The keeper has a roster. */
GtkWidget          *bw_duty_row_new            (BwRosterKeeper      *keeper,
                                                const BwAssignment  *duty,
                                                gboolean             has_team);

/* Whether one made now would be the same. */
gboolean            bw_duty_row_is_current     (BwDutyRow           *self,
                                                const BwAssignment  *duty);

G_END_DECLS
