/* bw-postgres-store-log.c: the table of reports
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-postgres-store-parts-private.h"
#include "bw-postgres-store-places-private.h"
#include "bw-postgres-store-private.h"
#include "bw-statement-blob.h"
#include "bw-store-shared.h"

#include <string.h>

/* What is true before it is not taken (see bw-postgres-store-fold.c), and is known
 * again only if it is among what is left. */
#define FOLDED_BEFORE \
  "(SELECT coalesce ((SELECT value::bigint FROM meta WHERE key = 'folded_before'), -9223372036854775808))"

/* One statement for a whole group. Each row is sent with its number; those that
 * come back, in that order, are in the log now (0), come too late (1), or are of a
 * place that has gone (2). */
#define INSERT_REPORTS \
  "WITH fresh AS (SELECT * FROM unnest ($1, $2, $3, $4, $5, $6, $7, $8)" \
  " AS fresh (seq, id, place, subject, at, received, source, statements))," \
  " taken AS (INSERT INTO report (seq, id, place, subject, at, received, source, statements)" \
  " SELECT seq, id, place, subject, at, received, source, statements FROM fresh" \
  " WHERE at >= " FOLDED_BEFORE " AND place <> ALL ($9) ON CONFLICT (id) DO NOTHING RETURNING seq)" \
  " SELECT seq, 0::bigint FROM taken UNION ALL SELECT seq, CASE WHEN place = ANY ($9) THEN 2 ELSE 1 END FROM fresh" \
  " WHERE (at < " FOLDED_BEFORE " OR place = ANY ($9))" \
  " AND NOT EXISTS (SELECT FROM report WHERE report.id = fresh.id) ORDER BY seq"

#define SELECT_REPORTS \
  "SELECT seq, received, id, place::bigint, subject::bigint, at, source::bigint, statements FROM report"
#define SELECT_ALL   SELECT_REPORTS " WHERE seq > $1 ORDER BY seq LIMIT $2"
#define SELECT_PLACE SELECT_REPORTS " WHERE seq > $1 AND place = (SELECT word_id FROM word WHERE text = $3)" \
                     " ORDER BY seq LIMIT $2"

/* What this transaction would have appended, and no other, told in the same way. */
#define SELECT_MINE \
  "WITH mine AS (SELECT * FROM unnest ($1, $2, $3, $4) AS mine (seq, id, place, at))" \
  " SELECT seq, 0::bigint FROM report JOIN mine USING (seq, id)" \
  " UNION ALL SELECT seq, CASE WHEN place = ANY ($5) THEN 2 ELSE 1 END FROM mine" \
  " WHERE (at < " FOLDED_BEFORE " OR place = ANY ($5))" \
  " AND NOT EXISTS (SELECT FROM report WHERE report.id = mine.id) ORDER BY seq"

/* Rows that are read at a time. */
#define PIECE 10000

enum
{
  SEQ,
  ID,
  PLACE,
  SUBJECT,
  AT,
  RECEIVED,
  SOURCE,
  STATEMENTS,
};

static gboolean
check_report (BwPostgresStore  *self,
              const BwReport   *report,
              GError          **error)
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
write_blob (BwPostgresStore  *self,
            const BwReport   *report,
            GError          **error)
{
  g_byte_array_set_size (self->blob, 0);
  for (guint i = 0; i < report->n_statements; i++)
    {
      guint32 word;

      if (!bw_postgres_store_ensure_measure (self, report->statements[i].measure, &word, error))
        return FALSE;

      bw_statement_blob_append (self->blob, &report->statements[i], word);
    }

  return TRUE;
}

static gboolean
append_report (BwPostgresStore  *self,
               BwStoreReport    *item,
               gint64            received,
               GError          **error)
{
  const BwReport *report = item->report;
  guint32 place;
  guint32 subject;

  if (!check_report (self, report, error)
      || !bw_postgres_store_ensure_word (self, report->place, &place, error)
      || !bw_postgres_store_ensure_word (self, report->subject, &subject, error)
      || !write_blob (self, report, error))
    return FALSE;

  /* It may have been locked for a word. */
  item->seq = BW_STORE_NO_PLACE;
  if (bw_postgres_store_is_gone (self, report->place))
    return TRUE;

  item->seq = 0;
  if (!g_hash_table_add (self->ids, g_bytes_new (report->id, sizeof report->id)))
    return TRUE;

  item->seq = ++self->seq;
  g_ptr_array_add (self->items, item);
  bw_postgres_array_append_int (self->columns[SEQ], (gint64) item->seq);
  bw_postgres_array_append_bytes (self->columns[ID], report->id, sizeof report->id);
  bw_postgres_array_append_int (self->columns[PLACE], place);
  bw_postgres_array_append_int (self->columns[SUBJECT], subject);
  bw_postgres_array_append_int (self->columns[AT], report->at);
  bw_postgres_array_append_int (self->columns[RECEIVED], received);
  bw_postgres_array_append_int (self->columns[SOURCE], report->source);
  bw_postgres_array_append_bytes (self->columns[STATEMENTS], self->blob->data, self->blob->len);
  return TRUE;
}

static gboolean
bw_postgres_store_append_reports (BwStore        *store,
                                  BwStoreReport  *reports,
                                  guint           n_reports,
                                  gint64          received,
                                  GError        **error)
{
  BwPostgresStore *self = BW_POSTGRES_STORE (store);

  if (!bw_postgres_store_is_writing (self, error))
    return FALSE;

  for (guint i = 0; i < n_reports; i++)
    {
      if (!append_report (self, &reports[i], received, error))
        return FALSE;
    }

  self->is_counting = TRUE;
  return TRUE;
}

static gboolean
scan_pieces (BwPostgresStore    *self,
             guint64             since,
             const char         *place,
             BwStoreReportFunc   func,
             gpointer            user_data,
             GError            **error)
{
  gint64 after = (gint64) since;
  int n = PIECE;

  /* What this transaction has appended is among it. */
  if (!bw_postgres_store_ensure_open (self, error)
      || (self->is_writing && !bw_postgres_store_flush (self, error)))
    return FALSE;

  while (n == PIECE)
    {
      g_autoptr (PGresult) result = NULL;
      BwReport report;

      bw_postgres_prepare (self->db, place != NULL ? SELECT_PLACE : SELECT_ALL);
      bw_postgres_add_int (self->db, after);
      bw_postgres_add_int (self->db, PIECE);
      if (place != NULL)
        bw_postgres_add_text (self->db, place);

      result = bw_postgres_query (self->db, error);
      if (result == NULL)
        return FALSE;

      n = PQntuples (result);
      for (int i = 0; i < n; i++)
        {
          after = bw_postgres_get_int (result, i, 0);
          if (!bw_postgres_store_read_report (self, result, i, &report, error))
            return FALSE;
          if (report.n_statements > 0)
            func (&report, (guint64) after, bw_postgres_get_int (result, i, 1), user_data);
        }
    }

  return TRUE;
}

/* All of one moment: between two pieces others may fold, and then a row of the first is
 * in a sum of the second too. */
static gboolean
bw_postgres_store_scan_reports (BwStore            *store,
                                guint64             since,
                                const char         *place,
                                BwStoreReportFunc   func,
                                gpointer            user_data,
                                GError            **error)
{
  BwPostgresStore *self = BW_POSTGRES_STORE (store);
  gboolean is_done;

  if (self->is_writing || self->is_reading)
    return scan_pieces (self, since, place, func, user_data, error);
  if (!bw_store_shared_begin_snapshot (store, error))
    return FALSE;

  is_done = scan_pieces (self, since, place, func, user_data, error);
  bw_store_roll_back (store);
  return is_done;
}

void
bw_postgres_store_class_init_log (BwStoreClass *klass)
{
  klass->append_reports = bw_postgres_store_append_reports;
  klass->scan_reports = bw_postgres_store_scan_reports;
}

gboolean
bw_postgres_store_send_reports (BwPostgresStore  *self,
                                GError          **error)
{
  if (self->items->len == 0)
    return TRUE;

  bw_postgres_prepare (self->db, INSERT_REPORTS);
  for (guint i = 0; i < BW_POSTGRES_STORE_N_COLUMNS; i++)
    bw_postgres_add_array (self->db, self->columns[i]);

  bw_postgres_add_array (self->db, self->gone);
  return bw_postgres_queue (self->db, error);
}

static void
settle_report (BwPostgresStore *self,
               BwStoreReport   *item,
               gint64           outcome)
{
  switch (outcome)
    {
    case 0:
      self->settled = item->seq;
      break;

    case 1:
      item->seq = BW_STORE_FOLDED;
      break;

    default:
      item->seq = BW_STORE_NO_PLACE;
    }
}

void
bw_postgres_store_settle_reports (BwPostgresStore *self,
                                  const PGresult  *result)
{
  int n = PQntuples (result);
  int next = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      BwStoreReport *item = g_ptr_array_index (self->items, i);

      if (next == n || (guint64) bw_postgres_get_int (result, next, 0) != item->seq)
        item->seq = 0;
      else
        settle_report (self, item, bw_postgres_get_int (result, next++, 1));
    }

  self->seq = self->settled;
  bw_postgres_store_forget_reports (self);
}

gboolean
bw_postgres_store_find_reports (BwPostgresStore  *self,
                                PGresult        **found,
                                GError          **error)
{
  if (self->items->len == 0)
    return TRUE;

  bw_postgres_prepare (self->db, SELECT_MINE);
  bw_postgres_add_array (self->db, self->columns[SEQ]);
  bw_postgres_add_array (self->db, self->columns[ID]);
  bw_postgres_add_array (self->db, self->columns[PLACE]);
  bw_postgres_add_array (self->db, self->columns[AT]);
  bw_postgres_add_array (self->db, self->gone);
  *found = bw_postgres_query (self->db, error);
  return *found != NULL;
}

/* From the number that was given last, when that turns out to be another one. */
void
bw_postgres_store_renumber_reports (BwPostgresStore *self)
{
  bw_postgres_array_clear (self->columns[SEQ]);
  for (guint i = 0; i < self->items->len; i++)
    {
      BwStoreReport *item = g_ptr_array_index (self->items, i);

      item->seq = ++self->seq;
      bw_postgres_array_append_int (self->columns[SEQ], (gint64) item->seq);
    }
}

void
bw_postgres_store_forget_reports (BwPostgresStore *self)
{
  g_ptr_array_set_size (self->items, 0);
  g_hash_table_remove_all (self->ids);
  bw_postgres_array_clear (self->gone);
  for (guint i = 0; i < BW_POSTGRES_STORE_N_COLUMNS; i++)
    bw_postgres_array_clear (self->columns[i]);
}

static gboolean
fail_row (BwPostgresStore  *self,
          gint64            seq,
          GError          **error)
{
  g_set_error (error, BW_STORE_ERROR, BW_STORE_ERROR_CORRUPT, "%s: report %" G_GINT64_FORMAT
               " is not what was written", bw_postgres_get_name (self->db), seq);
  return FALSE;
}

static gboolean
read_word (BwPostgresStore  *self,
           const PGresult   *result,
           int               row,
           int               column,
           char            **word,
           GError          **error)
{
  *word = (char *) bw_postgres_store_get_word (self, (guint32) bw_postgres_get_int (result, row, column), error);
  return *word != NULL;
}

/* A measure that the catalogue has no more is left out. */
static gboolean
read_blob (BwPostgresStore  *self,
           const PGresult   *result,
           int               row,
           BwReport         *report,
           GError          **error)
{
  const guint8 *blob = (const guint8 *) PQgetvalue (result, row, 7);
  const guint8 *end = blob + PQgetlength (result, row, 7);

  report->n_statements = 0;
  while (blob != end)
    {
      BwStatement *next = &report->statements[report->n_statements];
      guint32 word;

      if (report->n_statements == BW_REPORT_MAX_STATEMENTS || !bw_statement_blob_read (&blob, end, next, &word))
        return fail_row (self, bw_postgres_get_int (result, row, 0), error);
      if (!bw_postgres_store_get_measure (self, word, &next->measure, error))
        return FALSE;

      if (next->measure != BW_MEASURE_NONE)
        report->n_statements++;
    }

  return TRUE;
}

gboolean
bw_postgres_store_read_report (BwPostgresStore  *self,
                               const PGresult   *result,
                               int               row,
                               BwReport         *report,
                               GError          **error)
{
  gint64 source = bw_postgres_get_int (result, row, 6);

  if (PQgetlength (result, row, 2) != sizeof report->id || source < 0 || source > BW_SOURCE_SIMULATION)
    return fail_row (self, bw_postgres_get_int (result, row, 0), error);

  memcpy (report->id, PQgetvalue (result, row, 2), sizeof report->id);
  report->at = bw_postgres_get_int (result, row, 5);
  report->source = (BwSource) source;
  return read_word (self, result, row, 3, &report->place, error)
         && read_word (self, result, row, 4, &report->subject, error)
         && read_blob (self, result, row, report, error);
}
