/* bw-postgres-store-places-private.h: places that other processes took away
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-postgres-store.h"

G_BEGIN_DECLS

/* With the counter locked: which have been taken away since it was looked last. */
gboolean bw_postgres_store_find_gone (BwPostgresStore  *self,
                                      GError          **error);

/* Whether @place is one of these. Who has judged a report before it was locked asks again. */
gboolean bw_postgres_store_is_gone   (BwPostgresStore  *self,
                                      const char       *place);

G_END_DECLS
