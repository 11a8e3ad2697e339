/* test-bw-sqlite-store.c: a file that is full, foreign, newer, damaged, shared or killed
 *
 * Run as `test-bw-sqlite-store --append URL`, it appends reports without an end
 * and prints the number of each that is committed: the process that is killed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-sqlite-store.h"

#include "bw-sqlite-store-private.h"
#include "store-fixture.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char *program;

static void
assert_open_fails (StoreFixture *fixture,
                   int           code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (bw_store_open (fixture->url, bw_measure_catalogue_get_default (), TRUE, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, BW_STORE_ERROR, code);
  g_assert_nonnull (strstr (error->message, fixture->path));
}

static void
test_pragmas (StoreFixture  *fixture,
              gconstpointer  unused)
{
  static const char * const pragmas[][2] =
  {
    { "PRAGMA journal_mode", "wal" },
    { "PRAGMA synchronous", "2" },
    { "PRAGMA foreign_keys", "1" },
    { "PRAGMA wal_autocheckpoint", "0" },
    { "PRAGMA busy_timeout", "5000" },
    { "PRAGMA user_version", "2" },
  };
  struct stat file;

  for (guint i = 0; i < G_N_ELEMENTS (pragmas); i++)
    {
      g_autofree char *value = bw_sqlite_dup_first (BW_SQLITE_STORE (fixture->store)->db, pragmas[i][0], NULL);

      g_assert_cmpstr (value, ==, pragmas[i][1]);
    }

  store_fixture_append (fixture->store, 1, "411002");
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *path = g_strconcat (fixture->path, i == 0 ? "" : "-wal", NULL);

      g_assert_cmpint (stat (path, &file), ==, 0);
      g_assert_cmpuint (file.st_mode & 0777, ==, 0600);
    }
}

static void
test_newer (StoreFixture  *fixture,
            gconstpointer  unused)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length_before;
  gsize length_after;

  store_fixture_close (fixture);
  store_fixture_tamper (fixture, "PRAGMA user_version = 1000");
  g_assert_true (g_file_get_contents (fixture->path, &before, &length_before, NULL));
  assert_open_fails (fixture, BW_STORE_ERROR_NEWER);
  g_assert_true (g_file_get_contents (fixture->path, &after, &length_after, NULL));
  g_assert_cmpmem (after, length_after, before, length_before);
}

static void
test_foreign (StoreFixture  *fixture,
              gconstpointer  unused)
{
  store_fixture_close (fixture);
  g_assert_cmpint (g_remove (fixture->path), ==, 0);
  store_fixture_tamper (fixture, "CREATE TABLE recipe (name TEXT)");
  assert_open_fails (fixture, BW_STORE_ERROR_INVALID);

  g_assert_true (g_file_set_contents (fixture->path, "this is a letter, not a store. Dear Sir,", -1, NULL));
  assert_open_fails (fixture, BW_STORE_ERROR_CORRUPT);
}

/* Bytes that went bad on the disk are found, and nothing is made up. */
static void
test_corrupt (StoreFixture  *fixture,
              gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *id = g_strdup_printf ("t%u", i);

      store_fixture_put (fixture->store, BW_DOCUMENT_TYPE_TEAM, id, "{\"kept\":true}", 0, NULL);
    }

  store_fixture_close (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  for (gsize page = 4096 * 20; page + 4096 <= length; page += 4096 * 3)
    memset (bytes + page, 0xa5, 64);
  g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) length, NULL));

  fixture->store = store_fixture_open (fixture);
  g_assert_false (bw_store_verify (fixture->store, &error));
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_CORRUPT);
}

static void
refuse_report (const BwReport *report,
               guint64         seq,
               gint64          received,
               gpointer        data)
{
  g_assert_not_reached ();
}

static void
test_bad_row (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  store_fixture_append (fixture->store, 1, "411002");
  store_fixture_tamper (fixture, data);
  g_assert_false (bw_store_scan_reports (fixture->store, 0, NULL, refuse_report, NULL, &error));
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_CORRUPT);
}

static void
test_read_only_child (void)
{
  g_autoptr (GError) error = NULL;
  const char *url = g_getenv ("TEST_STORE_URL");

  /* Root may write everything. */
  if (geteuid () == 0)
    g_assert_cmpint (setuid (65534), ==, 0);

  g_assert_null (bw_store_open (url, bw_measure_catalogue_get_default (), TRUE, &error));
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_UNAVAILABLE);
}

static void
test_read_only (StoreFixture  *fixture,
                gconstpointer  unused)
{
  store_fixture_close (fixture);
  g_assert_cmpint (g_chmod (fixture->folder, 0555), ==, 0);
  g_assert_cmpint (g_chmod (fixture->path, 0444), ==, 0);
  g_setenv ("TEST_STORE_URL", fixture->url, TRUE);
  g_test_trap_subprocess ("/sqlite-store/read-only/subprocess/child", 0, 0);
  g_test_trap_assert_passed ();
  g_assert_cmpint (g_chmod (fixture->folder, 0755), ==, 0);
}

/* No room: none of the transaction is kept, and when there is room it goes on. */
static void
test_full (StoreFixture  *fixture,
           gconstpointer  unused)
{
  BwSqliteStore *self = BW_SQLITE_STORE (fixture->store);
  g_autofree char *large = g_strnfill (400 * 1024, 'x');
  g_autofree char *pages = NULL;
  g_autoptr (GError) error = NULL;
  guint64 seq = 0;

  store_fixture_append (fixture->store, 1, "411002");
  pages = bw_sqlite_dup_first (self->db, "PRAGMA max_page_count = 60", NULL);
  g_assert_cmpstr (pages, ==, "60");

  g_assert_true (bw_store_begin (fixture->store, &error));
  g_assert_true (bw_store_put_document (fixture->store, BW_DOCUMENT_TYPE_TEAM, "small", NULL, "{}", 0, &seq, &error));
  g_assert_false (bw_store_put_document (fixture->store, BW_DOCUMENT_TYPE_TEAM, "large", NULL, large, 0, &seq,
                                         &error));
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_FULL);
  g_clear_error (&error);
  bw_store_roll_back (fixture->store);

  g_assert_cmpuint (bw_store_get_seq (fixture->store), ==, 1);
  g_assert_cmpuint (store_fixture_append (fixture->store, 2, "411002"), ==, 2);
  g_assert_true (bw_sqlite_execute (self->db, "PRAGMA max_page_count = 100000", &error));
  g_assert_cmpuint (store_fixture_put (fixture->store, BW_DOCUMENT_TYPE_TEAM, "large", large, 0, NULL), ==, 3);
  g_assert_true (bw_store_verify (fixture->store, &error));
}

static void
test_two_handles (StoreFixture  *fixture,
                  gconstpointer  unused)
{
  g_autoptr (BwStore) other = store_fixture_open (fixture);
  guint64 version = bw_store_get_data_version (fixture->store);

  g_assert_cmpuint (store_fixture_append (fixture->store, 1, "411002"), ==, 1);
  g_assert_cmpuint (bw_store_get_data_version (fixture->store), ==, version);
  g_assert_cmpuint (store_fixture_append (other, 2, "411003"), ==, 2);
  g_assert_cmpuint (bw_store_get_data_version (fixture->store), !=, version);
  g_assert_cmpuint (store_fixture_append (other, 1, "411002"), ==, 0);
  g_assert_cmpuint (store_fixture_append (fixture->store, 3, "411003"), ==, 3);
  g_assert_cmpuint (store_fixture_count (fixture->store, "411003"), ==, 2);
  g_assert_cmpuint (bw_store_get_seq (other), ==, 3);
}

/* While the file is elsewhere nothing is acknowledged; when it is back it goes on. */
static void
test_moved_away (StoreFixture  *fixture,
                 gconstpointer  unused)
{
  g_autofree char *elsewhere = g_strconcat (fixture->path, ".away", NULL);
  g_autoptr (GError) error = NULL;

  store_fixture_append (fixture->store, 1, "411002");
  g_assert_cmpint (g_rename (fixture->path, elsewhere), ==, 0);
  g_assert_false (bw_store_begin (fixture->store, &error));
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_UNAVAILABLE);
  g_clear_error (&error);
  g_assert_false (bw_store_check (fixture->store, &error));
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (fixture->path, "", 0, NULL));
  g_assert_false (bw_store_begin (fixture->store, &error));
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_UNAVAILABLE);
  g_clear_error (&error);

  g_assert_cmpint (g_rename (elsewhere, fixture->path), ==, 0);
  g_assert_true (bw_store_check (fixture->store, &error));
  g_assert_cmpuint (store_fixture_append (fixture->store, 2, "411002"), ==, 2);
}

static void
test_opened_anew (StoreFixture  *fixture,
                  gconstpointer  unused)
{
  store_fixture_append (fixture->store, 1, "411002");
  BW_SQLITE_STORE (fixture->store)->is_broken = TRUE;
  g_assert_cmpuint (store_fixture_append (fixture->store, 2, "411002"), ==, 2);
  g_assert_false (BW_SQLITE_STORE (fixture->store)->is_broken);
  g_assert_cmpuint (store_fixture_count (fixture->store, NULL), ==, 2);
}

static int
append_for_ever (const char *url)
{
  g_autoptr (BwStore) store = bw_store_open (url, bw_measure_catalogue_get_default (), FALSE, NULL);

  for (guint64 number = bw_store_get_seq (store) + 1;; number++)
    {
      store_fixture_append (store, number, "411002");
      printf ("%" G_GUINT64_FORMAT "\n", number);
      fflush (stdout);
    }

  return 0;
}

static void
mark_number (const BwReport *report,
             guint64         seq,
             gint64          received,
             gpointer        data)
{
  g_hash_table_add (data, GUINT_TO_POINTER ((guint) report->statements[0].value));
}

/* Kills an appending process after @n acknowledged reports; all are there. */
static void
kill_one (StoreFixture *fixture,
          GHashTable   *acknowledged,
          guint         n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GDataInputStream) output = NULL;
  char *line;

  child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--append", fixture->url, NULL);
  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  while ((line = g_data_input_stream_read_line (output, NULL, NULL, NULL)) != NULL)
    {
      g_hash_table_add (acknowledged, GUINT_TO_POINTER ((guint) g_ascii_strtoull (line, NULL, 10)));
      g_free (line);
      if (--n == 0)
        g_subprocess_force_exit (child);
    }

  g_subprocess_wait (child, NULL, NULL);
  g_assert_true (g_subprocess_get_if_signaled (child));
  g_assert_cmpint (g_subprocess_get_term_sig (child), ==, 9);
}

static void
test_killed (StoreFixture  *fixture,
             gconstpointer  unused)
{
  g_autoptr (GHashTable) acknowledged = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) kept = g_hash_table_new (NULL, NULL);
  g_autoptr (GError) error = NULL;
  GHashTableIter iter;
  gpointer number;
  guint64 seq;

  store_fixture_close (fixture);
  for (guint i = 0; i < 5; i++)
    kill_one (fixture, acknowledged, 20 + 37 * i);

  fixture->store = store_fixture_open (fixture);
  g_assert_true (bw_store_verify (fixture->store, &error));
  g_assert_true (bw_store_scan_reports (fixture->store, 0, NULL, mark_number, kept, &error));
  g_assert_cmpuint (g_hash_table_size (acknowledged), >=, 470);
  g_hash_table_iter_init (&iter, acknowledged);
  while (g_hash_table_iter_next (&iter, &number, NULL))
    g_assert_true (g_hash_table_contains (kept, number));

  /* The counter went with them: each number was given once. */
  seq = bw_store_get_seq (fixture->store);
  g_assert_cmpuint (seq, ==, g_hash_table_size (kept));
  g_assert_cmpuint (store_fixture_append (fixture->store, 4000000, "411002"), ==, seq + 1);
}

#define ADD(name, function) \
  g_test_add ("/sqlite-store/" name, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  if (argc == 3 && strcmp (argv[1], "--append") == 0)
    return append_for_ever (argv[2]);

  program = argv[0];
  g_test_init (&argc, &argv, NULL);

  ADD ("pragmas", test_pragmas);
  ADD ("newer", test_newer);
  ADD ("foreign", test_foreign);
  ADD ("corrupt", test_corrupt);
  g_test_add ("/sqlite-store/bad-statements", StoreFixture, "UPDATE report SET statements = x'ffff'",
              store_fixture_set_up, test_bad_row, store_fixture_tear_down);
  g_test_add ("/sqlite-store/bad-source", StoreFixture, "UPDATE report SET source = 77",
              store_fixture_set_up, test_bad_row, store_fixture_tear_down);
  g_test_add ("/sqlite-store/missing-word", StoreFixture,
              "PRAGMA foreign_keys = OFF; UPDATE report SET place = 999",
              store_fixture_set_up, test_bad_row, store_fixture_tear_down);
  ADD ("read-only", test_read_only);
  g_test_add_func ("/sqlite-store/read-only/subprocess/child", test_read_only_child);
  ADD ("full", test_full);
  ADD ("two-handles", test_two_handles);
  ADD ("moved-away", test_moved_away);
  ADD ("opened-anew", test_opened_anew);
  ADD ("killed", test_killed);

  return g_test_run ();
}
