/* bw-word-book.c: words of a store and their numbers, as far as they were read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-word-book.h"

struct _BwWordBook
{
  BwMeasureCatalogue *catalogue;     /* (owned) */
  GPtrArray          *words;         /* (owned): number → text, %NULL: not known */
  GHashTable         *numbers;       /* (owned): text → number */
  GArray             *measures;      /* (owned): number of a word → BwMeasureId */
  GArray             *measure_words; /* (owned): BwMeasureId → number of its word, 0: not known */
};

/**
 * bw_word_book_new:
 * @catalogue: the measures there are
 *
 * Returns: (transfer full): a book without words
 */
BwWordBook *
bw_word_book_new (BwMeasureCatalogue *catalogue)
{
  BwWordBook *self = g_new0 (BwWordBook, 1);

  self->catalogue = g_object_ref (catalogue);
  self->words = g_ptr_array_new_with_free_func (g_free);
  self->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  self->measures = g_array_new (FALSE, FALSE, sizeof (BwMeasureId));
  self->measure_words = g_array_new (FALSE, TRUE, sizeof (guint32));
  return self;
}

/**
 * bw_word_book_free:
 * @self: (nullable) (transfer full): a book
 */
void
bw_word_book_free (BwWordBook *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->numbers);
  g_ptr_array_unref (self->words);
  g_array_unref (self->measures);
  g_array_unref (self->measure_words);
  g_object_unref (self->catalogue);
  g_free (self);
}

/**
 * bw_word_book_keep:
 * @self: a book
 * @text: a word
 * @number: its number in the store, not 0
 */
void
bw_word_book_keep (BwWordBook *self,
                   const char *text,
                   guint32     number)
{
  const BwMeasure *measure = bw_measure_catalogue_lookup (self->catalogue, text);
  BwMeasureId none = BW_MEASURE_NONE;
  char *kept;

  if (bw_word_book_get_text (self, number) != NULL)
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

/**
 * bw_word_book_find:
 * @self: a book
 * @text: a word
 *
 * Returns: its number; 0: it is not known
 */
guint32
bw_word_book_find (BwWordBook *self,
                   const char *text)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, text));
}

/**
 * bw_word_book_find_measure:
 * @self: a book
 * @measure: a measure of the catalogue
 *
 * Without looking at its code each time: every report names some.
 *
 * Returns: number of its word; 0: it is not known
 */
guint32
bw_word_book_find_measure (BwWordBook  *self,
                           BwMeasureId  measure)
{
  guint32 *number;

  if (measure >= self->measure_words->len)
    g_array_set_size (self->measure_words, measure + 1u);

  number = &g_array_index (self->measure_words, guint32, measure);
  if (*number == 0)
    *number = bw_word_book_find (self, bw_measure_catalogue_get (self->catalogue, measure)->id);

  return *number;
}

/**
 * bw_word_book_get_text:
 * @self: a book
 * @number: of a word
 *
 * Returns: (transfer none) (nullable): the word; %NULL: it is not known
 */
const char *
bw_word_book_get_text (BwWordBook *self,
                       guint32     number)
{
  return number < self->words->len ? self->words->pdata[number] : NULL;
}

/**
 * bw_word_book_get_measure:
 * @self: a book
 * @number: of a word that is known
 *
 * Returns: the measure whose code it is, or %BW_MEASURE_NONE
 */
BwMeasureId
bw_word_book_get_measure (BwWordBook *self,
                          guint32     number)
{
  g_return_val_if_fail (number < self->measures->len, BW_MEASURE_NONE);

  return g_array_index (self->measures, BwMeasureId, number);
}

/**
 * bw_word_book_clear:
 * @self: a book
 *
 * Nothing is known any more.
 */
void
bw_word_book_clear (BwWordBook *self)
{
  g_hash_table_remove_all (self->numbers);
  g_ptr_array_set_size (self->words, 0);
  g_array_set_size (self->measures, 0);
  g_array_set_size (self->measure_words, 0);
}
