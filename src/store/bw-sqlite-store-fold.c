/* bw-sqlite-store-fold.c: old reports, as few as say the same
 *
 * The reports of one place and subject within one step of time are folded
 * (bw-report-fold.h). What is left of each stays where it was, under its number, its
 * id and its time. So the log still adds up to every figure and, in steps as long as
 * these or longer, to every history.
 *
 *   before, until     ──► list of what is folded ──► group by group, some hundred a
 *   (meta: nothing older  (a table of this connec-   transaction: others write in
 *   comes in any more)     tion alone)               between
 *
 * What a checkpoint does not hold yet is not folded: a start would count the sum
 * on top of what it has. So the number up to which it goes is written too: no
 * checkpoint that comes later may hold less (see bw-sqlite-store-checkpoints.c).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-report-fold.h"
#include "bw-sqlite-store-private.h"
#include "bw-store-access.h"
#include "bw-time.h"

/* Groups to a transaction: some thousand reports, some ten milliseconds. */
#define CHUNK 200

#define MAKE_LIST \
  "CREATE TEMP TABLE IF NOT EXISTS fold (place INTEGER, subject INTEGER, step INTEGER, seq INTEGER," \
  " PRIMARY KEY (place, subject, step, seq)) WITHOUT ROWID; DELETE FROM temp.fold"
#define FILL_LIST \
  "INSERT INTO temp.fold SELECT place, subject, at / ?, seq FROM report WHERE at < ?" \
  " AND seq <= ?"
#define SELECT_UNTIL \
  "SELECT ifnull (min (seq), 0) FROM checkpoint"
#define RAISE_UNTIL \
  "INSERT INTO meta (key, value) VALUES ('" BW_REPORT_FOLD_UNTIL "', CAST (?1 AS TEXT)) ON CONFLICT (key)" \
  " DO UPDATE SET value = excluded.value WHERE CAST (meta.value AS INTEGER) < ?1"
#define SELECT_GROUPS \
  "SELECT place, subject, step FROM temp.fold WHERE (place, subject, step) > (?, ?, ?)" \
  " GROUP BY place, subject, step HAVING count (*) > 1 ORDER BY place, subject, step LIMIT ?"
#define SELECT_GROUP \
  "SELECT report.seq, at, statements FROM temp.fold JOIN report ON report.seq = fold.seq" \
  " WHERE fold.place = ? AND fold.subject = ? AND fold.step = ? ORDER BY report.seq"

typedef struct
{
  gint64 place;
  gint64 subject;
  gint64 step;
} Group;

typedef struct
{
  gint64  seq;
  gint64  at;
  GBytes *blob; /* (owned) */
} Row;

static void
clear_row (gpointer data)
{
  g_bytes_unref (((Row *) data)->blob);
}

static gboolean
fail_row (BwSqliteStore  *self,
          gint64          seq,
          GError        **error)
{
  g_set_error (error, BW_STORE_ERROR, BW_STORE_ERROR_CORRUPT,
               "“%s”: report %" G_GINT64_FORMAT " is not what was written", self->path, seq);
  return FALSE;
}

static gboolean
delete_row (BwSqliteStore  *self,
            gint64          seq,
            GError        **error)
{
  sqlite3_stmt *statement = bw_sqlite_store_prepare (self, "DELETE FROM report WHERE seq = ?", error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, seq);
  return bw_sqlite_run (statement, error);
}

static gboolean
rewrite_row (BwSqliteStore  *self,
             gint64          seq,
             GError        **error)
{
  sqlite3_stmt *statement = bw_sqlite_store_prepare (self, "UPDATE report SET statements = ? WHERE seq = ?", error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_blob (statement, 1, self->blob->data, (int) self->blob->len, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, seq);
  return bw_sqlite_run (statement, error);
}

static gboolean
write_row (BwSqliteStore  *self,
           gint64          seq,
           guint64        *n_gone,
           GError        **error)
{
  if (self->blob->len > 0)
    return rewrite_row (self, seq, error);

  ++*n_gone;
  return delete_row (self, seq, error);
}

/* (transfer full) (nullable) (element-type Row): in order of their numbers */
static GArray *
list_rows (BwSqliteStore  *self,
           const Group    *group,
           GError        **error)
{
  sqlite3_stmt *statement = bw_sqlite_store_prepare (self, SELECT_GROUP, error);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  gboolean has_row;

  g_array_set_clear_func (rows, clear_row);
  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, group->place);
  sqlite3_bind_int64 (statement, 2, group->subject);
  sqlite3_bind_int64 (statement, 3, group->step);
  while (bw_sqlite_next (statement, &has_row, error))
    {
      Row row;

      if (!has_row)
        return g_steal_pointer (&rows);

      row.seq = sqlite3_column_int64 (statement, 0);
      row.at = sqlite3_column_int64 (statement, 1);
      row.blob = g_bytes_new (sqlite3_column_blob (statement, 2), (gsize) sqlite3_column_bytes (statement, 2));
      g_array_append_val (rows, row);
    }

  return NULL;
}

static gboolean
fold_group (BwSqliteStore  *self,
            const Group    *group,
            guint64        *n_gone,
            GError        **error)
{
  g_autoptr (GArray) rows = list_rows (self, group, error);
  g_autoptr (BwReportFold) fold = bw_report_fold_new ();

  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);
      gsize length;
      const guint8 *data = g_bytes_get_data (row->blob, &length);

      if (!bw_report_fold_add (fold, row->at, data, length))
        return fail_row (self, row->seq, error);
    }

  for (guint i = 0; i < rows->len; i++)
    {
      bw_report_fold_write (fold, i, self->blob);
      if (!write_row (self, g_array_index (rows, Row, i).seq, n_gone, error))
        return FALSE;
    }

  return TRUE;
}

/* (transfer full) (nullable) (element-type Group): the next ones after @last */
static GArray *
list_groups (BwSqliteStore  *self,
             const Group    *last,
             GError        **error)
{
  sqlite3_stmt *statement = bw_sqlite_store_prepare (self, SELECT_GROUPS, error);
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (Group));
  gboolean has_row;

  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, last->place);
  sqlite3_bind_int64 (statement, 2, last->subject);
  sqlite3_bind_int64 (statement, 3, last->step);
  sqlite3_bind_int64 (statement, 4, CHUNK);
  while (bw_sqlite_next (statement, &has_row, error))
    {
      Group group;

      if (!has_row)
        return g_steal_pointer (&groups);

      group.place = sqlite3_column_int64 (statement, 0);
      group.subject = sqlite3_column_int64 (statement, 1);
      group.step = sqlite3_column_int64 (statement, 2);
      g_array_append_val (groups, group);
    }

  return NULL;
}

static gboolean
fold_groups (BwSqliteStore  *self,
             const GArray   *groups,
             guint64        *n_gone,
             GError        **error)
{
  guint64 n = 0;

  if (!bw_store_begin (BW_STORE (self), error))
    return FALSE;

  for (guint i = 0; i < groups->len; i++)
    {
      if (!fold_group (self, &g_array_index (groups, Group, i), &n, error))
        {
          bw_store_roll_back (BW_STORE (self));
          return FALSE;
        }
    }

  if (!bw_store_commit (BW_STORE (self), error))
    return FALSE;

  *n_gone += n;
  return TRUE;
}

static gboolean
fill_list (BwSqliteStore  *self,
           gint64          before,
           gint64          step,
           gint64          until,
           GError        **error)
{
  sqlite3_stmt *statement;

  if (!bw_sqlite_execute (self->db, MAKE_LIST, error))
    return FALSE;

  statement = bw_sqlite_store_prepare (self, FILL_LIST, error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, step);
  sqlite3_bind_int64 (statement, 2, before);
  sqlite3_bind_int64 (statement, 3, until);
  return bw_sqlite_run (statement, error);
}

static gboolean
raise_until (BwSqliteStore  *self,
             gint64         *until,
             GError        **error)
{
  sqlite3_stmt *statement = bw_sqlite_store_prepare (self, SELECT_UNTIL, error);
  gboolean has_row;

  if (statement == NULL || !bw_sqlite_next (statement, &has_row, error))
    return FALSE;

  *until = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  statement = bw_sqlite_store_prepare (self, RAISE_UNTIL, error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, *until);
  return bw_sqlite_run (statement, error);
}

/* The time never goes back. */
static gboolean
raise_before (BwSqliteStore  *self,
              gint64         *before,
              GError        **error)
{
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, *before);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autofree char *time = bw_time_format (*before, zone);
  g_autoptr (BwAudit) row = bw_audit_new (g_get_real_time (), NULL, NULL, "fold reports", NULL, 0, time);
  gint64 standing;

  if (!bw_sqlite_store_get_folded (self, &standing, error))
    return FALSE;

  if (*before > standing)
    return bw_store_set_meta (BW_STORE (self), BW_REPORT_FOLD_BEFORE, value, error)
           && bw_store_access_append_audit (BW_STORE (self), row, error);

  *before = standing;
  return TRUE;
}

/* From its commit on nothing older than @before comes in: who sent it once may send it
 * again, and nobody could tell. */
static gboolean
draw_line (BwSqliteStore  *self,
           gint64         *before,
           gint64         *until,
           GError        **error)
{
  if (!bw_store_begin (BW_STORE (self), error))
    return FALSE;
  if (raise_before (self, before, error) && raise_until (self, until, error))
    return bw_store_commit (BW_STORE (self), error);

  bw_store_roll_back (BW_STORE (self));
  return FALSE;
}

static gboolean
bw_sqlite_store_fold (BwStore  *store,
                      gint64    before,
                      gint64    step,
                      guint64  *n_gone,
                      GError  **error)
{
  BwSqliteStore *self = BW_SQLITE_STORE (store);
  Group last = { G_MININT64, 0, 0 };
  gint64 until;

  if (!bw_sqlite_store_ensure_open (self, error)
      || !draw_line (self, &before, &until, error)
      || !fill_list (self, before, step, until, error))
    return FALSE;

  for (;;)
    {
      g_autoptr (GArray) groups = list_groups (self, &last, error);

      if (groups == NULL)
        return FALSE;
      if (groups->len == 0)
        return bw_sqlite_execute (self->db, "DELETE FROM temp.fold", error);
      if (!fold_groups (self, groups, n_gone, error))
        return FALSE;

      last = g_array_index (groups, Group, groups->len - 1);
    }
}

/* G_MININT64: none is folded. */
gboolean
bw_sqlite_store_get_folded (BwSqliteStore  *self,
                            gint64         *before,
                            GError        **error)
{
  GError *failure = NULL;
  g_autofree char *text = bw_store_dup_meta (BW_STORE (self), BW_REPORT_FOLD_BEFORE, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }

  *before = text != NULL ? g_ascii_strtoll (text, NULL, 10) : G_MININT64;
  return TRUE;
}

void
bw_sqlite_store_class_init_fold (BwStoreClass *klass)
{
  klass->fold = bw_sqlite_store_fold;
}
