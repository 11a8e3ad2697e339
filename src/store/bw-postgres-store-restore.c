/* bw-postgres-store-restore.c: a store in a database, out of a backup
 *
 *   FILE ──verify──► BEGIN, tables, rows ──► counter, epoch, audit ──► COMMIT
 *
 * All of it, the tables too, is one transaction: until its end nobody sees anything of
 * it, and a database in which it did not come to its end is as empty as before. A daemon
 * that is started on it meanwhile waits for the tables, and finds them full.
 *
 * The end is that of any transaction of the store, which also finds out whether a commit
 * that was cut off has come about.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-postgres-store-restore.h"

#include "bw-postgres-store-private.h"
#include "bw-postgres-store-schema-private.h"
#include "bw-sqlite-store-private.h"
#include "bw-store-access.h"
#include "bw-store-table.h"
#include "bw-store-upkeep.h"

#include <string.h>

/* Between two pieces the file is read, which a slow disk may hold up. */
#define LIFT_IDLE_LIMIT "SET LOCAL idle_in_transaction_session_timeout = '10min'"

/* Words that are met later get the numbers above those that are there. */
#define SET_NEXT_WORD \
  "SELECT setval (pg_get_serial_sequence ('word', 'word_id'), coalesce (max (word_id), 1), count (*) > 0) FROM word"

/* Or what is asked first would be planned for empty tables. */
#define ANALYZE_TABLES "ANALYZE word, report, document, audit"

/* A piece is no larger, but for its last row. */
#define MAX_BYTES (4 * 1024 * 1024)

typedef struct
{
  BwPostgresStore    *self;
  BwSqliteStore      *backup;
  BwStoreMonitorFunc  monitor;  /* (nullable) */
  gpointer            data;
  guint64             n_done;   /* rows */
  guint64             n_rows;
} Restoring;

/* Rows of one table that have been read and not sent. */
typedef struct
{
  const BwStoreTable *table;
  BwPostgresArray    *columns[BW_STORE_TABLE_MAX_COLUMNS]; /* (owned) (nullable elements) */
  guint               n_columns;
  guint               n_rows;
  gsize               n_bytes;
} Piece;

static void
clear_piece (Piece *piece)
{
  for (guint i = 0; i < piece->n_columns; i++)
    g_clear_pointer (&piece->columns[i], bw_postgres_array_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Piece, clear_piece)

static BwPostgresType
find_type (char letter)
{
  switch (letter)
    {
    case 't':
      return BW_POSTGRES_TYPE_TEXT;
    case 'b':
      return BW_POSTGRES_TYPE_BYTES;
    case 'u':
      return BW_POSTGRES_TYPE_UUID;
    case 'i':
    default:
      return BW_POSTGRES_TYPE_INT;
    }
}

static gboolean
may_go_on (const Restoring  *restoring,
           GError          **error)
{
  return restoring->monitor == NULL
         || restoring->monitor (restoring->n_done, restoring->n_rows, restoring->data)
         || bw_postgres_store_fail (restoring->self, BW_STORE_ERROR_UNAVAILABLE, "stopped", error);
}

static void
begin_piece (Piece              *piece,
             const BwStoreTable *table)
{
  piece->table = table;
  piece->n_columns = (guint) strlen (table->types);
  for (guint i = 0; i < piece->n_columns; i++)
    piece->columns[i] = bw_postgres_array_new (find_type (table->types[i]));
}

/* A number is sent as eight bytes, whatever it is kept as. */
static void
add_column (Piece        *piece,
            sqlite3_stmt *statement,
            int           column)
{
  BwPostgresArray *array = piece->columns[column];
  const void *value;
  gsize length;

  if (sqlite3_column_type (statement, column) == SQLITE_NULL)
    {
      bw_postgres_array_append_null (array);
      return;
    }

  if (piece->table->types[column] == 'i')
    {
      bw_postgres_array_append_int (array, sqlite3_column_int64 (statement, column));
      piece->n_bytes += sizeof (gint64);
      return;
    }

  value = sqlite3_column_blob (statement, column);
  length = (gsize) sqlite3_column_bytes (statement, column);
  bw_postgres_array_append_bytes (array, value != NULL ? value : "", length);
  piece->n_bytes += length;
}

static gboolean
send_piece (Restoring  *restoring,
            Piece      *piece,
            GError    **error)
{
  BwPostgres *db = restoring->self->db;
  g_autoptr (PGresult) result = NULL;

  if (piece->n_rows == 0)
    return TRUE;

  bw_postgres_prepare (db, piece->table->insert_database);
  for (guint i = 0; i < piece->n_columns; i++)
    bw_postgres_add_array (db, piece->columns[i]);

  result = bw_postgres_query (db, error);
  if (result == NULL)
    return FALSE;

  for (guint i = 0; i < piece->n_columns; i++)
    bw_postgres_array_clear (piece->columns[i]);

  restoring->n_done += piece->n_rows;
  piece->n_rows = 0;
  piece->n_bytes = 0;
  return may_go_on (restoring, error);
}

static gboolean
add_row (Restoring     *restoring,
         Piece         *piece,
         sqlite3_stmt  *statement,
         GError       **error)
{
  for (guint i = 0; i < piece->n_columns; i++)
    add_column (piece, statement, (int) i);

  piece->n_rows++;
  return (piece->n_rows < piece->table->piece && piece->n_bytes < MAX_BYTES) || send_piece (restoring, piece, error);
}

static gboolean
restore_table (Restoring           *restoring,
               const BwStoreTable  *table,
               GError             **error)
{
  sqlite3_stmt *statement = bw_sqlite_store_prepare (restoring->backup, table->select_file, error);
  g_auto (Piece) piece = { NULL };
  gboolean has_row;

  if (statement == NULL)
    return FALSE;

  begin_piece (&piece, table);
  while (bw_sqlite_next (statement, &has_row, error))
    {
      if (!has_row)
        return send_piece (restoring, &piece, error);

      if (!add_row (restoring, &piece, statement, error))
        {
          sqlite3_reset (statement);
          return FALSE;
        }
    }

  return FALSE;
}

static gboolean
count_rows (Restoring  *restoring,
            GError    **error)
{
  g_autofree char *n = bw_sqlite_dup_first (restoring->backup->db, BW_STORE_TABLE_COUNT_ROWS, error);

  if (n == NULL)
    return FALSE;

  restoring->n_rows = g_ascii_strtoull (n, NULL, 10);
  return may_go_on (restoring, error);
}

static gboolean
restore_tables (Restoring  *restoring,
                GError    **error)
{
  guint n;
  const BwStoreTable *tables = bw_store_table_list (&n);

  if (!count_rows (restoring, error))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      if (!restore_table (restoring, &tables[i], error))
        return FALSE;
    }

  return bw_postgres_run (restoring->self->db, SET_NEXT_WORD, error)
         && bw_postgres_run (restoring->self->db, ANALYZE_TABLES, error);
}

/* The next number, and the next row of the audit, follow the last ones: as if all of it
 * had been done in this transaction. Its commit writes them. */
static gboolean
restore_counter (Restoring  *restoring,
                 GError    **error)
{
  BwPostgresStore *self = restoring->self;
  BwSqliteStore *backup = restoring->backup;
  guint64 placed;

  /* It reads the counter. */
  if (!bw_sqlite_store_get_placed (backup, &placed, error))
    return FALSE;

  self->base = backup->seq;
  self->seq = backup->seq;
  self->settled = backup->seq;
  self->audit_seq = backup->audit_seq;
  memcpy (self->audit_hash, backup->audit_hash, sizeof self->audit_hash);
  self->is_counting = TRUE;
  return TRUE;
}

static gboolean
fill (Restoring  *restoring,
      GError    **error)
{
  BwPostgresStore *self = restoring->self;
  g_autoptr (BwAudit) row = bw_audit_new (g_get_real_time (), NULL, NULL, "restore", NULL, 0, NULL);

  if (bw_postgres_run (self->db, LIFT_IDLE_LIMIT, error)
      && bw_postgres_store_make_tables (self, error)
      && restore_tables (restoring, error)
      && restore_counter (restoring, error)
      && bw_store_renew_epoch (BW_STORE (self), error)
      && bw_store_access_append_audit (BW_STORE (self), row, error))
    return bw_store_commit (BW_STORE (self), error);

  bw_store_roll_back (BW_STORE (self));
  return FALSE;
}

/* There is no counter yet that could be locked: the tables are instead. */
static gboolean
begin (BwPostgresStore  *self,
       GError          **error)
{
  bw_postgres_set_patient (self->db, TRUE);
  self->is_writing = bw_postgres_run (self->db, "BEGIN", error);
  self->is_locked = self->is_writing;
  return self->is_writing;
}

static BwStore *
open_backup (const char          *file,
             BwMeasureCatalogue  *catalogue,
             BwStoreMonitorFunc   monitor,
             gpointer             user_data,
             GError             **error)
{
  g_autoptr (BwStore) backup = bw_sqlite_store_new_backup (file, catalogue, error);

  if (backup == NULL)
    return NULL;

  bw_store_upkeep_set_monitor (backup, monitor, user_data);
  return bw_store_verify (backup, error) ? g_steal_pointer (&backup) : NULL;
}

/**
 * bw_postgres_store_restore:
 * @url: address of an empty database
 * @file: name of a backup, as bw_store_copy() makes them
 * @catalogue: the measures there are
 * @monitor: (nullable): asked from time to time whether to go on
 * @user_data: for @monitor
 * @error: return location; `BW_STORE_ERROR_CONFLICT` if there is a store already,
 *   `BW_STORE_ERROR_CORRUPT` if the backup is not whole
 *
 * Returns: whether the store is there, whole and on disk; else nothing is
 */
gboolean
bw_postgres_store_restore (const char          *url,
                           const char          *file,
                           BwMeasureCatalogue  *catalogue,
                           BwStoreMonitorFunc   monitor,
                           gpointer             user_data,
                           GError             **error)
{
  g_autoptr (BwPostgresStore) self = bw_postgres_store_connect (url, catalogue, error);
  g_autoptr (BwStore) backup = NULL;
  Restoring restoring = { self, NULL, monitor, user_data, 0, 0 };

  /* Before the file is read, which takes long. */
  if (self == NULL || !bw_postgres_store_check_empty (self, error))
    return FALSE;

  backup = open_backup (file, catalogue, monitor, user_data, error);
  if (backup == NULL || !begin (self, error))
    return FALSE;

  restoring.backup = BW_SQLITE_STORE (backup);
  return fill (&restoring, error);
}
