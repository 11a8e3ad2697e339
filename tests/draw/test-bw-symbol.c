/* test-bw-symbol.c: signs are there, differ, and stay in their squares
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-symbol.h"

#include "canvas-fixture.h"

#include <string.h>

#define SIZE      48
#define N_SYMBOLS (BW_SYMBOL_CHEVRON + 1)

static void
draw (Canvas   *canvas,
      BwSymbol  symbol)
{
  canvas_init (canvas, SIZE + 8, SIZE + 8);
  cairo_set_source_rgb (canvas->cr, 0.0, 0.0, 0.0);
  bw_symbol_draw (symbol, canvas->cr, SIZE / 2 + 4, SIZE / 2 + 4, SIZE);
}

static void
test_inside (void)
{
  for (guint i = BW_SYMBOL_NONE + 1; i < N_SYMBOLS; i++)
    {
      g_auto (Canvas) canvas = { 0 };
      cairo_rectangle_int_t box;

      draw (&canvas, i);
      g_assert_true (canvas_find_ink (&canvas, &box));
      g_assert_cmpint (box.x, >=, 4);
      g_assert_cmpint (box.y, >=, 4);
      g_assert_cmpint (box.x + box.width, <=, SIZE + 4);
      g_assert_cmpint (box.y + box.height, <=, SIZE + 4);
      g_assert_cmpint (MAX (box.width, box.height), >=, SIZE * 5 / 12);
    }
}

static void
test_none (void)
{
  g_auto (Canvas) canvas = { 0 };
  cairo_rectangle_int_t box;

  draw (&canvas, BW_SYMBOL_NONE);
  g_assert_false (canvas_find_ink (&canvas, &box));
}

static double
find_difference (Canvas *a,
                 Canvas *b)
{
  double sum = 0.0;

  for (int y = 0; y < a->height; y++)
    {
      for (int x = 0; x < a->width; x++)
        sum += ABS (canvas_get_pixel (a, x, y).alpha - canvas_get_pixel (b, x, y).alpha);
    }

  return sum / (SIZE * SIZE);
}

/* They must be told apart by shape, so no two are much alike. */
static void
test_distinct (void)
{
  for (guint i = BW_SYMBOL_NONE + 1; i < N_SYMBOLS; i++)
    {
      g_auto (Canvas) first = { 0 };

      draw (&first, i);
      for (guint j = i + 1; j < N_SYMBOLS; j++)
        {
          g_auto (Canvas) second = { 0 };

          draw (&second, j);
          g_assert_cmpfloat (find_difference (&first, &second), >, 0.03);
        }
    }
}

/* The glyph in a filled sign is a hole. */
static void
test_holes (void)
{
  static const BwSymbol filled[] = { BW_SYMBOL_LATE, BW_SYMBOL_JAMMED, BW_SYMBOL_FAILED };

  for (guint i = 0; i < G_N_ELEMENTS (filled); i++)
    {
      g_auto (Canvas) canvas = { 0 };

      draw (&canvas, filled[i]);
      g_assert_cmpfloat (canvas_get_pixel (&canvas, SIZE / 2 + 4, SIZE / 2 + 4).alpha, <, 0.1);
      g_assert_cmpfloat (canvas_get_pixel (&canvas, SIZE / 2 - 4, SIZE / 2 + 12).alpha, >, 0.9);
    }
}

static void
test_hatch (void)
{
  const BwColor black = { 0.0, 0.0, 0.0, 1.0 };
  g_auto (Canvas) canvas = { 0 };
  cairo_rectangle_int_t box;
  double left;
  double top;
  double right;
  double bottom;
  guint n_inked;

  canvas_init (&canvas, 100, 100);
  cairo_rectangle (canvas.cr, 20, 20, 50, 40);
  bw_hatch_fill (canvas.cr, &black, 6.0, 2.0);
  g_assert_true (canvas_find_ink (&canvas, &box));
  g_assert_true (box.x >= 20 && box.y >= 20 && box.x + box.width <= 70 && box.y + box.height <= 60);

  /* A third of it is line, the rest is free. */
  n_inked = canvas_count (&canvas, &black, 20, 20, 50, 40);
  g_assert_cmpuint (n_inked, >, 200);
  g_assert_cmpuint (n_inked, <, 1000);

  /* It rises to the right: the pattern is the same along x + y. */
  for (int x = 30; x < 60; x++)
    g_assert_cmpfloat_with_epsilon (canvas_get_pixel (&canvas, x, 40).alpha,
                                    canvas_get_pixel (&canvas, x - 5, 45).alpha, 0.02);

  /* The path is still there. */
  cairo_path_extents (canvas.cr, &left, &top, &right, &bottom);
  g_assert_cmpfloat (left, ==, 20.0);
  g_assert_cmpfloat (bottom, ==, 60.0);
}

static void
test_mark_sizes (void)
{
  for (guint kind = 0; kind < BW_N_SITE_KINDS; kind++)
    {
      for (guint condition = 0; condition < BW_N_CONDITIONS; condition++)
        {
          g_auto (Canvas) canvas = { 0 };
          cairo_rectangle_int_t box;

          canvas_init (&canvas, 60, 60);
          bw_site_mark_draw (kind, condition, canvas.cr, bw_palette_get (BW_PALETTE_LIGHT), 30, 30, 1.0);
          g_assert_true (canvas_find_ink (&canvas, &box));
          g_assert_cmpint (ABS (2 * box.x + box.width - 60), <=, 1);
          if (bw_condition_is_exception (condition))
            g_assert_true (box.width >= 16 && box.width <= 24);
          else
            g_assert_true (box.width >= 7 && box.width <= 11);
        }
    }
}

/* A circle and a diamond: at the corners of their box one is fuller. */
static void
test_mark_shapes (void)
{
  const BwPalette *palette = bw_palette_get (BW_PALETTE_WALL);
  g_auto (Canvas) circle = { 0 };
  g_auto (Canvas) diamond = { 0 };
  g_auto (Canvas) paused = { 0 };
  BwColor pixel;

  canvas_init (&circle, 80, 80);
  bw_site_mark_draw (BW_SITE_KIND_SAMPLING, BW_CONDITION_JAMMED, circle.cr, palette, 40, 40, 4.0);
  pixel = canvas_get_pixel (&circle, 40 + 21, 40 - 21);
  g_assert_true (canvas_is_like (&pixel, &palette->late, 0.02));

  canvas_init (&diamond, 80, 80);
  bw_site_mark_draw (BW_SITE_KIND_CHECKPOINT, BW_CONDITION_GAP, diamond.cr, palette, 40, 40, 4.0);
  g_assert_false (canvas_get_pixel (&diamond, 40 + 25, 40 - 25).alpha > 0.5);
  pixel = canvas_get_pixel (&diamond, 40 + 14, 40 - 14);
  g_assert_true (canvas_is_like (&pixel, &palette->late, 0.02));

  /* Two bars or a mark: the middle is free or not. */
  canvas_init (&paused, 80, 80);
  bw_site_mark_draw (BW_SITE_KIND_SAMPLING, BW_CONDITION_PAUSED, paused.cr, palette, 40, 40, 4.0);
  pixel = canvas_get_pixel (&paused, 40, 40);
  g_assert_true (canvas_is_like (&pixel, &palette->late, 0.02));
  pixel = canvas_get_pixel (&circle, 40, 32);
  g_assert_true (canvas_is_like (&pixel, &palette->card, 0.02));
}

/* An answer that is awaited has hands: it is not told by its filling alone. */
static void
test_mark_unconfirmed (void)
{
  const BwPalette *palette = bw_palette_get (BW_PALETTE_LIGHT);
  g_auto (Canvas) canvas = { 0 };
  BwColor pixel;

  canvas_init (&canvas, 80, 80);
  bw_site_mark_draw (BW_SITE_KIND_CHECKPOINT, BW_CONDITION_UNCONFIRMED, canvas.cr, palette, 40, 40, 8.0);
  pixel = canvas_get_pixel (&canvas, 40, 34);
  g_assert_false (canvas_is_like (&pixel, &palette->missing, 0.2));
  pixel = canvas_get_pixel (&canvas, 40 - 10, 40);
  g_assert_true (canvas_is_like (&pixel, &palette->missing, 0.02));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/symbol/inside", test_inside);
  g_test_add_func ("/draw/symbol/none", test_none);
  g_test_add_func ("/draw/symbol/distinct", test_distinct);
  g_test_add_func ("/draw/symbol/holes", test_holes);
  g_test_add_func ("/draw/symbol/hatch", test_hatch);
  g_test_add_func ("/draw/symbol/mark-sizes", test_mark_sizes);
  g_test_add_func ("/draw/symbol/mark-shapes", test_mark_shapes);
  g_test_add_func ("/draw/symbol/mark-unconfirmed", test_mark_unconfirmed);
  return g_test_run ();
}
