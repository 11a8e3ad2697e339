/* bw-postgres-store-restore.h: a store in a database, out of a backup
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-store.h"

G_BEGIN_DECLS

/* For bw_store_restore(): fills the empty database at @url with what stands in @file,
 * which is not touched. */
gboolean bw_postgres_store_restore (const char          *url,
                                    const char          *file,
                                    BwMeasureCatalogue  *catalogue,
                                    BwStoreMonitorFunc   monitor,
                                    gpointer             user_data,
                                    GError             **error);

G_END_DECLS
