/* test-bw-sqlite-store-schema.c: stores of all releases, of both kinds, are still read
 *
 * For each schema that was released a store of it is kept (tests/data/stores).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-store-access.h"
#include "bw-store.h"

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#define N_SCHEMAS          2
#define N_POSTGRES_SCHEMAS 1

/* What the kept stores hold. */
#define SECRET "ct60pmP3zEOceRIUIaZXAVEL-lABBtaY1-RkuizU7f4"

static void
note_report (const BwReport *report,
             guint64         seq,
             gint64          received,
             gpointer        data)
{
  if (g_str_equal (report->subject, "donations"))
    {
      g_string_append_printf (data, "%s:%u ", report->place, report->n_statements);
      return;
    }

  g_assert_cmpstr (report->place, ==, "S1-p1");
  g_assert_cmpstr (report->subject, ==, "sampling:r1");
  g_assert_cmpuint (report->n_statements, ==, 2);
  g_assert_cmpuint (report->statements[0].measure, ==,
                    bw_measure_catalogue_lookup (bw_measure_catalogue_get_default (), "sampled")->index);
  g_string_append_printf (data, "%" G_GUINT64_FORMAT ":%g ", seq, report->statements[0].value);
}

static void
note_document (BwDocumentType  type,
               const char     *id,
               guint64         seq,
               gboolean        gone,
               const char     *place,
               const char     *json,
               gpointer        data)
{
  g_string_append_printf (data, "%s:%s:%d ", bw_document_type_to_string (type), id, gone);
}

static void
assert_content (BwStore *store)
{
  g_autoptr (GString) reports = g_string_new (NULL);
  g_autoptr (GString) documents = g_string_new (NULL);
  g_autoptr (GPtrArray) audit = NULL;
  g_autoptr (BwToken) token = NULL;
  g_autoptr (GBytes) checkpoint = NULL;
  g_autoptr (GError) error = NULL;
  guint8 hash[BW_TOKEN_HASH_SIZE];
  guint64 seq = 0;

  bw_store_scan_reports (store, 0, NULL, note_report, reports, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (reports->str, ==, "6:7 7:8 S:3 ");
  for (guint i = 0; i < BW_N_DOCUMENT_TYPES; i++)
    bw_store_scan_documents (store, (BwDocumentType) i, 0, 0, TRUE, note_document, documents, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (documents->str, ==, "area:S:0 area:S1:0 round:r1:0 site:S1-p1:0 team:t1:1 donation:d1:0 ");
  g_assert_true (bw_token_hash (SECRET, hash));
  token = bw_store_access_find_token (store, hash, &error);
  g_assert_nonnull (token);
  g_assert_cmpint (token->role, ==, BW_ROLE_REPORTER);
  checkpoint = bw_store_get_checkpoint (store, &seq, &error);
  g_assert_nonnull (checkpoint);
  g_assert_cmpuint (seq, ==, 7);
  audit = bw_store_access_list_audit (store, 0, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (audit->len, ==, 1);
}

static guint
count_schemas (void)
{
  return store_fixture_is_postgres () ? N_POSTGRES_SCHEMAS : N_SCHEMAS;
}

static char *
make_path (guint number)
{
  g_autofree char *name = g_strdup_printf (store_fixture_is_postgres () ? "postgresql-%04u.sql" : "%04u.sql", number);

  return g_build_filename (g_getenv ("BULWARK_SOURCE_ROOT"), "tests", "data", "stores", name, NULL);
}

static void
drop_store (StoreFixture *fixture)
{
  store_fixture_close (fixture);
  if (store_fixture_is_postgres ())
    store_fixture_tamper (fixture, "DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  else
    g_assert_cmpint (g_remove (fixture->path), ==, 0);
}

static void
test_kept (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autofree char *path = make_path (GPOINTER_TO_UINT (data));
  g_autofree char *sql = NULL;
  g_autoptr (GError) error = NULL;

  drop_store (fixture);
  g_assert_true (g_file_get_contents (path, &sql, NULL, NULL));
  store_fixture_tamper (fixture, sql);

  fixture->store = store_fixture_open (fixture);
  g_assert_true (bw_store_verify (fixture->store, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (bw_store_get_root (fixture->store), ==, "S");
  assert_content (fixture->store);
  g_assert_cmpuint (store_fixture_append (fixture->store, 7, "S1-p1"), ==, 0);
  g_assert_cmpuint (store_fixture_append (fixture->store, 9, "S1-p1"), ==, 11);
}

static int
on_version_cb (void  *data,
               int    n_columns,
               char **values,
               char **names)
{
  g_string_append_printf (data, "%s ", values[0]);
  return 0;
}

/* A step that fails half way leaves nothing of itself behind. */
static void
test_all_or_nothing (StoreFixture  *fixture,
                     gconstpointer  unused)
{
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  sqlite3 *db;

  store_fixture_close (fixture);
  g_assert_cmpint (g_remove (fixture->path), ==, 0);
  store_fixture_tamper (fixture, "PRAGMA application_id = 1112299339; CREATE TABLE report (x)");
  g_assert_null (bw_store_open (fixture->url, bw_measure_catalogue_get_default (), TRUE, &error));
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_UNAVAILABLE);
  g_assert_true (g_str_has_prefix (error->message, "0001-first.sql: "));

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, "PRAGMA user_version", on_version_cb, told, NULL);
  sqlite3_exec (db, "SELECT name FROM sqlite_schema", on_version_cb, told, NULL);
  sqlite3_close (db);
  g_assert_cmpstr (told->str, ==, "0 report ");
}

/* A new schema wants its store to be kept. */
static void
test_all_are_kept (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("BULWARK_SOURCE_ROOT"), "src", "store",
                                            store_fixture_is_postgres () ? "schema-postgresql" : "schema", NULL);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;

  g_assert_cmpuint (n, ==, count_schemas ());
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 1; i <= count_schemas (); i++)
    {
      g_autofree char *name = g_strdup_printf ("/schema/kept/%u", i);

      g_test_add (name, StoreFixture, GUINT_TO_POINTER (i), store_fixture_set_up, test_kept, store_fixture_tear_down);
    }

  /* There is one step only in a database. */
  if (!store_fixture_is_postgres ())
    g_test_add ("/schema/all-or-nothing", StoreFixture, NULL, store_fixture_set_up, test_all_or_nothing,
                store_fixture_tear_down);

  g_test_add_func ("/schema/all-are-kept", test_all_are_kept);

  return g_test_run ();
}
