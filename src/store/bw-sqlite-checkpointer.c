/* bw-sqlite-checkpointer.c: brings the -wal into the file, beside the writer
 *
 * What fails here is no failure of the store: all of it is in the -wal, and is
 * tried again when that has grown.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-sqlite-checkpointer.h"

/* Pages of the -wal, 4 KiB each: when the thread begins; what it leaves to the
 * writer; how far it may fall behind. */
#define MANY     4000
#define FEW      256
#define TOO_MANY 65536

/* Each leaves less than the one before it: it takes less time. */
#define MAX_PASSES 4

typedef enum
{
  STATE_IDLE,
  STATE_WANTED,
  STATE_DONE,
  STATE_STOPPED,
} State;

struct _BwSqliteCheckpointer
{
  char    *path;      /* (owned) */
  sqlite3 *db;        /* (unowned): the writer's */
  int      n_asked;   /* pages when the thread was asked last; of the writer's thread */

  sqlite3 *own;       /* (owned) (nullable): not needed yet, or it cannot be had */
  GThread *thread;    /* (owned) (nullable): not needed yet */
  GMutex   mutex;
  GCond    cond;
  State    state;     /* under the mutex */
};

static void
run_passes (BwSqliteCheckpointer *self)
{
  int n_log = 0;
  int n_done = 0;

  for (guint i = 0; i < MAX_PASSES; i++)
    {
      if (sqlite3_wal_checkpoint_v2 (self->own, "main", SQLITE_CHECKPOINT_PASSIVE, &n_log, &n_done) != SQLITE_OK
          || n_log - n_done < FEW)
        return;
    }
}

static gpointer
run_thread (gpointer data)
{
  BwSqliteCheckpointer *self = data;

  g_mutex_lock (&self->mutex);
  while (self->state != STATE_STOPPED)
    {
      if (self->state != STATE_WANTED)
        {
          g_cond_wait (&self->cond, &self->mutex);
          continue;
        }

      g_mutex_unlock (&self->mutex);
      run_passes (self);
      g_mutex_lock (&self->mutex);
      if (self->state == STATE_WANTED)
        self->state = STATE_DONE;
      g_cond_broadcast (&self->cond);
    }

  g_mutex_unlock (&self->mutex);
  return NULL;
}

/* A connection that has not read anything has no -wal yet. */
static void
start_thread (BwSqliteCheckpointer *self)
{
  if (sqlite3_open_v2 (self->path, &self->own, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK
      || sqlite3_exec (self->own, "PRAGMA synchronous = FULL; SELECT count(*) FROM sqlite_schema",
                       NULL, NULL, NULL) != SQLITE_OK)
    {
      g_clear_pointer (&self->own, sqlite3_close_v2);
      return;
    }

  self->thread = g_thread_new ("checkpointer", run_thread, self);
}

static void
ask_thread (BwSqliteCheckpointer *self,
            int                   n_pages)
{
  self->n_asked = n_pages;
  if (self->thread == NULL)
    start_thread (self);

  g_mutex_lock (&self->mutex);
  if (self->state == STATE_IDLE)
    self->state = self->thread != NULL ? STATE_WANTED : STATE_DONE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
}

/* Whether the writer is to do the rest now. A thread that cannot keep up is waited
 * for: what comes is slowed down by that, and the disk is not filled. */
static gboolean
is_turn_of_writer (BwSqliteCheckpointer *self,
                   int                   n_pages)
{
  gboolean is_done;

  g_mutex_lock (&self->mutex);
  while (self->state == STATE_WANTED && n_pages - self->n_asked >= TOO_MANY)
    g_cond_wait (&self->cond, &self->mutex);

  is_done = self->state == STATE_DONE;
  if (is_done)
    self->state = STATE_IDLE;
  g_mutex_unlock (&self->mutex);
  return is_done;
}

/* After each commit, in the writer's thread, without a lock. While somebody reads
 * for long the -wal cannot begin anew: then the thread is not asked at each commit,
 * but each time that it has grown by so much. */
static int
on_db_commit_cb (void       *data,
                 sqlite3    *db,
                 const char *name,
                 int         n_pages)
{
  BwSqliteCheckpointer *self = data;

  if (n_pages < self->n_asked)
    self->n_asked = 0;
  if (n_pages - self->n_asked >= MANY)
    ask_thread (self, n_pages);
  if (is_turn_of_writer (self, n_pages))
    sqlite3_wal_checkpoint_v2 (db, "main", SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);

  return SQLITE_OK;
}

BwSqliteCheckpointer *
bw_sqlite_checkpointer_new (const char *path,
                            sqlite3    *db)
{
  BwSqliteCheckpointer *self = g_new0 (BwSqliteCheckpointer, 1);

  self->path = g_strdup (path);
  self->db = db;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  sqlite3_wal_hook (db, on_db_commit_cb, self);
  return self;
}

void
bw_sqlite_checkpointer_free (BwSqliteCheckpointer *self)
{
  if (self == NULL)
    return;

  sqlite3_wal_hook (self->db, NULL, NULL);
  if (self->thread != NULL)
    {
      g_mutex_lock (&self->mutex);
      self->state = STATE_STOPPED;
      g_cond_broadcast (&self->cond);
      g_mutex_unlock (&self->mutex);
      g_thread_join (self->thread);
    }

  g_clear_pointer (&self->own, sqlite3_close_v2);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self->path);
  g_free (self);
}
