/* bw-roster-keeper.h: the roster of a desk, read anew when it may be another one
 *
 * It is read in slices of a few milliseconds; until the new one is complete the old
 * one stands. Assignments that change are taken into the one that stands.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"
#include "bw-roster.h"

G_BEGIN_DECLS

#define BW_TYPE_ROSTER_KEEPER (bw_roster_keeper_get_type ())

/* Signal: `changed`: there is another roster, or none any more. */
G_DECLARE_FINAL_TYPE (BwRosterKeeper, bw_roster_keeper, BW, ROSTER_KEEPER, GObject)

/* (transfer none): of @desk, for its page and the number beside it; made when it is first
 * asked for. */
BwRosterKeeper *bw_roster_keeper_get        (BwDesk          *desk);
BwDesk         *bw_roster_keeper_get_desk   (BwRosterKeeper  *self);

/* (transfer none) (nullable): until it changes; NULL: none is complete yet, of these
 * places. */
BwRoster       *bw_roster_keeper_get_roster (BwRosterKeeper  *self);

/* Whether what stands is all that is known. */
gboolean        bw_roster_keeper_is_settled (BwRosterKeeper  *self);

/* Times that all was read since it was made: what follows assignments is not among them. */
guint           bw_roster_keeper_get_n_read (BwRosterKeeper  *self);

G_END_DECLS
