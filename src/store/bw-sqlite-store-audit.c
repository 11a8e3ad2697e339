/* bw-sqlite-store-audit.c: the table of who did what
 *
 * The counter holds the hash of the last row. A row that was changed, taken out or
 * put in breaks the chain, and so does a missing end. Who can write the file can
 * also compute a whole new chain: against that the file's mode and a copy
 * elsewhere (bulwarkctl backup) are the means.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-sqlite-store-private.h"

#include <sodium.h>
#include <string.h>

#define INSERT_AUDIT \
  "INSERT INTO audit (seq, at, token, role, action, object, status, detail, hash)" \
  " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
#define SELECT_AUDIT \
  "SELECT seq, at, token, role, action, object, status, detail, hash FROM audit WHERE seq > ? ORDER BY seq LIMIT ?"

static gboolean
bw_sqlite_store_append_audit (BwStore  *store,
                              BwAudit  *row,
                              GError  **error)
{
  BwSqliteStore *self = BW_SQLITE_STORE (store);
  guint8 hash[BW_SQLITE_STORE_HASH_SIZE];
  sqlite3_stmt *statement;

  if (!bw_sqlite_store_is_writing (self, error))
    return FALSE;

  statement = bw_sqlite_store_prepare (self, INSERT_AUDIT, error);
  if (statement == NULL)
    return FALSE;

  row->seq = self->audit_seq + 1;
  memcpy (hash, self->audit_hash, sizeof hash);
  bw_audit_chain (row, hash);
  sqlite3_bind_int64 (statement, 1, (gint64) row->seq);
  sqlite3_bind_int64 (statement, 2, row->at);
  sqlite3_bind_text (statement, 3, row->token, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 4, row->role, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 5, row->action, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 6, row->object, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 7, row->status);
  sqlite3_bind_text (statement, 8, row->detail, -1, SQLITE_STATIC);
  sqlite3_bind_blob (statement, 9, hash, sizeof hash, SQLITE_STATIC);
  if (!bw_sqlite_run (statement, error))
    return FALSE;

  self->audit_seq = row->seq;
  memcpy (self->audit_hash, hash, sizeof hash);
  self->is_counting = TRUE;
  return TRUE;
}

static BwAudit *
read_row (sqlite3_stmt *statement)
{
  BwAudit *row = bw_audit_new (sqlite3_column_int64 (statement, 1),
                               (const char *) sqlite3_column_text (statement, 2),
                               (const char *) sqlite3_column_text (statement, 3),
                               (const char *) sqlite3_column_text (statement, 4),
                               (const char *) sqlite3_column_text (statement, 5),
                               (guint) sqlite3_column_int64 (statement, 6),
                               (const char *) sqlite3_column_text (statement, 7));

  row->seq = (guint64) sqlite3_column_int64 (statement, 0);
  return row;
}

static gboolean
fail_chain (BwSqliteStore  *self,
            guint64         seq,
            GError        **error)
{
  g_set_error (error, BW_STORE_ERROR, BW_STORE_ERROR_CORRUPT,
               "“%s”: the audit does not hang together at row %" G_GUINT64_FORMAT
               ": it was changed, taken out or put in", self->path, seq);
  return FALSE;
}

/* The hash of row @seq; that before the first is all zero. */
static gboolean
read_hash (BwSqliteStore  *self,
           guint64         seq,
           guint8          hash[BW_SQLITE_STORE_HASH_SIZE],
           GError        **error)
{
  sqlite3_stmt *statement;
  gboolean has_row;

  memset (hash, 0, BW_SQLITE_STORE_HASH_SIZE);
  if (seq == 0)
    return TRUE;

  statement = bw_sqlite_store_prepare (self, "SELECT hash FROM audit WHERE seq = ?", error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, (gint64) seq);
  if (!bw_sqlite_next (statement, &has_row, error))
    return FALSE;
  if (!has_row)
    return fail_chain (self, seq, error);

  memcpy (hash, sqlite3_column_blob (statement, 0), BW_SQLITE_STORE_HASH_SIZE);
  sqlite3_reset (statement);
  return TRUE;
}

/* The next row, if it follows the one before as it must. */
static gboolean
take_row (BwSqliteStore  *self,
          sqlite3_stmt   *statement,
          GPtrArray      *rows,
          guint64         expected,
          guint8          hash[BW_SQLITE_STORE_HASH_SIZE],
          GError        **error)
{
  BwAudit *row = read_row (statement);

  g_ptr_array_add (rows, row);
  bw_audit_chain (row, hash);
  return (row->seq == expected
          && sqlite3_column_bytes (statement, 8) == BW_SQLITE_STORE_HASH_SIZE
          && sodium_memcmp (hash, sqlite3_column_blob (statement, 8), BW_SQLITE_STORE_HASH_SIZE) == 0)
         || fail_chain (self, expected, error);
}

/* What was read to the end must end as the counter says. */
static gboolean
check_end (BwSqliteStore  *self,
           guint64         seq,
           const guint8    hash[BW_SQLITE_STORE_HASH_SIZE],
           GError        **error)
{
  sqlite3_stmt *statement = bw_sqlite_store_prepare (self, "SELECT audit_seq, audit_hash FROM counter", error);
  gboolean has_row;
  gboolean is_whole;

  if (statement == NULL || !bw_sqlite_next (statement, &has_row, error))
    return FALSE;

  is_whole = has_row && (guint64) sqlite3_column_int64 (statement, 0) == seq
             && sqlite3_column_bytes (statement, 1) == BW_SQLITE_STORE_HASH_SIZE
             && sodium_memcmp (hash, sqlite3_column_blob (statement, 1), BW_SQLITE_STORE_HASH_SIZE) == 0;
  sqlite3_reset (statement);
  return is_whole || fail_chain (self, seq + 1, error);
}

static gboolean
read_rows (BwSqliteStore  *self,
           GPtrArray      *rows,
           guint64         since,
           guint           limit,
           GError        **error)
{
  sqlite3_stmt *statement;
  guint8 hash[BW_SQLITE_STORE_HASH_SIZE];
  guint64 seq = since;
  gboolean has_row;

  if (!read_hash (self, since, hash, error))
    return FALSE;

  statement = bw_sqlite_store_prepare (self, SELECT_AUDIT, error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, (gint64) since);
  sqlite3_bind_int64 (statement, 2, limit != 0 ? (gint64) limit : -1);
  while (bw_sqlite_next (statement, &has_row, error))
    {
      if (!has_row)
        return (limit != 0 && rows->len == limit) || check_end (self, seq, hash, error);

      if (!take_row (self, statement, rows, ++seq, hash, error))
        {
          sqlite3_reset (statement);
          return FALSE;
        }
    }

  return FALSE;
}

/* In one transaction of reading: another process may be adding. */
static GPtrArray *
bw_sqlite_store_list_audit (BwStore  *store,
                            guint64   since,
                            guint     limit,
                            GError  **error)
{
  BwSqliteStore *self = BW_SQLITE_STORE (store);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_audit_free);
  gboolean is_read;

  if (self->is_writing)
    {
      g_set_error_literal (error, BW_STORE_ERROR, BW_STORE_ERROR_INVALID, "the audit is not read while it is written");
      return NULL;
    }

  if (!bw_sqlite_store_ensure_open (self, error) || !bw_sqlite_execute (self->db, "BEGIN", error))
    return NULL;

  is_read = read_rows (self, rows, since, limit, error);
  sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
  return is_read ? g_steal_pointer (&rows) : NULL;
}

void
bw_sqlite_store_class_init_audit (BwStoreClass *klass)
{
  klass->append_audit = bw_sqlite_store_append_audit;
  klass->list_audit = bw_sqlite_store_list_audit;
}
