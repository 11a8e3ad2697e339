/* bw-missed-shifts.h: shifts that nobody came to, for as long as they last
 *
 * An assignment that is missed is in the ledger, and out of the picture. That its
 * site stands without the team matters all the same until the shift is over, or
 * another assignment corrects it.
 *
 * Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct _BwMissedShifts BwMissedShifts;

BwMissedShifts *bw_missed_shifts_new    (void);
void            bw_missed_shifts_free   (BwMissedShifts  *self);

/* An assignment as it stands. (transfer full) (nullable): id of another one that it
 * corrects, which was missed and is so no more. */
char           *bw_missed_shifts_note   (BwMissedShifts  *self,
                                         JsonObject      *assignment,
                                         gint64           now);

/* Whether it was missed; then where and when. @site is borrowed. */
gboolean        bw_missed_shifts_lookup (BwMissedShifts  *self,
                                         const char      *id,
                                         const char     **site,
                                         gint64          *from,
                                         gint64          *until);

/* (transfer container) (element-type utf8): their ids */
GPtrArray      *bw_missed_shifts_list   (BwMissedShifts  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwMissedShifts, bw_missed_shifts_free)

G_END_DECLS
