/* bw-postgres-store.h: a store in a database of PostgreSQL
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-store-class.h"

G_BEGIN_DECLS

#define BW_TYPE_POSTGRES_STORE (bw_postgres_store_get_type ())

G_DECLARE_FINAL_TYPE (BwPostgresStore, bw_postgres_store, BW, POSTGRES_STORE, BwStore)

BwStore *bw_postgres_store_new (const char          *url,
                                BwMeasureCatalogue  *catalogue,
                                gboolean             create,
                                GError             **error);

G_END_DECLS
