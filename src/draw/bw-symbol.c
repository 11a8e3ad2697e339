/* bw-symbol.c: small signs that mean the same everywhere
 *
 * Each is laid out in a square of 16 around (0, 0) and scaled. Glyphs in a filled
 * sign are holes (even-odd), not white, so that a sign needs one colour only and
 * prints as vectors.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-symbol.h"

typedef void (*DrawFunc) (cairo_t *cr);

static void
add_circle (cairo_t *cr,
            double   x,
            double   y,
            double   radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, radius, 0.0, 2.0 * G_PI);
  cairo_close_path (cr);
}

static void
add_box (cairo_t *cr,
         double   x,
         double   y,
         double   width,
         double   height,
         double   radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0.0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0.0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

static void
add_exclamation (cairo_t *cr,
                 double   y,
                 double   height)
{
  add_box (cr, -1.0, y, 2.0, height - 3.2, 0.9);
  add_circle (cr, 0.0, y + height - 1.1, 1.1);
}

/* Point up, corners rounded by @radius; the sides are those of a sharp triangle
 * of the same box. */
static void
add_triangle (cairo_t *cr,
              double   half,
              double   top,
              double   bottom,
              double   radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, 0.0, top + radius, radius, G_PI + 0.5, -0.5);
  cairo_arc (cr, half - radius, bottom - radius, radius, -0.5, G_PI_2);
  cairo_arc (cr, radius - half, bottom - radius, radius, G_PI_2, G_PI + 0.5);
  cairo_close_path (cr);
}

static void
draw_late (cairo_t *cr)
{
  add_triangle (cr, 8.0, -7.4, 7.0, 1.5);
  add_exclamation (cr, -3.2, 8.4);
  cairo_fill (cr);
}

static void
draw_busy (cairo_t *cr)
{
  add_triangle (cr, 7.1, -6.4, 6.2, 1.2);
  cairo_set_line_width (cr, 1.7);
  cairo_stroke (cr);
  cairo_scale (cr, 0.8, 0.8);
  add_exclamation (cr, -3.0, 8.4);
  cairo_fill (cr);
}

static void
draw_tight (cairo_t *cr)
{
  cairo_set_line_width (cr, 2.0);
  add_circle (cr, 0.0, 0.0, 6.4);
  cairo_stroke (cr);
  cairo_move_to (cr, 0.0, -3.8);
  cairo_line_to (cr, 0.0, 0.4);
  cairo_line_to (cr, 2.6, 1.9);
  cairo_stroke (cr);
}

static void
draw_silent (cairo_t *cr)
{
  draw_tight (cr);
  cairo_move_to (cr, -6.6, 6.6);
  cairo_line_to (cr, 6.6, -6.6);
  cairo_stroke (cr);
}

static void
draw_check (cairo_t *cr)
{
  cairo_set_line_width (cr, 2.4);
  cairo_move_to (cr, -6.0, 0.4);
  cairo_line_to (cr, -2.0, 4.6);
  cairo_line_to (cr, 6.2, -4.6);
  cairo_stroke (cr);
}

static void
draw_paused (cairo_t *cr)
{
  add_box (cr, -5.4, -6.4, 3.9, 12.8, 0.7);
  add_box (cr, 1.5, -6.4, 3.9, 12.8, 0.7);
  cairo_fill (cr);
}

static void
draw_jammed (cairo_t *cr)
{
  add_box (cr, -7.0, -7.0, 14.0, 14.0, 1.8);
  add_exclamation (cr, -4.6, 9.2);
  cairo_fill (cr);
}

static void
draw_clear (cairo_t *cr)
{
  add_circle (cr, 0.0, 0.0, 4.0);
  cairo_fill (cr);
}

static void
draw_failed (cairo_t *cr)
{
  add_circle (cr, 0.0, 0.0, 7.4);
  add_box (cr, -4.0, -1.1, 8.0, 2.2, 0.6);
  cairo_fill (cr);
}

static void
draw_bell (cairo_t *cr)
{
  cairo_move_to (cr, -6.8, 4.2);
  cairo_curve_to (cr, -4.4, 2.4, -5.0, -0.6, -4.6, -2.6);
  cairo_curve_to (cr, -4.2, -5.0, -2.6, -6.0, -1.2, -6.4);
  cairo_curve_to (cr, -1.2, -8.2, 1.2, -8.2, 1.2, -6.4);
  cairo_curve_to (cr, 2.6, -6.0, 4.2, -5.0, 4.6, -2.6);
  cairo_curve_to (cr, 5.0, -0.6, 4.4, 2.4, 6.8, 4.2);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_arc (cr, 0.0, 5.6, 2.2, 0.0, G_PI);
  cairo_close_path (cr);
  cairo_fill (cr);
}

/* Two merlons beside a taller one, over a wall with its gate. */
static void
draw_bulwark (cairo_t *cr)
{
  static const double outline[][2] = {
    { -7.5, -6.5 }, { -3.9, -6.5 }, { -3.9, -3.6 }, { -1.8, -3.6 }, { -1.8, -6.5 }, { 1.8, -6.5 },
    { 1.8, -3.6 }, { 3.9, -3.6 }, { 3.9, -6.5 }, { 7.5, -6.5 }, { 7.5, -0.4 }, { 6.2, 1.0 },
    { 6.2, 7.0 }, { -6.2, 7.0 }, { -6.2, 1.0 }, { -7.5, -0.4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (outline); i++)
    cairo_line_to (cr, outline[i][0], outline[i][1]);
  cairo_close_path (cr);
  cairo_move_to (cr, -2.2, 7.0);
  cairo_line_to (cr, -2.2, 3.4);
  cairo_arc (cr, 0.0, 3.4, 2.2, G_PI, 2.0 * G_PI);
  cairo_line_to (cr, 2.2, 7.0);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
draw_reload (cairo_t *cr)
{
  cairo_set_line_width (cr, 2.0);
  for (guint i = 0; i < 2; i++)
    {
      cairo_new_sub_path (cr);
      cairo_arc (cr, 0.0, 0.0, 5.6, G_PI + 0.35, 2.0 * G_PI - 0.45);
      cairo_stroke (cr);
      cairo_move_to (cr, 7.4, -6.4);
      cairo_line_to (cr, 7.4, -0.9);
      cairo_line_to (cr, 1.9, -0.9);
      cairo_close_path (cr);
      cairo_fill (cr);
      cairo_rotate (cr, G_PI);
    }
}

static void
draw_offline (cairo_t *cr)
{
  cairo_set_line_width (cr, 1.9);
  for (guint i = 0; i < 2; i++)
    {
      cairo_move_to (cr, -6.6, -3.2);
      cairo_line_to (cr, 5.6, -3.2);
      cairo_move_to (cr, 2.8, -6.2);
      cairo_line_to (cr, 6.4, -3.2);
      cairo_line_to (cr, 2.8, -0.4);
      cairo_stroke (cr);
      cairo_rotate (cr, G_PI);
    }
  cairo_move_to (cr, -6.4, 7.0);
  cairo_line_to (cr, 6.4, -7.0);
  cairo_stroke (cr);
}

static void
draw_chevron (cairo_t *cr)
{
  cairo_move_to (cr, -2.0, -5.0);
  cairo_line_to (cr, 3.0, 0.0);
  cairo_line_to (cr, -2.0, 5.0);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static const DrawFunc draw_funcs[] = {
  [BW_SYMBOL_NONE] = NULL,
  [BW_SYMBOL_LATE] = draw_late,
  [BW_SYMBOL_TIGHT] = draw_tight,
  [BW_SYMBOL_DONE] = draw_check,
  [BW_SYMBOL_PAUSED] = draw_paused,
  [BW_SYMBOL_JAMMED] = draw_jammed,
  [BW_SYMBOL_BUSY] = draw_busy,
  [BW_SYMBOL_CLEAR] = draw_clear,
  [BW_SYMBOL_SILENT] = draw_silent,
  [BW_SYMBOL_FAILED] = draw_failed,
  [BW_SYMBOL_BELL] = draw_bell,
  [BW_SYMBOL_BULWARK] = draw_bulwark,
  [BW_SYMBOL_RELOAD] = draw_reload,
  [BW_SYMBOL_OFFLINE] = draw_offline,
  [BW_SYMBOL_CHEVRON] = draw_chevron,
};

/**
 * bw_symbol_draw:
 * @symbol: which
 * @cr: what is drawn on; its source is the colour
 * @x: centre
 * @y: centre
 * @size: side of the square that it stays in
 */
void
bw_symbol_draw (BwSymbol  symbol,
                cairo_t  *cr,
                double    x,
                double    y,
                double    size)
{
  g_return_if_fail ((guint) symbol < G_N_ELEMENTS (draw_funcs));
  g_return_if_fail (cr != NULL);

  if (draw_funcs[symbol] == NULL || !(size > 0.0))
    return;

  cairo_save (cr);
  cairo_new_path (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, size / 16.0, size / 16.0);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_dash (cr, NULL, 0, 0.0);
  draw_funcs[symbol] (cr);
  cairo_restore (cr);
}
