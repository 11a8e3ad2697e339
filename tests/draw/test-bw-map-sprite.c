/* test-bw-map-sprite.c: a stamp is what cairo would have painted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-sprite.h"

static cairo_surface_t *
create_sprite (int side)
{
  cairo_surface_t *sprite = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, side, side);
  cairo_t *cr = cairo_create (sprite);

  cairo_arc (cr, side / 2.0, side / 2.0, side / 2.5, 0, 2 * G_PI);
  cairo_set_source_rgba (cr, 0.9, 0.2, 0.1, 0.7);
  cairo_fill (cr);
  cairo_destroy (cr);
  cairo_surface_flush (sprite);
  return sprite;
}

static cairo_surface_t *
create_ground (void)
{
  cairo_surface_t *ground = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 64, 48);
  cairo_t *cr = cairo_create (ground);

  for (int i = 0; i < 8; i++)
    {
      cairo_rectangle (cr, 8 * i, 0, 8, 48);
      cairo_set_source_rgba (cr, 0.1 * i, 1 - 0.1 * i, 0.5, 0.125 * i);
      cairo_fill (cr);
    }
  cairo_destroy (cr);
  cairo_surface_flush (ground);
  return ground;
}

/* Also over the edges and wholly outside. */
static void
test_like_cairo (void)
{
  static const int places[][2] = { { 20, 20 }, { 0, 0 }, { 63, 47 }, { -40, 10 }, { 30, 90 }, { 5, 46 } };

  for (int side = 9; side < 20; side += 5)
    {
      cairo_surface_t *sprite = create_sprite (side);

      for (guint i = 0; i < G_N_ELEMENTS (places); i++)
        {
          cairo_surface_t *stamped = create_ground ();
          cairo_surface_t *painted = create_ground ();
          cairo_t *cr = cairo_create (painted);

          bw_map_sprite_stamp (sprite, stamped, places[i][0], places[i][1]);
          cairo_set_source_surface (cr, sprite, places[i][0] - side / 2, places[i][1] - side / 2);
          cairo_paint (cr);
          cairo_destroy (cr);
          cairo_surface_flush (painted);

          for (int j = 0; j < 64 * 48 * 4; j++)
            {
              int a = cairo_image_surface_get_data (stamped)[j];
              int b = cairo_image_surface_get_data (painted)[j];

              g_assert_cmpint (ABS (a - b), <=, 1);
            }
          cairo_surface_destroy (stamped);
          cairo_surface_destroy (painted);
        }
      cairo_surface_destroy (sprite);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/map-sprite/like-cairo", test_like_cairo);
  return g_test_run ();
}
