/* bw-postgres-store.c: a store in a database of PostgreSQL
 *
 * Several processes write. Each transaction begins by locking the counter and
 * holds it up to the end of its commit: numbers become visible in their order, so
 * that “all above N” misses nothing, whoever wrote it.
 *
 *   begin:  BEGIN, lock the counter                            one way there and back
 *   commit: audit, reports, the counter and who wrote, COMMIT  one way there and back
 *
 * Between the two, reports only gather. Each is sent with the number that it gets
 * if it is no duplicate; what comes back are those that were none.
 *
 * A group of reports (bw_store_begin_group()) is sent all in one way if nobody else
 * seems to write: with the numbers that follow those of the last transaction here,
 * behind the lock a guard that fails if they do not. Then it is done in two.
 *
 * When the connection is cut in a commit, nobody here knows whether the
 * transaction came about. The next connection asks: it locks the counter, by which
 * the old transaction is over, and reads the number of the last transaction of
 * this source. If nobody can be asked for some seconds, 20 at most, the transaction is
 * told as failed; what it did, if it did, is then told as a change like that of others.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-postgres-store.h"

#include "bw-postgres-store-parts-private.h"
#include "bw-postgres-store-places-private.h"
#include "bw-postgres-store-private.h"

#include <string.h>

#define SELECT_EPOCH "SELECT value FROM meta WHERE key = 'epoch'"
#define LOCK_COUNTER "SELECT seq, audit_seq, audit_hash, tokens FROM counter FOR UPDATE"

/* The end of a transaction in one statement. Duplicates at the end use no number up;
 * the notification names no one: its process tells a listener what to leave out. */
#define WRITE_END \
  "WITH counted AS (UPDATE counter SET seq = greatest ($1, (SELECT max (seq) FROM report))," \
  " audit_seq = $2, audit_hash = $3)," \
  " told AS (INSERT INTO source (source_id, n, seen) VALUES ($4, $5, now ())" \
  " ON CONFLICT (source_id) DO UPDATE SET n = excluded.n, seen = excluded.seen)" \
  " SELECT CASE WHEN $6 <> 0 THEN pg_notify ('bulwark', '') END"
/* Fails, with all that stands behind it, if the counter is another one by now. */
#define GUARD \
  "SELECT 1 / count (*) FROM counter" \
  " WHERE seq = $1 AND audit_seq = $2 AND $3 = (SELECT value FROM meta WHERE key = 'epoch')"
#define FORGET_SOURCES "DELETE FROM source WHERE seen < now () - interval '30 days'"

/* Of a commit: the statement of the reports and those behind it. */
#define N_AT_END 3

#define MAX_QUEUED 200

/* When a guard has failed, so many transactions do not try it: others write too. */
#define N_LOCKING 50

#define MIN_RETRY_US (100 * 1000)
#define MAX_RETRY_US (2 * G_USEC_PER_SEC)

/* So often, with so long a pause, it is asked whether a commit came about; of a server
 * that is silent no longer than those have patience who wait for it. */
#define N_QUESTIONS      12
#define QUESTION_WAIT_US (500 * 1000)
#define QUESTIONS_US     (15 * G_USEC_PER_SEC)

typedef enum
{
  OUTCOME_DONE,
  OUTCOME_UNDONE,
  OUTCOME_UNKNOWN,
} Outcome;

G_DEFINE_FINAL_TYPE (BwPostgresStore, bw_postgres_store, BW_TYPE_STORE)

static void
forget_transaction (BwPostgresStore *self)
{
  self->is_writing = FALSE;
  self->is_locked = FALSE;
  self->is_reading = FALSE;
  self->is_counting = FALSE;
  self->is_sent = FALSE;
  g_hash_table_remove_all (self->put);
  g_hash_table_remove_all (self->gone_now);
  bw_postgres_store_forget_reports (self);
  bw_postgres_store_forget_audit (self);
}

static gboolean
take_counter (BwPostgresStore  *self,
              const PGresult   *result,
              GError          **error)
{
  if (PQntuples (result) != 1 || PQgetlength (result, 0, 2) != BW_POSTGRES_STORE_HASH_SIZE)
    return bw_postgres_store_fail (self, BW_STORE_ERROR_CORRUPT, "its counter is gone", error);

  self->seq = (guint64) bw_postgres_get_int (result, 0, 0);
  self->audit_seq = (guint64) bw_postgres_get_int (result, 0, 1);
  memcpy (self->audit_hash, PQgetvalue (result, 0, 2), sizeof self->audit_hash);
  self->tokens = (guint64) bw_postgres_get_int (result, 0, 3);
  self->base = self->seq;
  self->settled = self->seq;
  return TRUE;
}

static gboolean
lock_counter (BwPostgresStore  *self,
              GError          **error)
{
  const gboolean is_new = !self->is_checked;
  g_autoptr (GPtrArray) results = NULL;

  bw_postgres_prepare (self->db, "BEGIN");
  if (!bw_postgres_queue (self->db, error))
    return FALSE;

  bw_postgres_prepare (self->db, LOCK_COUNTER);
  if (!bw_postgres_queue (self->db, error))
    return FALSE;

  /* By itself: it sees what was committed while the lock was waited for. */
  bw_postgres_prepare (self->db, SELECT_EPOCH);
  if (!bw_postgres_queue (self->db, error) || (is_new && !bw_postgres_store_queue_sources (self, error)))
    return FALSE;

  results = bw_postgres_sync (self->db, error);
  return results != NULL
         && take_counter (self, g_ptr_array_index (results, 1), error)
         && bw_postgres_store_check_life (self, g_ptr_array_index (results, 2),
                                          is_new ? g_ptr_array_index (results, 3) : NULL, error);
}

static gboolean
end_transaction (BwPostgresStore  *self,
                 const char       *how,
                 GError          **error)
{
  g_autoptr (PGresult) result = NULL;

  bw_postgres_prepare (self->db, how);
  result = bw_postgres_query (self->db, error);
  return result != NULL;
}

/* Whatever the server has begun for us; the connection is good then, or closed. */
static void
clear_line (BwPostgresStore *self)
{
  if (bw_postgres_is_open (self->db) && bw_postgres_get_n_queued (self->db) > 0)
    {
      g_autoptr (GPtrArray) results = bw_postgres_sync (self->db, NULL);
    }

  if (bw_postgres_is_open (self->db) && !end_transaction (self, "ROLLBACK", NULL))
    bw_postgres_close (self->db);
}

static void
bw_postgres_store_roll_back (BwStore *store)
{
  BwPostgresStore *self = BW_POSTGRES_STORE (store);
  gboolean was_writing = self->is_writing;
  gboolean was_sent = self->is_locked || self->is_reading;

  if (!self->is_writing && !self->is_reading)
    return;

  forget_transaction (self);
  if (was_sent)
    clear_line (self);
  if (was_writing)
    {
      self->is_sure = FALSE;
      bw_postgres_store_forget_words (self);
    }
}

static gboolean
connect_anew (BwPostgresStore  *self,
              GError          **error)
{
  g_autoptr (GError) failure = NULL;
  gint64 now = g_get_monotonic_time ();

  if (bw_postgres_is_open (self->db))
    return TRUE;
  if (self->is_locked || self->is_reading)
    return bw_postgres_store_fail (self, BW_STORE_ERROR_UNAVAILABLE, "the connection was lost", error);

  if (self->reason != NULL && now < self->retry_at)
    {
      g_set_error_literal (error, BW_STORE_ERROR, BW_STORE_ERROR_UNAVAILABLE, self->reason);
      return FALSE;
    }

  g_clear_pointer (&self->reason, g_free);
  self->is_checked = FALSE;
  if (bw_postgres_open (self->db, &failure))
    {
      self->retry_us = MIN_RETRY_US;
      if (!self->is_writing)
        bw_postgres_store_forget_words (self);
      if (self->listener != NULL)
        bw_postgres_listener_set_own (self->listener, bw_postgres_get_backend (self->db));
      return TRUE;
    }

  self->reason = g_strdup (failure->message);
  self->retry_at = g_get_monotonic_time () + self->retry_us;
  self->retry_us = MIN (self->retry_us * 2, MAX_RETRY_US);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* A connection that was cut while nobody used it is found out here: then it is
 * tried once more, with a new one. */
static gboolean
lock (BwPostgresStore  *self,
      GError          **error)
{
  g_autoptr (GError) failure = NULL;

  self->is_sure = FALSE;
  for (guint i = 0; i < 2; i++)
    {
      g_clear_error (&failure);
      if (!connect_anew (self, error))
        return FALSE;

      if (lock_counter (self, &failure) && bw_postgres_store_find_gone (self, &failure))
        {
          self->is_locked = TRUE;
          bw_postgres_store_renumber_reports (self);
          bw_postgres_store_renumber_audit (self);
          return TRUE;
        }

      clear_line (self);
      if (bw_postgres_is_open (self->db))
        break;
    }

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
check_idle (BwPostgresStore  *self,
            GError          **error)
{
  if (self->stale != NULL)
    return bw_postgres_store_fail_stale (self, error);

  return (!self->is_writing && !self->is_reading)
         || bw_postgres_store_fail (self, BW_STORE_ERROR_INVALID, "a transaction within a transaction", error);
}

static gboolean
bw_postgres_store_begin (BwStore  *store,
                         GError  **error)
{
  BwPostgresStore *self = BW_POSTGRES_STORE (store);

  if (!check_idle (self, error) || !lock (self, error))
    return FALSE;

  self->is_writing = TRUE;
  return TRUE;
}

static gboolean
bw_postgres_store_begin_group (BwStore  *store,
                               GError  **error)
{
  BwPostgresStore *self = BW_POSTGRES_STORE (store);

  if (!self->is_sure || !self->is_checked || self->n_locking > 0 || !bw_postgres_is_open (self->db))
    {
      self->n_locking -= self->n_locking > 0;
      return bw_postgres_store_begin (store, error);
    }

  if (!check_idle (self, error))
    return FALSE;

  self->base = self->seq;
  self->settled = self->seq;
  self->is_writing = TRUE;
  return TRUE;
}

static gboolean
send_end (BwPostgresStore  *self,
          GError          **error)
{
  bw_postgres_prepare (self->db, WRITE_END);
  bw_postgres_add_int (self->db, (gint64) self->settled);
  bw_postgres_add_int (self->db, (gint64) self->audit_seq);
  bw_postgres_add_bytes (self->db, BW_POSTGRES_TYPE_BYTES, self->audit_hash, sizeof self->audit_hash);
  bw_postgres_add_int (self->db, self->source);
  bw_postgres_add_int (self->db, self->n + 1);
  bw_postgres_add_int (self->db, self->items->len > 0 || self->seq > self->base);
  return bw_postgres_queue (self->db, error);
}

/* The statement that appends reports is the first of three, if there are any. */
static gboolean
send_commit (BwPostgresStore  *self,
             GError          **error)
{
  if (!bw_postgres_store_send_audit (self, error)
      || !bw_postgres_store_send_reports (self, error)
      || (self->is_counting && !send_end (self, error)))
    return FALSE;

  self->is_sent = TRUE;
  bw_postgres_prepare (self->db, "COMMIT");
  return bw_postgres_queue (self->db, error);
}

/* COMMIT of a transaction that had failed answers ROLLBACK, without an error. */
static gboolean
is_committed (PGresult *result)
{
  return g_str_equal (PQcmdStatus (result), "COMMIT");
}

static gboolean
find_transaction (BwPostgresStore  *self,
                  gboolean         *is_known,
                  GError          **error)
{
  g_autoptr (PGresult) result = NULL;

  bw_postgres_prepare (self->db, "BEGIN");
  if (!bw_postgres_queue (self->db, error))
    return FALSE;

  bw_postgres_prepare (self->db, LOCK_COUNTER);
  if (!bw_postgres_queue (self->db, error))
    return FALSE;

  bw_postgres_prepare (self->db, "SELECT n FROM source WHERE source_id = $1");
  bw_postgres_add_int (self->db, self->source);
  result = bw_postgres_query (self->db, error);
  *is_known = result != NULL && PQntuples (result) == 1 && bw_postgres_get_int (result, 0, 0) == self->n + 1;
  return result != NULL;
}

/* Whether the database knows of the transaction that was cut off. It may be cut off
 * before a standby had it: a commit, of the lock, is told when that has all before it. */
static gboolean
ask_once (BwPostgresStore  *self,
          gboolean         *is_known,
          GError          **error)
{
  g_autoptr (PGresult) reports = NULL;

  if (!find_transaction (self, is_known, error)
      || (*is_known && !bw_postgres_store_find_reports (self, &reports, error)))
    {
      clear_line (self);
      return FALSE;
    }

  if (!end_transaction (self, "COMMIT", error))
    return FALSE;

  /* Not before: what was seen may be gone when it is asked again. */
  if (reports != NULL)
    bw_postgres_store_settle_reports (self, reports);
  return TRUE;
}

/* blocks: the thread that waits for the commit anyway */
static Outcome
find_out (BwPostgresStore *self)
{
  const gint64 deadline = g_get_monotonic_time () + QUESTIONS_US;
  Outcome outcome = OUTCOME_UNKNOWN;

  bw_postgres_set_deadline (self->db, deadline);
  for (guint i = 0; outcome == OUTCOME_UNKNOWN && i < N_QUESTIONS && g_get_monotonic_time () < deadline; i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean is_known = FALSE;

      if (connect_anew (self, &error) && ask_once (self, &is_known, &error))
        {
          outcome = is_known ? OUTCOME_DONE : OUTCOME_UNDONE;
          continue;
        }

      g_debug ("whether a commit came about: %s", error->message);
      g_usleep (QUESTION_WAIT_US);
    }

  bw_postgres_set_deadline (self->db, 0);
  return outcome;
}

static gboolean
take_commit (BwPostgresStore  *self,
             GPtrArray        *results,
             GError          **error)
{
  if (!is_committed (g_ptr_array_index (results, results->len - 1)))
    return bw_postgres_store_fail (self, BW_STORE_ERROR_UNAVAILABLE, "the transaction was taken back", error);

  if (self->items->len > 0)
    bw_postgres_store_settle_reports (self, g_ptr_array_index (results, results->len - N_AT_END));
  return TRUE;
}

/* What has been queued, up to COMMIT. */
static Outcome
finish (BwPostgresStore  *self,
        gboolean          is_sent,
        GError          **error)
{
  g_autoptr (GPtrArray) results = is_sent ? bw_postgres_sync (self->db, error) : NULL;

  if (results != NULL)
    return take_commit (self, results, error) ? OUTCOME_DONE : OUTCOME_UNDONE;
  if (!self->is_sent || !self->is_counting || bw_postgres_is_open (self->db))
    return OUTCOME_UNDONE;

  self->is_locked = FALSE;
  return find_out (self);
}

static gboolean
send_guard (BwPostgresStore  *self,
            GError          **error)
{
  bw_postgres_prepare (self->db, "BEGIN");
  if (!bw_postgres_queue (self->db, error))
    return FALSE;

  bw_postgres_prepare (self->db, LOCK_COUNTER);
  if (!bw_postgres_queue (self->db, error))
    return FALSE;

  bw_postgres_prepare (self->db, GUARD);
  bw_postgres_add_int (self->db, (gint64) self->base);
  bw_postgres_add_int (self->db, (gint64) (self->audit_seq - self->audit_rows->len));
  bw_postgres_add_text (self->db, bw_store_get_epoch (BW_STORE (self)));
  return bw_postgres_queue (self->db, error);
}

/* All in one way. What has failed is as if it had not been tried. */
static Outcome
commit_at_once (BwPostgresStore  *self,
                GError          **error)
{
  Outcome outcome = finish (self, send_guard (self, error) && send_commit (self, error), error);

  if (outcome == OUTCOME_UNDONE)
    {
      clear_line (self);
      self->is_sent = FALSE;
      self->n_locking = N_LOCKING;
    }

  return outcome;
}

static gboolean
commit (BwPostgresStore  *self,
        GError          **error)
{
  g_autoptr (GError) failure = NULL;
  Outcome outcome = OUTCOME_UNDONE;

  if (!self->is_locked && !self->is_counting)
    return TRUE;

  if (!self->is_locked)
    {
      outcome = commit_at_once (self, &failure);
      if (outcome == OUTCOME_UNDONE)
        {
          g_clear_error (&failure);
          if (!lock (self, error))
            return FALSE;
        }
    }

  if (outcome == OUTCOME_UNDONE)
    outcome = finish (self, send_commit (self, &failure), &failure);
  if (outcome == OUTCOME_DONE)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
bw_postgres_store_commit (BwStore  *store,
                          GError  **error)
{
  BwPostgresStore *self = BW_POSTGRES_STORE (store);
  gboolean is_done;

  if (!bw_postgres_store_is_writing (self, error))
    return FALSE;

  is_done = commit (self, error);

  /* Also of one of which nobody knows: its number may stand in the database, and the
   * next one would be taken for it. A gap does no harm. */
  if (self->is_counting)
    self->n++;
  if (!is_done)
    {
      bw_postgres_store_roll_back (store);
      return FALSE;
    }

  if (self->is_counting)
    {
      self->marks.told = self->n;
      self->marks.told_at = g_get_monotonic_time ();
    }
  if (self->gone_until == self->base)
    self->gone_until = self->seq;
  if (self->seq > self->base)
    bw_postgres_store_add_own (self, self->base + 1, self->seq);
  self->is_sure = TRUE;
  forget_transaction (self);
  return TRUE;
}

static gboolean
bw_postgres_store_reserve (BwStore  *store,
                           guint     n,
                           guint64  *first,
                           GError  **error)
{
  BwPostgresStore *self = BW_POSTGRES_STORE (store);

  if (!bw_postgres_store_ensure_locked (self, error) || !bw_postgres_store_flush (self, error))
    return FALSE;

  *first = self->seq + 1;
  self->seq += n;
  self->settled = self->seq;
  self->is_counting = TRUE;
  return TRUE;
}

/* In a transaction its own; else what the database says. */
static guint64
bw_postgres_store_get_seq (BwStore *store)
{
  BwPostgresStore *self = BW_POSTGRES_STORE (store);
  g_autoptr (PGresult) result = NULL;

  if (self->is_writing)
    return bw_postgres_store_ensure_locked (self, NULL) && bw_postgres_store_flush (self, NULL) ? self->seq : 0;
  if (!bw_postgres_store_ensure_open (self, NULL))
    return 0;

  bw_postgres_prepare (self->db, "SELECT seq FROM counter");
  result = bw_postgres_query (self->db, NULL);
  return result != NULL && PQntuples (result) == 1 ? (guint64) bw_postgres_get_int (result, 0, 0) : 0;
}

static void
bw_postgres_store_dispose (GObject *object)
{
  BwPostgresStore *self = BW_POSTGRES_STORE (object);

  g_clear_pointer (&self->listener, bw_postgres_listener_free);

  G_OBJECT_CLASS (bw_postgres_store_parent_class)->dispose (object);
}

/* This one stays for a while: others have seen it, and look whether it is there. */
static void
forget_sources (BwPostgresStore *self)
{
  g_autoptr (PGresult) result = NULL;

  if (self->n == 0 || !bw_postgres_is_open (self->db))
    return;

  bw_postgres_prepare (self->db, FORGET_SOURCES);
  result = bw_postgres_query (self->db, NULL);
}

static void
bw_postgres_store_finalize (GObject *object)
{
  BwPostgresStore *self = BW_POSTGRES_STORE (object);

  if (self->db != NULL)
    {
      bw_postgres_store_roll_back (BW_STORE (self));
      forget_sources (self);
    }

  g_clear_pointer (&self->db, bw_postgres_free);
  g_clear_object (&self->catalogue);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_clear_pointer (&self->audit_rows, g_ptr_array_unref);
  for (guint i = 0; i < BW_POSTGRES_STORE_N_COLUMNS; i++)
    g_clear_pointer (&self->columns[i], bw_postgres_array_free);
  for (guint i = 0; i < BW_POSTGRES_STORE_N_AUDIT_COLUMNS; i++)
    g_clear_pointer (&self->audit_columns[i], bw_postgres_array_free);
  g_clear_pointer (&self->gone, bw_postgres_array_free);
  g_clear_pointer (&self->gone_now, g_hash_table_unref);
  g_clear_pointer (&self->put, g_hash_table_unref);
  g_clear_pointer (&self->own, g_array_unref);
  bw_postgres_store_clear_marks (self);
  g_clear_pointer (&self->words, bw_word_book_free);
  g_clear_pointer (&self->blob, g_byte_array_unref);
  g_free (self->url);
  g_free (self->reason);

  G_OBJECT_CLASS (bw_postgres_store_parent_class)->finalize (object);
}

static void
bw_postgres_store_class_init (BwPostgresStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  BwStoreClass *store_class = BW_STORE_CLASS (klass);

  object_class->dispose = bw_postgres_store_dispose;
  object_class->finalize = bw_postgres_store_finalize;
  store_class->begin = bw_postgres_store_begin;
  store_class->begin_group = bw_postgres_store_begin_group;
  store_class->commit = bw_postgres_store_commit;
  store_class->roll_back = bw_postgres_store_roll_back;
  store_class->reserve = bw_postgres_store_reserve;
  store_class->get_seq = bw_postgres_store_get_seq;
  bw_postgres_store_class_init_log (store_class);
  bw_postgres_store_class_init_places (store_class);
  bw_postgres_store_class_init_documents (store_class);
  bw_postgres_store_class_init_audit (store_class);
  bw_postgres_store_class_init_tokens (store_class);
  bw_postgres_store_class_init_checkpoints (store_class);
  bw_postgres_store_class_init_meta (store_class);
  bw_postgres_store_class_init_upkeep (store_class);
  bw_postgres_store_class_init_copy (store_class);
  bw_postgres_store_class_init_changes (store_class);
  bw_postgres_store_class_init_lead (store_class);
  bw_postgres_store_class_init_fold (store_class);
}

static void
bw_postgres_store_init (BwPostgresStore *self)
{
  /* seq, id, place, subject, at, received, source, statements */
  static const BwPostgresType types[BW_POSTGRES_STORE_N_COLUMNS] =
  {
    BW_POSTGRES_TYPE_INT, BW_POSTGRES_TYPE_UUID, BW_POSTGRES_TYPE_INT, BW_POSTGRES_TYPE_INT,
    BW_POSTGRES_TYPE_INT, BW_POSTGRES_TYPE_INT, BW_POSTGRES_TYPE_INT, BW_POSTGRES_TYPE_BYTES,
  };

  /* seq, at, token, role, action, object, status, detail, hash */
  static const BwPostgresType audit_types[BW_POSTGRES_STORE_N_AUDIT_COLUMNS] =
  {
    BW_POSTGRES_TYPE_INT, BW_POSTGRES_TYPE_INT, BW_POSTGRES_TYPE_TEXT, BW_POSTGRES_TYPE_TEXT,
    BW_POSTGRES_TYPE_TEXT, BW_POSTGRES_TYPE_TEXT, BW_POSTGRES_TYPE_INT, BW_POSTGRES_TYPE_TEXT,
    BW_POSTGRES_TYPE_BYTES,
  };

  for (guint i = 0; i < BW_POSTGRES_STORE_N_COLUMNS; i++)
    self->columns[i] = bw_postgres_array_new (types[i]);
  for (guint i = 0; i < BW_POSTGRES_STORE_N_AUDIT_COLUMNS; i++)
    self->audit_columns[i] = bw_postgres_array_new (audit_types[i]);

  self->gone = bw_postgres_array_new (BW_POSTGRES_TYPE_INT);
  self->gone_now = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->items = g_ptr_array_new ();
  self->audit_rows = g_ptr_array_new ();
  self->ids = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  self->put = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->own = g_array_new (FALSE, FALSE, sizeof (BwPostgresRange));
  self->blob = g_byte_array_new ();
  bw_postgres_store_init_marks (self);
  self->retry_us = MIN_RETRY_US;
}

gboolean
bw_postgres_store_fail (BwPostgresStore  *self,
                        BwStoreError      code,
                        const char       *reason,
                        GError          **error)
{
  g_set_error (error, BW_STORE_ERROR, code, "%s: %s", bw_postgres_get_name (self->db), reason);
  return FALSE;
}

gboolean
bw_postgres_store_is_writing (BwPostgresStore  *self,
                              GError          **error)
{
  return self->is_writing
         || bw_postgres_store_fail (self, BW_STORE_ERROR_INVALID, "a change without a transaction", error);
}

gboolean
bw_postgres_store_ensure_locked (BwPostgresStore  *self,
                                 GError          **error)
{
  return bw_postgres_store_is_writing (self, error) && (self->is_locked || lock (self, error));
}

gboolean
bw_postgres_store_ensure_open (BwPostgresStore  *self,
                               GError          **error)
{
  return self->is_writing ? bw_postgres_store_ensure_locked (self, error) && connect_anew (self, error)
                          : connect_anew (self, error);
}

gboolean
bw_postgres_store_mind_queue (BwPostgresStore  *self,
                              GError          **error)
{
  g_autoptr (GPtrArray) results = NULL;

  if (bw_postgres_get_n_queued (self->db) < MAX_QUEUED)
    return TRUE;

  results = bw_postgres_sync (self->db, error);
  return results != NULL;
}

gboolean
bw_postgres_store_flush (BwPostgresStore  *self,
                         GError          **error)
{
  g_autoptr (GPtrArray) results = NULL;

  if (self->items->len == 0)
    return TRUE;
  if (!bw_postgres_store_send_reports (self, error))
    return FALSE;

  results = bw_postgres_sync (self->db, error);
  if (results == NULL)
    return FALSE;

  bw_postgres_store_settle_reports (self, g_ptr_array_index (results, results->len - 1));
  return TRUE;
}
