/* bw-postgres-store-words.c: the table of words
 *
 * All of them are read when the first that is not known is met, and kept. Words are
 * added under the lock of the counter, so that no two processes add one at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-postgres-store-private.h"

#define SELECT_WORDS "SELECT word_id::bigint, text FROM word"

static gboolean
read_words (BwPostgresStore  *self,
            GError          **error)
{
  g_autoptr (PGresult) result = NULL;

  bw_postgres_prepare (self->db, SELECT_WORDS);
  result = bw_postgres_query (self->db, error);
  if (result == NULL)
    return FALSE;

  for (int i = 0; i < PQntuples (result); i++)
    bw_word_book_keep (self->words, PQgetvalue (result, i, 1), (guint32) bw_postgres_get_int (result, i, 0));

  return TRUE;
}

static gboolean
add_word (BwPostgresStore  *self,
          const char       *text,
          GError          **error)
{
  g_autoptr (PGresult) result = NULL;

  bw_postgres_prepare (self->db, "INSERT INTO word (text) VALUES ($1) RETURNING word_id::bigint");
  bw_postgres_add_text (self->db, text);
  result = bw_postgres_query (self->db, error);
  if (result == NULL)
    return FALSE;

  bw_word_book_keep (self->words, text, (guint32) bw_postgres_get_int (result, 0, 0));
  return TRUE;
}

gboolean
bw_postgres_store_ensure_word (BwPostgresStore  *self,
                               const char       *text,
                               guint32          *number,
                               GError          **error)
{
  *number = bw_word_book_find (self->words, text);
  if (*number != 0)
    return TRUE;

  if (!bw_postgres_store_ensure_locked (self, error) || !read_words (self, error))
    return FALSE;
  if (bw_word_book_find (self->words, text) == 0 && !add_word (self, text, error))
    return FALSE;

  *number = bw_word_book_find (self->words, text);
  return TRUE;
}

gboolean
bw_postgres_store_ensure_measure (BwPostgresStore  *self,
                                  BwMeasureId       measure,
                                  guint32          *number,
                                  GError          **error)
{
  const BwMeasure *found = bw_measure_catalogue_get (self->catalogue, measure);

  *number = bw_word_book_find_measure (self->words, measure);
  return *number != 0 || bw_postgres_store_ensure_word (self, found->id, number, error);
}

const char *
bw_postgres_store_get_word (BwPostgresStore  *self,
                            guint32           number,
                            GError          **error)
{
  if (bw_word_book_get_text (self->words, number) == NULL && !read_words (self, error))
    return NULL;
  if (bw_word_book_get_text (self->words, number) != NULL)
    return bw_word_book_get_text (self->words, number);

  g_set_error (error, BW_STORE_ERROR, BW_STORE_ERROR_CORRUPT, "%s: word %u is missing",
               bw_postgres_get_name (self->db), number);
  return NULL;
}

gboolean
bw_postgres_store_get_measure (BwPostgresStore  *self,
                               guint32           number,
                               BwMeasureId      *measure,
                               GError          **error)
{
  if (bw_postgres_store_get_word (self, number, error) == NULL)
    return FALSE;

  *measure = bw_word_book_get_measure (self->words, number);
  return TRUE;
}

/* After a roll-back: words that were added have gone with it. */
void
bw_postgres_store_forget_words (BwPostgresStore *self)
{
  bw_word_book_clear (self->words);
}
