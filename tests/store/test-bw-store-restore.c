/* test-bw-store-restore.c: a store as a file, and of either kind again
 *
 * From the kind of the fixture to a file and, if there is a cluster, to a database.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-store-restore.h"

#include "bw-postgres.h"
#include "bw-store-access.h"
#include "bw-store-table.h"
#include "bw-store-upkeep.h"
#include "store-dump.h"
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/resource.h>

/* By turns something is done and it is gone on. */
typedef struct
{
  StoreFixture *fixture;
  BwStore      *other;  /* of somebody else who writes */
  guint         n;
} Others;

static char *
make_path (StoreFixture *fixture,
           const char   *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static char *
copy_to (BwStore      *store,
         StoreFixture *fixture,
         const char   *name)
{
  g_autoptr (GError) error = NULL;
  char *path = make_path (fixture, name);
  GStatBuf file;

  bw_store_copy (store, path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &file), ==, 0);
  g_assert_cmpuint (file.st_mode & 0777, ==, 0600);
  return path;
}

static void
assert_no_file (const char *path)
{
  static const char * const ends[] = { "", "-wal", "-shm", "-journal", ".unfinished", ".unfinished.lock", ".restoring",
                                       ".lock" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *name = g_strconcat (path, ends[i], NULL);

      g_assert_false (g_file_test (name, G_FILE_TEST_EXISTS));
    }
}

static BwStore *
open_store (const char *url)
{
  g_autoptr (GError) error = NULL;
  BwStore *store = bw_store_open (url, bw_measure_catalogue_get_default (), FALSE, &error);

  g_assert_no_error (error);
  return store;
}

static gboolean
restore (const char          *file,
         const char          *url,
         BwStoreMonitorFunc   monitor,
         gpointer             data,
         GError             **error)
{
  return bw_store_restore (file, url, bw_measure_catalogue_get_default (), monitor, data, error);
}

static void
verify (BwStore *store)
{
  g_autoptr (GError) error = NULL;

  bw_store_verify (store, &error);
  g_assert_no_error (error);
}

static void
assert_same (BwStore *one,
             BwStore *other)
{
  const guint64 n_audit = store_dump_n_audit (one);
  g_autofree char *left = store_dump_read (one, n_audit);
  g_autofree char *right = store_dump_read (other, n_audit);

  /* Some megabytes: only where they part. */
  for (gsize i = 0; left[i] != '\0' || right[i] != '\0'; i++)
    {
      if (left[i] != right[i])
        g_error ("it is “%.200s”, not “%.200s”", right + (i > 50 ? i - 50 : 0), left + (i > 50 ? i - 50 : 0));
    }
}

static void
assert_is_new (BwStore *store,
               BwStore *before)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = bw_store_access_list_audit (store, store_dump_n_audit (before), 0, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpstr (((BwAudit *) g_ptr_array_index (rows, 0))->action, ==, "restore");
  g_assert_cmpstr (bw_store_get_epoch (store), !=, bw_store_get_epoch (before));
}

/* Numbers, words and ids go on from those that are there. */
static void
go_on (BwStore *store)
{
  const guint64 seq = bw_store_get_seq (store);
  g_autofree char *place = store_dump_dup_name (1);

  g_assert_cmpuint (store_fixture_append (store, STORE_DUMP_N_REPORTS - 1, place), ==, 0);
  g_assert_cmpuint (store_fixture_append (store, 2, place), !=, 0);
  g_assert_cmpuint (store_fixture_append (store, STORE_DUMP_N_REPORTS + 10, place), ==, seq + 1);
  g_assert_cmpuint (store_fixture_append (store, STORE_DUMP_N_REPORTS + 11, "a-new-place"), ==, seq + 2);
  g_assert_cmpuint (store_fixture_count (store, "a-new-place"), ==, 1);
  g_assert_cmpuint (store_fixture_put (store, BW_DOCUMENT_TYPE_TEAM, "new", "{}", 0, NULL), ==, seq + 3);
  verify (store);
}

static void
check_round_trip (StoreFixture *fixture,
                  gboolean      is_database)
{
  g_autofree char *file = copy_to (fixture->store, fixture, is_database ? "one.db" : "two.db");
  g_autofree char *again = NULL;
  g_autofree char *url = store_fixture_dup_place (fixture, is_database);
  g_autofree char *back = store_fixture_dup_place (fixture, store_fixture_is_postgres ());
  g_autoptr (BwStore) restored = NULL;
  g_autoptr (BwStore) last = NULL;
  g_autoptr (GError) error = NULL;

  restore (file, url, NULL, NULL, &error);
  g_assert_no_error (error);
  restored = open_store (url);
  verify (restored);
  assert_same (fixture->store, restored);
  assert_is_new (restored, fixture->store);
  go_on (restored);

  /* And to the kind that it came from. */
  again = copy_to (restored, fixture, is_database ? "three.db" : "four.db");
  restore (again, back, NULL, NULL, &error);
  g_assert_no_error (error);
  last = open_store (back);
  verify (last);
  assert_same (restored, last);
  assert_is_new (last, restored);
}

static void
test_round_trips (StoreFixture  *fixture,
                  gconstpointer  unused)
{
  store_dump_fill (fixture->store);
  check_round_trip (fixture, FALSE);
  if (store_fixture_is_postgres ())
    check_round_trip (fixture, TRUE);
}

/* Nothing was put into it yet. */
static void
test_empty (StoreFixture  *fixture,
            gconstpointer  unused)
{
  g_autofree char *file = copy_to (fixture->store, fixture, "copy.db");
  g_autofree char *url = store_fixture_dup_place (fixture, store_fixture_is_postgres ());
  g_autoptr (BwStore) restored = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (restore (file, url, NULL, NULL, &error));
  restored = open_store (url);
  verify (restored);
  g_assert_true (bw_store_is_empty (restored));
  g_assert_cmpuint (store_fixture_append (restored, 1, "411002"), ==, 1);
}

/* Two of them would write into one another. */
static void
copy_as_well (Others *others)
{
  g_autofree char *path = make_path (others->fixture, "copy.db");
  g_autoptr (GError) error = NULL;

  g_assert_false (bw_store_copy (others->other, path, &error));
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_CONFLICT);
}

/* Somebody else reports, puts and removes; and once he folds. */
static gboolean
write_meanwhile (guint64  done,
                 guint64  total,
                 gpointer data)
{
  Others *others = data;
  guint n = ++others->n;
  g_autofree char *id = g_strdup_printf ("late-%u", n);
  g_autoptr (GError) error = NULL;
  guint64 n_gone;

  if (n > 20)
    return TRUE;

  if (n == 1)
    copy_as_well (others);
  store_fixture_append (others->other, STORE_DUMP_N_REPORTS + 100 + n, "411001");
  store_fixture_put (others->other, BW_DOCUMENT_TYPE_TEAM, id, "{}", 0, NULL);
  if (n == 2)
    {
      store_fixture_put (others->other, BW_DOCUMENT_TYPE_TEAM, "d1", NULL, G_MAXUINT64, NULL);
      g_assert_true (bw_store_upkeep_fold (others->other, 1600000000000000 + 12000, 2000, &n_gone, &error));
      g_assert_cmpuint (n_gone, >, 0);
    }

  return TRUE;
}

/* It is all of one moment, and whole. */
static void
test_meanwhile (StoreFixture  *fixture,
                gconstpointer  unused)
{
  Others others = { fixture, NULL, 0 };
  guint64 n_audit;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *file = NULL;
  g_autofree char *url = store_fixture_dup_place (fixture, FALSE);
  g_autoptr (BwStore) restored = NULL;
  g_autoptr (GError) error = NULL;

  store_dump_fill (fixture->store);
  n_audit = store_dump_n_audit (fixture->store);
  before = store_dump_read (fixture->store, n_audit);
  others.other = store_fixture_open (fixture);
  bw_store_upkeep_set_monitor (fixture->store, write_meanwhile, &others);
  file = copy_to (fixture->store, fixture, "copy.db");
  bw_store_upkeep_set_monitor (fixture->store, NULL, NULL);
  g_assert_cmpuint (others.n, >, 2);
  g_assert_cmpuint (store_dump_n_audit (fixture->store), >, n_audit);
  g_assert_finalize_object (others.other);

  g_assert_true (restore (file, url, NULL, NULL, &error));
  restored = open_store (url);
  verify (restored);
  g_assert_cmpuint (store_dump_n_audit (restored), ==, n_audit + 1);
  after = store_dump_read (restored, n_audit);
  g_assert_true (g_str_equal (before, after));
}

static gboolean
count_down (guint64  done,
            guint64  total,
            gpointer data)
{
  guint *left = data;

  g_assert_true (total == 0 || done <= total);
  return *left > 0 && --*left > 0;
}

static void
assert_nothing_at (const char *url)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwStore) store = bw_store_open (url, bw_measure_catalogue_get_default (), FALSE, &error);

  g_assert_null (store);
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_NOT_FOUND);
  if (g_str_has_prefix (url, "sqlite:"))
    assert_no_file (url + strlen ("sqlite:"));
}

/* Whenever it is stopped nothing is left of it, and nothing is in the way of the next. */
static void
check_stopped (StoreFixture *fixture,
               const char   *file,
               gboolean      is_database)
{
  g_autofree char *url = store_fixture_dup_place (fixture, is_database);
  guint n_stopped = 0;

  for (guint patience = 1; patience <= G_MAXUINT / 2; patience *= 2)
    {
      g_autoptr (GError) error = NULL;
      guint left = patience;

      if (restore (file, url, count_down, &left, &error))
        break;

      g_assert_nonnull (error);
      n_stopped++;
      assert_nothing_at (url);
    }

  g_assert_cmpuint (n_stopped, >, 2);
  verify (fixture->store);
  g_object_unref (open_store (url));
}

static void
test_stopped (StoreFixture  *fixture,
              gconstpointer  unused)
{
  g_autofree char *path = make_path (fixture, "copy.db");
  guint n_stopped = 0;

  store_dump_fill (fixture->store);
  for (guint patience = 1; !g_file_test (path, G_FILE_TEST_EXISTS); patience *= 2)
    {
      g_autoptr (GError) error = NULL;
      guint left = patience;

      bw_store_upkeep_set_monitor (fixture->store, count_down, &left);
      if (bw_store_copy (fixture->store, path, &error))
        break;

      g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_UNAVAILABLE);
      n_stopped++;
      assert_no_file (path);
    }

  bw_store_upkeep_set_monitor (fixture->store, NULL, NULL);
  g_assert_cmpuint (n_stopped, >, 2);
  check_stopped (fixture, path, FALSE);
  if (store_fixture_is_postgres ())
    check_stopped (fixture, path, TRUE);
}

/* What one that was killed has left behind is in nobody's way. */
static void
test_left_behind (StoreFixture  *fixture,
                  gconstpointer  unused)
{
  g_autofree char *unfinished = make_path (fixture, "copy.db.unfinished");
  g_autofree char *log = make_path (fixture, "copy.db.unfinished-wal");
  g_autofree char *file = NULL;

  store_fixture_append (fixture->store, 1, "411002");
  g_assert_true (g_file_set_contents (unfinished, "half", -1, NULL));
  g_assert_true (g_file_set_contents (log, "of it", -1, NULL));
  file = copy_to (fixture->store, fixture, "copy.db");
  g_assert_false (g_file_test (unfinished, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
}

static void
assert_fails (const char   *file,
              const char   *url,
              BwStoreError  code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (restore (file, url, NULL, NULL, &error));
  g_assert_error (error, BW_STORE_ERROR, (int) code);
}

static void
damage (const char *path,
        const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
test_refused (StoreFixture  *fixture,
              gconstpointer  unused)
{
  g_autofree char *url = store_fixture_dup_place (fixture, store_fixture_is_postgres ());
  g_autofree char *none = make_path (fixture, "none.db");
  g_autofree char *file = NULL;
  g_autofree char *damaged = NULL;
  g_autoptr (GError) error = NULL;

  store_dump_fill (fixture->store);
  file = copy_to (fixture->store, fixture, "copy.db");
  damaged = copy_to (fixture->store, fixture, "damaged.db");
  g_assert_false (bw_store_copy (fixture->store, file, &error));
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_CONFLICT);

  assert_fails (file, fixture->url, BW_STORE_ERROR_CONFLICT);
  assert_fails (none, url, BW_STORE_ERROR_NOT_FOUND);
  assert_fails (file, "nowhere", BW_STORE_ERROR_INVALID);
  damage (damaged, "UPDATE audit SET detail = 'nothing' WHERE seq = 3");
  assert_fails (damaged, url, BW_STORE_ERROR_CORRUPT);
  damage (damaged, "PRAGMA user_version = 9999");
  assert_fails (damaged, url, BW_STORE_ERROR_NEWER);
  g_assert_true (g_file_set_contents (damaged, "Dear Sir,", -1, NULL));
  assert_fails (damaged, url, BW_STORE_ERROR_CORRUPT);
  assert_nothing_at (url);
  verify (fixture->store);
}

/* A disk that takes no more: what cannot be written whole is not there. */
static void
test_no_room (StoreFixture  *fixture,
              gconstpointer  unused)
{
  g_autofree char *path = make_path (fixture, "copy.db");
  g_autofree char *nowhere = g_build_filename (fixture->folder, "no", "folder", "copy.db", NULL);
  g_autoptr (GError) error = NULL;
  struct rlimit limit;
  struct rlimit little;

  store_dump_fill (fixture->store);
  g_assert_false (bw_store_copy (fixture->store, nowhere, &error));
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_UNAVAILABLE);
  g_clear_error (&error);

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  little = limit;
  little.rlim_cur = 1000000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &little), ==, 0);
  g_assert_false (bw_store_copy (fixture->store, path, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  assert_no_file (path);
  g_free (copy_to (fixture->store, fixture, "copy.db"));
}

/* Another program's tables, of another schema, or with an odd encoding. */
static void
test_database_not_empty (StoreFixture  *fixture,
                         gconstpointer  unused)
{
  g_autofree char *url = store_fixture_dup_place (fixture, TRUE);
  g_autofree char *file = copy_to (fixture->store, fixture, "copy.db");

  store_fixture_run (url, "CREATE TABLE letters (text text)");
  assert_fails (file, url, BW_STORE_ERROR_INVALID);
  store_fixture_run (url, "DROP TABLE letters");
  g_assert_true (restore (file, url, NULL, NULL, NULL));
  assert_fails (file, url, BW_STORE_ERROR_CONFLICT);

  /* One of an earlier release must be changed before it can be read. */
  store_fixture_run (url, "SET client_min_messages = warning; DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  damage (file, "PRAGMA user_version = 1");
  assert_fails (file, url, BW_STORE_ERROR_INVALID);
  assert_nothing_at (url);
}

/* Cuts off all who are connected, once, in the middle of it. */
static gboolean
cut_off (guint64  done,
         guint64  total,
         gpointer data)
{
  Others *others = data;

  if (total == 0 || done < total / 2 || others->n++ > 0)
    return TRUE;

  store_fixture_run (g_getenv ("BULWARK_TEST_POSTGRESQL"),
                     "SELECT pg_terminate_backend (pid) FROM pg_stat_activity"
                     " WHERE pid <> pg_backend_pid () AND backend_type = 'client backend'");
  return TRUE;
}

static void
test_cut_off (StoreFixture  *fixture,
              gconstpointer  unused)
{
  g_autofree char *path = make_path (fixture, "copy.db");
  g_autofree char *url = store_fixture_dup_place (fixture, TRUE);
  g_autoptr (GError) error = NULL;
  Others others = { fixture, NULL, 0 };

  store_dump_fill (fixture->store);
  bw_store_upkeep_set_monitor (fixture->store, cut_off, &others);
  g_assert_false (bw_store_copy (fixture->store, path, &error));
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_UNAVAILABLE);
  g_assert_cmpuint (others.n, >, 0);
  assert_no_file (path);
  g_clear_error (&error);
  g_free (copy_to (fixture->store, fixture, "copy.db"));

  others.n = 0;
  g_assert_false (restore (path, url, cut_off, &others, &error));
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_UNAVAILABLE);
  g_assert_cmpuint (others.n, >, 0);
  assert_nothing_at (url);
  g_assert_true (restore (path, url, NULL, NULL, NULL));
}

/* Who opens the database meanwhile waits, and finds all of it. */
static gpointer
open_meanwhile (gpointer url)
{
  g_autoptr (GError) error = NULL;
  BwStore *store = bw_store_open (url, bw_measure_catalogue_get_default (), TRUE, &error);

  g_assert_no_error (error);
  return store;
}

static gboolean
start_opening (guint64  done,
               guint64  total,
               gpointer data)
{
  GThread **thread = ((gpointer *) data)[0];

  if (*thread == NULL && total > 0)
    *thread = g_thread_new ("open", open_meanwhile, ((gpointer *) data)[1]);
  return TRUE;
}

static void
test_opened_meanwhile (StoreFixture  *fixture,
                       gconstpointer  unused)
{
  g_autofree char *url = store_fixture_dup_place (fixture, TRUE);
  g_autofree char *file = NULL;
  g_autoptr (BwStore) opened = NULL;
  g_autoptr (BwStore) restored = NULL;
  GThread *thread = NULL;
  gpointer data[] = { &thread, url };

  store_dump_fill (fixture->store);
  file = copy_to (fixture->store, fixture, "copy.db");
  g_assert_true (restore (file, url, start_opening, data, NULL));
  opened = g_thread_join (thread);
  restored = open_store (url);
  g_assert_cmpstr (bw_store_get_epoch (opened), ==, bw_store_get_epoch (restored));
  assert_same (fixture->store, opened);
}

static void
run_on (PGconn     *db,
        const char *sql)
{
  g_autoptr (PGresult) result = PQexec (db, sql);

  g_assert_cmpstr (PQresultErrorMessage (result), ==, "");
}

static gpointer
copy_meanwhile (gpointer data)
{
  StoreFixture *fixture = data;

  return copy_to (fixture->store, fixture, "copy.db");
}

/* Until somebody waits for a lock that @db has. */
static void
wait_for_lock (PGconn *db)
{
  gboolean is_waiting = FALSE;

  while (!is_waiting)
    {
      g_autoptr (PGresult) result = PQexec (db, "SELECT FROM pg_locks WHERE NOT granted");

      is_waiting = PQntuples (result) > 0;
      g_usleep (10 * 1000);
    }
}

/* A later release rewrites a table meanwhile: all rows are there before, and after. */
static void
test_rewritten_meanwhile (StoreFixture  *fixture,
                          gconstpointer  unused)
{
  PGconn *db = PQconnectdb (fixture->url);
  g_autofree char *url = store_fixture_dup_place (fixture, TRUE);
  g_autofree char *file = NULL;
  g_autoptr (BwStore) restored = NULL;
  GThread *thread;

  store_dump_fill (fixture->store);
  run_on (db, "BEGIN");
  run_on (db, "LOCK TABLE report IN ACCESS EXCLUSIVE MODE");
  thread = g_thread_new ("copy", copy_meanwhile, fixture);
  wait_for_lock (db);
  run_on (db, "ALTER TABLE report ALTER COLUMN received TYPE bigint USING received + 0");
  run_on (db, "COMMIT");
  PQfinish (db);

  file = g_thread_join (thread);
  g_assert_true (restore (file, url, NULL, NULL, NULL));
  restored = open_store (url);
  assert_same (fixture->store, restored);
}

/* Of what only one kind has, or what is written at the end. */
static gboolean
is_copied (const char *table,
           const char *column)
{
  static const char * const others[] = { "bulwark_schema", "counter", "place_step", "source", NULL };

  return !g_strv_contains (others, table) && !g_str_equal (column, "document_id");
}

static gboolean
has_column (const char *insert,
            const char *table,
            const char *column)
{
  g_autofree char *head = g_strdup_printf ("INSERT INTO %s (", table);
  const char *end = strchr (insert, ')');
  g_autofree char *columns = g_strndup (insert, (gsize) (end - insert));
  g_auto (GStrv) words = NULL;

  if (!g_str_has_prefix (insert, head))
    return FALSE;

  words = g_strsplit (columns + strlen (head), ", ", -1);
  return g_strv_contains ((const char * const *) words, column);
}

/* A column that a migration has added, and that bw-store-table.c does not know, would be
 * missing in each backup. */
static void
assert_is_copied (const char *table,
                  const char *column)
{
  guint n;
  const BwStoreTable *tables = bw_store_table_list (&n);
  gboolean is_known = FALSE;

  for (guint i = 0; is_copied (table, column) && !is_known && i < n; i++)
    is_known = has_column (tables[i].insert_file, table, column)
               && has_column (tables[i].insert_database, table, column);

  if (is_copied (table, column) && !is_known)
    g_error ("%s.%s is in no backup: bw-store-table.c", table, column);
}

static int
on_sqlite_row_cb (void  *n_rows,
                  int    n_columns,
                  char **values,
                  char **names)
{
  assert_is_copied (values[0], values[1]);
  ++*(guint *) n_rows;
  return 0;
}

static guint
check_file_columns (const char *path)
{
  sqlite3 *db = NULL;
  guint n = 0;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "SELECT t.name, c.name FROM sqlite_schema AS t, pragma_table_info (t.name) AS c"
                                 " WHERE t.type = 'table'", on_sqlite_row_cb, &n, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  return n;
}

static guint
check_database_columns (const char *url)
{
  PGconn *db = PQconnectdb (url);
  g_autoptr (PGresult) result = PQexec (db, "SELECT table_name, column_name FROM information_schema.columns"
                                            " WHERE table_schema = 'public'");

  g_assert_cmpstr (PQresultErrorMessage (result), ==, "");
  for (int i = 0; i < PQntuples (result); i++)
    assert_is_copied (PQgetvalue (result, i, 0), PQgetvalue (result, i, 1));

  PQfinish (db);
  return (guint) PQntuples (result);
}

static void
test_all_columns (StoreFixture  *fixture,
                  gconstpointer  unused)
{
  guint n = fixture->path != NULL ? check_file_columns (fixture->path) : check_database_columns (fixture->url);

  g_assert_cmpuint (n, >, 30);
}

#define ADD(name, function) \
  g_test_add ("/store-restore/" name, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("round-trips", test_round_trips);
  ADD ("all-columns", test_all_columns);
  ADD ("empty", test_empty);
  ADD ("meanwhile", test_meanwhile);
  ADD ("stopped", test_stopped);
  ADD ("left-behind", test_left_behind);
  ADD ("refused", test_refused);
  ADD ("no-room", test_no_room);
  if (store_fixture_is_postgres ())
    {
      ADD ("database-not-empty", test_database_not_empty);
      ADD ("cut-off", test_cut_off);
      ADD ("opened-meanwhile", test_opened_meanwhile);
      ADD ("rewritten-meanwhile", test_rewritten_meanwhile);
    }

  return g_test_run ();
}
