/* bw-postgres-store-fold.c: old reports, as few as say the same
 *
 * As bw-sqlite-store-fold.c, with others at work all the time:
 *
 *   before, until ──► list of what is folded ──► group by group, some hundred a
 *   (meta)            (a table of this session)  transaction: others write in between
 *
 * `before` is a time: nothing older is taken in any more (see INSERT_REPORTS). `until`
 * is a number: nothing above it is folded. All checkpoints hold what is below it, also
 * those that are written later (see bw-postgres-store-checkpoints.c), and it is written
 * before anything is changed: whoever has not read so far yet cannot go on from where it
 * is, for it would find sums of what it has counted already (see
 * bw-postgres-store-changes.c).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-postgres-store-parts-private.h"
#include "bw-postgres-store-private.h"
#include "bw-report-fold.h"
#include "bw-store-access.h"
#include "bw-time.h"

#include <string.h>

/* Of a transaction, which all others wait for: no more groups, and none more with so many
 * reports: some ten milliseconds. A larger group has one to itself. */
#define CHUNK         100
#define CHUNK_REPORTS 5000

/* Numbers to a statement: far from its time limit. */
#define PIECE 200000

#define MAKE_LIST \
  "CREATE TEMP TABLE IF NOT EXISTS fold (place integer, subject integer, step bigint, seq bigint," \
  " PRIMARY KEY (place, subject, step, seq)); TRUNCATE fold"
#define FILL_LIST \
  "INSERT INTO fold SELECT place, subject, at / $1, seq FROM report WHERE at < $2 AND seq > $3 AND seq <= $4"
#define SELECT_UNTIL \
  "SELECT coalesce (min (seq), 0) FROM checkpoint"
#define RAISE_UNTIL \
  "INSERT INTO meta (key, value) VALUES ('folded_until', $1::text)" \
  " ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE meta.value::bigint < $1"
#define SELECT_GROUPS \
  "SELECT place::bigint, subject::bigint, step, count (*) FROM fold" \
  " WHERE (place, subject, step) > ($1::integer, $2::integer, $3)" \
  " GROUP BY place, subject, step HAVING count (*) > 1 ORDER BY place, subject, step LIMIT $4"
#define SELECT_GROUP \
  "SELECT seq, at, statements FROM fold JOIN report USING (seq)" \
  " WHERE fold.place = $1::integer AND fold.subject = $2::integer AND step = $3 ORDER BY seq"
#define DELETE_ROWS  "DELETE FROM report WHERE seq = ANY ($1)"
#define REWRITE_ROWS \
  "UPDATE report SET statements = fresh.statements FROM unnest ($1, $2) AS fresh (seq, statements)" \
  " WHERE report.seq = fresh.seq"

/* What one transaction changes. */
typedef struct
{
  BwPostgresArray *gone;    /* (owned) */
  BwPostgresArray *seqs;    /* (owned) */
  BwPostgresArray *rests;   /* (owned): what is left of each of @seqs */
} Work;

static void
clear_work (Work *work)
{
  g_clear_pointer (&work->gone, bw_postgres_array_free);
  g_clear_pointer (&work->seqs, bw_postgres_array_free);
  g_clear_pointer (&work->rests, bw_postgres_array_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, clear_work)

static gboolean
may_go_on (BwPostgresStore  *self,
           GError          **error)
{
  return self->monitor == NULL || self->monitor (0, 0, self->monitor_data)
         || bw_postgres_store_fail (self, BW_STORE_ERROR_UNAVAILABLE, "stopped", error);
}

/* Most rows of a group that was folded before stay as they are. */
static gboolean
is_left_alone (BwPostgresStore *self,
               const PGresult  *rows,
               int              row)
{
  return (guint) PQgetlength (rows, row, 2) == self->blob->len
         && memcmp (PQgetvalue (rows, row, 2), self->blob->data, self->blob->len) == 0;
}

static gboolean
fold_group (BwPostgresStore  *self,
            const PGresult   *rows,
            Work             *work,
            GError          **error)
{
  g_autoptr (BwReportFold) fold = bw_report_fold_new ();

  for (int i = 0; i < PQntuples (rows); i++)
    {
      if (!bw_report_fold_add (fold, bw_postgres_get_int (rows, i, 1), (const guint8 *) PQgetvalue (rows, i, 2),
                               (gsize) PQgetlength (rows, i, 2)))
        return bw_postgres_store_fail (self, BW_STORE_ERROR_CORRUPT, "a report is not what was written", error);
    }

  for (int i = 0; i < PQntuples (rows); i++)
    {
      gint64 seq = bw_postgres_get_int (rows, i, 0);

      bw_report_fold_write (fold, (guint) i, self->blob);
      if (self->blob->len == 0)
        {
          bw_postgres_array_append_int (work->gone, seq);
        }
      else if (!is_left_alone (self, rows, i))
        {
          bw_postgres_array_append_int (work->seqs, seq);
          bw_postgres_array_append_bytes (work->rests, self->blob->data, self->blob->len);
        }
    }

  return TRUE;
}

static gboolean
write_work (BwPostgresStore  *self,
            Work             *work,
            GError          **error)
{
  g_autoptr (GPtrArray) results = NULL;

  bw_postgres_prepare (self->db, DELETE_ROWS);
  bw_postgres_add_array (self->db, work->gone);
  if (!bw_postgres_queue (self->db, error))
    return FALSE;

  bw_postgres_prepare (self->db, REWRITE_ROWS);
  bw_postgres_add_array (self->db, work->seqs);
  bw_postgres_add_array (self->db, work->rests);
  if (!bw_postgres_queue (self->db, error))
    return FALSE;

  results = bw_postgres_sync (self->db, error);
  return results != NULL;
}

/* How many of @groups, from @first on, go into one transaction. */
static int
count_chunk (const PGresult *groups,
             int             first)
{
  gint64 n_reports = bw_postgres_get_int (groups, first, 3);
  int n = 1;

  while (first + n < PQntuples (groups)
         && (n_reports += bw_postgres_get_int (groups, first + n, 3)) <= CHUNK_REPORTS)
    n++;

  return n;
}

/* All groups are asked for in one way there and back. */
static gboolean
change_groups (BwPostgresStore  *self,
               const PGresult   *groups,
               int               first,
               int               n,
               Work             *work,
               GError          **error)
{
  g_autoptr (GPtrArray) results = NULL;

  for (int i = first; i < first + n; i++)
    {
      bw_postgres_prepare (self->db, SELECT_GROUP);
      for (int column = 0; column < 3; column++)
        bw_postgres_add_int (self->db, bw_postgres_get_int (groups, i, column));
      if (!bw_postgres_queue (self->db, error))
        return FALSE;
    }

  results = bw_postgres_sync (self->db, error);
  if (results == NULL)
    return FALSE;

  for (guint i = 0; i < results->len; i++)
    {
      if (!fold_group (self, g_ptr_array_index (results, i), work, error))
        return FALSE;
    }

  return write_work (self, work, error);
}

static gboolean
fold_chunk (BwPostgresStore  *self,
            const PGresult   *groups,
            int               first,
            int               n,
            guint64          *n_gone,
            GError          **error)
{
  g_auto (Work) work = {
    .gone = bw_postgres_array_new (BW_POSTGRES_TYPE_INT),
    .seqs = bw_postgres_array_new (BW_POSTGRES_TYPE_INT),
    .rests = bw_postgres_array_new (BW_POSTGRES_TYPE_BYTES),
  };

  if (!bw_store_begin (BW_STORE (self), error))
    return FALSE;

  if (!change_groups (self, groups, first, n, &work, error))
    {
      bw_store_roll_back (BW_STORE (self));
      return FALSE;
    }

  if (!bw_store_commit (BW_STORE (self), error))
    return FALSE;

  *n_gone += bw_postgres_array_get_size (work.gone);
  return TRUE;
}

static gboolean
fold_groups (BwPostgresStore  *self,
             const PGresult   *groups,
             guint64          *n_gone,
             GError          **error)
{
  int n;

  for (int first = 0; first < PQntuples (groups); first += n)
    {
      n = count_chunk (groups, first);
      if (!may_go_on (self, error) || !fold_chunk (self, groups, first, n, n_gone, error))
        return FALSE;
    }

  return TRUE;
}

static PGresult *
list_groups (BwPostgresStore  *self,
             const PGresult   *last,
             GError          **error)
{
  int end = last != NULL ? PQntuples (last) - 1 : 0;

  bw_postgres_prepare (self->db, SELECT_GROUPS);
  bw_postgres_add_int (self->db, last != NULL ? bw_postgres_get_int (last, end, 0) : 0);
  bw_postgres_add_int (self->db, last != NULL ? bw_postgres_get_int (last, end, 1) : 0);
  bw_postgres_add_int (self->db, last != NULL ? bw_postgres_get_int (last, end, 2) : 0);
  bw_postgres_add_int (self->db, CHUNK);
  return bw_postgres_query (self->db, error);
}

static gboolean
fill_list (BwPostgresStore  *self,
           gint64            before,
           gint64            step,
           gint64            until,
           GError          **error)
{
  if (!bw_postgres_execute (self->db, MAKE_LIST, error))
    return FALSE;

  for (gint64 since = 0; since < until; since += PIECE)
    {
      g_autoptr (PGresult) result = NULL;

      bw_postgres_prepare (self->db, FILL_LIST);
      bw_postgres_add_int (self->db, step);
      bw_postgres_add_int (self->db, before);
      bw_postgres_add_int (self->db, since);
      bw_postgres_add_int (self->db, MIN (since + PIECE, until));
      result = bw_postgres_query (self->db, error);
      if (result == NULL || !may_go_on (self, error))
        return FALSE;
    }

  /* Nobody else does so for a table of a session. */
  return bw_postgres_execute (self->db, "ANALYZE fold", error);
}

static gboolean
raise_until (BwPostgresStore  *self,
             gint64           *until,
             GError          **error)
{
  g_autoptr (PGresult) found = NULL;
  g_autoptr (PGresult) raised = NULL;

  bw_postgres_prepare (self->db, SELECT_UNTIL);
  found = bw_postgres_query (self->db, error);
  if (found == NULL)
    return FALSE;

  *until = bw_postgres_get_int (found, 0, 0);
  bw_postgres_prepare (self->db, RAISE_UNTIL);
  bw_postgres_add_int (self->db, *until);
  raised = bw_postgres_query (self->db, error);
  return raised != NULL;
}

/* The time never goes back. */
static gboolean
raise_before (BwPostgresStore  *self,
              gint64           *before,
              BwAudit          *row,
              GError          **error)
{
  BwStore *store = BW_STORE (self);
  GError *failure = NULL;
  g_autofree char *standing = bw_store_dup_meta (store, BW_REPORT_FOLD_BEFORE, &failure);
  gint64 at = standing != NULL ? g_ascii_strtoll (standing, NULL, 10) : G_MININT64;
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, *before);

  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }

  if (*before > at)
    return bw_store_set_meta (store, BW_REPORT_FOLD_BEFORE, value, error)
           && bw_store_access_append_audit (store, row, error);

  *before = at;
  return TRUE;
}

/* From its commit on nothing older than @before comes in: who sent it once may send
 * it again, and nobody could tell. */
static gboolean
draw_line (BwPostgresStore  *self,
           gint64           *before,
           gint64           *until,
           GError          **error)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autofree char *time = bw_time_format (*before, zone);
  g_autoptr (BwAudit) row = bw_audit_new (g_get_real_time (), NULL, NULL, "fold reports", NULL, 0, time);

  if (!bw_store_begin (BW_STORE (self), error))
    return FALSE;
  if (raise_before (self, before, row, error) && raise_until (self, until, error))
    return bw_store_commit (BW_STORE (self), error);

  bw_store_roll_back (BW_STORE (self));
  return FALSE;
}

static gboolean
bw_postgres_store_fold (BwStore  *store,
                        gint64    before,
                        gint64    step,
                        guint64  *n_gone,
                        GError  **error)
{
  BwPostgresStore *self = BW_POSTGRES_STORE (store);
  g_autoptr (PGresult) groups = NULL;
  gint64 until;

  if (!may_go_on (self, error)
      || !draw_line (self, &before, &until, error)
      || !fill_list (self, before, step, until, error))
    return FALSE;

  for (;;)
    {
      PGresult *next = list_groups (self, groups, error);

      g_clear_pointer (&groups, PQclear);
      groups = next;
      if (groups == NULL)
        return FALSE;
      if (PQntuples (groups) == 0)
        return bw_postgres_execute (self->db, "TRUNCATE fold", error);
      if (!fold_groups (self, groups, n_gone, error))
        return FALSE;
    }
}

static void
bw_postgres_store_set_monitor (BwStore            *store,
                               BwStoreMonitorFunc  func,
                               gpointer            user_data)
{
  BwPostgresStore *self = BW_POSTGRES_STORE (store);

  self->monitor = func;
  self->monitor_data = user_data;
}

void
bw_postgres_store_class_init_fold (BwStoreClass *klass)
{
  klass->fold = bw_postgres_store_fold;
  klass->set_monitor = bw_postgres_store_set_monitor;
}
