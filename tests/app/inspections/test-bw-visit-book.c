/* test-bw-visit-book.c: each document is read once, and what is gone is gone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-visit-book.h"
#include "visit-fixture.h"

static void
test_read (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  BwPicture *picture = bw_client_session_get_picture (session);
  g_autoptr (BwVisitBook) book = bw_visit_book_new ();
  const BwVisit *before;
  const BwFollowup *followup;

  g_assert_true (bw_visit_book_read (book, picture, 100));
  g_assert_cmpuint (bw_visit_book_get_visits (book)->len, ==, 0);

  visit_fixture_apply (session);
  g_assert_true (bw_visit_book_read (book, picture, 100));
  g_assert_cmpuint (bw_visit_book_get_visits (book)->len, ==, 6);
  g_assert_cmpuint (bw_visit_book_get_followups (book)->len, ==, 3);
  g_assert_cmpstr (((const BwVisit *) g_ptr_array_index (bw_visit_book_get_visits (book), 0))->id, ==, "v6");

  /* Deadline first; what has come to its end last. */
  g_assert_cmpstr (((const BwFollowup *) g_ptr_array_index (bw_visit_book_get_followups (book), 0))->id, ==, "f1");
  g_assert_cmpstr (((const BwFollowup *) g_ptr_array_index (bw_visit_book_get_followups (book), 2))->id, ==, "f3");

  before = bw_visit_book_lookup (book, "v1");
  desk_fixture_apply (session, "{'type':'followup','id':'f1','at':'2021-08-08T14:31:00+08:00','inspection':'v3',"
                               "'area':'d2','what':'w','state':'not_executable','seq':201}");
  bw_picture_remove (picture, BW_DOCUMENT_TYPE_INSPECTION, "v5");
  bw_picture_commit (picture);
  g_assert_cmpuint (bw_visit_book_get_n_read (book), ==, 9);
  g_assert_true (bw_visit_book_read (book, picture, 1));
  g_assert_cmpuint (bw_visit_book_get_n_read (book), ==, 10);
  g_assert_true (bw_visit_book_lookup (book, "v1") == before);
  g_assert_null (bw_visit_book_lookup (book, "v5"));
  followup = bw_visit_book_lookup_followup (book, "f1");
  g_assert_cmpint (followup->state, ==, BW_FOLLOWUP_STATE_NOT_EXECUTABLE);
  g_assert_null (bw_visit_book_lookup (book, NULL));
  g_assert_null (bw_visit_book_lookup_followup (book, "f9"));
}

/* A lot is read a little at a time. */
static void
test_bounded (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  BwPicture *picture = bw_client_session_get_picture (session);
  g_autoptr (BwVisitBook) book = bw_visit_book_new ();

  visit_fixture_apply (session);
  g_assert_false (bw_visit_book_read (book, picture, 4));
  g_assert_false (bw_visit_book_read (book, picture, 4));
  g_assert_cmpuint (bw_visit_book_get_visits (book)->len + bw_visit_book_get_followups (book)->len, ==, 0);
  g_assert_true (bw_visit_book_read (book, picture, 4));
  g_assert_cmpuint (bw_visit_book_get_visits (book)->len + bw_visit_book_get_followups (book)->len, ==, 9);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/visit-book/read", test_read);
  g_test_add_func ("/visit-book/bounded", test_bounded);

  return g_test_run ();
}
