/* bw-bar.c: how much is done, and how much should be
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-bar.h"

#include "bw-symbol.h"

#include <math.h>

static void
add_pill (cairo_t *cr,
          double   x,
          double   y,
          double   width,
          double   height)
{
  double radius = MIN (width, height) / 2.0;

  cairo_new_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0.0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0.0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

/* Grey with dots: nobody said anything, which is not the same as nothing done. */
static void
draw_missing (cairo_t         *cr,
              const BwPalette *palette,
              double           x,
              double           y,
              double           width,
              double           height)
{
  double step = height * 0.75;
  double radius = height / 8.0;

  add_pill (cr, x, y, width, height);
  bw_color_set_source (&palette->track, cr);
  cairo_fill (cr);

  bw_color_set_source (&palette->fg3, cr);
  for (double at = x + height / 2.0; at <= x + width - height / 2.0; at += step)
    {
      cairo_new_sub_path (cr);
      cairo_arc (cr, at, y + height / 2.0, radius, 0.0, 2.0 * G_PI);
    }
  cairo_fill (cr);
}

static void
draw_done (const BwBar     *self,
           cairo_t         *cr,
           const BwPalette *palette,
           double           x,
           double           y,
           double           width,
           double           height)
{
  double share = self->state == BW_PACE_DONE ? 1.0 : CLAMP (self->share, 0.0, 1.0);
  BwColor stripe = palette->card;

  if (share <= 0.0)
    return;

  /* Clipped to the track, so that the first percent is a sliver of the round end
   * and not a full one. */
  cairo_save (cr);
  add_pill (cr, x, y, width, height);
  cairo_clip (cr);
  add_pill (cr, x + MIN (width * share - height, 0.0), y, MAX (width * share, height), height);
  bw_color_set_source (self->state == BW_PACE_LATE ? &palette->late_fill : &palette->done, cr);
  cairo_fill_preserve (cr);
  if (self->state == BW_PACE_LATE)
    {
      stripe.alpha = 0.4;
      bw_hatch_fill (cr, &stripe, height * 0.8, height * 0.32);
    }
  cairo_new_path (cr);
  cairo_restore (cr);
}

/* A slip of the ground on both sides keeps the tick apart from a bar of its own
 * brightness. */
static void
draw_tick (const BwBar     *self,
           cairo_t         *cr,
           const BwPalette *palette,
           double           x,
           double           y,
           double           width,
           double           height)
{
  double tick = MAX (height / 6.0, MIN (2.0, height / 4.0));
  double over = height <= 8.0 ? height * 3.0 / 8.0 : 3.0 + (height - 8.0) * 0.18;
  double at = x + width * CLAMP (self->plan_share, 0.0, 1.0);
  double gap = tick / 2.0;
  double left;
  double right;

  at = CLAMP (at, x + tick / 2.0, x + width - tick / 2.0);
  left = MAX (at - tick / 2.0 - gap, x);
  right = MIN (at + tick / 2.0 + gap, x + width);
  cairo_rectangle (cr, left, y, right - left, height);
  bw_color_set_source (&palette->card, cr);
  cairo_fill (cr);
  bw_color_set_source (&palette->fg, cr);
  cairo_set_line_width (cr, tick);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_move_to (cr, at, y - over + tick / 2.0);
  cairo_line_to (cr, at, y + height + over - tick / 2.0);
  cairo_stroke (cr);
}

/**
 * bw_bar_draw:
 * @self: what it shows
 * @cr: what is drawn on
 * @palette: its colours
 * @x: left end
 * @y: top of the bar; the tick stands above
 * @width: of the bar
 * @height: of the bar: 8 on the desk, 28 to 36 on the wall. The tick stands out by
 *   3/8 of a desk bar, by less of a thick one
 */
void
bw_bar_draw (const BwBar     *self,
             cairo_t         *cr,
             const BwPalette *palette,
             double           x,
             double           y,
             double           width,
             double           height)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (cr != NULL);
  g_return_if_fail (palette != NULL);

  if (!(width > 0.0) || !(height > 0.0))
    return;

  cairo_save (cr);
  if (isnan (self->share))
    {
      draw_missing (cr, palette, x, y, width, height);
    }
  else
    {
      add_pill (cr, x, y, width, height);
      bw_color_set_source (&palette->track, cr);
      cairo_fill (cr);
      draw_done (self, cr, palette, x, y, width, height);
    }
  if (!isnan (self->plan_share))
    draw_tick (self, cr, palette, x, y, width, height);
  cairo_restore (cr);
}
