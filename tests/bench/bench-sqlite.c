/* bench-sqlite.c: what durable inserts cost without us
 *
 * The reference of `make bench`: the rows of the log of reports, inserted by bare
 * SQLite with our pragmas, one or a hundred a transaction; beside it our store,
 * and how fast it reads its log again. `bench-sqlite FILE [SECONDS]`; FILE is
 * made and left behind, and FILE.store too.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-store.h"
#include "bw-uuid.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#define N_PLACES 507
#define SCHEMA \
  "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000;" \
  "CREATE TABLE report (seq INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, place INTEGER NOT NULL," \
  " subject INTEGER NOT NULL, at INTEGER NOT NULL, received INTEGER NOT NULL, source INTEGER NOT NULL," \
  " statements BLOB NOT NULL) STRICT"

typedef void (*InsertFunc) (gpointer data,
                            guint    n);

static double seconds = 3;

static void
fill_id (guint8 id[BW_UUID_SIZE])
{
  guint8 random[10];

  for (guint i = 0; i < sizeof random; i++)
    random[i] = (guint8) g_random_int ();
  bw_uuid_make (id, g_get_real_time () / 1000, random);
}

/* Runs @insert until the time is over. */
static void
measure (const char *name,
         guint       batch,
         InsertFunc  insert,
         gpointer    data)
{
  gint64 begun = g_get_monotonic_time ();
  guint64 n = 0;
  double passed;

  do
    {
      insert (data, batch);
      n += batch;
      passed = (double) (g_get_monotonic_time () - begun) / G_USEC_PER_SEC;
    }
  while (passed < seconds);

  g_print ("%s-%u %.1f reports/s\n", name, batch, (double) n / passed);
}

static void
execute (sqlite3    *db,
         const char *sql)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
}

static void
insert_bare (gpointer data,
             guint    n)
{
  sqlite3_stmt *statement = data;
  sqlite3 *db = sqlite3_db_handle (statement);

  execute (db, "BEGIN IMMEDIATE");
  for (guint i = 0; i < n; i++)
    {
      guint8 id[BW_UUID_SIZE];

      fill_id (id);
      sqlite3_bind_blob (statement, 1, id, sizeof id, SQLITE_STATIC);
      sqlite3_bind_int (statement, 2, g_random_int_range (0, N_PLACES));
      sqlite3_bind_int64 (statement, 3, g_get_real_time ());
      sqlite3_bind_blob (statement, 4, "\x08\x03\x18\x08\x04\x04\x09\x05\x46", 9, SQLITE_STATIC);
      if (sqlite3_step (statement) != SQLITE_DONE)
        g_error ("insert: %s", sqlite3_errmsg (db));
      sqlite3_reset (statement);
    }

  execute (db, "COMMIT");
}

static void
fill_report (BwReport *report,
             char     *place)
{
  static const char * const measures[] = { "sampled", "tubes", "queue" };

  memset (report, 0, sizeof *report);
  fill_id (report->id);
  report->place = place;
  report->subject = (char *) "sampling:r1";
  report->at = g_get_real_time ();
  report->n_statements = G_N_ELEMENTS (measures);
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    {
      report->statements[i].measure = bw_measure_catalogue_lookup (bw_measure_catalogue_get_default (),
                                                                   measures[i])->index;
      report->statements[i].set = i == 2;
      report->statements[i].value = 12;
    }
}

static void
insert_ours (gpointer data,
             guint    n)
{
  BwStore *store = data;
  g_autofree BwReport *reports = g_new (BwReport, n);
  g_autofree BwStoreReport *items = g_new (BwStoreReport, n);
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (places, g_strdup_printf ("411002-p%d", g_random_int_range (0, N_PLACES)));
      fill_report (&reports[i], g_ptr_array_index (places, i));
      items[i].report = &reports[i];
    }

  if (!bw_store_begin (store, &error) || !bw_store_append_reports (store, items, n, g_get_real_time (), &error)
      || !bw_store_commit (store, &error))
    g_error ("append: %s", error->message);
}

static void
count_report (const BwReport *report,
              guint64         seq,
              gint64          received,
              gpointer        data)
{
  guint64 *n = data;

  (*n)++;
}

static void
measure_reading (BwStore *store)
{
  gint64 begun = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  guint64 n = 0;

  if (!bw_store_scan_reports (store, 0, NULL, count_report, &n, &error))
    g_error ("scan: %s", error->message);

  g_print ("store-read %.1f reports/s\n",
           (double) n * G_USEC_PER_SEC / (double) (g_get_monotonic_time () - begun));
}

static void
measure_bare (const char *path)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;

  if (sqlite3_open (path, &db) != SQLITE_OK)
    g_error ("%s: %s", path, sqlite3_errmsg (db));

  execute (db, SCHEMA);
  if (sqlite3_prepare_v2 (db, "INSERT INTO report (id, place, subject, at, received, source, statements)"
                              " VALUES (?1, ?2, 1, ?3, ?3, 0, ?4) ON CONFLICT (id) DO NOTHING",
                          -1, &statement, NULL) != SQLITE_OK)
    g_error ("prepare: %s", sqlite3_errmsg (db));

  measure ("batch", 1, insert_bare, statement);
  measure ("batch", 100, insert_bare, statement);
  sqlite3_finalize (statement);
  sqlite3_close (db);
}

static void
measure_ours (const char *path)
{
  g_autofree char *url = g_strconcat ("sqlite:", path, ".store", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BwStore) store = bw_store_open (url, bw_measure_catalogue_get_default (), TRUE, &error);

  if (store == NULL)
    g_error ("%s", error->message);

  measure ("store-batch", 1, insert_ours, store);
  measure ("store-batch", 100, insert_ours, store);
  measure_reading (store);
}

int
main (int    argc,
      char **argv)
{
  if (argc < 2 || g_file_test (argv[1], G_FILE_TEST_EXISTS))
    {
      g_printerr ("usage: bench-sqlite NEW-FILE [SECONDS]\n");
      return 2;
    }

  if (argc > 2)
    seconds = g_ascii_strtod (argv[2], NULL);

  measure_bare (argv[1]);
  measure_ours (argv[1]);
  return 0;
}
