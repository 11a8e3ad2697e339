/* bw-simulated-shifts.h: teams that are not there, and when they stand where
 *
 * Each post has a team for each of the three shifts of a day in which it is open for
 * four hours or more: 07–15, 15–23, 23–07. The plan of a day is made known in the
 * half hour after the midnight before it, so that today and tomorrow are always
 * planned. Now and then a team is found only half an hour before its shift: until
 * then the shift is not covered. Now and then one does not come.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-people-city.h"

G_BEGIN_DECLS

/* Both append changes (element-type BwPeopleChange), in no order. What stands at
 * @now; what is written after @after and not after @until. Shifts that are over are
 * in the ledger and not told again. */
void bw_simulated_shifts_stand (const BwPeopleCity  *city,
                                gint64               now,
                                GPtrArray           *changes);
void bw_simulated_shifts_list  (const BwPeopleCity  *city,
                                gint64               after,
                                gint64               until,
                                GPtrArray           *changes);

G_END_DECLS
