/* test-bw-store-ledger.c: what is booked moves its tally once, with the document or not at all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-store-ledger.h"
#include "bw-store-upkeep.h"
#include "bw-time.h"

#include "store-fixture.h"

#define AREA(id, level) "{\"type\":\"area\",\"id\":\"" id "\",\"at\":\"2021-08-05T00:00:00Z\"," \
                        "\"level\":\"" level "\",\"name\":\"x\""
#define CASH(id, fen, more) "{\"type\":\"donation\",\"id\":\"" id "\",\"at\":\"2021-08-08T00:00:00Z\"," \
                            "\"form\":\"cash\",\"amount_fen\":" #fen more "}"

static void
load_city (StoreFixture *fixture)
{
  static const char * const lines[] =
  {
    CASH ("d0", 100, ",\"to\":\"A\""),
    AREA ("C", "city") "}",
    AREA ("A", "district") ",\"parent\":\"C\"}",
    "{\"type\":\"tally\",\"id\":\"A/donations\",\"place\":\"A\",\"subject\":\"donations\","
      "\"at\":\"2021-08-05T00:00:00Z\",\"values\":{\"donations_fen\":5000}}",
  };
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_document_unref);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_ptr_array_add (documents, bw_document_new (lines[i], -1, bw_measure_catalogue_get_default (), &error));
      g_assert_no_error (error);
    }

  g_assert_true (bw_store_load_city (fixture->store, documents, "C", "Asia/Shanghai", &error));
  g_assert_no_error (error);
}

static void
set_up (StoreFixture  *fixture,
        gconstpointer  unused)
{
  store_fixture_set_up (fixture, unused);
  load_city (fixture);
}

/* What is being added up. */
typedef struct
{
  const char  *place;
  BwMeasureId  measure;
  double       sum;
  guint64      first;   /* the first report's number */
} Sum;

static void
add_report (const BwReport *report,
            guint64         seq,
            gint64          received,
            gpointer        data)
{
  Sum *sum = data;

  sum->first = sum->first == 0 ? seq : sum->first;
  for (guint i = 0; g_str_equal (report->place, sum->place) && i < report->n_statements; i++)
    {
      if (report->statements[i].measure == sum->measure && !report->statements[i].set)
        sum->sum += report->statements[i].value;
    }
}

static double
add_up (BwStore    *store,
        const char *place,
        const char *measure)
{
  Sum sum = { place, bw_measure_catalogue_lookup (bw_measure_catalogue_get_default (), measure)->index, 0.0, 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (bw_store_scan_reports (store, 0, NULL, add_report, &sum, &error));
  g_assert_no_error (error);
  return sum.sum;
}

static void
assert_sums (BwStore    *store,
             const char *place,
             double      n,
             double      fen)
{
  g_assert_cmpfloat (add_up (store, place, "donations_booked"), ==, n);
  g_assert_cmpfloat (add_up (store, place, "donations_fen"), ==, fen);
}

static void
put (BwStore    *store,
     const char *id,
     const char *json)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (store_fixture_put (store, BW_DOCUMENT_TYPE_DONATION, id, json, 0, &error), !=, 0);
  g_assert_no_error (error);
}

static void
reopen (StoreFixture *fixture)
{
  store_fixture_close (fixture);
  fixture->store = store_fixture_open (fixture);
}

/* Behind what the place was stated to have, or a start would take the one for the other. */
static void
test_city (StoreFixture  *fixture,
           gconstpointer  unused)
{
  Sum sum = { "A", 0, 0.0, 0 };
  g_autofree char *json = NULL;
  guint64 seq;

  assert_sums (fixture->store, "A", 1, 100);
  g_assert_true (bw_store_scan_reports (fixture->store, 0, NULL, add_report, &sum, NULL));
  g_assert_true (bw_store_get_document (fixture->store, BW_DOCUMENT_TYPE_TALLY, "A/donations", &seq, &json, NULL));
  g_assert_nonnull (json);
  g_assert_cmpuint (sum.first, >, seq);
}

static void
test_put (StoreFixture  *fixture,
          gconstpointer  unused)
{
  BwStore *store = fixture->store;
  g_autoptr (GPtrArray) booked = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;
  guint64 seq;

  g_assert_true (bw_store_begin (store, &error));
  g_assert_true (bw_store_put_document (store, BW_DOCUMENT_TYPE_DONATION, "d1", "A", CASH ("d1", 250, ""), 0, &seq,
                                        &error));
  booked = bw_store_ledger_list_booked (store, BW_DOCUMENT_TYPE_DONATION, "d1");
  g_assert_true (bw_store_commit (store, &error));
  g_assert_no_error (error);

  g_assert_cmpuint (booked->len, ==, 1);
  g_assert_cmpuint (((BwStoreBooking *) g_ptr_array_index (booked, 0))->item.seq, ==, seq + 1);
  g_assert_cmpstr (((BwStoreBooking *) g_ptr_array_index (booked, 0))->report.place, ==, "C");
  after = bw_store_ledger_list_booked (store, BW_DOCUMENT_TYPE_DONATION, "d1");
  g_assert_cmpuint (after->len, ==, 0);
  reopen (fixture);
  assert_sums (fixture->store, "C", 1, 250);
  g_assert_cmpuint (bw_store_get_seq (fixture->store), ==, seq + 1);
}

static void
test_not_put (StoreFixture  *fixture,
              gconstpointer  unused)
{
  BwStore *store = fixture->store;
  g_autoptr (GPtrArray) booked = NULL;
  g_autoptr (GError) error = NULL;
  guint64 seq;

  g_assert_true (bw_store_begin (store, &error));
  g_assert_true (bw_store_put_document (store, BW_DOCUMENT_TYPE_DONATION, "d1", NULL, CASH ("d1", 250, ""), 0, &seq,
                                        &error));
  bw_store_roll_back (store);
  booked = bw_store_ledger_list_booked (store, BW_DOCUMENT_TYPE_DONATION, "d1");
  g_assert_cmpuint (booked->len, ==, 0);

  /* One that is there, whatever it says; and one that nobody can read. */
  put (store, "d1", CASH ("d1", 250, ""));
  g_assert_cmpuint (store_fixture_put (store, BW_DOCUMENT_TYPE_DONATION, "d1", CASH ("d1", 9, ""), G_MAXUINT64,
                                       &error), ==, 0);
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_cmpuint (store_fixture_put (store, BW_DOCUMENT_TYPE_DONATION, "d2", "{1}", 0, &error), ==, 0);
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_INVALID);
  assert_sums (store, "C", 1, 250);
}

/* What is corrected is taken back, once, and what is right stands. */
static void
test_corrections (StoreFixture  *fixture,
                  gconstpointer  unused)
{
  BwStore *store = fixture->store;

  put (store, "d1", CASH ("d1", 1000, ""));
  put (store, "d2", CASH ("d2", 700, ",\"corrects\":\"d1\""));
  assert_sums (store, "C", 1, 700);
  put (store, "d3", CASH ("d3", 901, ",\"corrects\":\"d2\""));
  assert_sums (store, "C", 1, 901);

  /* It was somewhere else. */
  put (store, "d4", CASH ("d4", 901, ",\"corrects\":\"d3\",\"to\":\"A\""));
  assert_sums (store, "C", 0, 0);
  assert_sums (store, "A", 2, 1001);

  /* Rules refuse it; where they did not, it is taken back once all the same. */
  put (store, "d5", CASH ("d5", 5, ",\"corrects\":\"d3\""));
  assert_sums (store, "C", 1, 5);

  /* Of nothing. */
  put (store, "d6", CASH ("d6", 1, ",\"corrects\":\"d9\""));
  assert_sums (store, "C", 2, 6);
}

/* Reports of that time are closed, the ledger is not. */
static void
test_folded (StoreFixture  *fixture,
             gconstpointer  unused)
{
  BwStore *store = fixture->store;
  g_autoptr (GBytes) data = g_bytes_new_static ("x", 1);
  g_autoptr (GError) error = NULL;
  gint64 before = G_GINT64_CONSTANT (1640995200) * BW_TIME_SECOND;
  guint64 n_gone = 0;

  put (store, "d1", CASH ("d1", 1000, ",\"to\":\"A\""));
  g_assert_true (bw_store_begin (store, &error));
  g_assert_true (bw_store_put_checkpoint (store, bw_store_get_seq (store), data, &error));
  g_assert_true (bw_store_commit (store, &error));
  g_assert_true (bw_store_upkeep_fold (store, before, 900 * BW_TIME_SECOND, &n_gone, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_gone, ==, 1);
  assert_sums (store, "A", 2, 1100);

  put (store, "d2", CASH ("d2", 7, ",\"to\":\"A\""));
  put (store, "d3", CASH ("d3", 400, ",\"to\":\"A\",\"corrects\":\"d1\""));
  assert_sums (store, "A", 3, 507);
}

/* What an older release put was not counted: once, and then never again. */
static void
test_catch_up (StoreFixture  *fixture,
               gconstpointer  unused)
{
  put (fixture->store, "d1", CASH ("d1", 1000, ""));
  put (fixture->store, "d2", CASH ("d2", 700, ",\"corrects\":\"d1\""));
  store_fixture_close (fixture);
  store_fixture_tamper (fixture, "DELETE FROM report; DELETE FROM meta WHERE key = 'ledger_counted'");

  fixture->store = store_fixture_open (fixture);
  assert_sums (fixture->store, "C", 1, 700);
  assert_sums (fixture->store, "A", 1, 100);
  store_fixture_close (fixture);
  store_fixture_tamper (fixture, "DELETE FROM meta WHERE key = 'ledger_counted'");
  fixture->store = store_fixture_open (fixture);
  assert_sums (fixture->store, "C", 1, 700);

  store_fixture_close (fixture);
  store_fixture_tamper (fixture, "DELETE FROM report");
  fixture->store = store_fixture_open (fixture);
  assert_sums (fixture->store, "C", 0, 0);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *name;
    void      (*func) (StoreFixture *fixture, gconstpointer unused);
  } tests[] =
  {
    { "/store-ledger/city", test_city },
    { "/store-ledger/put", test_put },
    { "/store-ledger/not-put", test_not_put },
    { "/store-ledger/corrections", test_corrections },
    { "/store-ledger/folded", test_folded },
    { "/store-ledger/catch-up", test_catch_up },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, StoreFixture, NULL, set_up, tests[i].func, store_fixture_tear_down);

  return g_test_run ();
}
