/* test-bw-sqlite-checkpointer.c: the -wal comes into the file while the writer goes on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-sqlite-checkpointer.h"

#include "bw-sqlite.h"

#include <glib/gstdio.h>
#include <string.h>

/* More than the -wal may grow by before the thread begins. */
#define MEGABYTES 20

/* Of the -wal's header: how often it has begun anew. */
#define COUNT_OFFSET 12

typedef struct
{
  char                 *folder;
  char                 *path;
  sqlite3              *db;
  BwSqliteCheckpointer *checkpointer;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("bulwark-wal-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "file.db", NULL);
  g_assert_cmpint (sqlite3_open (fixture->path, &fixture->db), ==, SQLITE_OK);
  g_assert_true (bw_sqlite_execute (fixture->db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;"
                                                 "CREATE TABLE big (data BLOB)", &error));
  g_assert_no_error (error);
  fixture->checkpointer = bw_sqlite_checkpointer_new (fixture->path, fixture->db);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_clear_pointer (&fixture->checkpointer, bw_sqlite_checkpointer_free);
  g_assert_cmpint (sqlite3_close (fixture->db), ==, SQLITE_OK);
  g_assert_cmpint (g_remove (fixture->path), ==, 0);

  /* The last connection has closed. */
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
write_much (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < MEGABYTES; i++)
    g_assert_true (bw_sqlite_execute (fixture->db, "INSERT INTO big VALUES (randomblob (1048576))", &error));
}

static guint32
count_beginnings (Fixture *fixture)
{
  g_autofree char *path = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *head = NULL;
  gsize length;
  guint32 number;

  g_assert_true (g_file_get_contents (path, &head, &length, NULL));
  g_assert_cmpuint (length, >, COUNT_OFFSET + sizeof number);
  memcpy (&number, head + COUNT_OFFSET, sizeof number);
  return GUINT32_FROM_BE (number);
}

/* Little by little, as long as it takes. */
static void
write_until_it_begins_anew (Fixture *fixture,
                            guint32  before)
{
  g_autoptr (GError) error = NULL;

  while (count_beginnings (fixture) == before)
    {
      g_assert_true (bw_sqlite_execute (fixture->db, "INSERT INTO big VALUES (x'00')", &error));
      g_usleep (1000);
    }
}

static void
test_begins_anew (Fixture       *fixture,
                  gconstpointer  unused)
{
  g_autofree char *n = NULL;
  guint32 before;

  write_much (fixture);
  before = count_beginnings (fixture);
  write_until_it_begins_anew (fixture, before);
  n = bw_sqlite_dup_first (fixture->db, "SELECT count(*) FROM big WHERE length (data) = 1048576", NULL);
  g_assert_cmpstr (n, ==, "20");
}

/* Who reads for long keeps the -wal from that, and nothing from being written. */
static void
test_reader (Fixture       *fixture,
             gconstpointer  unused)
{
  sqlite3 *reader = NULL;
  g_autofree char *n = NULL;
  guint32 before;

  g_assert_cmpint (sqlite3_open (fixture->path, &reader), ==, SQLITE_OK);
  g_assert_true (bw_sqlite_execute (fixture->db, "INSERT INTO big VALUES (x'00')", NULL));
  g_assert_true (bw_sqlite_execute (reader, "BEGIN; SELECT count(*) FROM big", NULL));
  before = count_beginnings (fixture);
  write_much (fixture);
  write_much (fixture);
  g_assert_cmpuint (count_beginnings (fixture), ==, before);
  n = bw_sqlite_dup_first (reader, "SELECT count(*) FROM big", NULL);
  g_assert_cmpstr (n, ==, "1");
  g_assert_true (bw_sqlite_execute (reader, "COMMIT", NULL));
  g_assert_cmpint (sqlite3_close (reader), ==, SQLITE_OK);

  write_much (fixture);
  write_until_it_begins_anew (fixture, before);
}

static void
test_freed_at_work (Fixture       *fixture,
                    gconstpointer  unused)
{
  write_much (fixture);
  g_clear_pointer (&fixture->checkpointer, bw_sqlite_checkpointer_free);
  g_assert_true (bw_sqlite_execute (fixture->db, "INSERT INTO big VALUES (x'00')", NULL));
}

#define ADD(name, function) \
  g_test_add ("/sqlite-checkpointer/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("begins-anew", test_begins_anew);
  ADD ("reader", test_reader);
  ADD ("freed-at-work", test_freed_at_work);

  return g_test_run ();
}
