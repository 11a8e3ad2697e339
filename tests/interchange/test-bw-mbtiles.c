/* test-bw-mbtiles.c: files of tiles, good ones and others
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-mbtiles.h"

#include "bw-model-error.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("bulwark-mbtiles-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "许昌.mbtiles", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
write_file (Fixture    *fixture,
            const char *sql)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

#define TABLES \
  "CREATE TABLE metadata (name TEXT, value TEXT);" \
  "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);"

static void
assert_refused (Fixture      *fixture,
                BwModelError  code,
                const char   *reason)
{
  g_autoptr (GError) error = NULL;
  BwMbtiles *tiles = bw_mbtiles_new (fixture->path, &error);

  g_assert_null (tiles);
  g_assert_error (error, BW_MODEL_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, reason));
}

static void
test_tiles (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (BwMbtiles) tiles = NULL;
  g_autoptr (GBytes) tile = NULL;
  g_autoptr (GError) error = NULL;
  guint lowest;
  guint highest;

  write_file (fixture, TABLES
              "INSERT INTO metadata VALUES ('format', 'png'),"
              " ('attribution', '<a href=\"http://x\">&copy; 天地图</a> &amp; OSM ');"
              "INSERT INTO tiles VALUES (3, 5, 5, 'north'), (7, 0, 0, 'far');");
  tiles = bw_mbtiles_new (fixture->path, &error);
  g_assert_no_error (error);
  bw_mbtiles_get_zooms (tiles, &lowest, &highest);
  g_assert_cmpuint (lowest, ==, 3);
  g_assert_cmpuint (highest, ==, 7);
  g_assert_cmpstr (bw_mbtiles_get_credit (tiles), ==, "© 天地图 & OSM");

  /* Row 2 from the north of 8 is row 5 from the south. */
  tile = bw_mbtiles_read_tile (tiles, 3, 5, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (tile, NULL), g_bytes_get_size (tile), "north", 5);
  g_assert_null (bw_mbtiles_read_tile (tiles, 3, 5, 5, &error));
  g_assert_no_error (error);
}

static void
test_view (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (BwMbtiles) tiles = NULL;
  g_autoptr (GBytes) tile = NULL;
  g_autoptr (GError) error = NULL;

  write_file (fixture,
              "CREATE TABLE map (z INTEGER, x INTEGER, y INTEGER, id TEXT); CREATE TABLE images (id TEXT, data BLOB);"
              "INSERT INTO map VALUES (0, 0, 0, 'a'); INSERT INTO images VALUES ('a', 'sea');"
              "CREATE VIEW tiles AS SELECT z AS zoom_level, x AS tile_column, y AS tile_row, data AS tile_data"
              " FROM map JOIN images USING (id);");
  tiles = bw_mbtiles_new (fixture->path, &error);
  g_assert_no_error (error);
  tile = bw_mbtiles_read_tile (tiles, 0, 0, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (tile, NULL), g_bytes_get_size (tile), "sea", 3);
  g_assert_null (bw_mbtiles_get_credit (tiles));
}

static void
test_long_tile (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (BwMbtiles) tiles = NULL;
  g_autoptr (GError) error = NULL;

  write_file (fixture, TABLES "INSERT INTO tiles VALUES (0, 0, 0, zeroblob (5000000)), (1, 0, 1, 'good');");
  tiles = bw_mbtiles_new (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_null (bw_mbtiles_read_tile (tiles, 0, 0, 0, &error));
  g_assert_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FORMAT);
  g_clear_error (&error);

  /* One that is bad does not spoil the next. */
  {
    g_autoptr (GBytes) tile = bw_mbtiles_read_tile (tiles, 1, 0, 0, &error);

    g_assert_no_error (error);
    g_assert_cmpmem (g_bytes_get_data (tile, NULL), g_bytes_get_size (tile), "good", 4);
  }
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  assert_refused (fixture, BW_MODEL_ERROR_REFERENCE, "unable to open");

  g_assert_true (g_file_set_contents (fixture->path, "no database, by far, but as long as one could be", -1, NULL));
  assert_refused (fixture, BW_MODEL_ERROR_FORMAT, "not a database");
  g_unlink (fixture->path);

  write_file (fixture, "CREATE TABLE other (x);");
  assert_refused (fixture, BW_MODEL_ERROR_FORMAT, "no such table: tiles");
  g_unlink (fixture->path);

  write_file (fixture, TABLES);
  assert_refused (fixture, BW_MODEL_ERROR_FORMAT, "no tiles");
  g_unlink (fixture->path);

  write_file (fixture, TABLES
              "INSERT INTO metadata VALUES ('format', 'pbf'); INSERT INTO tiles VALUES (0, 0, 0, 'x');");
  assert_refused (fixture, BW_MODEL_ERROR_RULE, "pbf");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/mbtiles/tiles", Fixture, NULL, set_up, test_tiles, tear_down);
  g_test_add ("/mbtiles/view", Fixture, NULL, set_up, test_view, tear_down);
  g_test_add ("/mbtiles/long-tile", Fixture, NULL, set_up, test_long_tile, tear_down);
  g_test_add ("/mbtiles/refused", Fixture, NULL, set_up, test_refused, tear_down);

  return g_test_run ();
}
