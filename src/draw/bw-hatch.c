/* bw-hatch.c: what is late is hatched, so that it shows without its colour
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-symbol.h"

#include <math.h>

/* Beyond this the lines would merge anyway, and a huge path must not cost more
 * than what is seen of it. */
#define MAX_LINES 20000

static void
add_lines (cairo_t *cr,
           double   step)
{
  double left;
  double top;
  double right;
  double bottom;
  double first;

  cairo_clip_extents (cr, &left, &top, &right, &bottom);
  if (!(right > left) || !(bottom > top) || (right - left + bottom - top) / step > MAX_LINES)
    return;

  /* x + y = k × step: the pattern hangs on the origin, not on the shape, so it
   * runs on from one shape to the next and does not crawl when one grows. */
  first = ceil ((left + top) / step) * step;
  for (double sum = first; sum < right + bottom; sum += step)
    {
      cairo_move_to (cr, sum - top, top);
      cairo_line_to (cr, sum - bottom, bottom);
    }
}

/**
 * bw_hatch_fill:
 * @cr: has the path of the shape
 * @color: of the lines
 * @distance: from line to line, at a right angle to them
 * @width: of a line
 *
 * Parallel lines at 45°, rising to the right, inside the current path. The path
 * is kept; source and line width are what they were.
 */
void
bw_hatch_fill (cairo_t       *cr,
               const BwColor *color,
               double         distance,
               double         width)
{
  cairo_path_t *path;

  g_return_if_fail (cr != NULL);
  g_return_if_fail (color != NULL);
  g_return_if_fail (distance > 0.0);

  path = cairo_copy_path (cr);
  cairo_save (cr);
  cairo_clip (cr);
  add_lines (cr, distance * G_SQRT2);
  bw_color_set_source (color, cr);
  cairo_set_line_width (cr, width);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_dash (cr, NULL, 0, 0.0);
  cairo_stroke (cr);
  cairo_restore (cr);
  cairo_new_path (cr);
  cairo_append_path (cr, path);
  cairo_path_destroy (path);
}
