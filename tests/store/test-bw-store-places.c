/* test-bw-store-places.c: what waits behind the end of its place, and whether it may end
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-fixture.h"

#include "bw-store-places.h"

#define SITE   BW_DOCUMENT_TYPE_SITE
#define LATEST G_MAXUINT64

/* Between two that can be counted, and at either end. */
static void
test_gone (StoreFixture  *fixture,
           gconstpointer  unused)
{
  static const char * const places[] = { "gone", "411002", "gone", "gone", "411002", "gone" };
  BwReport reports[G_N_ELEMENTS (places)];
  BwStoreReport rows[G_N_ELEMENTS (places)];
  g_autoptr (GError) error = NULL;

  store_fixture_put (fixture->store, SITE, "gone", "{}", 0, NULL);
  store_fixture_put (fixture->store, SITE, "gone", NULL, LATEST, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      store_fixture_make_report (&reports[i], i + 1, places[i]);
      rows[i] = (BwStoreReport) { .report = &reports[i] };
    }

  g_assert_true (bw_store_begin (fixture->store, &error));
  g_assert_true (bw_store_append_reports (fixture->store, rows, G_N_ELEMENTS (rows), 1, &error));
  g_assert_true (bw_store_commit (fixture->store, &error));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_true ((rows[i].seq == BW_STORE_NO_PLACE) == g_str_equal (places[i], "gone"));
      g_assert_cmpuint (rows[i].seq, !=, 0);
      bw_report_clear (&reports[i]);
    }

  g_assert_cmpuint (store_fixture_count (fixture->store, NULL), ==, 2);
  g_assert_cmpuint (store_fixture_append (fixture->store, 100, "gone"), ==, BW_STORE_NO_PLACE);
  g_assert_cmpuint (store_fixture_count (fixture->store, NULL), ==, 2);
}

/* It is there again; or it never went, for that was rolled back. */
static void
test_back (StoreFixture  *fixture,
           gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  guint64 seq;

  store_fixture_put (fixture->store, SITE, "back", "{}", 0, NULL);
  store_fixture_put (fixture->store, SITE, "back", NULL, LATEST, NULL);
  store_fixture_put (fixture->store, BW_DOCUMENT_TYPE_AREA, "back", "{}", 0, NULL);
  g_assert_cmpuint (store_fixture_append (fixture->store, 1, "back"), !=, BW_STORE_NO_PLACE);

  store_fixture_put (fixture->store, SITE, "stays", "{}", 0, NULL);
  g_assert_true (bw_store_begin (fixture->store, &error));
  g_assert_true (bw_store_remove_document (fixture->store, SITE, "stays", LATEST, &seq, &error));
  bw_store_roll_back (fixture->store);
  g_assert_cmpuint (store_fixture_append (fixture->store, 2, "stays"), !=, BW_STORE_NO_PLACE);
  g_assert_cmpuint (store_fixture_count (fixture->store, NULL), ==, 2);
}

/* Teams are no places, whatever they are called. */
static void
test_others (StoreFixture  *fixture,
             gconstpointer  unused)
{
  store_fixture_put (fixture->store, BW_DOCUMENT_TYPE_TEAM, "t", "{}", 0, NULL);
  store_fixture_put (fixture->store, BW_DOCUMENT_TYPE_TEAM, "t", NULL, LATEST, NULL);
  g_assert_cmpuint (store_fixture_append (fixture->store, 1, "t"), !=, BW_STORE_NO_PLACE);
  g_assert_cmpuint (store_fixture_count (fixture->store, NULL), ==, 1);
}

static gboolean
has_reports (BwStore    *store,
             const char *place)
{
  g_autoptr (GError) error = NULL;
  gboolean has_reports = FALSE;

  g_assert_true (bw_store_places_has_reports (store, place, &has_reports, &error));
  return has_reports;
}

/* Written in this transaction or long ago, among many or alone. */
static void
test_has_reports (StoreFixture  *fixture,
                  gconstpointer  unused)
{
  BwStore *store = fixture->store;
  g_auto (BwReport) report = { { 0 } };
  BwStoreReport item = { &report, 0 };

  g_assert_false (has_reports (store, "411002"));
  store_fixture_append (store, 100000, "early");
  g_assert_true (has_reports (store, "early"));
  g_assert_false (has_reports (store, "411002"));

  store_fixture_make_report (&report, 100001, "now");
  g_assert_true (bw_store_begin (store, NULL));
  g_assert_true (bw_store_append_reports (store, &item, 1, 1, NULL));
  g_assert_true (has_reports (store, "now"));
  bw_store_roll_back (store);
  g_assert_false (has_reports (store, "now"));

  store_fixture_fill (store, 40000);
  g_assert_true (has_reports (store, "early"));
  g_assert_true (has_reports (store, "411002"));
  g_assert_false (has_reports (store, "now"));
  g_assert_false (has_reports (store, "sampling:r1"));
  store_fixture_append (store, 100001, "now");
  g_assert_true (has_reports (store, "now"));
}

/* One is enough: what else there is is not read, whatever it is like. */
static void
test_has_reports_in_short (StoreFixture  *fixture,
                           gconstpointer  unused)
{
  store_fixture_append (fixture->store, 1, "411002");
  store_fixture_append (fixture->store, 2, "411002");
  store_fixture_tamper (fixture, store_fixture_is_postgres () ? "UPDATE report SET statements = '\\xffff' WHERE seq = 2"
                                                              : "UPDATE report SET statements = x'ffff' WHERE seq = 2");
  g_assert_true (has_reports (fixture->store, "411002"));
}

#define ADD(name, function) \
  g_test_add ("/store-places/" name, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("gone", test_gone);
  ADD ("back", test_back);
  ADD ("others", test_others);
  ADD ("has-reports", test_has_reports);
  ADD ("has-reports-in-short", test_has_reports_in_short);

  return g_test_run ();
}
