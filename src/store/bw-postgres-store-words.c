/* bw-postgres-store-words.c: the table of words
 *
 * All of them are read when the first that is not known is met, and kept: a city
 * has some thousand places, a handful of subjects and the measures of the
 * catalogue. Words are added under the lock of the counter, so that no two
 * processes add one at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-postgres-store-private.h"

#define SELECT_WORDS "SELECT word_id::bigint, text FROM word"

static void
keep_word (BwPostgresStore *self,
           const char      *text,
           guint32          number)
{
  const BwMeasure *measure = bw_measure_catalogue_lookup (self->catalogue, text);
  BwMeasureId none = BW_MEASURE_NONE;
  char *kept;

  if (number < self->words->len && self->words->pdata[number] != NULL)
    return;

  kept = g_strdup (text);
  if (number >= self->words->len)
    g_ptr_array_set_size (self->words, (int) number + 1);
  while (self->measures->len < self->words->len)
    g_array_append_val (self->measures, none);

  self->words->pdata[number] = kept;
  g_array_index (self->measures, BwMeasureId, number) = measure != NULL ? measure->index : BW_MEASURE_NONE;
  g_hash_table_insert (self->numbers, kept, GUINT_TO_POINTER (number));
}

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
    keep_word (self, PQgetvalue (result, i, 1), (guint32) bw_postgres_get_int (result, i, 0));

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

  keep_word (self, text, (guint32) bw_postgres_get_int (result, 0, 0));
  return TRUE;
}

gboolean
bw_postgres_store_ensure_word (BwPostgresStore  *self,
                               const char       *text,
                               guint32          *number,
                               GError          **error)
{
  *number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, text));
  if (*number != 0)
    return TRUE;

  if (!bw_postgres_store_ensure_locked (self, error) || !read_words (self, error))
    return FALSE;
  if (!g_hash_table_contains (self->numbers, text) && !add_word (self, text, error))
    return FALSE;

  *number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, text));
  return TRUE;
}

gboolean
bw_postgres_store_ensure_measure (BwPostgresStore  *self,
                                  BwMeasureId       measure,
                                  guint32          *number,
                                  GError          **error)
{
  if (measure >= self->measure_words->len)
    g_array_set_size (self->measure_words, measure + 1u);

  *number = g_array_index (self->measure_words, guint32, measure);
  if (*number != 0)
    return TRUE;

  if (!bw_postgres_store_ensure_word (self, bw_measure_catalogue_get (self->catalogue, measure)->id, number, error))
    return FALSE;

  g_array_index (self->measure_words, guint32, measure) = *number;
  return TRUE;
}

const char *
bw_postgres_store_get_word (BwPostgresStore  *self,
                            guint32           number,
                            GError          **error)
{
  if (number >= self->words->len || self->words->pdata[number] == NULL)
    {
      if (!read_words (self, error))
        return NULL;
    }

  if (number < self->words->len && self->words->pdata[number] != NULL)
    return self->words->pdata[number];

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

  *measure = g_array_index (self->measures, BwMeasureId, number);
  return TRUE;
}

/* After a roll-back: words that were added have gone with it. */
void
bw_postgres_store_forget_words (BwPostgresStore *self)
{
  g_hash_table_remove_all (self->numbers);
  g_ptr_array_set_size (self->words, 0);
  g_array_set_size (self->measures, 0);
  g_array_set_size (self->measure_words, 0);
}
