/* bw-visit-keeper.h: the inspections and follow-ups of a desk, read when they change
 *
 * One a desk, for its page and for the number beside it. A lot is read in slices, once
 * the state is complete; until all is read there is nothing to tell.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"
#include "bw-visit-book.h"

G_BEGIN_DECLS

#define BW_TYPE_VISIT_KEEPER (bw_visit_keeper_get_type ())

/* Signal: `changed`: what was borrowed of the book is gone; it is whole, or not yet. */
G_DECLARE_FINAL_TYPE (BwVisitKeeper, bw_visit_keeper, BW, VISIT_KEEPER, GObject)

/* (transfer none): of @desk; made when it is first asked for. */
BwVisitKeeper *bw_visit_keeper_get        (BwDesk         *desk);
BwVisitBook   *bw_visit_keeper_get_book   (BwVisitKeeper  *self);

/* Whether all that there is was read. */
gboolean       bw_visit_keeper_is_whole   (BwVisitKeeper  *self);

/* Times that `changed` was emitted. */
guint          bw_visit_keeper_get_n_told (BwVisitKeeper  *self);

G_END_DECLS
