/* bw-spark.c: a small line of how a number went
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-spark.h"

#include <math.h>

#define LINE   1.5
#define DOT    2.0
#define INSET  3.0
#define GROUND 0.12

typedef struct
{
  const BwSpark *spark;
  cairo_t       *cr;
  double         width;
  double         height;
  double         greatest;
} Pen;

static double
get_x (const Pen *pen,
       guint      index)
{
  double step = pen->spark->n_values > 1 ? (pen->width - 2.0 * INSET) / (pen->spark->n_values - 1) : 0.0;

  return INSET + step * index;
}

static double
get_y (const Pen *pen,
       guint      index)
{
  double share = CLAMP (pen->spark->values[index] / pen->greatest, 0.0, 1.0);

  return pen->height - INSET - (pen->height - 2.0 * INSET) * share;
}

/* One piece without a gap. */
static void
draw_piece (const Pen     *pen,
            const BwColor *color,
            guint          first,
            guint          end)
{
  BwColor ground = *color;

  cairo_new_path (pen->cr);
  for (guint i = first; i < end; i++)
    cairo_line_to (pen->cr, get_x (pen, i), get_y (pen, i));

  bw_color_set_source (color, pen->cr);
  cairo_set_line_width (pen->cr, LINE);
  cairo_stroke_preserve (pen->cr);
  cairo_line_to (pen->cr, get_x (pen, end - 1), pen->height - 1.0);
  cairo_line_to (pen->cr, get_x (pen, first), pen->height - 1.0);
  cairo_close_path (pen->cr);
  ground.alpha *= GROUND;
  bw_color_set_source (&ground, pen->cr);
  cairo_fill (pen->cr);
}

/**
 * bw_spark_draw:
 * @self: a line
 * @cr: what is drawn on
 * @palette: its colours
 * @width: of the drawing, which begins at (0, 0)
 * @height: of the drawing
 *
 * Draws nothing if nothing is known.
 */
void
bw_spark_draw (const BwSpark   *self,
               cairo_t         *cr,
               const BwPalette *palette,
               double           width,
               double           height)
{
  Pen pen;
  const BwColor *color;
  guint last;

  g_return_if_fail (self != NULL && (self->n_values == 0 || self->values != NULL));
  g_return_if_fail (cr != NULL);
  g_return_if_fail (palette != NULL);

  pen = (Pen) { self, cr, width, height, 1.0 };
  color = self->is_late ? &palette->late_fill : &palette->done;
  last = self->n_values;
  cairo_save (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < self->n_values; i++)
    pen.greatest = fmax (pen.greatest, self->values[i]);

  for (guint i = 0; i < self->n_values; i++)
    {
      guint end = i;

      while (end < self->n_values && !isnan (self->values[end]))
        end++;
      if (end == i)
        continue;
      draw_piece (&pen, color, i, end);
      last = end - 1;
      i = end;
    }

  if (last < self->n_values)
    {
      cairo_new_path (cr);
      bw_color_set_source (color, cr);
      cairo_arc (cr, get_x (&pen, last), get_y (&pen, last), DOT, 0.0, 2.0 * G_PI);
      cairo_fill (cr);
    }
  cairo_restore (cr);
}
