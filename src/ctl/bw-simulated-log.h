/* bw-simulated-log.h: what nobody noted down: goods that came and went, and the log
 *
 * Of a few posts only: the ledger keeps all of it for good.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-people-city.h"

G_BEGIN_DECLS

/* As those of the shifts; of the day of @now only. */
void bw_simulated_log_stand (const BwPeopleCity  *city,
                             gint64               now,
                             GPtrArray           *changes);
void bw_simulated_log_list  (const BwPeopleCity  *city,
                             gint64               after,
                             gint64               until,
                             GPtrArray           *changes);

G_END_DECLS
