/* bw-stack-bar.c: what a whole is made of, and what of it nobody has itemised
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-stack-bar.h"

#include "bw-symbol.h"

#include <math.h>

#define RADIUS        5.0
#define GAP           2.0
#define HATCH_STEP    7.0
#define HATCH_WIDTH   1.2

/* How far each shade goes from the blue towards the text (below zero) or the card. */
static const double shades[BW_STACK_BAR_SHADES] = { -0.16, 0.34, 0.58 };

static BwColor
mix (const BwColor *from,
     const BwColor *to,
     double         share)
{
  return (BwColor) {
    from->red + (to->red - from->red) * share,
    from->green + (to->green - from->green) * share,
    from->blue + (to->blue - from->blue) * share,
    1.0,
  };
}

static BwColor
get_shade (const BwPalette *palette,
           guint            index)
{
  double shade = shades[index % BW_STACK_BAR_SHADES];

  return shade < 0.0 ? mix (&palette->done, &palette->fg, -shade) : mix (&palette->done, &palette->card, shade);
}

static void
add_round_rectangle (cairo_t *cr,
                     double   x,
                     double   y,
                     double   width,
                     double   height)
{
  double radius = fmin (RADIUS, fmin (width, height) / 2.0);

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0.0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0.0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

static void
draw_part (const BwStackPart *part,
           cairo_t           *cr,
           const BwPalette   *palette,
           double             x,
           double             y,
           double             width,
           double             height)
{
  BwColor color = get_shade (palette, part->shade);

  cairo_rectangle (cr, x, y, width, height);
  bw_color_set_source (part->is_rest ? &palette->missing : &color, cr);
  cairo_fill_preserve (cr);
  if (part->is_rest)
    bw_hatch_fill (cr, &palette->fg3, HATCH_STEP, HATCH_WIDTH);

  cairo_new_path (cr);
}

/**
 * bw_stack_bar_draw:
 * @parts: (array length=n_parts): from the left
 * @n_parts: how many
 * @cr: where to draw
 * @palette: the colours
 * @x: left
 * @y: top
 * @width: of the whole
 * @height: of the bar
 */
void
bw_stack_bar_draw (const BwStackPart *parts,
                   guint              n_parts,
                   cairo_t           *cr,
                   const BwPalette   *palette,
                   double             x,
                   double             y,
                   double             width,
                   double             height)
{
  double left = x;
  double right = x + width;

  g_return_if_fail (parts != NULL || n_parts == 0);
  g_return_if_fail (cr != NULL && palette != NULL);

  if (width <= 0.0 || height <= 0.0)
    return;

  cairo_save (cr);
  add_round_rectangle (cr, x, y, width, height);
  cairo_clip (cr);
  bw_color_set_source (&palette->track, cr);
  cairo_paint (cr);

  for (guint i = 0; i < n_parts && left < right; i++)
    {
      double end = fmin (left + fmax (parts[i].share, 0.0) * width, right);
      double gap = i + 1 < n_parts && end < right ? GAP : 0.0;

      /* One that is too small to be seen is there all the same. */
      if (parts[i].share > 0.0)
        draw_part (&parts[i], cr, palette, left, y, fmax (end - left - gap, 1.0), height);
      if (gap > 0.0)
        {
          cairo_rectangle (cr, end - gap, y, gap, height);
          bw_color_set_source (&palette->card, cr);
          cairo_fill (cr);
        }
      left = end;
    }

  cairo_restore (cr);
}
