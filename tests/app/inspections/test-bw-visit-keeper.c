/* test-bw-visit-keeper.c: nothing is told of a part, and each document is read once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-visit-keeper.h"

#include "http-fixture.h"
#include "visit-fixture.h"

#define N_VISITS 1000

typedef struct
{
  HttpFixture     *backend;
  BwClientSession *session;
  BwDesk          *desk;
} Fixture;

static char *
dup_visits (guint from,
            guint to)
{
  GString *text = g_string_new ("event: docs\ndata: [");

  for (guint i = from; i < to; i++)
    g_string_append_printf (text, "%s{\"type\":\"inspection\",\"id\":\"w%u\",\"place\":\"k1\",\"unannounced\":true,"
                            "\"at\":\"2021-08-08T10:00:00+08:00\",\"state\":\"done\",\"findings\":[],\"seq\":%u}",
                            i > from ? "," : "", i, 1000 + i);
  g_string_append (text, "]\n\n");
  return g_string_free (text, FALSE);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->backend = http_fixture_new_feed (NULL);
  fixture->session = bw_client_session_new (bw_measure_catalogue_get_default (), NULL);
  fixture->desk = bw_desk_new (fixture->session);
  bw_client_session_connect (fixture->session, http_fixture_get_url (fixture->backend), "token", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_assert_finalize_object (fixture->desk);
  bw_client_session_disconnect (fixture->session);
  g_object_unref (fixture->session);
  http_fixture_free (fixture->backend);
}

static guint
count_documents (Fixture *fixture)
{
  g_autoptr (GPtrArray) documents = bw_picture_gather_documents (bw_desk_get_picture (fixture->desk),
                                                                 BW_DOCUMENT_TYPE_INSPECTION);

  return documents->len;
}

/* While the state comes in slices nothing is read of it; then all of it, once. */
static void
test_slices (Fixture       *fixture,
             gconstpointer  unused)
{
  BwVisitKeeper *keeper = bw_visit_keeper_get (fixture->desk);
  BwVisitBook *book = bw_visit_keeper_get_book (keeper);
  g_autofree char *first = dup_visits (0, N_VISITS / 2);
  g_autofree char *second = dup_visits (N_VISITS / 2, N_VISITS);
  g_autofree char *state = desk_fixture_dup_events ("{\"now\":\"2021-08-08T14:32:00+08:00\",\"speed\":1}");
  g_autofree char *one = dup_visits (N_VISITS, N_VISITS + 1);

  http_fixture_send (fixture->backend, first);
  http_fixture_wait_until (count_documents (fixture) == N_VISITS / 2);
  http_fixture_send (fixture->backend, second);
  http_fixture_wait_until (count_documents (fixture) == N_VISITS);
  g_assert_false (bw_visit_keeper_is_whole (keeper));
  g_assert_cmpuint (bw_visit_book_get_n_read (book), ==, 0);
  g_assert_cmpuint (bw_visit_keeper_get_n_told (keeper), ==, 0);

  http_fixture_send (fixture->backend, state);
  http_fixture_wait_until (bw_visit_keeper_is_whole (keeper));
  g_assert_cmpuint (bw_visit_book_get_visits (book)->len, ==, N_VISITS);
  g_assert_cmpuint (bw_visit_book_get_n_read (book), ==, N_VISITS);
  g_assert_cmpuint (bw_visit_keeper_get_n_told (keeper), ==, 1);

  /* And one more is one more. */
  http_fixture_send (fixture->backend, one);
  http_fixture_wait_until (bw_visit_book_get_n_read (book) > N_VISITS);
  g_assert_true (bw_visit_keeper_is_whole (keeper));
  g_assert_cmpuint (bw_visit_book_get_n_read (book), ==, N_VISITS + 1);
  g_assert_cmpuint (bw_visit_book_get_visits (book)->len, ==, N_VISITS + 1);
  g_assert_true (bw_visit_keeper_get (fixture->desk) == keeper);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/visit-keeper/slices", Fixture, NULL, set_up, test_slices, tear_down);
  return g_test_run ();
}
