/* bw-sqlite-store.h: a store in one file of SQLite
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-store-class.h"

G_BEGIN_DECLS

#define BW_TYPE_SQLITE_STORE (bw_sqlite_store_get_type ())

G_DECLARE_FINAL_TYPE (BwSqliteStore, bw_sqlite_store, BW, SQLITE_STORE, BwStore)

/* Opens @path, makes it with mode 0600 if missing and @create. For bw_store_open(). */
BwStore *bw_sqlite_store_new (const char          *path,
                              BwMeasureCatalogue  *catalogue,
                              gboolean             create,
                              gboolean             alone,
                              GError             **error);

/* One that bw_store_copy() has made, to be read only; nothing is put beside it. */
BwStore *bw_sqlite_store_new_backup
                             (const char          *path,
                              BwMeasureCatalogue  *catalogue,
                              GError             **error);

G_END_DECLS
