/* test-bw-due-book.c: what is due, and what is past that
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-due-book.h"

static void
test_counts (void)
{
  g_autoptr (BwDueBook) book = bw_due_book_new ();
  g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (BwPlace));

  bw_due_book_add (book, "order-1", 1, 100, G_MAXINT64);
  bw_due_book_add (book, "order-1", 2, 100, G_MAXINT64);
  bw_due_book_add (book, "order-2", 1, 50, G_MAXINT64);
  bw_due_book_advance (book, 49, changed);
  g_assert_cmpuint (changed->len, ==, 0);

  bw_due_book_advance (book, 50, changed);
  g_assert_cmpuint (changed->len, ==, 1);
  g_assert_cmpuint (g_array_index (changed, BwPlace, 0), ==, 1);
  g_assert_cmpuint (bw_due_book_count (book, 1), ==, 1);
  bw_due_book_advance (book, 1000, changed);
  g_assert_cmpuint (bw_due_book_count (book, 1), ==, 2);
  g_assert_cmpuint (bw_due_book_count (book, 2), ==, 1);

  bw_due_book_remove (book, "order-1", changed);
  g_assert_cmpuint (bw_due_book_count (book, 1), ==, 1);
  g_assert_cmpuint (bw_due_book_count (book, 2), ==, 0);
  bw_due_book_remove (book, "order-1", changed);
  g_assert_cmpuint (bw_due_book_count (book, 1), ==, 1);
}

static void
test_not_due (void)
{
  g_autoptr (BwDueBook) book = bw_due_book_new ();
  g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (BwPlace));

  bw_due_book_add (book, "a", 1, 100, G_MAXINT64);
  bw_due_book_remove (book, "a", changed);
  bw_due_book_advance (book, 1000, changed);
  g_assert_cmpuint (changed->len, ==, 0);

  /* Past at once, and not taken back by a clock that is. */
  bw_due_book_add (book, "a", 1, 100, G_MAXINT64);
  bw_due_book_advance (book, 1000, changed);
  bw_due_book_advance (book, 10, changed);
  g_assert_cmpuint (bw_due_book_count (book, 1), ==, 1);
  g_assert_cmpuint (changed->len, ==, 1);
}

static void
test_until (void)
{
  g_autoptr (BwDueBook) book = bw_due_book_new ();
  g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (BwPlace));

  bw_due_book_add (book, "shift", 1, 100, 200);
  bw_due_book_advance (book, 199, changed);
  g_assert_cmpuint (bw_due_book_count (book, 1), ==, 1);
  bw_due_book_advance (book, 200, changed);
  g_assert_cmpuint (bw_due_book_count (book, 1), ==, 0);
  bw_due_book_remove (book, "shift", changed);
  g_assert_cmpuint (bw_due_book_count (book, 1), ==, 0);

  /* Nobody looked while it counted. */
  bw_due_book_add (book, "shift", 1, 100, 200);
  bw_due_book_advance (book, 1000, changed);
  g_assert_cmpuint (bw_due_book_count (book, 1), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/due-book/counts", test_counts);
  g_test_add_func ("/model/due-book/not-due", test_not_due);
  g_test_add_func ("/model/due-book/until", test_until);
  return g_test_run ();
}
