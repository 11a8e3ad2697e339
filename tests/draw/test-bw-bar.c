/* test-bw-bar.c: what a bar says, from its pixels
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-bar.h"

#include "canvas-fixture.h"

#include <math.h>

#define X      20
#define Y      20
#define WIDTH  200
#define HEIGHT 16

static void
draw (Canvas        *canvas,
      BwPaletteKind  kind,
      double         share,
      double         plan_share,
      BwPaceState    state)
{
  BwBar bar = { share, plan_share, state };

  canvas_init (canvas, WIDTH + 2 * X, HEIGHT + 2 * Y);
  canvas_paint (canvas, &bw_palette_get (kind)->card);
  bw_bar_draw (&bar, canvas->cr, bw_palette_get (kind), X, Y, WIDTH, HEIGHT);
}

static void
assert_pixel (Canvas        *canvas,
              int            x,
              int            y,
              const BwColor *color,
              const BwColor *ground)
{
  BwColor seen = canvas_blend (color, ground);
  BwColor pixel = canvas_get_pixel (canvas, x, y);

  g_assert_true (canvas_is_like (&pixel, &seen, 2.5 / 255.0));
}

/* Filled up to its share, ground of the bar beyond. */
static void
test_share (void)
{
  for (guint kind = 0; kind < BW_N_PALETTE_KINDS; kind++)
    {
      const BwPalette *palette = bw_palette_get (kind);
      g_auto (Canvas) canvas = { 0 };

      draw (&canvas, kind, 0.5, NAN, BW_PACE_IN_TIME);
      assert_pixel (&canvas, X + 4, Y + HEIGHT / 2, &palette->done, &palette->card);
      assert_pixel (&canvas, X + 97, Y + HEIGHT / 2, &palette->done, &palette->card);
      assert_pixel (&canvas, X + 103, Y + HEIGHT / 2, &palette->track, &palette->card);
      assert_pixel (&canvas, X + WIDTH - 4, Y + HEIGHT / 2, &palette->track, &palette->card);
    }
}

/* Late shows in stripes: both colours alternate along the middle line. */
static void
test_late_is_hatched (void)
{
  for (guint kind = 0; kind < BW_N_PALETTE_KINDS; kind++)
    {
      const BwPalette *palette = bw_palette_get (kind);
      g_auto (Canvas) late = { 0 };
      g_auto (Canvas) plain = { 0 };
      BwColor last = { 0 };
      guint n_changes = 0;

      draw (&late, kind, 0.8, NAN, BW_PACE_LATE);
      draw (&plain, kind, 0.8, NAN, BW_PACE_IN_TIME);
      g_assert_cmpuint (canvas_count (&late, &palette->late_fill, X, Y, WIDTH, HEIGHT), >, 500);
      if (kind != BW_PALETTE_PAPER)
        g_assert_cmpuint (canvas_count (&late, &palette->done, X, Y, WIDTH, HEIGHT), ==, 0);
      for (int x = X + HEIGHT; x < X + 140; x++)
        {
          BwColor pixel = canvas_get_pixel (&late, x, Y + HEIGHT / 2);

          n_changes += x > X + HEIGHT && !canvas_is_like (&pixel, &last, 0.02);
          last = pixel;
        }
      g_assert_cmpuint (n_changes, >, 12);
      g_assert_cmpuint (canvas_count (&plain, &palette->done, X + HEIGHT, Y + HEIGHT / 2, 120, 1), ==, 120);
    }
}

/* The tick is at its share, stands out above and below, and is of the text's colour. */
static void
test_tick (void)
{
  for (guint kind = 0; kind < BW_N_PALETTE_KINDS; kind++)
    {
      const BwPalette *palette = bw_palette_get (kind);
      BwColor ink = canvas_blend (&palette->fg, &palette->card);
      g_auto (Canvas) canvas = { 0 };

      draw (&canvas, kind, 0.3, 0.75, BW_PACE_IN_TIME);
      g_assert_cmpuint (canvas_count (&canvas, &ink, X + 149, Y - 3, 2, HEIGHT + 6), >=, 2 * (HEIGHT + 4));
      g_assert_cmpuint (canvas_count (&canvas, &palette->card, 0, 0, WIDTH + 2 * X, Y - 5), ==,
                        (WIDTH + 2 * X) * (Y - 5));
      assert_pixel (&canvas, X + 100, Y - 2, &palette->card, &palette->card);
    }
}

/* Not reported: dots on grey, nothing of the colour of what is done. */
static void
test_missing (void)
{
  for (guint kind = 0; kind < BW_N_PALETTE_KINDS; kind++)
    {
      const BwPalette *palette = bw_palette_get (kind);
      g_auto (Canvas) missing = { 0 };
      g_auto (Canvas) none = { 0 };
      BwColor ground;

      draw (&missing, kind, NAN, NAN, BW_PACE_UNKNOWN);
      draw (&none, kind, 0.0, NAN, BW_PACE_IN_TIME);
      ground = canvas_blend (&palette->track, &palette->card);
      g_assert_cmpuint (canvas_count (&missing, &palette->done, X, Y, WIDTH, HEIGHT), ==, 0);
      g_assert_cmpuint (canvas_count (&missing, &ground, X + 8, Y + 8, WIDTH - 16, 1), <, WIDTH - 16);
      g_assert_cmpuint (canvas_count (&none, &ground, X + 8, Y + 8, WIDTH - 16, 1), ==, WIDTH - 16);
    }
}

/* Wild values stay inside the bar, and the context is as it was. */
static void
test_bounds (void)
{
  static const double shares[] = { -1.0, 0.0, 0.001, 1.0, 1.7, 1e300, NAN, INFINITY, -INFINITY };

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      BwBar bar = { shares[i], shares[i], i % 2 == 0 ? BW_PACE_LATE : BW_PACE_DONE };
      g_auto (Canvas) canvas = { 0 };
      cairo_rectangle_int_t box;

      canvas_init (&canvas, WIDTH + 2 * X, HEIGHT + 2 * Y);
      cairo_set_line_width (canvas.cr, 7.0);
      bw_bar_draw (&bar, canvas.cr, bw_palette_get (BW_PALETTE_WALL), X, Y, WIDTH, HEIGHT);
      g_assert_cmpint (cairo_status (canvas.cr), ==, CAIRO_STATUS_SUCCESS);
      g_assert_cmpfloat (cairo_get_line_width (canvas.cr), ==, 7.0);
      g_assert_true (canvas_find_ink (&canvas, &box));
      g_assert_cmpint (box.x, >=, X);
      g_assert_cmpint (box.x + box.width, <=, X + WIDTH);
      g_assert_cmpint (box.y, >=, Y - 5);
      g_assert_cmpint (box.y + box.height, <=, Y + HEIGHT + 5);
    }
}

static void
test_no_room (void)
{
  BwBar bar = { 0.5, 0.5, BW_PACE_LATE };
  g_auto (Canvas) canvas = { 0 };
  cairo_rectangle_int_t box;

  canvas_init (&canvas, 40, 40);
  bw_bar_draw (&bar, canvas.cr, bw_palette_get (BW_PALETTE_LIGHT), 10, 10, 0, 8);
  bw_bar_draw (&bar, canvas.cr, bw_palette_get (BW_PALETTE_LIGHT), 10, 10, -5, 8);
  bw_bar_draw (&bar, canvas.cr, bw_palette_get (BW_PALETTE_LIGHT), 10, 10, 20, NAN);
  g_assert_false (canvas_find_ink (&canvas, &box));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/bar/share", test_share);
  g_test_add_func ("/draw/bar/late-is-hatched", test_late_is_hatched);
  g_test_add_func ("/draw/bar/tick", test_tick);
  g_test_add_func ("/draw/bar/missing", test_missing);
  g_test_add_func ("/draw/bar/bounds", test_bounds);
  g_test_add_func ("/draw/bar/no-room", test_no_room);
  return g_test_run ();
}
