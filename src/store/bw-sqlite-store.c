/* bw-sqlite-store.c: a store in one file of SQLite
 *
 * WAL and synchronous=FULL: what bw_store_commit() has answered for is on disk.
 * Each transaction begins IMMEDIATE and reads the counter, so that several
 * processes may write in turn. After an error of the disk the file is opened
 * anew before the next transaction; when the path names another file by then
 * (moved away, restored over), nothing is written, for nobody would find it.
 *
 * What was open before stays open until the new connection stands: it can still
 * be read from, and the index of the -wal outlives the error. If the last one
 * closed first, the next would find in the -wal a transaction that was written,
 * failed to be synchronised and was told as failed, and would take it for good.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-sqlite-store.h"

#include "bw-sqlite-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BUSY_MS 5000

G_DEFINE_FINAL_TYPE (BwSqliteStore, bw_sqlite_store, BW_TYPE_STORE)

static void
finalize_statement (gpointer data)
{
  sqlite3_finalize (data);
}

static GHashTable *
make_statements (void)
{
  return g_hash_table_new_full (NULL, NULL, NULL, finalize_statement);
}

static void
close_file (BwSqliteStore *self)
{
  g_hash_table_remove_all (self->statements);
  bw_sqlite_store_forget_words (self);
  g_clear_pointer (&self->checkpointer, bw_sqlite_checkpointer_free);
  g_clear_pointer (&self->db, sqlite3_close_v2);
}

static gboolean
fail_file (BwSqliteStore  *self,
           BwStoreError    code,
           const char     *reason,
           GError        **error)
{
  g_set_error (error, BW_STORE_ERROR, code, "“%s”: %s", self->path, reason);
  return FALSE;
}

/* Made here and not by SQLite, for the mode; its -wal and -shm take it over. */
static gboolean
ensure_file (BwSqliteStore  *self,
             gboolean        create,
             GError        **error)
{
  int file;

  if (g_file_test (self->path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!create)
    return fail_file (self, BW_STORE_ERROR_NOT_FOUND, "there is no store", error);

  file = g_open (self->path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
  if (file < 0)
    return errno == EEXIST || fail_file (self, BW_STORE_ERROR_UNAVAILABLE, g_strerror (errno), error);

  return g_close (file, error);
}

static gboolean
open_file (BwSqliteStore  *self,
           gboolean        create,
           GError        **error)
{
  struct stat file;

  if (!ensure_file (self, create, error))
    return FALSE;
  if (stat (self->path, &file) != 0)
    return fail_file (self, BW_STORE_ERROR_UNAVAILABLE, g_strerror (errno), error);
  if (!S_ISREG (file.st_mode))
    return fail_file (self, BW_STORE_ERROR_INVALID, "not a file", error);

  /* No mutex: one thread at a time, as the head of bw-store.h says. */
  if (sqlite3_open_v2 (self->path, &self->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK
      || sqlite3_busy_timeout (self->db, BUSY_MS) != SQLITE_OK)
    {
      bw_sqlite_fail (self->db, error);
      g_prefix_error (error, "“%s”: ", self->path);
      close_file (self);
      return FALSE;
    }

  if (sqlite3_db_readonly (self->db, "main") == 1)
    fail_file (self, BW_STORE_ERROR_UNAVAILABLE, "may be read only", error);
  else if (bw_sqlite_store_set_up (self, create, error))
    {
      self->device = file.st_dev;
      self->inode = file.st_ino;
      self->is_broken = FALSE;
      self->checkpointer = bw_sqlite_checkpointer_new (self->path, self->db);
      return TRUE;
    }

  close_file (self);
  return FALSE;
}

/* Before anything is read or changed. Of what is not there and is not to be made no
 * lock is left behind. */
static gboolean
take_lock (BwSqliteStore  *self,
           gboolean        create,
           GError        **error)
{
  if (!create && !g_file_test (self->path, G_FILE_TEST_EXISTS))
    return TRUE;

  self->lock = bw_store_lock_take (self->path, error);
  return self->lock != NULL;
}

static gboolean
open_anew (BwSqliteStore  *self,
           GError        **error)
{
  GHashTable *statements = g_steal_pointer (&self->statements);
  g_autoptr (BwSqliteCheckpointer) checkpointer = g_steal_pointer (&self->checkpointer);
  sqlite3 *db = g_steal_pointer (&self->db);

  self->statements = make_statements ();
  if (!open_file (self, FALSE, error))
    {
      g_hash_table_unref (self->statements);
      self->statements = statements;
      self->checkpointer = g_steal_pointer (&checkpointer);
      self->db = db;
      return FALSE;
    }

  g_clear_pointer (&checkpointer, bw_sqlite_checkpointer_free);
  g_hash_table_unref (statements);
  sqlite3_close_v2 (db);
  bw_sqlite_store_forget_words (self);
  return TRUE;
}

/* After these the connection may not come to itself. */
static void
note_breakage (BwSqliteStore *self)
{
  int result = self->db != NULL ? sqlite3_errcode (self->db) & 0xff : SQLITE_CANTOPEN;

  if (result == SQLITE_IOERR || result == SQLITE_CANTOPEN || result == SQLITE_CORRUPT || result == SQLITE_NOTADB)
    self->is_broken = TRUE;
}

static gboolean
read_counter (BwSqliteStore  *self,
              GError        **error)
{
  sqlite3_stmt *statement = bw_sqlite_store_prepare (self, "SELECT seq, audit_seq, audit_hash, placed FROM counter",
                                                     error);
  gboolean has_row;

  if (statement == NULL || !bw_sqlite_next (statement, &has_row, error))
    return FALSE;

  if (!has_row || sqlite3_column_bytes (statement, 2) != BW_SQLITE_STORE_HASH_SIZE)
    {
      sqlite3_reset (statement);
      return fail_file (self, BW_STORE_ERROR_CORRUPT, "its counter is gone", error);
    }

  self->seq = (guint64) sqlite3_column_int64 (statement, 0);
  self->audit_seq = (guint64) sqlite3_column_int64 (statement, 1);
  self->placed = (guint64) sqlite3_column_int64 (statement, 3);
  memcpy (self->audit_hash, sqlite3_column_blob (statement, 2), sizeof self->audit_hash);
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
write_counter (BwSqliteStore  *self,
               GError        **error)
{
  sqlite3_stmt *statement;

  if (!self->is_counting)
    return TRUE;

  statement = bw_sqlite_store_prepare (self, "UPDATE counter SET seq = ?, audit_seq = ?, audit_hash = ?, placed = ?",
                                       error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, (gint64) self->seq);
  sqlite3_bind_int64 (statement, 2, (gint64) self->audit_seq);
  sqlite3_bind_blob (statement, 3, self->audit_hash, sizeof self->audit_hash, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 4, (gint64) self->placed);
  return bw_sqlite_run (statement, error);
}

static void
bw_sqlite_store_roll_back (BwStore *store)
{
  BwSqliteStore *self = BW_SQLITE_STORE (store);

  if (!self->is_writing)
    return;

  note_breakage (self);
  self->is_writing = FALSE;

  /* SQLite may have done it by itself already. */
  if (self->db != NULL && !sqlite3_get_autocommit (self->db)
      && sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL) != SQLITE_OK)
    self->is_broken = TRUE;

  bw_sqlite_store_forget_words (self);
}

static gboolean
bw_sqlite_store_begin (BwStore  *store,
                       GError  **error)
{
  BwSqliteStore *self = BW_SQLITE_STORE (store);

  if (self->is_writing)
    return fail_file (self, BW_STORE_ERROR_INVALID, "a transaction within a transaction", error);
  if (!bw_sqlite_store_ensure_open (self, error))
    return FALSE;

  if (!bw_sqlite_execute (self->db, "BEGIN IMMEDIATE", error))
    {
      note_breakage (self);
      return FALSE;
    }

  self->is_writing = TRUE;
  self->is_counting = FALSE;
  if (read_counter (self, error))
    return TRUE;

  bw_sqlite_store_roll_back (store);
  return FALSE;
}

static gboolean
bw_sqlite_store_commit (BwStore  *store,
                        GError  **error)
{
  BwSqliteStore *self = BW_SQLITE_STORE (store);

  if (bw_sqlite_store_is_writing (self, error)
      && (!self->is_counting || bw_sqlite_store_enter_places (self, error))
      && write_counter (self, error)
      && bw_sqlite_execute (self->db, "COMMIT", error))
    {
      self->is_writing = FALSE;
      return TRUE;
    }

  bw_sqlite_store_roll_back (store);
  return FALSE;
}

static gboolean
bw_sqlite_store_reserve (BwStore  *store,
                         guint     n,
                         guint64  *first,
                         GError  **error)
{
  BwSqliteStore *self = BW_SQLITE_STORE (store);

  if (!bw_sqlite_store_is_writing (self, error))
    return FALSE;

  *first = self->seq + 1;
  self->seq += n;
  self->is_counting = TRUE;
  return TRUE;
}

static guint64
bw_sqlite_store_get_seq (BwStore *store)
{
  BwSqliteStore *self = BW_SQLITE_STORE (store);

  if (!self->is_writing && (self->db == NULL || !read_counter (self, NULL)))
    return 0;

  return self->seq;
}

static void
bw_sqlite_store_finalize (GObject *object)
{
  BwSqliteStore *self = BW_SQLITE_STORE (object);

  bw_sqlite_store_roll_back (BW_STORE (self));
  close_file (self);
  g_clear_pointer (&self->lock, bw_store_lock_free);
  g_clear_pointer (&self->statements, g_hash_table_unref);
  g_clear_pointer (&self->words, bw_word_book_free);
  g_clear_pointer (&self->blob, g_byte_array_unref);
  g_clear_object (&self->catalogue);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (bw_sqlite_store_parent_class)->finalize (object);
}

static void
bw_sqlite_store_class_init (BwSqliteStoreClass *klass)
{
  BwStoreClass *store_class = BW_STORE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = bw_sqlite_store_finalize;
  store_class->begin = bw_sqlite_store_begin;
  store_class->commit = bw_sqlite_store_commit;
  store_class->roll_back = bw_sqlite_store_roll_back;
  store_class->reserve = bw_sqlite_store_reserve;
  store_class->get_seq = bw_sqlite_store_get_seq;
  bw_sqlite_store_class_init_log (store_class);
  bw_sqlite_store_class_init_places (store_class);
  bw_sqlite_store_class_init_documents (store_class);
  bw_sqlite_store_class_init_audit (store_class);
  bw_sqlite_store_class_init_tokens (store_class);
  bw_sqlite_store_class_init_checkpoints (store_class);
  bw_sqlite_store_class_init_meta (store_class);
  bw_sqlite_store_class_init_upkeep (store_class);
  bw_sqlite_store_class_init_fold (store_class);
}

static void
bw_sqlite_store_init (BwSqliteStore *self)
{
  self->statements = make_statements ();
  self->blob = g_byte_array_new ();
}

/**
 * bw_sqlite_store_new:
 * @path: name of the file
 * @catalogue: the measures there are
 * @create: make it if it is not there
 * @alone: nobody else may change what it holds
 * @error: return location; `BW_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): the store, with the newest schema
 */
BwStore *
bw_sqlite_store_new (const char          *path,
                     BwMeasureCatalogue  *catalogue,
                     gboolean             create,
                     gboolean             alone,
                     GError             **error)
{
  g_autoptr (BwSqliteStore) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (BW_IS_MEASURE_CATALOGUE (catalogue), NULL);

  self = g_object_new (BW_TYPE_SQLITE_STORE, NULL);
  self->path = g_canonicalize_filename (path, NULL);
  self->catalogue = g_object_ref (catalogue);
  self->words = bw_word_book_new (catalogue);
  if ((alone && !take_lock (self, create, error)) || !open_file (self, create, error))
    return NULL;

  /* What a crash left in the -wal is good only if it is on disk, and whether it is
   * nobody knows: a synchronisation may have failed. Into the file with it. */
  if (create && !bw_sqlite_execute (self->db, "PRAGMA wal_checkpoint(PASSIVE)", error))
    return NULL;

  return BW_STORE (g_steal_pointer (&self));
}

sqlite3_stmt *
bw_sqlite_store_prepare (BwSqliteStore  *self,
                         const char     *sql,
                         GError        **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);

  if (statement != NULL)
    {
      sqlite3_reset (statement);
      return statement;
    }

  if (self->db == NULL)
    {
      fail_file (self, BW_STORE_ERROR_UNAVAILABLE, "not open now", error);
      return NULL;
    }

  if (sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
    {
      bw_sqlite_fail (self->db, error);
      return NULL;
    }

  g_hash_table_insert (self->statements, (gpointer) sql, statement);
  return statement;
}

gboolean
bw_sqlite_store_is_writing (BwSqliteStore  *self,
                            GError        **error)
{
  return self->is_writing || fail_file (self, BW_STORE_ERROR_INVALID, "a change without a transaction", error);
}

gboolean
bw_sqlite_store_get_placed (BwSqliteStore  *self,
                            guint64        *placed,
                            GError        **error)
{
  if (!self->is_writing && !read_counter (self, error))
    return FALSE;

  *placed = self->placed;
  return TRUE;
}

gboolean
bw_sqlite_store_ensure_open (BwSqliteStore  *self,
                             GError        **error)
{
  struct stat file;

  if ((self->is_broken || self->db == NULL) && !open_anew (self, error))
    return FALSE;

  if (stat (self->path, &file) == 0 && file.st_dev == self->device && file.st_ino == self->inode)
    return TRUE;

  return fail_file (self, BW_STORE_ERROR_UNAVAILABLE, "moved away or replaced while it was in use", error);
}
