/* test-bw-word-book.c: a word has one number until the book is emptied
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-word-book.h"

static void
test_words (void)
{
  g_autoptr (BwWordBook) book = bw_word_book_new (bw_measure_catalogue_get_default ());

  g_assert_cmpuint (bw_word_book_find (book, "411002"), ==, 0);
  g_assert_null (bw_word_book_get_text (book, 0));
  g_assert_null (bw_word_book_get_text (book, 900));

  bw_word_book_keep (book, "411002", 900);
  bw_word_book_keep (book, "checkpoint", 3);
  g_assert_cmpuint (bw_word_book_find (book, "411002"), ==, 900);
  g_assert_cmpstr (bw_word_book_get_text (book, 900), ==, "411002");
  g_assert_cmpstr (bw_word_book_get_text (book, 3), ==, "checkpoint");
  g_assert_null (bw_word_book_get_text (book, 4));

  /* Read again with all the others: what was given out before stays good. */
  bw_word_book_keep (book, "checkpoint", 3);
  g_assert_cmpuint (bw_word_book_find (book, "checkpoint"), ==, 3);

  bw_word_book_clear (book);
  g_assert_cmpuint (bw_word_book_find (book, "411002"), ==, 0);
  g_assert_null (bw_word_book_get_text (book, 900));
  bw_word_book_keep (book, "411002", 5);
  g_assert_cmpuint (bw_word_book_find (book, "411002"), ==, 5);
}

static void
test_measures (void)
{
  BwMeasureCatalogue *catalogue = bw_measure_catalogue_get_default ();
  const BwMeasure *sampled = bw_measure_catalogue_lookup (catalogue, "sampled");
  g_autoptr (BwWordBook) book = bw_word_book_new (catalogue);

  g_assert_cmpuint (bw_word_book_find_measure (book, sampled->index), ==, 0);
  bw_word_book_keep (book, "sampled", 7);
  bw_word_book_keep (book, "H111", 8);
  g_assert_cmpuint (bw_word_book_find_measure (book, sampled->index), ==, 7);
  g_assert_cmpuint (bw_word_book_get_measure (book, 7), ==, sampled->index);
  g_assert_cmpuint (bw_word_book_get_measure (book, 8), ==, BW_MEASURE_NONE);

  bw_word_book_clear (book);
  g_assert_cmpuint (bw_word_book_find_measure (book, sampled->index), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/word-book/words", test_words);
  g_test_add_func ("/store/word-book/measures", test_measures);
  return g_test_run ();
}
