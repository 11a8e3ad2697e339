/* test-bw-tile-book.c: tiles are loaded when they are seen, and trouble is told once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-tile-book.h"

#include "http-fixture.h"
#include "tile-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char         *folder;
  char         *path;
  BwTileSource *source;
  BwTileBook   *book;
  guint         n_changes;
} Fixture;

/* Level 3: eight by eight tiles, of which this shows three by two, cut. */
static const BwMapView view = { .x = 0.55, .y = 0.45, .scale = 2048, .width = 600, .height = 400 };

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("bulwark-book-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "map.mbtiles", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->book);
  while (G_OBJECT (fixture->source)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (fixture->source);
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
on_book_changed_cb (BwTileBook *book,
                    Fixture    *fixture)
{
  fixture->n_changes++;
}

static void
open_book (Fixture *fixture)
{
  g_autoptr (BwBaseMap) base = bw_base_map_new (BW_BASE_MAP_MBTILES);

  base->file = g_strdup (fixture->path);
  base->datum = BW_DATUM_WGS84;
  fixture->source = bw_tile_source_new (base, NULL, 0);
  fixture->book = bw_tile_book_new (fixture->source, BW_PALETTE_LIGHT);
  g_signal_connect (fixture->book, "changed", G_CALLBACK (on_book_changed_cb), fixture);
  g_assert_true (bw_tile_book_is_busy (fixture->book));
}

static void
wait_idle (Fixture *fixture)
{
  while (bw_tile_book_is_busy (fixture->book))
    g_main_context_iteration (NULL, TRUE);
}

static guint32
paint (Fixture *fixture)
{
  g_autoptr (BwMapGround) ground = bw_tile_book_dup_ground (fixture->book);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 600, 400);
  cairo_t *cr = cairo_create (surface);
  guint32 pixel;

  if (ground != NULL)
    bw_map_ground_paint (ground, cr, &view, 1);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  pixel = *(const guint32 *) (gconstpointer) cairo_image_surface_get_data (surface);
  cairo_surface_destroy (surface);
  return pixel;
}

static void
test_loaded (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GBytes) white = tile_fixture_new_png (256, 1, 1, 1, 1);
  BwMapView elsewhere = view;
  guint serial;

  tile_fixture_write (fixture->path, 3, white);
  open_book (fixture);
  g_assert_null (bw_tile_book_dup_ground (fixture->book));

  /* Wanted before it is open: loaded when it is. */
  bw_tile_book_want (fixture->book, &view, 1);
  wait_idle (fixture);
  g_assert_null (bw_tile_book_get_problem (fixture->book));
  g_assert_cmpstr (bw_tile_book_get_credit (fixture->book), ==, "ours");
  g_assert_cmpuint (fixture->n_changes, >=, 6);
  g_assert_cmphex (paint (fixture), ==, 0xffffffff);

  /* What is here is not asked for again. */
  serial = bw_tile_book_get_serial (fixture->book);
  bw_tile_book_want (fixture->book, &view, 1);
  g_assert_false (bw_tile_book_is_busy (fixture->book));
  g_assert_cmpuint (bw_tile_book_get_serial (fixture->book), ==, serial);

  /* What was seen is kept while something else is; what is not waited for is given up. */
  elsewhere.y = 0.9;
  bw_tile_book_want (fixture->book, &elsewhere, 1);
  g_assert_true (bw_tile_book_is_busy (fixture->book));
  bw_tile_book_want (fixture->book, &view, 1);
  g_assert_false (bw_tile_book_is_busy (fixture->book));
  g_assert_cmphex (paint (fixture), ==, 0xffffffff);
}

static void
test_no_file (Fixture       *fixture,
              gconstpointer  data)
{
  open_book (fixture);
  bw_tile_book_want (fixture->book, &view, 1);
  wait_idle (fixture);
  g_assert_nonnull (strstr (bw_tile_book_get_problem (fixture->book), "cannot be opened"));
  g_assert_null (bw_tile_book_dup_ground (fixture->book));
  g_assert_cmpuint (fixture->n_changes, ==, 1);
}

static void
test_no_pictures (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GBytes) words = g_bytes_new_static ("words", 5);

  tile_fixture_write (fixture->path, 3, words);
  open_book (fixture);
  bw_tile_book_want (fixture->book, &view, 1);
  wait_idle (fixture);
  g_assert_nonnull (bw_tile_book_get_problem (fixture->book));
  g_assert_null (bw_tile_book_dup_ground (fixture->book));
}

/* Labels are of another server, which has none, or of one that has nothing at all. */
static void
answer (HttpFixture   *server,
        HttpRequest   *request,
        GOutputStream *out,
        gpointer       user_data)
{
  GBytes *tile = user_data;
  g_autofree char *head = g_strdup_printf ("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nConnection: close\r\n"
                                           "Content-Length: %" G_GSIZE_FORMAT "\r\n\r\n", g_bytes_get_size (tile));

  if (!g_str_has_prefix (request->path, "/tiles/"))
    {
      http_fixture_write (out, "HTTP/1.1 503 Busy\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
      return;
    }

  http_fixture_write (out, head);
  g_output_stream_write_all (out, g_bytes_get_data (tile, NULL), g_bytes_get_size (tile), NULL, NULL, NULL);
}

static void
test_unlabelled (Fixture       *fixture,
                 gconstpointer  path)
{
  g_autoptr (GBytes) white = tile_fixture_new_png (256, 1, 1, 1, 1);
  g_autoptr (HttpFixture) server = http_fixture_new (NULL, answer, white);
  g_autoptr (BwBaseMap) base = bw_base_map_new (BW_BASE_MAP_XYZ);
  gboolean has_tiles = g_str_equal (path, "tiles");

  base->address = g_strdup_printf ("%s/%s/{z}/{x}/{y}", http_fixture_get_url (server), (const char *) path);
  base->labels = g_strdup_printf ("%s/labels/{z}/{x}/{y}", http_fixture_get_url (server));
  base->datum = BW_DATUM_WGS84;
  fixture->source = bw_tile_source_new (base, NULL, 0);
  fixture->book = bw_tile_book_new (fixture->source, BW_PALETTE_LIGHT);
  bw_tile_book_want (fixture->book, &view, 1);
  wait_idle (fixture);
  g_assert_nonnull (bw_tile_book_get_problem (fixture->book));
  g_assert_true (bw_tile_book_is_unlabelled (fixture->book) == has_tiles);
  g_assert_cmphex (paint (fixture), ==, has_tiles ? 0xffffffff : 0);
}

/* It may go while tiles are on their way. */
static void
test_finalize (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GBytes) white = tile_fixture_new_png (256, 1, 1, 1, 1);

  tile_fixture_write (fixture->path, 3, white);
  open_book (fixture);
  wait_idle (fixture);
  bw_tile_book_want (fixture->book, &view, 1);
  g_assert_true (bw_tile_book_is_busy (fixture->book));
  g_assert_finalize_object (fixture->book);
  fixture->book = NULL;
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/tile-book/loaded", Fixture, NULL, set_up, test_loaded, tear_down);
  g_test_add ("/tile-book/no-file", Fixture, NULL, set_up, test_no_file, tear_down);
  g_test_add ("/tile-book/no-pictures", Fixture, NULL, set_up, test_no_pictures, tear_down);
  g_test_add ("/tile-book/unlabelled", Fixture, "tiles", set_up, test_unlabelled, tear_down);
  g_test_add ("/tile-book/neither", Fixture, "nothing", set_up, test_unlabelled, tear_down);
  g_test_add ("/tile-book/finalize", Fixture, NULL, set_up, test_finalize, tear_down);

  return g_test_run ();
}
