/* store-fixture.c: a store of its own, and reports to put into it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-fixture.h"

#include "bw-postgres.h"
#include "bw-uuid.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#define CLUSTER "BULWARK_TEST_POSTGRESQL"

void
store_fixture_run (const char *url,
                   const char *sql)
{
  PGconn *db = PQconnectdb (url);
  g_autoptr (PGresult) result = NULL;

  g_assert_cmpstr (PQerrorMessage (db), ==, "");
  result = PQexec (db, sql);
  g_assert_cmpstr (PQresultErrorMessage (result), ==, "");
  PQfinish (db);
}

/* The address of the cluster with another database in it. */
static char *
make_url (const char *database)
{
  g_auto (GStrv) parts = g_strsplit (g_getenv (CLUSTER), "/postgres?", 2);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  return g_strdup_printf ("%s/%s?%s", parts[0], database, parts[1]);
}

static char *
create_database (void)
{
  char *name = g_strdup_printf ("b%08x%08x", g_random_int (), g_random_int ());
  g_autofree char *sql = g_strdup_printf ("CREATE DATABASE %s", name);

  store_fixture_run (g_getenv (CLUSTER), sql);
  return name;
}

static void
drop_database (const char *name)
{
  g_autofree char *sql = g_strdup_printf ("DROP DATABASE %s WITH (FORCE)", name);

  store_fixture_run (g_getenv (CLUSTER), sql);
}

static void
drop_folder (StoreFixture *fixture)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }

  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
}

gboolean
store_fixture_is_postgres (void)
{
  return g_getenv (CLUSTER) != NULL;
}

char *
store_fixture_dup_other (StoreFixture *fixture)
{
  return fixture->database != NULL ? g_strdup (g_getenv (CLUSTER)) : g_strconcat (fixture->url, ".not", NULL);
}

void
store_fixture_set_up (StoreFixture  *fixture,
                      gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("bulwark-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->places = g_ptr_array_new_with_free_func (g_free);
  if (store_fixture_is_postgres ())
    {
      fixture->database = create_database ();
      fixture->url = make_url (fixture->database);
    }
  else
    {
      fixture->path = g_build_filename (fixture->folder, "store.db", NULL);
      fixture->url = g_strconcat ("sqlite:", fixture->path, NULL);
    }

  fixture->store = bw_store_open (fixture->url, bw_measure_catalogue_get_default (), TRUE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (fixture->store);
}

void
store_fixture_close (StoreFixture *fixture)
{
  if (fixture->store != NULL)
    g_assert_finalize_object (g_steal_pointer (&fixture->store));
}

void
store_fixture_tear_down (StoreFixture  *fixture,
                         gconstpointer  unused)
{
  store_fixture_close (fixture);
  if (fixture->database != NULL)
    drop_database (fixture->database);
  for (guint i = 0; i < fixture->places->len; i++)
    drop_database (g_ptr_array_index (fixture->places, i));

  drop_folder (fixture);
  g_ptr_array_unref (fixture->places);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->database);
  g_free (fixture->url);
}

char *
store_fixture_dup_place (StoreFixture *fixture,
                         gboolean      is_database)
{
  if (!is_database)
    return g_strdup_printf ("sqlite:%s/further-%08x.db", fixture->folder, g_random_int ());

  g_ptr_array_add (fixture->places, create_database ());
  return make_url (g_ptr_array_index (fixture->places, fixture->places->len - 1));
}

/* Another handle of the same store. */
BwStore *
store_fixture_open (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  BwStore *store = bw_store_open (fixture->url, bw_measure_catalogue_get_default (), FALSE, &error);

  g_assert_no_error (error);
  g_assert_nonnull (store);
  return store;
}

void
store_fixture_make_report (BwReport   *report,
                           guint64     number,
                           const char *place)
{
  BwMeasureCatalogue *catalogue = bw_measure_catalogue_get_default ();
  guint8 random[10] = { 0 };

  memset (report, 0, sizeof *report);
  memcpy (random + 2, &number, sizeof number);
  bw_uuid_make (report->id, 1600000000000 + (gint64) number, random);
  report->place = g_strdup (place);
  report->subject = g_strdup ("sampling:r1");
  report->at = 1600000000000000 + (gint64) number;
  report->source = BW_SOURCE_REPORT;
  report->statements[0].measure = bw_measure_catalogue_lookup (catalogue, "sampled")->index;
  report->statements[0].value = (double) number;
  report->statements[1].measure = bw_measure_catalogue_lookup (catalogue, "queue")->index;
  report->statements[1].set = TRUE;
  report->statements[1].bound = BW_BOUND_OVER;
  report->statements[1].value = 0.5;
  report->n_statements = 2;
}

guint64
store_fixture_append (BwStore    *store,
                      guint64     number,
                      const char *place)
{
  g_auto (BwReport) report = { { 0 } };
  g_autoptr (GError) error = NULL;
  BwStoreReport item = { &report, G_MAXUINT64 };

  store_fixture_make_report (&report, number, place);
  bw_store_begin (store, &error);
  g_assert_no_error (error);
  bw_store_append_reports (store, &item, 1, 1700000000000000, &error);
  g_assert_no_error (error);
  bw_store_commit (store, &error);
  g_assert_no_error (error);
  return item.seq;
}

void
store_fixture_fill (BwStore *store,
                    guint    n)
{
  g_autofree BwReport *reports = g_new0 (BwReport, n);
  g_autofree BwStoreReport *items = g_new0 (BwStoreReport, n);
  g_autoptr (GBytes) data = g_bytes_new_static ("x", 1);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    {
      store_fixture_make_report (&reports[i], i, "411002");
      items[i].report = &reports[i];
    }

  g_assert_true (bw_store_begin (store, &error));
  g_assert_true (bw_store_append_reports (store, items, n, 1, &error));
  g_assert_true (bw_store_put_checkpoint (store, n, data, &error));
  g_assert_true (bw_store_commit (store, &error));
  for (guint i = 0; i < n; i++)
    bw_report_clear (&reports[i]);
}

guint64
store_fixture_put (BwStore        *store,
                   BwDocumentType  type,
                   const char     *id,
                   const char     *json,
                   guint64         expected,
                   GError        **error)
{
  g_autoptr (GError) failure = NULL;
  guint64 seq = 0;
  gboolean is_done;

  g_assert_true (bw_store_begin (store, &failure));
  if (json != NULL)
    is_done = bw_store_put_document (store, type, id, "411002", json, expected, &seq, error);
  else
    is_done = bw_store_remove_document (store, type, id, expected, &seq, error);

  bw_store_commit (store, &failure);
  g_assert_no_error (failure);
  return is_done ? seq : 0;
}

static void
count_report (const BwReport *report,
              guint64         seq,
              gint64          received,
              gpointer        data)
{
  guint *n = data;

  (*n)++;
}

guint
store_fixture_count (BwStore    *store,
                     const char *place)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  bw_store_scan_reports (store, 0, place, count_report, &n, &error);
  g_assert_no_error (error);
  return n;
}

void
store_fixture_tamper (StoreFixture *fixture,
                      const char   *sql)
{
  sqlite3 *db = NULL;

  if (fixture->database != NULL)
    {
      store_fixture_run (fixture->url, sql);
      return;
    }

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}
