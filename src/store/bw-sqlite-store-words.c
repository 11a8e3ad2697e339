/* bw-sqlite-store-words.c: the table of words
 *
 * Read when first needed and kept: a city has some thousand places, a handful
 * of subjects and the measures of the catalogue.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-sqlite-store-private.h"

static void
keep_word (BwSqliteStore *self,
           const char    *text,
           guint32        number)
{
  char *kept = g_strdup (text);
  const BwMeasure *measure = bw_measure_catalogue_lookup (self->catalogue, text);
  BwMeasureId none = BW_MEASURE_NONE;

  if (number >= self->words->len)
    g_ptr_array_set_size (self->words, (int) number + 1);
  while (self->measures->len < self->words->len)
    g_array_append_val (self->measures, none);

  self->words->pdata[number] = kept;
  g_array_index (self->measures, BwMeasureId, number) = measure != NULL ? measure->index : BW_MEASURE_NONE;
  g_hash_table_insert (self->numbers, kept, GUINT_TO_POINTER (number));
}

static gboolean
add_word (BwSqliteStore  *self,
          const char     *text,
          guint32        *number,
          GError        **error)
{
  sqlite3_stmt *statement = bw_sqlite_store_prepare (self, "INSERT INTO word (text) VALUES (?)", error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_text (statement, 1, text, -1, SQLITE_STATIC);
  if (!bw_sqlite_run (statement, error))
    return FALSE;

  *number = (guint32) sqlite3_last_insert_rowid (self->db);
  return TRUE;
}

gboolean
bw_sqlite_store_find_word (BwSqliteStore  *self,
                           const char     *text,
                           guint32        *number,
                           GError        **error)
{
  sqlite3_stmt *statement = bw_sqlite_store_prepare (self, "SELECT word_id FROM word WHERE text = ?", error);
  gboolean has_row;

  *number = 0;
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_text (statement, 1, text, -1, SQLITE_STATIC);
  if (!bw_sqlite_next (statement, &has_row, error))
    return FALSE;

  if (has_row)
    {
      *number = (guint32) sqlite3_column_int64 (statement, 0);
      sqlite3_reset (statement);
    }

  return TRUE;
}

gboolean
bw_sqlite_store_ensure_word (BwSqliteStore  *self,
                             const char     *text,
                             guint32        *number,
                             GError        **error)
{
  *number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, text));
  if (*number != 0)
    return TRUE;

  if (!bw_sqlite_store_find_word (self, text, number, error)
      || (*number == 0 && !add_word (self, text, number, error)))
    return FALSE;

  keep_word (self, text, *number);
  return TRUE;
}

gboolean
bw_sqlite_store_ensure_measure (BwSqliteStore  *self,
                                BwMeasureId     measure,
                                guint32        *number,
                                GError        **error)
{
  if (measure >= self->measure_words->len)
    g_array_set_size (self->measure_words, measure + 1u);

  *number = g_array_index (self->measure_words, guint32, measure);
  if (*number != 0)
    return TRUE;

  if (!bw_sqlite_store_ensure_word (self, bw_measure_catalogue_get (self->catalogue, measure)->id, number, error))
    return FALSE;

  g_array_index (self->measure_words, guint32, measure) = *number;
  return TRUE;
}

const char *
bw_sqlite_store_get_word (BwSqliteStore  *self,
                          guint32         number,
                          GError        **error)
{
  sqlite3_stmt *statement;
  gboolean has_row;

  if (number < self->words->len && self->words->pdata[number] != NULL)
    return self->words->pdata[number];

  statement = bw_sqlite_store_prepare (self, "SELECT text FROM word WHERE word_id = ?", error);
  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, number);
  if (!bw_sqlite_next (statement, &has_row, error))
    return NULL;

  if (!has_row)
    {
      g_set_error (error, BW_STORE_ERROR, BW_STORE_ERROR_CORRUPT, "“%s”: word %u is missing", self->path, number);
      return NULL;
    }

  keep_word (self, (const char *) sqlite3_column_text (statement, 0), number);
  sqlite3_reset (statement);
  return self->words->pdata[number];
}

gboolean
bw_sqlite_store_get_measure (BwSqliteStore  *self,
                             guint32         number,
                             BwMeasureId    *measure,
                             GError        **error)
{
  if (bw_sqlite_store_get_word (self, number, error) == NULL)
    return FALSE;

  *measure = g_array_index (self->measures, BwMeasureId, number);
  return TRUE;
}

/* After a roll-back: words that were added have gone with it. */
void
bw_sqlite_store_forget_words (BwSqliteStore *self)
{
  g_hash_table_remove_all (self->numbers);
  g_ptr_array_set_size (self->words, 0);
  g_array_set_size (self->measures, 0);
  g_array_set_size (self->measure_words, 0);
}
