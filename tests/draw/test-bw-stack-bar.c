/* test-bw-stack-bar.c: each part where it belongs, the rest hatched, and never beyond the whole
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-stack-bar.h"

#include "canvas-fixture.h"

#define WIDTH  200
#define HEIGHT 22

static void
draw (Canvas            *canvas,
      BwPaletteKind      kind,
      const BwStackPart *parts,
      guint              n_parts)
{
  const BwPalette *palette = bw_palette_get (kind);

  canvas_init (canvas, WIDTH, HEIGHT);
  canvas_paint (canvas, &palette->card);
  bw_stack_bar_draw (parts, n_parts, canvas->cr, palette, 0, 0, WIDTH, HEIGHT);
}

static gboolean
is_like (Canvas *canvas,
         int     x,
         int     other)
{
  BwColor one = canvas_get_pixel (canvas, x, HEIGHT / 2);
  BwColor two = canvas_get_pixel (canvas, other, HEIGHT / 2);

  return canvas_is_like (&one, &two, 0.02);
}

/* 58 and 35 of 206, and 113 that nobody itemises: blue, another blue, and hatched grey. */
static void
test_parts (void)
{
  const BwStackPart parts[] = { { 0.2816, 0, FALSE }, { 0.1699, 1, FALSE }, { 0.5485, 0, TRUE } };

  for (guint kind = 0; kind < BW_N_PALETTE_KINDS; kind++)
    {
      const BwPalette *palette = bw_palette_get ((BwPaletteKind) kind);
      g_auto (Canvas) canvas = { 0 };
      guint n_grey;

      draw (&canvas, (BwPaletteKind) kind, parts, G_N_ELEMENTS (parts));
      g_assert_true (is_like (&canvas, 10, 50));
      g_assert_true (is_like (&canvas, 62, 84));
      g_assert_false (is_like (&canvas, 10, 70));
      n_grey = canvas_count (&canvas, &(BwColor) { palette->missing.red, palette->missing.green, palette->missing.blue,
                                                   1.0 }, 94, 4, 100, 14);
      g_test_message ("%u of 1400 are the ground of the hatch", n_grey);
      g_assert_cmpuint (n_grey, <, 1400);
    }
}

static void
test_beyond (void)
{
  const BwStackPart parts[] = { { 0.7, 0, FALSE }, { 0.7, 1, FALSE }, { 0.7, 2, FALSE } };
  const BwStackPart none[] = { { -1.0, 0, FALSE }, { 0.0, 1, FALSE } };
  g_auto (Canvas) canvas = { 0 };
  g_auto (Canvas) empty = { 0 };
  g_auto (Canvas) track = { 0 };
  BwColor one;
  BwColor other;

  draw (&canvas, BW_PALETTE_LIGHT, parts, G_N_ELEMENTS (parts));
  g_assert_false (is_like (&canvas, 100, 180));

  draw (&empty, BW_PALETTE_LIGHT, none, G_N_ELEMENTS (none));
  draw (&track, BW_PALETTE_LIGHT, NULL, 0);
  one = canvas_get_pixel (&empty, 100, HEIGHT / 2);
  other = canvas_get_pixel (&track, 100, HEIGHT / 2);
  g_assert_true (canvas_is_like (&one, &other, 0.01));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/stack-bar/parts", test_parts);
  g_test_add_func ("/stack-bar/beyond", test_beyond);

  return g_test_run ();
}
