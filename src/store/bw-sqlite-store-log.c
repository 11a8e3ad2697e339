/* bw-sqlite-store-log.c: the table of reports
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-sqlite-store-private.h"
#include "bw-statement-blob.h"

#include <string.h>

#define INSERT_REPORT \
  "INSERT INTO report (seq, id, place, subject, at, received, source, statements)" \
  " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING"

#define SELECT_REPORTS "SELECT seq, received, id, place, subject, at, source, statements FROM report"
#define SELECT_ALL     SELECT_REPORTS " WHERE seq > ? ORDER BY seq"
#define SELECT_ONE     SELECT_REPORTS " WHERE seq = ?"
#define SELECT_REST    SELECT_REPORTS " WHERE seq > ? AND place = ? ORDER BY seq"

typedef struct
{
  BwStoreReportFunc func;
  gpointer          user_data;
} Reader;

static gboolean
check_report (BwSqliteStore   *self,
              const BwReport  *report,
              GError         **error)
{
  gboolean is_good = report->place != NULL && report->subject != NULL
                     && report->n_statements > 0 && report->n_statements <= BW_REPORT_MAX_STATEMENTS;

  for (guint i = 0; is_good && i < report->n_statements; i++)
    is_good = report->statements[i].measure < bw_measure_catalogue_get_size (self->catalogue);

  if (!is_good)
    g_set_error_literal (error, BW_STORE_ERROR, BW_STORE_ERROR_INVALID, "a report that is not complete");
  return is_good;
}

static gboolean
write_blob (BwSqliteStore   *self,
            const BwReport  *report,
            GError         **error)
{
  g_byte_array_set_size (self->blob, 0);
  for (guint i = 0; i < report->n_statements; i++)
    {
      guint32 word;

      if (!bw_sqlite_store_ensure_measure (self, report->statements[i].measure, &word, error))
        return FALSE;

      bw_statement_blob_append (self->blob, &report->statements[i], word);
    }

  return TRUE;
}

/* One that is from before the time until which reports are folded: whether it is
 * among those that are left. */
static gboolean
find_folded (BwSqliteStore  *self,
             BwStoreReport  *item,
             GError        **error)
{
  sqlite3_stmt *statement = bw_sqlite_store_prepare (self, "SELECT 1 FROM report WHERE id = ?", error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_blob (statement, 1, item->report->id, sizeof item->report->id, SQLITE_STATIC);
  if (!bw_sqlite_next (statement, &has_row, error))
    return FALSE;

  if (has_row)
    sqlite3_reset (statement);
  item->seq = has_row ? 0 : BW_STORE_FOLDED;
  return TRUE;
}

static gboolean
append_report (BwSqliteStore  *self,
               BwStoreReport  *item,
               gint64          received,
               GError        **error)
{
  const BwReport *report = item->report;
  sqlite3_stmt *statement;
  guint32 place;
  guint32 subject;

  if (!check_report (self, report, error)
      || !bw_sqlite_store_ensure_word (self, report->place, &place, error)
      || !bw_sqlite_store_ensure_word (self, report->subject, &subject, error)
      || !write_blob (self, report, error))
    return FALSE;

  statement = bw_sqlite_store_prepare (self, INSERT_REPORT, error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, (gint64) (self->seq + 1));
  sqlite3_bind_blob (statement, 2, report->id, sizeof report->id, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 3, place);
  sqlite3_bind_int64 (statement, 4, subject);
  sqlite3_bind_int64 (statement, 5, report->at);
  sqlite3_bind_int64 (statement, 6, received);
  sqlite3_bind_int64 (statement, 7, report->source);
  sqlite3_bind_blob (statement, 8, self->blob->data, (int) self->blob->len, SQLITE_STATIC);
  if (!bw_sqlite_run (statement, error))
    return FALSE;

  item->seq = 0;
  if (sqlite3_changes (self->db) > 0)
    {
      item->seq = ++self->seq;
      self->is_counting = TRUE;
    }

  return TRUE;
}

static gboolean
bw_sqlite_store_append_reports (BwStore        *store,
                                BwStoreReport  *reports,
                                guint           n_reports,
                                gint64          received,
                                GError        **error)
{
  BwSqliteStore *self = BW_SQLITE_STORE (store);
  gint64 folded;

  if (!bw_sqlite_store_is_writing (self, error) || !bw_sqlite_store_get_folded (self, &folded, error))
    return FALSE;

  for (guint i = 0; i < n_reports; i++)
    {
      if (reports[i].report->at < folded ? !find_folded (self, &reports[i], error)
                                         : !append_report (self, &reports[i], received, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
fail_row (BwSqliteStore  *self,
          sqlite3_stmt   *statement,
          GError        **error)
{
  g_set_error (error, BW_STORE_ERROR, BW_STORE_ERROR_CORRUPT,
               "“%s”: report %" G_GINT64_FORMAT " is not what was written", self->path,
               (gint64) sqlite3_column_int64 (statement, 0));
  return FALSE;
}

/* A measure that the catalogue has no more is left out. */
static gboolean
read_blob (BwSqliteStore  *self,
           sqlite3_stmt   *statement,
           BwReport       *report,
           GError        **error)
{
  const guint8 *blob = sqlite3_column_blob (statement, 7);
  const guint8 *end = blob != NULL ? blob + sqlite3_column_bytes (statement, 7) : NULL;

  report->n_statements = 0;
  while (blob != end)
    {
      BwStatement *next = &report->statements[report->n_statements];
      guint32 word;

      if (report->n_statements == BW_REPORT_MAX_STATEMENTS || !bw_statement_blob_read (&blob, end, next, &word))
        return fail_row (self, statement, error);
      if (!bw_sqlite_store_get_measure (self, word, &next->measure, error))
        return FALSE;

      if (next->measure != BW_MEASURE_NONE)
        report->n_statements++;
    }

  return TRUE;
}

static gboolean
read_row (BwSqliteStore  *self,
          sqlite3_stmt   *statement,
          BwReport       *report,
          GError        **error)
{
  int source = sqlite3_column_int (statement, 6);

  if (sqlite3_column_bytes (statement, 2) != sizeof report->id || source < 0 || source > BW_SOURCE_SIMULATION)
    return fail_row (self, statement, error);

  memcpy (report->id, sqlite3_column_blob (statement, 2), sizeof report->id);
  report->place = (char *) bw_sqlite_store_get_word (self, (guint32) sqlite3_column_int64 (statement, 3), error);
  report->subject = (char *) bw_sqlite_store_get_word (self, (guint32) sqlite3_column_int64 (statement, 4), error);
  report->at = sqlite3_column_int64 (statement, 5);
  report->source = (BwSource) source;
  return report->place != NULL && report->subject != NULL
         && read_blob (self, statement, report, error);
}

/* All rows of a statement that is bound. */
static gboolean
read_rows (BwSqliteStore  *self,
           sqlite3_stmt   *statement,
           const Reader   *reader,
           GError        **error)
{
  BwReport report;
  gboolean has_row;

  while (bw_sqlite_next (statement, &has_row, error))
    {
      if (!has_row)
        return TRUE;

      if (!read_row (self, statement, &report, error))
        {
          sqlite3_reset (statement);
          return FALSE;
        }

      if (report.n_statements > 0)
        reader->func (&report, (guint64) sqlite3_column_int64 (statement, 0), sqlite3_column_int64 (statement, 1),
                      reader->user_data);
    }

  return FALSE;
}

static gboolean
read_all (BwSqliteStore  *self,
          guint64         since,
          const Reader   *reader,
          GError        **error)
{
  sqlite3_stmt *statement = bw_sqlite_store_prepare (self, SELECT_ALL, error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, (gint64) since);
  return read_rows (self, statement, reader, error);
}

static gboolean
read_entered (BwSqliteStore  *self,
              const GArray   *seqs,
              const Reader   *reader,
              GError        **error)
{
  for (guint i = 0; i < seqs->len; i++)
    {
      sqlite3_stmt *statement = bw_sqlite_store_prepare (self, SELECT_ONE, error);

      if (statement == NULL)
        return FALSE;

      sqlite3_bind_int64 (statement, 1, (gint64) g_array_index (seqs, guint64, i));
      if (!read_rows (self, statement, reader, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_rest (BwSqliteStore  *self,
           guint32         place,
           guint64         since,
           const Reader   *reader,
           GError        **error)
{
  sqlite3_stmt *statement = bw_sqlite_store_prepare (self, SELECT_REST, error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, (gint64) since);
  sqlite3_bind_int64 (statement, 2, place);
  return read_rows (self, statement, reader, error);
}

/* What is entered by now, and what came after it. */
static gboolean
read_place (BwSqliteStore  *self,
            const char     *code,
            guint64         since,
            const Reader   *reader,
            GError        **error)
{
  g_autoptr (GArray) seqs = NULL;
  guint64 placed;
  guint32 place;

  if (!bw_sqlite_store_find_word (self, code, &place, error) || !bw_sqlite_store_get_placed (self, &placed, error))
    return FALSE;
  if (place == 0)
    return TRUE;

  seqs = bw_sqlite_store_list_place (self, place, since, placed, error);
  return seqs != NULL
         && read_entered (self, seqs, reader, error)
         && read_rest (self, place, MAX (since, placed), reader, error);
}

static gboolean
bw_sqlite_store_scan_reports (BwStore            *store,
                              guint64             since,
                              const char         *place,
                              BwStoreReportFunc   func,
                              gpointer            user_data,
                              GError            **error)
{
  BwSqliteStore *self = BW_SQLITE_STORE (store);
  const Reader reader = { func, user_data };

  return place != NULL ? read_place (self, place, since, &reader, error) : read_all (self, since, &reader, error);
}

void
bw_sqlite_store_class_init_log (BwStoreClass *klass)
{
  klass->append_reports = bw_sqlite_store_append_reports;
  klass->scan_reports = bw_sqlite_store_scan_reports;
}
