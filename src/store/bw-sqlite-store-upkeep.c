/* bw-sqlite-store-upkeep.c: how the file is, and a copy of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-sqlite-store-private.h"
#include "bw-store-file.h"

#include <sys/statvfs.h>

/* With less than this on the disk the store is not ready: a checkpoint of the
 * figures and the -wal as long as it mostly is (4,000 pages) must still find room. */
#define LEAST_FREE_BYTES (64 * 1024 * 1024)

/* Steps of SQLite's machine from one question to the next: some microseconds. */
#define MONITOR_STEPS 1000

/* Rows that a log or an audit lost, or that point at nothing. */
static const struct
{
  const char *sql;
  const char *reason;
} counts[] =
{
  { "SELECT count(*) FROM pragma_foreign_key_check", "reports whose place or subject is missing" },
  { "SELECT count(*) FROM report WHERE seq > (SELECT seq FROM counter)", "reports above the counter" },
  { "SELECT count(*) FROM document WHERE seq > (SELECT seq FROM counter)", "documents above the counter" },
  { "SELECT count(*) FROM report JOIN document USING (seq)", "numbers given twice" },
};

static gboolean
check_counts (BwSqliteStore  *self,
              GError        **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autofree char *n = bw_sqlite_dup_first (self->db, counts[i].sql, error);

      if (n == NULL)
        return FALSE;

      if (!g_str_equal (n, "0"))
        {
          g_set_error (error, BW_STORE_ERROR, BW_STORE_ERROR_CORRUPT, "“%s”: %s: %s",
                       self->path, counts[i].reason, n);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
bw_sqlite_store_verify (BwStore  *store,
                        GError  **error)
{
  BwSqliteStore *self = BW_SQLITE_STORE (store);
  g_autofree char *answer = NULL;

  if (!bw_sqlite_store_ensure_open (self, error))
    return FALSE;

  answer = bw_sqlite_dup_first (self->db, "PRAGMA integrity_check (1)", error);
  if (answer == NULL)
    return FALSE;
  if (g_str_equal (answer, "ok"))
    return check_counts (self, error) && bw_sqlite_store_verify_places (self, error);

  g_set_error (error, BW_STORE_ERROR, BW_STORE_ERROR_CORRUPT, "“%s”: %s", self->path, answer);
  return FALSE;
}

static gboolean
check_room (BwSqliteStore  *self,
            GError        **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  struct statvfs disk;

  if (statvfs (folder, &disk) != 0 || (guint64) disk.f_bavail * disk.f_frsize >= LEAST_FREE_BYTES)
    return TRUE;

  g_set_error (error, BW_STORE_ERROR, BW_STORE_ERROR_FULL, "“%s”: less than %d MiB are free on its disk",
               self->path, LEAST_FREE_BYTES / (1024 * 1024));
  return FALSE;
}

/* A change that is taken back: all that a transaction needs but the disk itself. */
static gboolean
bw_sqlite_store_check (BwStore  *store,
                       GError  **error)
{
  BwSqliteStore *self = BW_SQLITE_STORE (store);
  gboolean is_good;

  if (!bw_store_begin (store, error))
    return FALSE;

  is_good = bw_sqlite_execute (self->db, "UPDATE counter SET seq = seq", error);
  bw_store_roll_back (store);
  return is_good && check_room (self, error);
}

static guint64
bw_sqlite_store_get_data_version (BwStore *store)
{
  BwSqliteStore *self = BW_SQLITE_STORE (store);
  sqlite3_stmt *statement = self->db != NULL ? bw_sqlite_store_prepare (self, "PRAGMA data_version", NULL) : NULL;
  guint64 version = 0;
  gboolean has_row;

  if (statement != NULL && bw_sqlite_next (statement, &has_row, NULL) && has_row)
    {
      version = (guint64) sqlite3_column_int64 (statement, 0);
      sqlite3_reset (statement);
    }

  return version;
}

static int
on_connection_progress_cb (void *data)
{
  BwSqliteStore *self = data;

  return !self->monitor (0, 0, self->monitor_data);
}

static void
bw_sqlite_store_set_monitor (BwStore            *store,
                             BwStoreMonitorFunc  func,
                             gpointer            user_data)
{
  BwSqliteStore *self = BW_SQLITE_STORE (store);

  self->monitor = func;
  self->monitor_data = user_data;
  if (self->db != NULL)
    bw_sqlite_store_apply_monitor (self);
}

/* It writes into an empty file. */
static gboolean
vacuum_into (const char  *path,
             gpointer     data,
             GError     **error)
{
  BwSqliteStore *self = data;
  sqlite3_stmt *statement = NULL;
  gboolean is_done;

  if (sqlite3_prepare_v2 (self->db, "VACUUM INTO ?", -1, &statement, NULL) != SQLITE_OK)
    return bw_sqlite_fail (self->db, error);

  sqlite3_bind_text (statement, 1, path, -1, SQLITE_STATIC);
  is_done = bw_sqlite_run (statement, error);
  sqlite3_finalize (statement);
  return is_done;
}

static gboolean
bw_sqlite_store_copy (BwStore     *store,
                      const char  *path,
                      GError     **error)
{
  return bw_sqlite_store_ensure_open (BW_SQLITE_STORE (store), error)
         && bw_store_file_write (path, vacuum_into, store, error);
}

void
bw_sqlite_store_apply_monitor (BwSqliteStore *self)
{
  if (self->monitor != NULL)
    sqlite3_progress_handler (self->db, MONITOR_STEPS, on_connection_progress_cb, self);
  else
    sqlite3_progress_handler (self->db, 0, NULL, NULL);
}

void
bw_sqlite_store_class_init_upkeep (BwStoreClass *klass)
{
  klass->verify = bw_sqlite_store_verify;
  klass->check = bw_sqlite_store_check;
  klass->get_data_version = bw_sqlite_store_get_data_version;
  klass->copy = bw_sqlite_store_copy;
  klass->set_monitor = bw_sqlite_store_set_monitor;
}
