/* test-bw-tile-picture.c: image files of others, good ones and bad ones
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-tile-picture.h"

#include "tile-fixture.h"

#include <gio/gio.h>

static guint32
get_pixel (cairo_surface_t *surface)
{
  return *(const guint32 *) (gconstpointer) cairo_image_surface_get_data (surface);
}

static cairo_surface_t *
create (GBytes        *base,
        GBytes        *labels,
        BwPaletteKind  kind)
{
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface = bw_tile_picture_new (base, labels, kind, &error);

  g_assert_no_error (error);
  return surface;
}

static void
test_layers (void)
{
  g_autoptr (GBytes) white = tile_fixture_new_png (256, 1, 1, 1, 1);
  g_autoptr (GBytes) black = tile_fixture_new_png (512, 0, 0, 0, 1);
  g_autoptr (GBytes) clear = tile_fixture_new_png (256, 0, 0, 0, 0);
  cairo_surface_t *light = create (white, NULL, BW_PALETTE_LIGHT);
  cairo_surface_t *dark = create (white, NULL, BW_PALETTE_DARK);
  cairo_surface_t *covered = create (white, black, BW_PALETTE_LIGHT);
  cairo_surface_t *shown = create (white, clear, BW_PALETTE_LIGHT);
  cairo_surface_t *large = create (black, NULL, BW_PALETTE_LIGHT);

  g_assert_cmphex (get_pixel (light), ==, 0xffffffff);
  g_assert_cmpuint (get_pixel (dark) & 0xff, <, 0x40);
  g_assert_cmpuint (get_pixel (covered) & 0xff, <, 0x60);
  g_assert_cmphex (get_pixel (shown), ==, 0xffffffff);
  g_assert_cmpint (cairo_image_surface_get_width (large), ==, 512);
  cairo_surface_destroy (light);
  cairo_surface_destroy (dark);
  cairo_surface_destroy (covered);
  cairo_surface_destroy (shown);
  cairo_surface_destroy (large);
}

static void
assert_refused (GBytes *base)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (bw_tile_picture_new (base, NULL, BW_PALETTE_LIGHT, &error));
  g_assert_nonnull (error);
}

static void
test_refused (void)
{
  g_autoptr (GBytes) huge = tile_fixture_new_png (1100, 1, 1, 1, 1);
  g_autoptr (GBytes) words = g_bytes_new_static ("{\"msg\":\"no key\"}", 16);
  g_autoptr (GBytes) good = tile_fixture_new_png (256, 1, 0, 0, 1);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (good, 0, 20);
  g_autoptr (GBytes) none = g_bytes_new_static ("", 0);
  cairo_surface_t *alone;

  assert_refused (huge);
  assert_refused (words);
  assert_refused (cut);
  assert_refused (none);

  /* Names that are none leave the streets. */
  alone = create (good, words, BW_PALETTE_LIGHT);
  g_assert_cmpint (cairo_image_surface_get_width (alone), ==, 256);
  cairo_surface_destroy (alone);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tile-picture/layers", test_layers);
  g_test_add_func ("/tile-picture/refused", test_refused);

  return g_test_run ();
}
