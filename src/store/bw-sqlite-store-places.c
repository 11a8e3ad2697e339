/* bw-sqlite-store-places.c: the table of which reports a place has
 *
 * Reports of all places come mixed. An index of them would have every transaction
 * touch a page for every place that is in it; so they are entered step by step,
 * thousands at once. To find those of one place all steps are read: some bytes a
 * report. What the log has gained since the last step is found by reading that end
 * of it.
 *
 * A step is, for each place in it, ascending: its number as the difference to the
 * one before, how many reports it has, and their numbers, each as the difference to
 * the one before, the first to where the step begins. Reports that are folded later
 * stay entered: whoever looks for them finds nothing, and that is right.
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
read_log (BwSqliteStore  *self,
          guint64         since,
          guint64         last,
          GError        **error)
{
  sqlite3_stmt *statement = bw_sqlite_store_prepare (self, "SELECT seq, place FROM report WHERE seq > ? AND seq <= ?",
                                                     error);
  g_autoptr (GArray) entries = g_array_sized_new (FALSE, FALSE, sizeof (Entry), STEP);
  gboolean has_row;

  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, (gint64) since);
  sqlite3_bind_int64 (statement, 2, (gint64) last);
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

static guint
count_place (const GArray *entries,
             guint         first)
{
  guint end = first;

  while (end < entries->len
         && g_array_index (entries, Entry, end).place == g_array_index (entries, Entry, first).place)
    end++;

  return end - first;
}

static void
encode (const GArray *entries,
        guint64       since,
        GByteArray   *blob)
{
  guint32 place = 0;
  guint n;

  g_byte_array_set_size (blob, 0);
  for (guint i = 0; i < entries->len; i += n)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);
      guint64 before = since;

      n = count_place (entries, i);
      bw_varint_append (blob, entry->place - place);
      bw_varint_append (blob, n);
      place = entry->place;
      for (guint j = 0; j < n; j++)
        {
          bw_varint_append (blob, entry[j].seq - before);
          before = entry[j].seq;
        }
    }
}

/* Within a transaction, when all else is written: at most one step. */
gboolean
bw_sqlite_store_enter_places (BwSqliteStore  *self,
                              GError        **error)
{
  guint64 last = self->placed + STEP;
  g_autoptr (GArray) entries = NULL;
  sqlite3_stmt *statement;

  if (self->seq < last)
    return TRUE;

  entries = read_log (self, self->placed, last, error);
  statement = bw_sqlite_store_prepare (self, "INSERT INTO place_step (last, since, entries) VALUES (?, ?, ?)", error);
  if (entries == NULL || statement == NULL)
    return FALSE;

  encode (entries, self->placed, self->blob);
  sqlite3_bind_int64 (statement, 1, (gint64) last);
  sqlite3_bind_int64 (statement, 2, (gint64) self->placed);
  sqlite3_bind_blob (statement, 3, self->blob->len > 0 ? (const void *) self->blob->data : "",
                     (int) self->blob->len, SQLITE_STATIC);
  if (!bw_sqlite_run (statement, error))
    return FALSE;

  self->placed = last;
  return TRUE;
}

static gboolean
fail_step (BwSqliteStore  *self,
           sqlite3_stmt   *statement,
           GError        **error)
{
  g_set_error (error, BW_STORE_ERROR, BW_STORE_ERROR_CORRUPT,
               "“%s”: the reports by place up to %" G_GINT64_FORMAT " are not what was written",
               self->path, (gint64) sqlite3_column_int64 (statement, 0));
  sqlite3_reset (statement);
  return FALSE;
}

/* What a step holds of @place, 0 for all of them; FALSE if it is not one. */
static gboolean
decode (const guint8 *cursor,
        const guint8 *end,
        guint32       place,
        guint64       since,
        GArray       *entries)
{
  guint64 at = 0;
  guint64 step;
  guint64 n;

  while (cursor != end)
    {
      guint64 before = since;

      if (!bw_varint_read (&cursor, end, &step) || !bw_varint_read (&cursor, end, &n))
        return FALSE;

      at += step;
      for (guint64 i = 0; i < n; i++)
        {
          Entry entry;

          if (!bw_varint_read (&cursor, end, &step))
            return FALSE;

          before += step;
          entry.place = (guint32) at;
          entry.seq = before;
          if (place == 0 || at == place)
            g_array_append_val (entries, entry);
        }
    }

  return TRUE;
}

static gboolean
decode_row (sqlite3_stmt *statement,
            guint32       place,
            GArray       *entries)
{
  const guint8 *blob = sqlite3_column_blob (statement, 2);

  return decode (blob, blob + sqlite3_column_bytes (statement, 2), place,
                 (guint64) sqlite3_column_int64 (statement, 1), entries);
}

static void
append_seqs (GArray       *seqs,
             const GArray *entries,
             guint64       since)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);

      if (entry->seq > since)
        g_array_append_val (seqs, entry->seq);
    }
}

/**
 * bw_sqlite_store_list_place:
 * @self: the store
 * @place: number of its word
 * @since: numbers above it
 * @until: numbers up to it, at most what is entered
 * @error: return location; `BW_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable) (element-type guint64): ascending; those that
 *   were folded into others since are among them
 */
GArray *
bw_sqlite_store_list_place (BwSqliteStore  *self,
                            guint32         place,
                            guint64         since,
                            guint64         until,
                            GError        **error)
{
  sqlite3_stmt *statement = bw_sqlite_store_prepare (self, "SELECT last, since, entries FROM place_step"
                                                           " WHERE last > ? AND last <= ? ORDER BY last", error);
  g_autoptr (GArray) seqs = g_array_new (FALSE, FALSE, sizeof (guint64));
  gboolean has_row;

  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, (gint64) since);
  sqlite3_bind_int64 (statement, 2, (gint64) until);
  while (bw_sqlite_next (statement, &has_row, error))
    {
      g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));

      if (!has_row)
        return g_steal_pointer (&seqs);

      if (!decode_row (statement, place, entries))
        {
          fail_step (self, statement, error);
          return NULL;
        }
      append_seqs (seqs, entries, since);
    }

  return NULL;
}

/* Whether one of them is there: others were folded into it since. */
static gboolean
find_entered (BwSqliteStore  *self,
              const GArray   *entries,
              gboolean       *is_there,
              GError        **error)
{
  for (guint i = 0; i < entries->len && !*is_there; i++)
    {
      sqlite3_stmt *statement = bw_sqlite_store_prepare (self, "SELECT 1 FROM report WHERE seq = ?", error);

      if (statement == NULL)
        return FALSE;

      sqlite3_bind_int64 (statement, 1, (gint64) g_array_index (entries, Entry, i).seq);
      if (!bw_sqlite_next (statement, is_there, error))
        return FALSE;

      sqlite3_reset (statement);
    }

  return TRUE;
}

/* In the steps, from the last one on. */
static gboolean
find_in_steps (BwSqliteStore  *self,
               guint32         place,
               gboolean       *is_there,
               GError        **error)
{
  sqlite3_stmt *statement = bw_sqlite_store_prepare (self, "SELECT last, since, entries FROM place_step"
                                                           " ORDER BY last DESC", error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;

  while (bw_sqlite_next (statement, &has_row, error))
    {
      g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));

      if (!has_row)
        return TRUE;
      if (!decode_row (statement, place, entries))
        return fail_step (self, statement, error);

      if (!find_entered (self, entries, is_there, error) || *is_there)
        {
          sqlite3_reset (statement);
          return *is_there;
        }
    }

  return FALSE;
}

/* In what came after the last step. */
static gboolean
find_in_rest (BwSqliteStore  *self,
              guint32         place,
              gboolean       *is_there,
              GError        **error)
{
  sqlite3_stmt *statement;
  guint64 placed;

  if (!bw_sqlite_store_get_placed (self, &placed, error))
    return FALSE;

  statement = bw_sqlite_store_prepare (self, "SELECT 1 FROM report WHERE seq > ? AND place = ? LIMIT 1", error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, (gint64) placed);
  sqlite3_bind_int64 (statement, 2, place);
  if (!bw_sqlite_next (statement, is_there, error))
    return FALSE;

  sqlite3_reset (statement);
  return TRUE;
}

/* A code that is no word was never reported of. */
static gboolean
bw_sqlite_store_has_reports (BwStore     *store,
                             const char  *place,
                             gboolean    *has_reports,
                             GError     **error)
{
  BwSqliteStore *self = BW_SQLITE_STORE (store);
  guint32 word;

  *has_reports = FALSE;
  if (!bw_sqlite_store_find_word (self, place, &word, error))
    return FALSE;

  return word == 0
         || (find_in_rest (self, word, has_reports, error)
             && (*has_reports || find_in_steps (self, word, has_reports, error)));
}

/* All of @entries are among @entered; and nothing else is, but what was folded. */
static gboolean
is_entered (const GArray *entries,
            const GArray *entered,
            gboolean      is_folded)
{
  guint n = 0;

  for (guint i = 0; i < entered->len && n < entries->len; i++)
    {
      if (compare_entries (&g_array_index (entries, Entry, n), &g_array_index (entered, Entry, i)) == 0)
        n++;
    }

  return n == entries->len && (is_folded || entered->len == entries->len);
}

/* Whether a step holds what the log does. */
static gboolean
verify_step (BwSqliteStore  *self,
             sqlite3_stmt   *statement,
             gboolean        is_folded,
             GError        **error)
{
  g_autoptr (GArray) entered = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autoptr (GArray) entries = read_log (self, (guint64) sqlite3_column_int64 (statement, 1),
                                         (guint64) sqlite3_column_int64 (statement, 0), error);

  if (entries == NULL)
    {
      sqlite3_reset (statement);
      return FALSE;
    }

  return (decode_row (statement, 0, entered) && is_entered (entries, entered, is_folded))
         || fail_step (self, statement, error);
}

void
bw_sqlite_store_class_init_places (BwStoreClass *klass)
{
  klass->has_reports = bw_sqlite_store_has_reports;
}

gboolean
bw_sqlite_store_verify_places (BwSqliteStore  *self,
                               GError        **error)
{
  sqlite3_stmt *statement = bw_sqlite_store_prepare (self, "SELECT last, since, entries FROM place_step ORDER BY last",
                                                     error);
  guint64 last = 0;
  guint64 placed;
  gint64 folded;
  gboolean has_row;

  if (statement == NULL || !bw_sqlite_store_get_folded (self, &folded, error))
    return FALSE;

  while (bw_sqlite_next (statement, &has_row, error))
    {
      if (!has_row)
        {
          if (!bw_sqlite_store_get_placed (self, &placed, error))
            return FALSE;
          if (placed == last)
            return TRUE;

          g_set_error (error, BW_STORE_ERROR, BW_STORE_ERROR_CORRUPT,
                       "“%s”: reports are entered by place up to %" G_GUINT64_FORMAT ", not %" G_GUINT64_FORMAT,
                       self->path, last, placed);
          return FALSE;
        }

      if ((guint64) sqlite3_column_int64 (statement, 1) != last)
        return fail_step (self, statement, error);
      if (!verify_step (self, statement, folded != G_MININT64, error))
        return FALSE;

      last = (guint64) sqlite3_column_int64 (statement, 0);
    }

  return FALSE;
}
