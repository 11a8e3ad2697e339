/* bw-sqlite-store-checkpoints.c: the table of checkpoints
 *
 * The two newest are kept: one that is not whole does not cost the other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-report-fold.h"
#include "bw-sqlite-store-private.h"

#include <sodium.h>

/* One that comes after what it does not hold was folded would have it counted twice. */
#define UPSERT_CHECKPOINT \
  "INSERT OR REPLACE INTO checkpoint (seq, hash, data) SELECT ?1, ?2, ?3 WHERE ?1 >=" \
  " ifnull ((SELECT CAST (value AS INTEGER) FROM meta WHERE key = '" BW_REPORT_FOLD_UNTIL "'), 0)"

static void
hash_data (const guint8 *data,
           gsize         length,
           guint8        hash[BW_SQLITE_STORE_HASH_SIZE])
{
  crypto_generichash (hash, BW_SQLITE_STORE_HASH_SIZE, data, length, NULL, 0);
}

static gboolean
bw_sqlite_store_put_checkpoint (BwStore  *store,
                                guint64   seq,
                                GBytes   *data,
                                GError  **error)
{
  BwSqliteStore *self = BW_SQLITE_STORE (store);
  guint8 hash[BW_SQLITE_STORE_HASH_SIZE];
  sqlite3_stmt *statement;
  const guint8 *bytes;
  gsize length;

  if (!bw_sqlite_store_is_writing (self, error))
    return FALSE;

  statement = bw_sqlite_store_prepare (self, UPSERT_CHECKPOINT, error);
  if (statement == NULL)
    return FALSE;

  bytes = g_bytes_get_data (data, &length);
  hash_data (bytes, length, hash);
  sqlite3_bind_int64 (statement, 1, (gint64) seq);
  sqlite3_bind_blob (statement, 2, hash, sizeof hash, SQLITE_STATIC);
  sqlite3_bind_blob64 (statement, 3, bytes != NULL ? bytes : (const guint8 *) "", length, SQLITE_STATIC);
  return bw_sqlite_run (statement, error)
         && bw_sqlite_execute (self->db, "DELETE FROM checkpoint WHERE seq NOT IN"
                                         " (SELECT seq FROM checkpoint ORDER BY seq DESC LIMIT 2)", error);
}

/* A checkpoint above the counter is of another life of this file. */
static GBytes *
bw_sqlite_store_get_checkpoint (BwStore  *store,
                                guint64  *seq,
                                GError  **error)
{
  BwSqliteStore *self = BW_SQLITE_STORE (store);
  sqlite3_stmt *statement;
  gboolean has_row;

  statement = bw_sqlite_store_prepare (self, "SELECT seq, hash, data FROM checkpoint"
                                             " WHERE seq <= (SELECT seq FROM counter) ORDER BY seq DESC", error);
  if (statement == NULL)
    return NULL;

  while (bw_sqlite_next (statement, &has_row, error) && has_row)
    {
      guint8 hash[BW_SQLITE_STORE_HASH_SIZE];
      const guint8 *data = sqlite3_column_blob (statement, 2);
      gsize length = (gsize) sqlite3_column_bytes (statement, 2);
      GBytes *bytes;

      hash_data (data, length, hash);
      if (sqlite3_column_bytes (statement, 1) != BW_SQLITE_STORE_HASH_SIZE
          || sodium_memcmp (hash, sqlite3_column_blob (statement, 1), sizeof hash) != 0)
        continue;

      *seq = (guint64) sqlite3_column_int64 (statement, 0);
      bytes = g_bytes_new (data, length);
      sqlite3_reset (statement);
      return bytes;
    }

  return NULL;
}

void
bw_sqlite_store_class_init_checkpoints (BwStoreClass *klass)
{
  klass->put_checkpoint = bw_sqlite_store_put_checkpoint;
  klass->get_checkpoint = bw_sqlite_store_get_checkpoint;
}
