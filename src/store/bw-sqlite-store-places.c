/* bw-sqlite-store-places.c: the table of which reports a place has
 *
 * Reports of all places come mixed. One entry each would have every transaction
 * touch a page for every place that is in it; so they are entered step by step,
 * thousands at once, as one row a place: numbers ascending, each as the difference
 * to the one before. What the log has gained since the last step is found by
 * reading that end of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-sqlite-store-private.h"
#include "bw-varint.h"

/* Numbers of a step. One takes some milliseconds, of the transaction that it falls
 * into; half of it is read in vain when somebody asks for a place. */
#define STEP 16384

typedef struct
{
  guint32 place;
  guint64 seq;
} Entry;

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *left = a;
  const Entry *right = b;

  if (left->place != right->place)
    return left->place < right->place ? -1 : 1;

  return left->seq < right->seq ? -1 : left->seq > right->seq;
}

/* (transfer full) (nullable): the reports of a step, by place */
static GArray *
read_step (BwSqliteStore  *self,
           guint64         until,
           GError        **error)
{
  sqlite3_stmt *statement = bw_sqlite_store_prepare (self, "SELECT seq, place FROM report WHERE seq > ? AND seq <= ?",
                                                     error);
  g_autoptr (GArray) entries = g_array_sized_new (FALSE, FALSE, sizeof (Entry), STEP);
  gboolean has_row;

  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, (gint64) self->placed);
  sqlite3_bind_int64 (statement, 2, (gint64) until);
  while (bw_sqlite_next (statement, &has_row, error))
    {
      Entry entry;

      if (!has_row)
        {
          g_array_sort (entries, compare_entries);
          return g_steal_pointer (&entries);
        }

      entry.seq = (guint64) sqlite3_column_int64 (statement, 0);
      entry.place = (guint32) sqlite3_column_int64 (statement, 1);
      g_array_append_val (entries, entry);
    }

  return NULL;
}

static gboolean
write_place (BwSqliteStore  *self,
             const Entry    *entries,
             guint           n,
             GError        **error)
{
  sqlite3_stmt *statement = bw_sqlite_store_prepare (self, "INSERT INTO place_report (place, last, seqs)"
                                                           " VALUES (?, ?, ?)", error);
  guint64 before = 0;

  if (statement == NULL)
    return FALSE;

  g_byte_array_set_size (self->blob, 0);
  for (guint i = 0; i < n; i++)
    {
      bw_varint_append (self->blob, entries[i].seq - before);
      before = entries[i].seq;
    }

  sqlite3_bind_int64 (statement, 1, entries[0].place);
  sqlite3_bind_int64 (statement, 2, (gint64) before);
  sqlite3_bind_blob (statement, 3, self->blob->data, (int) self->blob->len, SQLITE_STATIC);
  return bw_sqlite_run (statement, error);
}

/* Within a transaction, when all else is written: at most one step. */
gboolean
bw_sqlite_store_enter_places (BwSqliteStore  *self,
                              GError        **error)
{
  guint64 until = self->placed + STEP;
  g_autoptr (GArray) entries = NULL;
  guint end;

  if (self->seq < until)
    return TRUE;

  entries = read_step (self, until, error);
  if (entries == NULL)
    return FALSE;

  for (guint i = 0; i < entries->len; i = end)
    {
      const Entry *first = &g_array_index (entries, Entry, i);

      for (end = i + 1; end < entries->len && g_array_index (entries, Entry, end).place == first->place; end++)
        continue;

      if (!write_place (self, first, end - i, error))
        return FALSE;
    }

  self->placed = until;
  return TRUE;
}

static gboolean
fail_row (BwSqliteStore  *self,
          sqlite3_stmt   *statement,
          GError        **error)
{
  sqlite3_reset (statement);
  g_set_error (error, BW_STORE_ERROR, BW_STORE_ERROR_CORRUPT, "“%s”: the reports of a place are not what was written",
               self->path);
  return FALSE;
}

/* The numbers of one row, whose last one is known. */
static gboolean
read_seqs (BwSqliteStore  *self,
           sqlite3_stmt   *statement,
           guint64         since,
           GArray         *seqs,
           GError        **error)
{
  const guint8 *cursor = sqlite3_column_blob (statement, 1);
  const guint8 *end = cursor != NULL ? cursor + sqlite3_column_bytes (statement, 1) : NULL;
  guint64 seq = 0;
  guint64 step;

  while (cursor != end)
    {
      if (!bw_varint_read (&cursor, end, &step) || step == 0)
        return fail_row (self, statement, error);

      seq += step;
      if (seq > since)
        g_array_append_val (seqs, seq);
    }

  return seq == (guint64) sqlite3_column_int64 (statement, 0) || fail_row (self, statement, error);
}

/**
 * bw_sqlite_store_list_place:
 * @self: the store
 * @place: number of its word
 * @since: numbers above it
 * @until: numbers up to it, at most what is entered
 * @error: return location; `BW_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable) (element-type guint64): ascending
 */
GArray *
bw_sqlite_store_list_place (BwSqliteStore  *self,
                            guint32         place,
                            guint64         since,
                            guint64         until,
                            GError        **error)
{
  sqlite3_stmt *statement = bw_sqlite_store_prepare (self, "SELECT last, seqs FROM place_report"
                                                           " WHERE place = ? AND last > ? AND last <= ? ORDER BY last",
                                                     error);
  g_autoptr (GArray) seqs = g_array_new (FALSE, FALSE, sizeof (guint64));
  gboolean has_row;

  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, place);
  sqlite3_bind_int64 (statement, 2, (gint64) since);
  sqlite3_bind_int64 (statement, 3, (gint64) until);
  while (bw_sqlite_next (statement, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&seqs);
      if (!read_seqs (self, statement, since, seqs, error))
        return NULL;
    }

  return NULL;
}

/* Whether what is entered is what the log has: as many of each place. */
gboolean
bw_sqlite_store_verify_places (BwSqliteStore  *self,
                               GError        **error)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Entry));
  sqlite3_stmt *statement = bw_sqlite_store_prepare (self, "SELECT place, count(*) FROM report"
                                                           " WHERE seq <= (SELECT placed FROM counter) GROUP BY place",
                                                     error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return FALSE;

  while (has_row)
    {
      Entry entry;

      if (!bw_sqlite_next (statement, &has_row, error))
        return FALSE;

      entry.place = (guint32) (has_row ? sqlite3_column_int64 (statement, 0) : 0);
      entry.seq = (guint64) (has_row ? sqlite3_column_int64 (statement, 1) : 0);
      if (has_row)
        g_array_append_val (places, entry);
    }

  for (guint i = 0; i < places->len; i++)
    {
      const Entry *entry = &g_array_index (places, Entry, i);
      g_autoptr (GArray) seqs = bw_sqlite_store_list_place (self, entry->place, 0, G_MAXINT64, error);

      if (seqs == NULL)
        return FALSE;
      if (seqs->len == entry->seq)
        continue;

      g_set_error (error, BW_STORE_ERROR, BW_STORE_ERROR_CORRUPT,
                   "“%s”: place %u has %" G_GUINT64_FORMAT " reports, and %u are entered for it",
                   self->path, entry->place, entry->seq, seqs->len);
      return FALSE;
    }

  return TRUE;
}
