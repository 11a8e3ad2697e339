/* test-bw-sqlite-store-places.c: the reports of a place, entered and not yet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-sqlite-store-private.h"
#include "store-fixture.h"

/* More numbers than a step has. */
#define MANY 20000

/* As if so much had been reported meanwhile. */
static void
let_pass (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  guint64 first;

  g_assert_true (bw_store_begin (fixture->store, &error));
  g_assert_true (bw_store_reserve (fixture->store, MANY, &first, &error));
  g_assert_true (bw_store_commit (fixture->store, &error));
}

static void
note_seq (const BwReport *report,
          guint64         seq,
          gint64          received,
          gpointer        data)
{
  GArray *seqs = data;

  g_assert_cmpstr (report->place, ==, "411002");
  if (seqs->len > 0)
    g_assert_cmpuint (seq, >, g_array_index (seqs, guint64, seqs->len - 1));
  g_array_append_val (seqs, seq);
}

static guint
count (StoreFixture *fixture,
       guint64       since)
{
  g_autoptr (GArray) seqs = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GError) error = NULL;

  g_assert_true (bw_store_scan_reports (fixture->store, since, "411002", note_seq, seqs, &error));
  g_assert_no_error (error);
  return seqs->len;
}

static guint64
get_placed (StoreFixture *fixture)
{
  guint64 placed = 0;

  g_assert_true (bw_sqlite_store_get_placed (BW_SQLITE_STORE (fixture->store), &placed, NULL));
  return placed;
}

/* Sixty reports in three turns, twenty of them of the place that is asked for. */
static void
append_turns (StoreFixture *fixture)
{
  for (guint turn = 0; turn < 3; turn++)
    {
      for (guint i = 0; i < 20; i++)
        store_fixture_append (fixture->store, 20 * turn + i, i % 3 == 0 ? "411002" : "411003-p1");

      let_pass (fixture);
    }
}

static void
test_steps (StoreFixture  *fixture,
            gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  guint64 placed;

  for (guint i = 0; i < 5; i++)
    store_fixture_append (fixture->store, 1000 + i, "411002");
  g_assert_cmpuint (get_placed (fixture), ==, 0);
  g_assert_cmpuint (count (fixture, 0), ==, 5);

  append_turns (fixture);
  placed = get_placed (fixture);
  g_assert_cmpuint (placed, >, MANY);
  g_assert_cmpuint (placed, <=, bw_store_get_seq (fixture->store));
  g_assert_cmpuint (count (fixture, 0), ==, 5 + 3 * 7);
  g_assert_cmpuint (count (fixture, 3), ==, 2 + 3 * 7);
  g_assert_cmpuint (count (fixture, MANY), ==, 2 * 7);
  g_assert_cmpuint (count (fixture, bw_store_get_seq (fixture->store)), ==, 0);

  store_fixture_append (fixture->store, 2000, "411002");
  g_assert_cmpuint (count (fixture, 0), ==, 5 + 3 * 7 + 1);
  g_assert_true (bw_store_verify (fixture->store, &error));
  g_assert_no_error (error);
}

/* What is entered is not entered when its transaction is taken back. */
static void
test_roll_back (StoreFixture  *fixture,
                gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  guint64 first;

  store_fixture_append (fixture->store, 1, "411002");
  g_assert_true (bw_store_begin (fixture->store, &error));
  g_assert_true (bw_store_reserve (fixture->store, MANY, &first, &error));
  bw_store_roll_back (fixture->store);
  g_assert_cmpuint (get_placed (fixture), ==, 0);
  g_assert_cmpuint (count (fixture, 0), ==, 1);
  append_turns (fixture);
  g_assert_cmpuint (count (fixture, 0), ==, 1 + 3 * 7);
}

static void
test_another_handle (StoreFixture  *fixture,
                     gconstpointer  unused)
{
  g_autoptr (BwStore) other = store_fixture_open (fixture);
  g_autoptr (GError) error = NULL;

  append_turns (fixture);
  g_assert_cmpuint (store_fixture_append (other, 5000, "411002"), >, 3 * MANY);
  g_assert_cmpuint (count (fixture, 0), ==, 3 * 7 + 1);
  g_assert_true (bw_store_verify (other, &error));
  g_assert_no_error (error);
}

/* A row that is not what was written is told, and is no crash. */
static void
test_faulty (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  append_turns (fixture);
  store_fixture_tamper (fixture, data);
  g_assert_false (bw_store_verify (fixture->store, &error));
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_CORRUPT);
}

/* Reading it ends, and is told. */
static void
test_endless (StoreFixture  *fixture,
              gconstpointer  unused)
{
  static const char * const entries[] = { "ffff", "01ff", "0101", "01ffffffffffffffffff01" };

  append_turns (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE place_step SET entries = x'%s'", entries[i]);
      g_autoptr (GArray) seqs = g_array_new (FALSE, FALSE, sizeof (guint64));
      g_autoptr (GError) error = NULL;

      store_fixture_tamper (fixture, sql);
      g_assert_false (bw_store_scan_reports (fixture->store, 0, "411002", note_seq, seqs, &error));
      g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_CORRUPT);
    }
}

#define ADD(name, function, data) \
  g_test_add ("/sqlite-store-places/" name, StoreFixture, data, store_fixture_set_up, function, \
              store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("steps", test_steps, NULL);
  ADD ("roll-back", test_roll_back, NULL);
  ADD ("another-handle", test_another_handle, NULL);
  ADD ("faulty/lost", test_faulty, "DELETE FROM place_step WHERE last = (SELECT max(last) FROM place_step)");
  ADD ("faulty/gap", test_faulty, "DELETE FROM place_step WHERE last = (SELECT min(last) FROM place_step)");
  ADD ("faulty/nothing", test_faulty, "UPDATE place_step SET entries = x''");
  ADD ("faulty/another", test_faulty, "UPDATE report SET place = 3 WHERE seq = 2");
  g_test_add ("/sqlite-store-places/faulty/endless", StoreFixture, NULL, store_fixture_set_up, test_endless,
              store_fixture_tear_down);

  return g_test_run ();
}
