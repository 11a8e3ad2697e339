/* bw-simulated-orders.h: orders that nobody gave, and how their recipients climb
 *
 * A table says what is ordered on which day of the campaign. Each area climbs at a
 * pace of its own; two in nine acknowledge only hours after the order was due.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-people-city.h"

G_BEGIN_DECLS

/* As those of the shifts. @lagging (nullable): code of the area that asks for help. */
void bw_simulated_orders_stand (const BwPeopleCity  *city,
                                const char          *lagging,
                                gint64               now,
                                GPtrArray           *changes);
void bw_simulated_orders_list  (const BwPeopleCity  *city,
                                const char          *lagging,
                                gint64               after,
                                gint64               until,
                                GPtrArray           *changes);

G_END_DECLS
