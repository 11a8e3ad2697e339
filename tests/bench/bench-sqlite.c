/* bench-sqlite.c: what durable inserts cost without us
 *
 * The reference of `make bench`: the rows of the log of reports, inserted by bare
 * SQLite with our pragmas, one or a hundred a transaction; beside it our store,
 * and how fast it reads its log again. `bench-sqlite FILE [SECONDS]`; FILE is
 * made and left behind, and FILE.store too.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench-rows.h"
#include "bw-uuid.h"

#include <sqlite3.h>

#define SCHEMA \
  "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000;" \
  "CREATE TABLE report (seq INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, place INTEGER NOT NULL," \
  " subject INTEGER NOT NULL, at INTEGER NOT NULL, received INTEGER NOT NULL, source INTEGER NOT NULL," \
  " statements BLOB NOT NULL) STRICT"

static double seconds = 3;

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

      bench_rows_fill_id (id);
      sqlite3_bind_blob (statement, 1, id, sizeof id, SQLITE_STATIC);
      sqlite3_bind_int (statement, 2, g_random_int_range (0, BENCH_ROWS_N_PLACES));
      sqlite3_bind_int64 (statement, 3, g_get_real_time ());
      sqlite3_bind_blob (statement, 4, BENCH_ROWS_STATEMENTS, BENCH_ROWS_N_BYTES, SQLITE_STATIC);
      if (sqlite3_step (statement) != SQLITE_DONE)
        g_error ("insert: %s", sqlite3_errmsg (db));
      sqlite3_reset (statement);
    }

  execute (db, "COMMIT");
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

  bench_rows_measure ("batch", 1, seconds, insert_bare, statement);
  bench_rows_measure ("batch", 100, seconds, insert_bare, statement);
  sqlite3_finalize (statement);
  sqlite3_close (db);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *url = NULL;

  if (argc < 2 || g_file_test (argv[1], G_FILE_TEST_EXISTS))
    {
      g_printerr ("usage: bench-sqlite NEW-FILE [SECONDS]\n");
      return 2;
    }

  if (argc > 2)
    seconds = g_ascii_strtod (argv[2], NULL);

  url = g_strconcat ("sqlite:", argv[1], ".store", NULL);
  measure_bare (argv[1]);
  bench_rows_measure_store (url, seconds);
  return 0;
}
