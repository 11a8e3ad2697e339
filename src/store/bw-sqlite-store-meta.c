/* bw-sqlite-store-meta.c: the table of what is said of the store as a whole
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-sqlite-store-private.h"

static char *
bw_sqlite_store_dup_meta (BwStore     *store,
                          const char  *key,
                          GError     **error)
{
  BwSqliteStore *self = BW_SQLITE_STORE (store);
  sqlite3_stmt *statement = bw_sqlite_store_prepare (self, "SELECT value FROM meta WHERE key = ?", error);
  char *value;
  gboolean has_row;

  if (statement == NULL)
    return NULL;

  sqlite3_bind_text (statement, 1, key, -1, SQLITE_STATIC);
  if (!bw_sqlite_next (statement, &has_row, error) || !has_row)
    return NULL;

  value = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_reset (statement);
  return value;
}

static gboolean
bw_sqlite_store_set_meta (BwStore     *store,
                          const char  *key,
                          const char  *value,
                          GError     **error)
{
  BwSqliteStore *self = BW_SQLITE_STORE (store);
  sqlite3_stmt *statement;

  statement = bw_sqlite_store_prepare (self, "INSERT INTO meta (key, value) VALUES (?, ?)"
                                             " ON CONFLICT (key) DO UPDATE SET value = excluded.value", error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_text (statement, 1, key, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 2, value, -1, SQLITE_STATIC);
  return bw_sqlite_run (statement, error);
}

void
bw_sqlite_store_class_init_meta (BwStoreClass *klass)
{
  klass->dup_meta = bw_sqlite_store_dup_meta;
  klass->set_meta = bw_sqlite_store_set_meta;
}
