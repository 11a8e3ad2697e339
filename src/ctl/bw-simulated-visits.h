/* bw-simulated-visits.h: inspections that nobody made, and what came of them
 *
 * From eight in the morning to nine in the evening somebody looks at a place every
 * twelve minutes; two of five places are not told before. Some visits find a fault:
 * only at sites of other kinds than checkpoints and sampling points, if there are
 * any, so that nothing bad is invented of a place that there is. Of each fault comes
 * a follow-up, which the staff brings evidence for and the commander closes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-people-city.h"

G_BEGIN_DECLS

/* As those of the shifts. */
void bw_simulated_visits_stand (const BwPeopleCity  *city,
                                gint64               now,
                                GPtrArray           *changes);
void bw_simulated_visits_list  (const BwPeopleCity  *city,
                                gint64               after,
                                gint64               until,
                                GPtrArray           *changes);

G_END_DECLS
