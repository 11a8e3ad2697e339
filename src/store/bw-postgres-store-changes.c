/* bw-postgres-store-changes.c: what others have written
 *
 * Numbers become visible in their order (see bw-postgres-store.c). So one number
 * says how far this process has been told, and what is above it is what is new:
 *
 *      told            by others      own, just committed     by others
 *   ───────────┤├────────────────────┤├───────────────────┤├──────────────►
 *            known                 base                  own.last
 *
 * What others wrote before an own transaction is told before its own callers are;
 * what they wrote after it waits for the next call. Reports that have been folded
 * before they were read add up no more with what was read before: whoever was away
 * for so long must be started anew.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-postgres-store-parts-private.h"
#include "bw-postgres-store-private.h"
#include "bw-store-shared.h"

#define SELECT_REPORTS \
  "SELECT seq, received, id, place::bigint, subject::bigint, at, source::bigint, statements FROM report" \
  " WHERE seq > $1 AND seq <= $2 ORDER BY seq LIMIT $3"
#define SELECT_DOCUMENTS \
  "SELECT seq, type, id, place, json FROM document WHERE seq > $1 AND seq <= $2 ORDER BY seq LIMIT $3"

/* Written before anything is folded: what was read before it is asked is as it was. */
#define SELECT_FOLDED \
  "SELECT 1 FROM meta WHERE key = 'folded_until' AND value::bigint > $1"

/* In one statement, and so of one moment. */
#define SELECT_END "SELECT seq, (SELECT value FROM meta WHERE key = 'epoch') FROM counter"

/* Reports, and documents, which may be as large as a request, that are read at a time. */
#define PIECE           BW_STORE_SHARED_MANY
#define DOCUMENTS_PIECE 500

static gboolean
is_own (BwPostgresStore *self,
        guint64          seq)
{
  for (guint i = 0; i < self->own->len; i++)
    {
      const BwPostgresRange *range = &g_array_index (self->own, BwPostgresRange, i);

      if (seq >= range->first && seq <= range->last)
        return TRUE;
    }

  return FALSE;
}

static gboolean
take_reports (BwPostgresStore  *self,
              const PGresult   *result,
              guint64           until,
              GPtrArray        *changes,
              GError          **error)
{
  for (int i = 0; i < PQntuples (result); i++)
    {
      guint64 seq = (guint64) bw_postgres_get_int (result, i, 0);
      BwReport report;

      if (seq > until)
        break;
      if (is_own (self, seq))
        continue;
      if (!bw_postgres_store_read_report (self, result, i, &report, error))
        return FALSE;

      g_ptr_array_add (changes, bw_store_change_new_report (seq, &report));
    }

  return TRUE;
}

/* A type that only a later release knows is none of ours. */
static void
take_documents (BwPostgresStore *self,
                const PGresult  *result,
                GPtrArray       *changes)
{
  for (int i = 0; i < PQntuples (result); i++)
    {
      guint64 seq = (guint64) bw_postgres_get_int (result, i, 0);
      BwDocumentType type;

      if (is_own (self, seq) || !bw_document_type_from_string (PQgetvalue (result, i, 1), &type))
        continue;

      g_ptr_array_add (changes,
                       bw_store_change_new_document (seq, type, PQgetvalue (result, i, 2),
                                                     PQgetisnull (result, i, 3) ? NULL : PQgetvalue (result, i, 3),
                                                     PQgetisnull (result, i, 4) ? NULL : PQgetvalue (result, i, 4)));
    }
}

/* (transfer full) (nullable): documents, whether reports were folded, and who has written;
 * the last number up to which the documents are all. */
static GPtrArray *
read_documents (BwPostgresStore  *self,
                guint64           since,
                guint64          *until,
                GError          **error)
{
  g_autoptr (GPtrArray) results = NULL;
  const PGresult *documents;

  bw_postgres_prepare (self->db, SELECT_DOCUMENTS);
  bw_postgres_add_int (self->db, (gint64) since);
  bw_postgres_add_int (self->db, (gint64) *until);
  bw_postgres_add_int (self->db, DOCUMENTS_PIECE);
  if (!bw_postgres_queue (self->db, error))
    return NULL;

  bw_postgres_prepare (self->db, SELECT_FOLDED);
  bw_postgres_add_int (self->db, (gint64) since);
  if (!bw_postgres_queue (self->db, error) || !bw_postgres_store_queue_fresh (self, error))
    return NULL;

  results = bw_postgres_sync (self->db, error);
  if (results == NULL)
    return NULL;

  documents = g_ptr_array_index (results, 0);
  if (PQntuples (documents) == DOCUMENTS_PIECE)
    *until = (guint64) bw_postgres_get_int (documents, DOCUMENTS_PIECE - 1, 0);
  return g_steal_pointer (&results);
}

static gboolean
fail_folded (BwPostgresStore  *self,
             GError          **error)
{
  self->stale = "reports were folded that had not been read";
  return bw_postgres_store_fail_stale (self, error);
}

/* What stands between @since and @until; the last number that is among it. */
static gboolean
read_piece (BwPostgresStore  *self,
            guint64           since,
            guint64          *until,
            GPtrArray        *changes,
            GError          **error)
{
  g_autoptr (PGresult) reports = NULL;
  g_autoptr (GPtrArray) documents = NULL;

  bw_postgres_prepare (self->db, SELECT_REPORTS);
  bw_postgres_add_int (self->db, (gint64) since);
  bw_postgres_add_int (self->db, (gint64) *until);
  bw_postgres_add_int (self->db, PIECE);
  reports = bw_postgres_query (self->db, error);
  if (reports == NULL)
    return FALSE;

  if (PQntuples (reports) == PIECE)
    *until = (guint64) bw_postgres_get_int (reports, PIECE - 1, 0);

  documents = read_documents (self, since, until, error);
  if (documents == NULL)
    return FALSE;
  if (PQntuples (g_ptr_array_index (documents, 1)) > 0)
    return fail_folded (self, error);

  bw_postgres_store_take_fresh (self, g_ptr_array_index (documents, 2));
  take_documents (self, g_ptr_array_index (documents, 0), changes);
  return take_reports (self, reports, *until, changes, error);
}

/* Something is missing: a transaction judges it, and says so. */
static gboolean
judge (BwPostgresStore  *self,
       GError          **error)
{
  if (bw_store_begin (BW_STORE (self), error))
    {
      bw_store_roll_back (BW_STORE (self));
      bw_postgres_store_fail (self, BW_STORE_ERROR_UNAVAILABLE, "it is being changed", error);
    }

  return FALSE;
}

/* What is read after a failover may be another history than what was written before. */
static gboolean
ensure_whole (BwPostgresStore  *self,
              GError          **error)
{
  gboolean is_whole;

  return bw_postgres_store_ensure_open (self, error)
         && bw_postgres_store_look_back (self, &is_whole, error)
         && (is_whole || judge (self, error));
}

static gboolean
read_end (BwPostgresStore  *self,
          guint64          *end,
          GError          **error)
{
  const char *known = bw_store_get_epoch (BW_STORE (self));
  g_autoptr (GPtrArray) results = NULL;
  const PGresult *result;

  bw_postgres_prepare (self->db, SELECT_END);
  if (!bw_postgres_queue (self->db, error) || !bw_postgres_store_queue_sources (self, error))
    return FALSE;

  results = bw_postgres_sync (self->db, error);
  if (results == NULL)
    return FALSE;

  result = g_ptr_array_index (results, 0);
  *end = PQntuples (result) == 1 ? (guint64) bw_postgres_get_int (result, 0, 0) : 0;
  if (*end < self->known || (known != NULL && !g_str_equal (PQgetvalue (result, 0, 1), known)))
    return judge (self, error);

  bw_postgres_store_take_sources (self, g_ptr_array_index (results, 1));
  return TRUE;
}

/* Whether all up to @end is this process's own. */
static gboolean
is_all_own (BwPostgresStore *self)
{
  return self->own->len == 1 && g_array_index (self->own, BwPostgresRange, 0).first == self->known + 1;
}

/* From @since on: what is told at a time, of what stands before the transaction of its
 * own that is not told yet. That one is passed by a call that tells so little that none
 * follows: what comes after it waits for the next time. If it has several with others'
 * between, all or nothing is told: of a part nobody would know what is to be read again
 * after a failure. */
static gboolean
read_pieces (BwPostgresStore  *self,
             guint64          *since,
             guint64           end,
             GPtrArray        *changes,
             GError          **error)
{
  const gboolean is_mixed = self->own->len > 1;
  const guint64 stop = self->own->len == 1 ? g_array_index (self->own, BwPostgresRange, 0).first - 1 : end;

  while (*since < stop && (is_mixed || changes->len < BW_STORE_SHARED_MANY))
    {
      guint64 until = stop;

      if (!read_piece (self, *since, &until, changes, error))
        return FALSE;

      *since = until;
    }

  if (*since >= stop && changes->len < BW_STORE_SHARED_MANY)
    *since = end;

  return TRUE;
}

/* What this process has put since is told as failed then, whether it is there or not:
 * the next time it is read like what others have put, or nobody would ever count it. */
static GPtrArray *
give_up_changes (BwPostgresStore *self)
{
  g_array_set_size (self->own, 0);
  return NULL;
}

static GPtrArray *
bw_postgres_store_take_changes (BwStore  *store,
                                GError  **error)
{
  BwPostgresStore *self = BW_POSTGRES_STORE (store);
  g_autoptr (GPtrArray) changes = bw_store_change_new_list ();
  guint64 since = self->known;
  guint64 end = self->own->len > 0 ? g_array_index (self->own, BwPostgresRange, self->own->len - 1).last : 0;

  if (is_all_own (self))
    since = end;
  else if (!ensure_whole (self, error) || (end == 0 && !read_end (self, &end, error)))
    return give_up_changes (self);

  if (!read_pieces (self, &since, end, changes, error))
    return give_up_changes (self);

  bw_store_change_sort (changes);
  self->is_sure &= changes->len == 0;
  self->known = since;
  if (since >= end)
    g_array_set_size (self->own, 0);
  return g_steal_pointer (&changes);
}

/* Who has written what is read is noted: from now on it must be there. */
static gboolean
bw_postgres_store_begin_snapshot (BwStore  *store,
                                  GError  **error)
{
  BwPostgresStore *self = BW_POSTGRES_STORE (store);
  g_autoptr (GPtrArray) results = NULL;

  if (self->is_writing || self->is_reading)
    return bw_postgres_store_fail (self, BW_STORE_ERROR_INVALID, "a transaction within a transaction", error);
  if (!bw_postgres_store_ensure_open (self, error))
    return FALSE;

  self->is_reading = TRUE;
  bw_postgres_prepare (self->db, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  if (bw_postgres_queue (self->db, error) && bw_postgres_store_queue_sources (self, error))
    results = bw_postgres_sync (self->db, error);

  if (results == NULL)
    {
      bw_store_roll_back (store);
      return FALSE;
    }

  bw_postgres_store_take_sources (self, g_ptr_array_index (results, 1));
  return TRUE;
}

static void
bw_postgres_store_watch (BwStore          *store,
                         BwStoreWatchFunc  func,
                         gpointer          user_data)
{
  BwPostgresStore *self = BW_POSTGRES_STORE (store);

  g_clear_pointer (&self->listener, bw_postgres_listener_free);
  if (func == NULL)
    return;

  self->listener = bw_postgres_listener_new (self->url, func, user_data);
  bw_postgres_listener_set_own (self->listener, bw_postgres_get_backend (self->db));
}

void
bw_postgres_store_class_init_changes (BwStoreClass *klass)
{
  klass->take_changes = bw_postgres_store_take_changes;
  klass->begin_snapshot = bw_postgres_store_begin_snapshot;
  klass->watch = bw_postgres_store_watch;
}

void
bw_postgres_store_add_own (BwPostgresStore *self,
                           guint64          first,
                           guint64          last)
{
  BwPostgresRange range = { first, last };
  BwPostgresRange *before = self->own->len > 0 ? &g_array_index (self->own, BwPostgresRange, self->own->len - 1)
                                               : NULL;

  if (before != NULL && before->last + 1 == first)
    before->last = last;
  else
    g_array_append_val (self->own, range);
}
