/* tile-fixture.c: tiles that a test makes, and files of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tile-fixture.h"

#include <cairo.h>
#include <sqlite3.h>

static cairo_status_t
append (void                *closure,
        const unsigned char *data,
        unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

GBytes *
tile_fixture_new_png (int    size,
                      double red,
                      double green,
                      double blue,
                      double alpha)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, size, size);
  cairo_t *cr = cairo_create (surface);
  GByteArray *file = g_byte_array_new ();

  cairo_set_source_rgba (cr, red, green, blue, alpha);
  cairo_paint (cr);
  cairo_destroy (cr);
  g_assert_cmpint (cairo_surface_write_to_png_stream (surface, append, file), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (file);
}

void
tile_fixture_write (const char *path,
                    guint       zoom,
                    GBytes     *tile)
{
  g_autofree char *sql = g_strdup_printf (
    "CREATE TABLE metadata (name TEXT, value TEXT); INSERT INTO metadata VALUES ('attribution', 'ours');"
    "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);"
    "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < %u)"
    " INSERT INTO tiles SELECT %u, a.i, b.i, NULL FROM n AS a, n AS b;", 1u << zoom, zoom);
  sqlite3_stmt *statement;
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "UPDATE tiles SET tile_data = ?1", -1, &statement, NULL), ==, SQLITE_OK);
  sqlite3_bind_blob (statement, 1, g_bytes_get_data (tile, NULL), (int) g_bytes_get_size (tile), SQLITE_STATIC);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_finalize (statement);
  sqlite3_close (db);
}
