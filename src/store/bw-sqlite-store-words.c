/* bw-sqlite-store-words.c: the table of words
 *
 * Each is read when it is first needed, and kept.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-sqlite-store-private.h"

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
  *number = bw_word_book_find (self->words, text);
  if (*number != 0)
    return TRUE;

  if (!bw_sqlite_store_find_word (self, text, number, error)
      || (*number == 0 && !add_word (self, text, number, error)))
    return FALSE;

  bw_word_book_keep (self->words, text, *number);
  return TRUE;
}

gboolean
bw_sqlite_store_ensure_measure (BwSqliteStore  *self,
                                BwMeasureId     measure,
                                guint32        *number,
                                GError        **error)
{
  const BwMeasure *found = bw_measure_catalogue_get (self->catalogue, measure);

  *number = bw_word_book_find_measure (self->words, measure);
  return *number != 0 || bw_sqlite_store_ensure_word (self, found->id, number, error);
}

const char *
bw_sqlite_store_get_word (BwSqliteStore  *self,
                          guint32         number,
                          GError        **error)
{
  sqlite3_stmt *statement;
  gboolean has_row;

  if (bw_word_book_get_text (self->words, number) != NULL)
    return bw_word_book_get_text (self->words, number);

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

  bw_word_book_keep (self->words, (const char *) sqlite3_column_text (statement, 0), number);
  sqlite3_reset (statement);
  return bw_word_book_get_text (self->words, number);
}

gboolean
bw_sqlite_store_get_measure (BwSqliteStore  *self,
                             guint32         number,
                             BwMeasureId    *measure,
                             GError        **error)
{
  if (bw_sqlite_store_get_word (self, number, error) == NULL)
    return FALSE;

  *measure = bw_word_book_get_measure (self->words, number);
  return TRUE;
}

/* After a roll-back: words that were added have gone with it. */
void
bw_sqlite_store_forget_words (BwSqliteStore *self)
{
  bw_word_book_clear (self->words);
}
