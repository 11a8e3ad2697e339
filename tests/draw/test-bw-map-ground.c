/* test-bw-map-ground.c: tiles where they belong, and what stands in for those that are missing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-ground.h"

#define RED   0xffff0000
#define GREEN 0xff00ff00

static cairo_surface_t *
create_tile (guint32 color,
             int     size)
{
  cairo_surface_t *tile = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, size, size);
  cairo_t *cr = cairo_create (tile);

  cairo_set_source_rgb (cr, (color >> 16 & 0xff) / 255.0, (color >> 8 & 0xff) / 255.0, (color & 0xff) / 255.0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (tile);
  return tile;
}

static void
add (BwMapGround *ground,
     guint        zoom,
     guint        x,
     guint        y,
     guint32      color,
     int          size)
{
  cairo_surface_t *tile = create_tile (color, size);

  bw_map_ground_add (ground, zoom, x, y, tile);
  cairo_surface_destroy (tile);
}

static cairo_surface_t *
paint (const BwMapGround *ground,
       const BwMapView   *view)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) view->width, (int) view->height);
  cairo_t *cr = cairo_create (surface);

  bw_map_ground_paint (ground, cr, view, 1);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint32
get_pixel (cairo_surface_t *surface,
           int              x,
           int              y)
{
  const unsigned char *data = cairo_image_surface_get_data (surface);

  return *(const guint32 *) (gconstpointer) (data + y * cairo_image_surface_get_stride (surface) + 4 * x);
}

/* The four tiles of level 1 meet in the middle. */
static const BwMapView whole = { .x = 0.5, .y = 0.5, .scale = 512, .width = 400, .height = 300 };

static void
test_cells (void)
{
  g_autoptr (BwMapGround) ground = bw_map_ground_new (0, 18);
  g_autoptr (BwMapGround) streets = bw_map_ground_new (14, 18);
  g_autoptr (BwMapGround) coarse = bw_map_ground_new (0, 0);
  BwMapCells cells;

  bw_map_ground_find_cells (ground, &whole, 1, &cells);
  g_assert_cmpuint (cells.zoom, ==, 1);
  g_assert_cmpuint (cells.west, ==, 0);
  g_assert_cmpuint (cells.east, ==, 2);
  g_assert_cmpuint (cells.north, ==, 0);
  g_assert_cmpuint (cells.south, ==, 2);

  /* Twice the pixels: the next level. */
  bw_map_ground_find_cells (ground, &whole, 2, &cells);
  g_assert_cmpuint (cells.zoom, ==, 2);

  bw_map_ground_find_cells (coarse, &whole, 1, &cells);
  g_assert_cmpuint (cells.zoom, ==, 0);
  g_assert_cmpuint (cells.east - cells.west, ==, 1);

  /* Thousands of streets would be needed for it. */
  bw_map_ground_find_cells (streets, &whole, 1, &cells);
  g_assert_cmpuint (cells.east, ==, cells.west);
}

static void
test_places (void)
{
  g_autoptr (BwMapGround) ground = bw_map_ground_new (0, 18);
  cairo_surface_t *surface;

  add (ground, 1, 0, 0, RED, 256);
  add (ground, 1, 1, 1, GREEN, 512);
  surface = paint (ground, &whole);
  g_assert_cmphex (get_pixel (surface, 199, 149), ==, RED);
  g_assert_cmphex (get_pixel (surface, 0, 0), ==, RED);
  g_assert_cmphex (get_pixel (surface, 200, 150), ==, GREEN);
  g_assert_cmphex (get_pixel (surface, 399, 299), ==, GREEN);
  g_assert_cmphex (get_pixel (surface, 200, 149), ==, 0);
  g_assert_cmphex (get_pixel (surface, 199, 150), ==, 0);
  cairo_surface_destroy (surface);
}

static void
test_stand_in (void)
{
  g_autoptr (BwMapGround) ground = bw_map_ground_new (0, 18);
  g_autoptr (BwMapGround) copy = NULL;
  cairo_surface_t *tile = create_tile (RED, 256);
  cairo_t *cr = cairo_create (tile);
  cairo_surface_t *surface;

  /* The world, its south-east quarter green. */
  cairo_set_source_rgb (cr, 0, 1, 0);
  cairo_rectangle (cr, 128, 128, 128, 128);
  cairo_fill (cr);
  cairo_destroy (cr);
  bw_map_ground_add (ground, 0, 0, 0, tile);
  cairo_surface_destroy (tile);
  add (ground, 1, 0, 0, GREEN, 256);

  surface = paint (ground, &whole);
  g_assert_cmphex (get_pixel (surface, 20, 20), ==, GREEN);
  g_assert_cmphex (get_pixel (surface, 380, 20), ==, RED);
  g_assert_cmphex (get_pixel (surface, 20, 280), ==, RED);
  g_assert_cmphex (get_pixel (surface, 380, 280), ==, GREEN);
  cairo_surface_destroy (surface);

  copy = bw_map_ground_copy (ground);
  bw_map_ground_remove (ground, 1, 0, 0);
  surface = paint (ground, &whole);
  g_assert_cmphex (get_pixel (surface, 20, 20), ==, RED);
  cairo_surface_destroy (surface);
  surface = paint (copy, &whole);
  g_assert_cmphex (get_pixel (surface, 20, 20), ==, GREEN);
  cairo_surface_destroy (surface);
}

/* Tiles of its own: what happens to the others is not seen on them. */
static void
test_copy_pixels (void)
{
  g_autoptr (BwMapGround) ground = bw_map_ground_new (0, 18);
  g_autoptr (BwMapGround) copy = NULL;
  cairo_surface_t *tile = create_tile (RED, 256);
  cairo_surface_t *surface;
  cairo_t *cr;

  bw_map_ground_add (ground, 0, 0, 0, tile);
  copy = bw_map_ground_copy_pixels (ground);
  cr = cairo_create (tile);
  cairo_set_source_rgb (cr, 0, 1, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (tile);

  surface = paint (ground, &whole);
  g_assert_cmphex (get_pixel (surface, 20, 20), ==, GREEN);
  cairo_surface_destroy (surface);
  surface = paint (copy, &whole);
  g_assert_cmphex (get_pixel (surface, 20, 20), ==, RED);
  g_assert_cmphex (get_pixel (surface, 380, 280), ==, RED);
  cairo_surface_destroy (surface);
}

static void
test_no_seams (void)
{
  g_autoptr (BwMapGround) ground = bw_map_ground_new (0, 18);
  BwMapView view = { .x = 0.503, .y = 0.501, .scale = 543.7, .width = 400, .height = 300 };
  cairo_surface_t *surface;

  for (guint i = 0; i < 4; i++)
    add (ground, 1, i % 2, i / 2, RED, 256);
  surface = paint (ground, &view);
  for (int y = 0; y < 300; y++)
    for (int x = 0; x < 400; x++)
      g_assert_cmphex (get_pixel (surface, x, y), ==, RED);
  cairo_surface_destroy (surface);
}

static double
measure_light (guint32 pixel)
{
  return 0.299 * (pixel >> 16 & 0xff) + 0.587 * (pixel >> 8 & 0xff) + 0.114 * (pixel & 0xff);
}

static void
test_calm (void)
{
  static const guint32 colors[] = { 0xffffffff, 0xff000000, RED, GREEN, 0xff808080 };

  for (guint i = 0; i < G_N_ELEMENTS (colors); i++)
    {
      cairo_surface_t *light = create_tile (colors[i], 4);
      cairo_surface_t *dark = create_tile (colors[i], 4);

      bw_map_ground_calm (light, BW_PALETTE_LIGHT);
      bw_map_ground_calm (dark, BW_PALETTE_DARK);
      g_assert_cmphex (get_pixel (light, 1, 1) >> 24, ==, 0xff);
      g_assert_cmphex (get_pixel (dark, 1, 1) >> 24, ==, 0xff);
      /* Nothing glares: never darker than 30 % in light, never lighter than 55 % in dark. */
      g_assert_cmpfloat (measure_light (get_pixel (light, 1, 1)), >=, 0.29 * 255);
      g_assert_cmpfloat (measure_light (get_pixel (dark, 1, 1)), <=, 0.55 * 255);
      cairo_surface_destroy (light);
      cairo_surface_destroy (dark);
    }
}

static void
test_calm_clear (void)
{
  cairo_surface_t *tile = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 4, 4);

  /* What is not there stays so. */
  bw_map_ground_calm (tile, BW_PALETTE_LIGHT);
  g_assert_cmphex (get_pixel (tile, 1, 1), ==, 0);
  bw_map_ground_calm (tile, BW_PALETTE_DARK);
  g_assert_cmphex (get_pixel (tile, 1, 1), ==, 0);
  cairo_surface_destroy (tile);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/map-ground/cells", test_cells);
  g_test_add_func ("/map-ground/places", test_places);
  g_test_add_func ("/map-ground/stand-in", test_stand_in);
  g_test_add_func ("/map-ground/copy-pixels", test_copy_pixels);
  g_test_add_func ("/map-ground/no-seams", test_no_seams);
  g_test_add_func ("/map-ground/calm", test_calm);
  g_test_add_func ("/map-ground/calm-clear", test_calm_clear);

  return g_test_run ();
}
