/* bench-postgres.c: what durable inserts cost in PostgreSQL without us
 *
 * The reference of `make bench`: the rows of the log of reports, inserted by bare
 * libpq, one a transaction, or a hundred in one pipeline; beside it our store, and
 * how fast it reads its log again. `bench-postgres URL STORE-URL [SECONDS]`, the
 * addresses of two databases that are empty; what is made in them is left behind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench-rows.h"
#include "bw-uuid.h"

#include <libpq-fe.h>
#include <string.h>

#define SCHEMA \
  "CREATE TABLE report (seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at bigint NOT NULL," \
  " received bigint NOT NULL, id uuid NOT NULL UNIQUE, place integer NOT NULL, subject integer NOT NULL," \
  " source smallint NOT NULL, statements bytea NOT NULL); CREATE INDEX report_place ON report (place, seq)"
#define INSERT \
  "INSERT INTO report (id, place, subject, at, received, source, statements) VALUES ($1, $2, 1, $3, $3, 0, $4)" \
  " ON CONFLICT (id) DO NOTHING"

#define N_PARAMETERS 4

static void
check (PGconn         *db,
       const PGresult *result)
{
  if (PQresultStatus (result) != PGRES_COMMAND_OK && PQresultStatus (result) != PGRES_PIPELINE_SYNC)
    g_error ("%s", PQerrorMessage (db));
}

static void
execute (PGconn     *db,
         const char *sql)
{
  PGresult *result = PQexec (db, sql);

  check (db, result);
  PQclear (result);
}

static void
send_row (PGconn *db)
{
  static const int formats[N_PARAMETERS] = { 1, 1, 1, 1 };
  static const int lengths[N_PARAMETERS] = { BW_UUID_SIZE, sizeof (gint32), sizeof (gint64), BENCH_ROWS_N_BYTES };
  guint8 id[BW_UUID_SIZE];
  gint32 place = GINT32_TO_BE (g_random_int_range (0, BENCH_ROWS_N_PLACES));
  gint64 at = GINT64_TO_BE (g_get_real_time ());
  const char *values[N_PARAMETERS] = { (const char *) id, (const char *) &place, (const char *) &at,
                                       BENCH_ROWS_STATEMENTS };

  bench_rows_fill_id (id);
  if (!PQsendQueryPrepared (db, "row", N_PARAMETERS, values, lengths, formats, 1))
    g_error ("%s", PQerrorMessage (db));
}

/* Up to the mark at its end. */
static void
take_results (PGconn *db)
{
  ExecStatusType status = PGRES_COMMAND_OK;

  while (status != PGRES_PIPELINE_SYNC)
    {
      PGresult *result = PQgetResult (db);

      if (result == NULL)
        continue;
      check (db, result);
      status = PQresultStatus (result);
      PQclear (result);
    }
}

static void
insert_bare (gpointer data,
             guint    n)
{
  PGconn *db = data;

  /* What stands in one pipeline is one transaction. */
  for (guint i = 0; i < n; i++)
    send_row (db);

  if (!PQpipelineSync (db))
    g_error ("%s", PQerrorMessage (db));
  take_results (db);
}

static void
measure_bare (const char *url,
              double      seconds)
{
  PGconn *db = PQconnectdb (url);
  PGresult *result;

  if (PQstatus (db) != CONNECTION_OK)
    g_error ("%s", PQerrorMessage (db));

  execute (db, SCHEMA);
  result = PQprepare (db, "row", INSERT, 0, NULL);
  check (db, result);
  PQclear (result);
  PQenterPipelineMode (db);
  bench_rows_measure ("batch", 1, seconds, insert_bare, db);
  bench_rows_measure ("batch", 100, seconds, insert_bare, db);
  PQfinish (db);
}

int
main (int    argc,
      char **argv)
{
  double seconds = 3;

  if (argc < 3)
    {
      g_printerr ("usage: bench-postgres URL STORE-URL [SECONDS]\n");
      return 2;
    }

  if (argc > 3)
    seconds = g_ascii_strtod (argv[3], NULL);

  measure_bare (argv[1], seconds);
  bench_rows_measure_store (argv[2], seconds);
  return 0;
}
