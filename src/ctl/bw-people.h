/* bw-people.h: what the people of a simulated campaign write down
 *
 * Teams and their shifts, orders and receipts, inspections and follow-ups, goods and
 * the log: all invented, and marked so. Where bw-simulation.h makes what is counted,
 * this makes what is decided. The same city and seed give the same documents, ids
 * included; what happens when follows from the seed alone, so that a run that begins
 * anywhere does what another one would have done.
 *
 * Some thousands of documents for a city, whatever its size (BW_PEOPLE_CITY_MAX_POSTS).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-people-change.h"

G_BEGIN_DECLS

typedef struct _BwPeople BwPeople;

/* @documents: (element-type BwDocument): of a city. @lagging (nullable): code of the
 * area that asks for help. */
BwPeople  *bw_people_new   (GPtrArray   *documents,
                            guint64      seed,
                            const char  *lagging,
                            GError     **error);
void       bw_people_free  (BwPeople    *self);

/* (transfer full) (element-type BwPeopleChange): what stands at @now of all that was
 * written before, in an order in which it can be written. What follows is what comes
 * after @now. */
GPtrArray *bw_people_stand (BwPeople    *self,
                            gint64       now);

/* Without a word: what follows is what comes after @now. */
void       bw_people_skip  (BwPeople    *self,
                            gint64       now);

/* (transfer full) (element-type BwPeopleChange): what is written up to @until, by time. */
GPtrArray *bw_people_next  (BwPeople    *self,
                            gint64       until);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwPeople, bw_people_free)

G_END_DECLS
