/* bw-postgres-store-copy.c: the store as a file, while others go on writing
 *
 * All is read in one snapshot (REPEATABLE READ, READ ONLY) and put into a store of
 * SQLite: what bw_store_copy() makes of either kind is the same, and can be restored
 * to either.
 *
 *   locked: no migration ──► snapshot ──► table by table, piece by piece ──► counter
 *
 * What the file alone has, which reports a place has, is made at its end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-postgres-store-parts-private.h"
#include "bw-postgres-store-private.h"
#include "bw-postgres-store-schema-private.h"
#include "bw-sqlite-store-private.h"
#include "bw-store-file.h"
#include "bw-store-table.h"

#include <string.h>

/* Between two pieces the file is written, which a slow disk may hold up, and to count
 * some hundred million rows takes long. The snapshot holds up nobody but VACUUM: still
 * it is not to stand for ever. */
#define LIFT_IDLE_LIMIT      "SET LOCAL idle_in_transaction_session_timeout = '10min'"
#define LIFT_STATEMENT_LIMIT "SET LOCAL statement_timeout = 0"

/* A step that rewrites a table would leave it empty for a snapshot that is older. */
#define LOCK_TABLES \
  "LOCK TABLE bulwark_schema, counter, meta, word, report, document, checkpoint, token, audit IN ACCESS SHARE MODE"

#define SELECT_COUNTER "SELECT seq, audit_seq, audit_hash FROM counter"

typedef struct
{
  BwPostgresStore *self;    /* in a snapshot */
  BwSqliteStore   *target;
  guint64          n_done;  /* rows */
  guint64          n_rows;
} Copying;

/* Borrowed from @result, which must outlive the step. */
static void
bind_column (sqlite3_stmt   *statement,
             const PGresult *result,
             int             row,
             int             column,
             char            type)
{
  const char *value = PQgetvalue (result, row, column);
  int length = PQgetlength (result, row, column);

  if (PQgetisnull (result, row, column))
    sqlite3_bind_null (statement, column + 1);
  else if (type == 'i')
    sqlite3_bind_int64 (statement, column + 1, bw_postgres_get_int (result, row, column));
  else if (type == 't')
    sqlite3_bind_text (statement, column + 1, value, length, SQLITE_STATIC);
  else
    sqlite3_bind_blob (statement, column + 1, value, length, SQLITE_STATIC);
}

static gboolean
insert_rows (Copying             *copying,
             const BwStoreTable  *table,
             const PGresult      *result,
             GError             **error)
{
  for (int row = 0; row < PQntuples (result); row++)
    {
      sqlite3_stmt *statement = bw_sqlite_store_prepare (copying->target, table->insert_file, error);

      if (statement == NULL)
        return FALSE;

      for (int column = 0; column < PQnfields (result); column++)
        bind_column (statement, result, row, column, table->types[column]);
      if (!bw_sqlite_run (statement, error))
        return FALSE;
    }

  copying->n_done += (guint64) PQntuples (result);
  return TRUE;
}

/* A transaction a piece, or the file would be written twice. */
static gboolean
write_piece (Copying             *copying,
             const BwStoreTable  *table,
             const PGresult      *result,
             GError             **error)
{
  BwStore *target = BW_STORE (copying->target);

  if (!bw_store_begin (target, error))
    return FALSE;
  if (insert_rows (copying, table, result, error))
    return bw_store_commit (target, error);

  bw_store_roll_back (target);
  return FALSE;
}

static gboolean
may_go_on (Copying  *copying,
           GError  **error)
{
  BwPostgresStore *self = copying->self;

  return self->monitor == NULL || self->monitor (copying->n_done, copying->n_rows, self->monitor_data)
         || bw_postgres_store_fail (self, BW_STORE_ERROR_UNAVAILABLE, "stopped", error);
}

static gboolean
copy_table (Copying             *copying,
            const BwStoreTable  *table,
            GError             **error)
{
  BwPostgres *db = copying->self->db;
  gint64 after = G_MININT64;
  guint n;

  do
    {
      g_autoptr (PGresult) result = NULL;

      bw_postgres_prepare (db, table->select_database);
      if (table->key >= 0)
        {
          bw_postgres_add_int (db, after);
          bw_postgres_add_int (db, table->piece);
        }

      result = bw_postgres_query (db, error);
      if (result == NULL || !write_piece (copying, table, result, error) || !may_go_on (copying, error))
        return FALSE;

      n = (guint) PQntuples (result);
      if (n > 0 && table->key >= 0)
        after = bw_postgres_get_int (result, (int) n - 1, table->key);
    }
  while (table->key >= 0 && n == table->piece);

  return TRUE;
}

static gboolean
count_rows (Copying  *copying,
            GError  **error)
{
  g_autoptr (PGresult) result = NULL;

  bw_postgres_prepare (copying->self->db, BW_STORE_TABLE_COUNT_ROWS);
  result = bw_postgres_query (copying->self->db, error);
  if (result == NULL)
    return FALSE;

  copying->n_rows = (guint64) bw_postgres_get_int (result, 0, 0);
  return TRUE;
}

static gboolean
copy_tables (Copying  *copying,
             GError  **error)
{
  guint n;
  const BwStoreTable *tables = bw_store_table_list (&n);

  if (!count_rows (copying, error) || !may_go_on (copying, error))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      if (!copy_table (copying, &tables[i], error))
        return FALSE;
    }

  return copying->n_done == copying->n_rows
         || bw_postgres_store_fail (copying->self, BW_STORE_ERROR_CORRUPT, "not all of its rows could be read", error);
}

/* Each commit enters one step of reports by their places, as long as there is one. */
static gboolean
enter_places (BwSqliteStore   *target,
              const PGresult  *counter,
              GError         **error)
{
  guint64 before;

  do
    {
      if (!bw_store_begin (BW_STORE (target), error))
        return FALSE;

      before = target->placed;
      target->seq = (guint64) bw_postgres_get_int (counter, 0, 0);
      target->audit_seq = (guint64) bw_postgres_get_int (counter, 0, 1);
      memcpy (target->audit_hash, PQgetvalue (counter, 0, 2), sizeof target->audit_hash);
      target->is_counting = TRUE;
      if (!bw_store_commit (BW_STORE (target), error))
        return FALSE;
    }
  while (target->placed != before);

  return TRUE;
}

static gboolean
copy_counter (Copying  *copying,
              GError  **error)
{
  g_autoptr (PGresult) result = NULL;

  bw_postgres_prepare (copying->self->db, SELECT_COUNTER);
  result = bw_postgres_query (copying->self->db, error);
  if (result == NULL)
    return FALSE;
  if (PQntuples (result) != 1 || PQgetlength (result, 0, 2) != BW_SQLITE_STORE_HASH_SIZE)
    return bw_postgres_store_fail (copying->self, BW_STORE_ERROR_CORRUPT, "its counter is gone", error);

  return enter_places (copying->target, result, error);
}

/* Nobody knows of the file before it is whole, and what is not becomes none: so it is
 * written once, without a log, and is brought to disk at the end. */
static gboolean
lift_safety (BwSqliteStore  *target,
             GError        **error)
{
  g_clear_pointer (&target->checkpointer, bw_sqlite_checkpointer_free);
  return bw_sqlite_set (target->db, "journal_mode", "OFF", "off", error)
         && bw_sqlite_set (target->db, "synchronous", "OFF", "0", error);
}

static gboolean
fill_file (const char  *path,
           gpointer     data,
           GError     **error)
{
  BwPostgresStore *self = data;
  g_autoptr (BwStore) target = bw_sqlite_store_new (path, self->catalogue, TRUE, FALSE, error);
  Copying copying = { self, NULL, 0, 0 };

  if (target == NULL)
    return FALSE;

  copying.target = BW_SQLITE_STORE (target);
  return lift_safety (copying.target, error)
         && copy_tables (&copying, error)
         && copy_counter (&copying, error);
}

/* The snapshot is that of the first statement which reads: that must be behind the locks,
 * or a step that others have just come to the end of is taken for one that has not begun. */
static gboolean
copy_snapshot (BwPostgresStore  *self,
               const char       *path,
               GError          **error)
{
  return bw_postgres_run (self->db, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", error)
         && bw_postgres_run (self->db, LIFT_IDLE_LIMIT, error)
         && bw_postgres_run (self->db, LIFT_STATEMENT_LIMIT, error)
         && bw_postgres_run (self->db, LOCK_TABLES, error)
         && bw_postgres_store_check_newest (self, error)
         && bw_store_file_write (path, fill_file, self, error);
}

static gboolean
bw_postgres_store_copy (BwStore     *store,
                        const char  *path,
                        GError     **error)
{
  BwPostgresStore *self = BW_POSTGRES_STORE (store);
  gboolean is_done;

  if (self->is_writing || self->is_reading)
    return bw_postgres_store_fail (self, BW_STORE_ERROR_INVALID, "a transaction within a transaction", error);
  if (!bw_postgres_store_ensure_open (self, error))
    return FALSE;

  self->is_reading = TRUE;
  bw_postgres_set_patient (self->db, TRUE);
  is_done = copy_snapshot (self, path, error);
  bw_store_roll_back (store);
  bw_postgres_set_patient (self->db, FALSE);
  return is_done;
}

void
bw_postgres_store_class_init_copy (BwStoreClass *klass)
{
  klass->copy = bw_postgres_store_copy;
}
