/* test-bw-store.c: what every store must do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-store-access.h"
#include "bw-store.h"

#include "store-fixture.h"

#include <string.h>

static void
test_open (void)
{
  static const char * const urls[] = { "", "sqlite:", "postgresql:", "postgresql://x/y?z=1", "/tmp/x.db", "sqlite" };
  BwMeasureCatalogue *catalogue = bw_measure_catalogue_get_default ();

  for (guint i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (bw_store_open (urls[i], catalogue, TRUE, &error));
      g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_INVALID);
    }
}

static void
test_missing (StoreFixture  *fixture,
              gconstpointer  unused)
{
  BwMeasureCatalogue *catalogue = bw_measure_catalogue_get_default ();
  g_autofree char *missing = store_fixture_dup_other (fixture);
  g_autofree char *folder = g_strconcat ("sqlite:", fixture->folder, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (bw_store_open (missing, catalogue, FALSE, &error));
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (bw_store_open (folder, catalogue, TRUE, &error));
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_INVALID);
}

static void
check_report (const BwReport *report,
              guint64         seq,
              gint64          received,
              gpointer        data)
{
  guint64 *last = data;
  g_auto (BwReport) expected = { { 0 } };

  store_fixture_make_report (&expected, (guint64) report->statements[0].value, "411002");
  g_assert_cmpmem (report->id, 16, expected.id, 16);
  g_assert_cmpstr (report->place, ==, expected.place);
  g_assert_cmpstr (report->subject, ==, expected.subject);
  g_assert_cmpint (report->at, ==, expected.at);
  g_assert_cmpint (report->source, ==, expected.source);
  g_assert_cmpuint (report->n_statements, ==, expected.n_statements);
  for (guint i = 0; i < expected.n_statements; i++)
    {
      g_assert_cmpuint (report->statements[i].measure, ==, expected.statements[i].measure);
      g_assert_cmpuint (report->statements[i].set, ==, expected.statements[i].set);
      g_assert_cmpuint (report->statements[i].bound, ==, expected.statements[i].bound);
      g_assert_cmpfloat (report->statements[i].value, ==, expected.statements[i].value);
    }

  g_assert_cmpint (received, ==, 1700000000000000);
  g_assert_cmpuint (seq, >, *last);
  *last = seq;
}

/* In the order in which they came, whatever their ids. */
static void
test_reports (StoreFixture  *fixture,
              gconstpointer  unused)
{
  static const guint64 numbers[] = { 900, 3, 77, 500000000, 4, 1 };
  g_autoptr (GError) error = NULL;
  guint64 last = 0;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_assert_cmpuint (store_fixture_append (fixture->store, numbers[i], "411002"), ==, i + 1);

  store_fixture_close (fixture);
  fixture->store = store_fixture_open (fixture);
  g_assert_true (bw_store_scan_reports (fixture->store, 0, NULL, check_report, &last, &error));
  g_assert_cmpuint (last, ==, G_N_ELEMENTS (numbers));
  g_assert_cmpuint (store_fixture_count (fixture->store, NULL), ==, G_N_ELEMENTS (numbers));

  last = 4;
  g_assert_true (bw_store_scan_reports (fixture->store, 4, NULL, check_report, &last, &error));
  g_assert_cmpuint (last, ==, 6);
}

static void
test_reports_of_a_place (StoreFixture  *fixture,
                         gconstpointer  unused)
{
  for (guint i = 0; i < 30; i++)
    store_fixture_append (fixture->store, i, i % 3 == 0 ? "411002" : "411003-p1");

  g_assert_cmpuint (store_fixture_count (fixture->store, "411002"), ==, 10);
  g_assert_cmpuint (store_fixture_count (fixture->store, "411003-p1"), ==, 20);
  g_assert_cmpuint (store_fixture_count (fixture->store, "411003"), ==, 0);
}

static void
test_duplicates (StoreFixture  *fixture,
                 gconstpointer  unused)
{
  BwReport reports[6];
  BwStoreReport items[6];
  static const guint64 numbers[] = { 1, 2, 1, 3, 2, 1 };
  static const guint64 seqs[] = { 1, 2, 0, 3, 0, 0 };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      store_fixture_make_report (&reports[i], numbers[i], i == 5 ? "another" : "411002");
      items[i].report = &reports[i];
    }

  g_assert_true (bw_store_begin (fixture->store, &error));
  g_assert_true (bw_store_append_reports (fixture->store, items, 6, 1, &error));
  g_assert_true (bw_store_commit (fixture->store, &error));
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_assert_cmpuint (items[i].seq, ==, seqs[i]);
      bw_report_clear (&reports[i]);
    }

  g_assert_cmpuint (store_fixture_append (fixture->store, 2, "411002"), ==, 0);
  g_assert_cmpuint (store_fixture_append (fixture->store, 4, "411002"), ==, 4);
  g_assert_cmpuint (store_fixture_count (fixture->store, NULL), ==, 4);
}

static void
test_roll_back (StoreFixture  *fixture,
                gconstpointer  unused)
{
  g_auto (BwReport) report = { { 0 } };
  g_autoptr (GError) error = NULL;
  BwStoreReport item = { &report, 0 };

  store_fixture_make_report (&report, 1, "a-new-word");
  g_assert_true (bw_store_begin (fixture->store, &error));
  g_assert_true (bw_store_append_reports (fixture->store, &item, 1, 1, &error));
  bw_store_roll_back (fixture->store);
  bw_store_roll_back (fixture->store);
  g_assert_cmpuint (store_fixture_count (fixture->store, NULL), ==, 0);

  /* The words of the roll-back are gone, and so are their numbers. */
  g_assert_cmpuint (store_fixture_append (fixture->store, 2, "another-word"), ==, 1);
  g_assert_cmpuint (store_fixture_append (fixture->store, 1, "a-new-word"), ==, 2);
  g_assert_cmpuint (store_fixture_count (fixture->store, "a-new-word"), ==, 1);
  g_assert_true (bw_store_verify (fixture->store, &error));
}

static void
test_without_a_transaction (StoreFixture  *fixture,
                            gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  guint64 seq;

  g_assert_false (bw_store_put_document (fixture->store, BW_DOCUMENT_TYPE_TEAM, "t", NULL, "{}", 0, &seq, &error));
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (bw_store_commit (fixture->store, &error));
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (bw_store_begin (fixture->store, &error));
  g_assert_false (bw_store_begin (fixture->store, &error));
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_INVALID);
  bw_store_roll_back (fixture->store);
}

static void
test_one_counter (StoreFixture  *fixture,
                  gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  guint64 first = 0;

  g_assert_cmpuint (store_fixture_append (fixture->store, 1, "411002"), ==, 1);
  g_assert_cmpuint (store_fixture_put (fixture->store, BW_DOCUMENT_TYPE_TEAM, "t1", "{}", 0, NULL), ==, 2);
  g_assert_true (bw_store_begin (fixture->store, &error));
  g_assert_true (bw_store_reserve (fixture->store, 100, &first, &error));
  g_assert_true (bw_store_commit (fixture->store, &error));
  g_assert_cmpuint (first, ==, 3);
  g_assert_cmpuint (bw_store_get_seq (fixture->store), ==, 102);

  store_fixture_close (fixture);
  fixture->store = store_fixture_open (fixture);
  g_assert_cmpuint (bw_store_get_seq (fixture->store), ==, 102);
  g_assert_cmpuint (store_fixture_put (fixture->store, BW_DOCUMENT_TYPE_TEAM, "t1", NULL, 2, NULL), ==, 103);
  g_assert_cmpuint (store_fixture_append (fixture->store, 2, "411002"), ==, 104);
}

/* What a callback saw, as text. */
static void
note_document (BwDocumentType  type,
               const char     *id,
               guint64         seq,
               gboolean        gone,
               const char     *place,
               const char     *json,
               gpointer        data)
{
  g_assert_cmpint (gone, ==, json == NULL);
  g_string_append_printf (data, "%s:%s:%" G_GUINT64_FORMAT ":%s ", bw_document_type_to_string (type), id, seq,
                          json != NULL ? json : "gone");
}

static void
assert_documents (BwStore        *store,
                  BwDocumentType  type,
                  guint64         since,
                  guint           limit,
                  gboolean        gone,
                  const char     *expected)
{
  g_autoptr (GString) seen = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (bw_store_scan_documents (store, type, since, limit, gone, note_document, seen, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (seen->str, ==, expected);
}

static void
test_documents (StoreFixture  *fixture,
                gconstpointer  unused)
{
  BwStore *store = fixture->store;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (store_fixture_put (store, BW_DOCUMENT_TYPE_TEAM, "a", "{1}", 0, NULL), ==, 1);
  g_assert_cmpuint (store_fixture_put (store, BW_DOCUMENT_TYPE_TEAM, "b", "{2}", G_MAXUINT64, NULL), ==, 2);
  g_assert_cmpuint (store_fixture_put (store, BW_DOCUMENT_TYPE_LINK, "a", "{3}", 0, NULL), ==, 3);
  g_assert_cmpuint (store_fixture_put (store, BW_DOCUMENT_TYPE_TEAM, "a", "{4}", 1, NULL), ==, 4);
  assert_documents (store, BW_DOCUMENT_TYPE_TEAM, 0, 0, FALSE, "team:b:2:{2} team:a:4:{4} ");
  assert_documents (store, BW_DOCUMENT_TYPE_TEAM, 0, 1, FALSE, "team:b:2:{2} ");
  assert_documents (store, BW_DOCUMENT_TYPE_TEAM, 2, 0, FALSE, "team:a:4:{4} ");
  assert_documents (store, BW_DOCUMENT_TYPE_LINK, 0, 0, FALSE, "link:a:3:{3} ");
  assert_documents (store, BW_DOCUMENT_TYPE_ORDER, 0, 0, TRUE, "");
}

/* What stands, also what this transaction has put and nobody else sees yet. */
static void
assert_document (BwStore        *store,
                 BwDocumentType  type,
                 guint64         seq,
                 const char     *json)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;
  guint64 at = 77;

  g_assert_true (bw_store_get_document (store, type, "a", &at, &found, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (at, ==, seq);
  g_assert_cmpstr (found, ==, json);
}

static void
test_get_document (StoreFixture  *fixture,
                   gconstpointer  unused)
{
  BwStore *store = fixture->store;
  g_autoptr (GError) error = NULL;
  guint64 seq;

  assert_document (store, BW_DOCUMENT_TYPE_TEAM, 0, NULL);
  store_fixture_put (store, BW_DOCUMENT_TYPE_TEAM, "a", "{1}", 0, NULL);
  store_fixture_put (store, BW_DOCUMENT_TYPE_ENTRY, "a", "{2}", 0, NULL);
  assert_document (store, BW_DOCUMENT_TYPE_TEAM, 1, "{1}");
  assert_document (store, BW_DOCUMENT_TYPE_ENTRY, 2, "{2}");
  g_assert_true (bw_store_begin (store, &error));
  g_assert_true (bw_store_put_document (store, BW_DOCUMENT_TYPE_TEAM, "a", NULL, "{3}", 1, &seq, &error));
  assert_document (store, BW_DOCUMENT_TYPE_TEAM, 3, "{3}");
  bw_store_roll_back (store);
  assert_document (store, BW_DOCUMENT_TYPE_TEAM, 1, "{1}");
  g_assert_cmpuint (store_fixture_put (store, BW_DOCUMENT_TYPE_TEAM, "a", NULL, 1, NULL), ==, 3);
  assert_document (store, BW_DOCUMENT_TYPE_TEAM, 0, NULL);
}

static void
test_tombstones (StoreFixture  *fixture,
                 gconstpointer  unused)
{
  BwStore *store = fixture->store;
  g_autoptr (GError) error = NULL;

  store_fixture_put (store, BW_DOCUMENT_TYPE_TEAM, "a", "{1}", 0, NULL);
  g_assert_cmpuint (store_fixture_put (store, BW_DOCUMENT_TYPE_TEAM, "a", NULL, 1, NULL), ==, 2);
  assert_documents (store, BW_DOCUMENT_TYPE_TEAM, 0, 0, FALSE, "");
  assert_documents (store, BW_DOCUMENT_TYPE_TEAM, 0, 0, TRUE, "team:a:2:gone ");
  assert_documents (store, BW_DOCUMENT_TYPE_TEAM, 2, 0, TRUE, "");

  g_assert_cmpuint (store_fixture_put (store, BW_DOCUMENT_TYPE_TEAM, "a", NULL, G_MAXUINT64, &error), ==, 0);
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* It may come back, as one that is not there. */
  g_assert_cmpuint (store_fixture_put (store, BW_DOCUMENT_TYPE_TEAM, "a", "{3}", 2, &error), ==, 0);
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_CONFLICT);
  g_assert_cmpuint (store_fixture_put (store, BW_DOCUMENT_TYPE_TEAM, "a", "{3}", 0, NULL), ==, 3);
  assert_documents (store, BW_DOCUMENT_TYPE_TEAM, 0, 0, TRUE, "team:a:3:{3} ");
}

/* `TYPE:PLACE` of each that is gone */
static void
note_place (BwDocumentType  type,
            const char     *id,
            guint64         seq,
            gboolean        gone,
            const char     *place,
            const char     *json,
            gpointer        data)
{
  if (gone)
    g_string_append_printf (data, "%s:%s ", id, place != NULL ? place : "nowhere");
}

/* Puts it at @place, and takes it away. */
static void
bury (BwStore        *store,
      BwDocumentType  type,
      const char     *id,
      const char     *place,
      const char     *json)
{
  g_autoptr (GError) error = NULL;
  guint64 seq;

  g_assert_true (bw_store_begin (store, &error));
  g_assert_true (bw_store_put_document (store, type, id, place, json, 0, &seq, &error));
  g_assert_true (bw_store_remove_document (store, type, id, seq, &seq, &error));
  g_assert_true (bw_store_commit (store, &error));
  g_assert_no_error (error);
}

/* Who could see it is to be told that it is gone, and nobody else. */
static void
test_places_of_tombstones (StoreFixture  *fixture,
                           gconstpointer  unused)
{
  static const BwDocumentType types[] = {
    BW_DOCUMENT_TYPE_AREA, BW_DOCUMENT_TYPE_SITE, BW_DOCUMENT_TYPE_TEAM, BW_DOCUMENT_TYPE_ROUND
  };
  BwStore *store = fixture->store;
  g_autoptr (GString) seen = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  bury (store, BW_DOCUMENT_TYPE_AREA, "c", "c", "{\"id\":\"c\"}");
  bury (store, BW_DOCUMENT_TYPE_AREA, "d", "d", "{\"id\":\"d\",\"parent\":\"c\"}");
  bury (store, BW_DOCUMENT_TYPE_SITE, "s", "s", "{\"id\":\"s\",\"area\":\"d\"}");
  bury (store, BW_DOCUMENT_TYPE_TEAM, "t", "d", "{\"id\":\"t\",\"area\":\"d\"}");
  bury (store, BW_DOCUMENT_TYPE_ROUND, "r", NULL, "{\"id\":\"r\"}");
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    g_assert_true (bw_store_scan_documents (store, types[i], 0, 0, TRUE, note_place, seen, &error));

  g_assert_cmpstr (seen->str, ==, "c:c d:c s:d t:d r:nowhere ");
}

/* Tombstones up to a number go, and nothing that stands. */
static void
test_forget (StoreFixture  *fixture,
             gconstpointer  unused)
{
  BwStore *store = fixture->store;
  g_autoptr (GError) error = NULL;

  store_fixture_put (store, BW_DOCUMENT_TYPE_TEAM, "a", "{1}", 0, NULL);
  store_fixture_put (store, BW_DOCUMENT_TYPE_TEAM, "b", "{2}", 0, NULL);
  g_assert_cmpuint (store_fixture_put (store, BW_DOCUMENT_TYPE_TEAM, "a", NULL, 1, NULL), ==, 3);
  store_fixture_put (store, BW_DOCUMENT_TYPE_LINK, "c", "{4}", 0, NULL);
  g_assert_cmpuint (store_fixture_put (store, BW_DOCUMENT_TYPE_LINK, "c", NULL, 4, NULL), ==, 5);
  g_assert_true (bw_store_begin (store, &error));
  g_assert_true (bw_store_forget_documents (store, 3, &error));
  g_assert_true (bw_store_commit (store, &error));
  g_assert_no_error (error);
  assert_documents (store, BW_DOCUMENT_TYPE_TEAM, 0, 0, TRUE, "team:b:2:{2} ");
  assert_documents (store, BW_DOCUMENT_TYPE_LINK, 0, 0, TRUE, "link:c:5:gone ");
  g_assert_cmpuint (store_fixture_put (store, BW_DOCUMENT_TYPE_TEAM, "a", "{6}", 0, NULL), ==, 6);
  g_assert_true (bw_store_verify (store, &error));
}

static void
test_conflicts (StoreFixture  *fixture,
                gconstpointer  unused)
{
  static const guint64 expected[] = { 0, 2, 7 };
  BwStore *store = fixture->store;
  g_autoptr (GError) error = NULL;

  store_fixture_put (store, BW_DOCUMENT_TYPE_TEAM, "a", "{1}", 0, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_cmpuint (store_fixture_put (store, BW_DOCUMENT_TYPE_TEAM, "a", "{}", expected[i], &error), ==, 0);
      g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_CONFLICT);
      g_clear_error (&error);
      g_assert_cmpuint (store_fixture_put (store, BW_DOCUMENT_TYPE_TEAM, "a", NULL, expected[i], &error), ==, 0);
      g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_CONFLICT);
      g_clear_error (&error);
    }

  g_assert_cmpuint (store_fixture_put (store, BW_DOCUMENT_TYPE_TEAM, "b", "{}", 1, &error), ==, 0);
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_CONFLICT);

  /* No number was used up, and the document is as it was. */
  g_assert_cmpuint (bw_store_get_seq (store), ==, 1);
  assert_documents (store, BW_DOCUMENT_TYPE_TEAM, 0, 0, TRUE, "team:a:1:{1} ");
}

static void
test_ledger (StoreFixture  *fixture,
             gconstpointer  unused)
{
  BwStore *store = fixture->store;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (store_fixture_put (store, BW_DOCUMENT_TYPE_ENTRY, "d", "{1}", 0, NULL), ==, 1);
  g_assert_cmpuint (store_fixture_put (store, BW_DOCUMENT_TYPE_ENTRY, "d", "{2}", 1, &error), ==, 0);
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_cmpuint (store_fixture_put (store, BW_DOCUMENT_TYPE_ENTRY, "d", NULL, G_MAXUINT64, &error), ==, 0);
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_CONFLICT);
  assert_documents (store, BW_DOCUMENT_TYPE_ENTRY, 0, 0, TRUE, "entry:d:1:{1} ");
}

static void
test_city (StoreFixture  *fixture,
           gconstpointer  unused)
{
  static const char * const lines[] =
  {
    "{\"type\":\"area\",\"id\":\"1\",\"at\":\"2021-08-05T00:00:00Z\",\"level\":\"city\",\"name\":\"x\",\"seq\":9}",
    "{\"type\":\"fund\",\"id\":\"f\",\"at\":\"2021-08-05T00:00:00Z\",\"payer\":\"y\"}",
    "{\"type\":\"donation\",\"id\":\"d\",\"at\":\"2021-08-05T00:00:00Z\",\"form\":\"cash\"}",
  };
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_document_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) seen = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      BwDocument *document = bw_document_new (lines[i], -1, bw_measure_catalogue_get_default (), &error);

      g_assert_no_error (error);
      g_ptr_array_add (documents, document);
    }

  g_assert_true (bw_store_is_empty (fixture->store));
  g_assert_null (bw_store_get_root (fixture->store));

  /* Twice the same document: nothing of it stays. */
  g_ptr_array_add (documents, bw_document_ref (g_ptr_array_index (documents, 1)));
  g_assert_false (bw_store_load_city (fixture->store, documents, "1", "Asia/Shanghai", &error));
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (bw_store_is_empty (fixture->store));
  g_ptr_array_set_size (documents, 3);

  g_assert_true (bw_store_load_city (fixture->store, documents, "1", "Asia/Shanghai", &error));
  g_assert_false (bw_store_is_empty (fixture->store));
  g_assert_cmpstr (bw_store_get_root (fixture->store), ==, "1");
  g_assert_cmpuint (bw_store_get_seq (fixture->store), ==, 4);
  bw_store_scan_documents (fixture->store, BW_DOCUMENT_TYPE_AREA, 0, 0, FALSE, note_document, seen, &error);
  g_assert_null (strstr (seen->str, "seq"));

  g_assert_false (bw_store_load_city (fixture->store, documents, "1", "Asia/Shanghai", &error));
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_CONFLICT);

  store_fixture_close (fixture);
  fixture->store = store_fixture_open (fixture);
  g_assert_cmpstr (bw_store_get_time_zone (fixture->store), ==, "Asia/Shanghai");
  g_assert_false (bw_store_is_empty (fixture->store));
}

static void
test_epoch_and_meta (StoreFixture  *fixture,
                     gconstpointer  unused)
{
  g_autofree char *epoch = g_strdup (bw_store_get_epoch (fixture->store));
  g_autofree char *value = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (strlen (epoch), ==, 16);
  g_assert_null (bw_store_dup_meta (fixture->store, "exercise", &error));
  g_assert_no_error (error);
  g_assert_true (bw_store_set_meta (fixture->store, "exercise", "no", &error));
  g_assert_true (bw_store_set_meta (fixture->store, "exercise", "yes", &error));

  store_fixture_close (fixture);
  fixture->store = store_fixture_open (fixture);
  g_assert_cmpstr (bw_store_get_epoch (fixture->store), ==, epoch);
  value = bw_store_dup_meta (fixture->store, "exercise", &error);
  g_assert_cmpstr (value, ==, "yes");
  g_assert_true (bw_store_renew_epoch (fixture->store, &error));
  g_assert_cmpstr (bw_store_get_epoch (fixture->store), !=, epoch);
}

static void
put_checkpoint (BwStore    *store,
                guint64     seq,
                const char *text)
{
  g_autoptr (GBytes) data = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  g_assert_true (bw_store_begin (store, &error));
  g_assert_true (bw_store_put_checkpoint (store, seq, data, &error));
  g_assert_true (bw_store_commit (store, &error));
}

static void
assert_checkpoint (BwStore    *store,
                   guint64     expected_seq,
                   const char *expected)
{
  g_autoptr (GError) error = NULL;
  guint64 seq = 0;
  g_autoptr (GBytes) data = bw_store_get_checkpoint (store, &seq, &error);

  g_assert_no_error (error);
  if (expected == NULL)
    {
      g_assert_null (data);
      return;
    }

  g_assert_cmpmem (g_bytes_get_data (data, NULL), g_bytes_get_size (data), expected, strlen (expected));
  g_assert_cmpuint (seq, ==, expected_seq);
}

static void
test_checkpoints (StoreFixture  *fixture,
                  gconstpointer  unused)
{
  for (guint i = 1; i <= 5; i++)
    store_fixture_append (fixture->store, i, "411002");

  assert_checkpoint (fixture->store, 0, NULL);
  put_checkpoint (fixture->store, 2, "two");
  put_checkpoint (fixture->store, 3, "");
  assert_checkpoint (fixture->store, 3, "");
  put_checkpoint (fixture->store, 4, "four");
  put_checkpoint (fixture->store, 5, "five");
  assert_checkpoint (fixture->store, 5, "five");

  /* One that is not whole, then none that is. */
  store_fixture_tamper (fixture, "UPDATE checkpoint SET data = hash WHERE seq = 5");
  assert_checkpoint (fixture->store, 4, "four");
  store_fixture_tamper (fixture, "UPDATE checkpoint SET data = hash WHERE seq = 4");
  assert_checkpoint (fixture->store, 0, NULL);
}

static void
test_tokens (StoreFixture  *fixture,
             gconstpointer  unused)
{
  g_autofree char *secret = NULL;
  g_autofree char *second = NULL;
  g_autoptr (BwToken) token = bw_token_make (BW_ROLE_STAFF, "411000", "desk", 5, 9, &secret);
  g_autoptr (BwToken) later = bw_token_make (BW_ROLE_VIEWER, "411002", "wall", 6, 0, &second);
  g_autoptr (BwToken) found = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  guint8 none[BW_TOKEN_HASH_SIZE] = { 0 };

  g_assert_true (bw_store_access_put_token (fixture->store, later, &error));
  g_assert_true (bw_store_access_put_token (fixture->store, token, &error));
  g_assert_false (bw_store_access_put_token (fixture->store, token, &error));
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_CONFLICT);
  g_clear_error (&error);

  g_assert_null (bw_store_access_find_token (fixture->store, none, &error));
  g_assert_no_error (error);
  found = bw_store_access_find_token (fixture->store, token->hash, &error);
  g_assert_cmpstr (found->id, ==, token->id);
  g_assert_cmpstr (found->name, ==, "desk");
  g_assert_cmpstr (found->area, ==, "411000");
  g_assert_cmpint (found->role, ==, BW_ROLE_STAFF);
  g_assert_cmpint (found->created, ==, 5);
  g_assert_cmpint (found->expires, ==, 9);
  g_assert_cmpint (found->revoked, ==, 0);

  g_assert_true (bw_store_access_revoke_token (fixture->store, token->id, 7, &error));
  g_assert_true (bw_store_access_revoke_token (fixture->store, token->id, 8, &error));
  g_assert_false (bw_store_access_revoke_token (fixture->store, "nobody", 8, &error));
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  all = bw_store_access_list_tokens (fixture->store, &error);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpint (((BwToken *) g_ptr_array_index (all, 0))->revoked, ==, 7);
  g_assert_cmpstr (((BwToken *) g_ptr_array_index (all, 1))->id, ==, later->id);
}

/* Put and audited in one transaction: both or none. */
static void
test_tokens_in_a_transaction (StoreFixture  *fixture,
                              gconstpointer  unused)
{
  g_autofree char *secret = NULL;
  g_autoptr (BwToken) token = bw_token_make (BW_ROLE_STAFF, "411000", "desk", 5, 9, &secret);
  g_autoptr (BwAudit) row = bw_audit_new (1, NULL, NULL, "token create", token->id, 0, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (bw_store_begin (fixture->store, &error));
  g_assert_true (bw_store_access_put_token (fixture->store, token, &error));
  g_assert_true (bw_store_access_append_audit (fixture->store, row, &error));
  bw_store_roll_back (fixture->store);
  g_assert_null (bw_store_access_find_token (fixture->store, token->hash, &error));
  g_assert_no_error (error);
}

static void
test_copy (StoreFixture  *fixture,
           gconstpointer  unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "copy.db", NULL);
  g_autofree char *url = g_strconcat ("sqlite:", path, NULL);
  g_autoptr (BwStore) copy = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 100; i++)
    store_fixture_append (fixture->store, i, "411002");

  g_assert_true (bw_store_copy (fixture->store, path, &error));
  g_assert_no_error (error);
  store_fixture_append (fixture->store, 100, "411002");
  g_assert_false (bw_store_copy (fixture->store, path, &error));
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_CONFLICT);
  g_clear_error (&error);

  copy = bw_store_open (url, bw_measure_catalogue_get_default (), FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (bw_store_verify (copy, &error));
  g_assert_cmpuint (store_fixture_count (copy, NULL), ==, 100);
  g_assert_cmpuint (bw_store_get_seq (copy), ==, 100);
  g_assert_cmpstr (bw_store_get_epoch (copy), ==, bw_store_get_epoch (fixture->store));
}

#define ADD(name, function) \
  g_test_add ("/store/" name, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/open", test_open);
  ADD ("missing", test_missing);
  ADD ("reports", test_reports);
  ADD ("reports-of-a-place", test_reports_of_a_place);
  ADD ("duplicates", test_duplicates);
  ADD ("roll-back", test_roll_back);
  ADD ("without-a-transaction", test_without_a_transaction);
  ADD ("one-counter", test_one_counter);
  ADD ("documents", test_documents);
  ADD ("get-document", test_get_document);
  ADD ("tombstones", test_tombstones);
  ADD ("places-of-tombstones", test_places_of_tombstones);
  ADD ("forget", test_forget);
  ADD ("conflicts", test_conflicts);
  ADD ("ledger", test_ledger);
  ADD ("city", test_city);
  ADD ("epoch-and-meta", test_epoch_and_meta);
  ADD ("checkpoints", test_checkpoints);
  ADD ("tokens", test_tokens);
  ADD ("tokens-in-a-transaction", test_tokens_in_a_transaction);

  /* A database has means of its own. */
  if (!store_fixture_is_postgres ())
    ADD ("copy", test_copy);

  return g_test_run ();
}
