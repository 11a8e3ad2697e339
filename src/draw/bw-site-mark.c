/* bw-site-mark.c: a site on a map
 *
 * What it is shows in its outline, how it does in size, filling and glyph: never
 * in colour alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-symbol.h"

#define ORDINARY_SIZE  7.0
#define EXCEPTION_SIZE 16.0
#define RING           1.6

/* All three outlines cover about the same area at the same @size. */
static void
add_outline (BwSiteKind  kind,
             cairo_t    *cr,
             double      size)
{
  double half = size / 2.0;

  cairo_new_path (cr);
  switch (kind)
    {
    case BW_SITE_KIND_SAMPLING:
      cairo_arc (cr, 0.0, 0.0, half, 0.0, 2.0 * G_PI);
      break;

    case BW_SITE_KIND_CHECKPOINT:
      half *= 1.16;
      cairo_move_to (cr, 0.0, -half);
      cairo_line_to (cr, half, 0.0);
      cairo_line_to (cr, 0.0, half);
      cairo_line_to (cr, -half, 0.0);
      break;

    case BW_SITE_KIND_ISOLATION:
    case BW_SITE_KIND_SUPPLY:
    case BW_SITE_KIND_VENUE:
    default:
      half *= 0.88;
      cairo_rectangle (cr, -half, -half, 2.0 * half, 2.0 * half);
      break;
    }
  cairo_close_path (cr);
}

static void
draw_exclamation (cairo_t *cr)
{
  cairo_rectangle (cr, -1.1, -4.6, 2.2, 5.6);
  cairo_new_sub_path (cr);
  cairo_arc (cr, 0.0, 3.3, 1.3, 0.0, 2.0 * G_PI);
  cairo_fill (cr);
}

static void
draw_glyph (BwCondition  condition,
            cairo_t     *cr)
{
  switch (condition)
    {
    case BW_CONDITION_PAUSED:
      cairo_rectangle (cr, -3.0, -3.6, 2.0, 7.2);
      cairo_rectangle (cr, 1.0, -3.6, 2.0, 7.2);
      cairo_fill (cr);
      break;

    case BW_CONDITION_SILENT:
      cairo_set_line_width (cr, 1.8);
      cairo_move_to (cr, 0.0, -4.2);
      cairo_line_to (cr, 0.0, 0.6);
      cairo_line_to (cr, 3.0, 2.4);
      cairo_stroke (cr);
      break;

    case BW_CONDITION_GAP:
    case BW_CONDITION_JAMMED:
    case BW_CONDITION_UNKNOWN:
    case BW_CONDITION_NORMAL:
    case BW_CONDITION_CLOSED:
    case BW_CONDITION_UNCONFIRMED:
    case BW_CONDITION_BUSY:
    default:
      draw_exclamation (cr);
      break;
    }
}

static void
draw_exception (BwSiteKind       kind,
                BwCondition      condition,
                cairo_t         *cr,
                const BwPalette *palette)
{
  add_outline (kind, cr, EXCEPTION_SIZE);
  bw_color_set_source (&palette->card, cr);
  cairo_set_line_width (cr, 2.0 * RING);
  cairo_stroke_preserve (cr);
  bw_color_set_source (&palette->late, cr);
  cairo_fill (cr);
  bw_color_set_source (&palette->card, cr);
  draw_glyph (condition, cr);
}

static void
draw_ordinary (BwSiteKind       kind,
               BwCondition      condition,
               cairo_t         *cr,
               const BwPalette *palette)
{
  const BwColor *fill = &palette->card;
  const BwColor *ring = &palette->fg;

  if (condition == BW_CONDITION_UNKNOWN || condition == BW_CONDITION_UNCONFIRMED)
    fill = &palette->missing;
  else if (condition == BW_CONDITION_BUSY)
    fill = &palette->tight;
  if (condition == BW_CONDITION_UNKNOWN || condition == BW_CONDITION_CLOSED)
    ring = &palette->fg3;

  add_outline (kind, cr, ORDINARY_SIZE);
  bw_color_set_source (fill, cr);
  cairo_fill_preserve (cr);
  bw_color_set_source (ring, cr);
  cairo_set_line_width (cr, 1.2);
  cairo_stroke (cr);

  /* Busy without its colour: a dot in the middle. */
  if (condition == BW_CONDITION_BUSY)
    {
      cairo_arc (cr, 0.0, 0.0, 1.2, 0.0, 2.0 * G_PI);
      cairo_fill (cr);
    }

  /* The hands of a clock: something is awaited. */
  if (condition == BW_CONDITION_UNCONFIRMED)
    {
      cairo_set_line_width (cr, 0.9);
      cairo_move_to (cr, 0.0, -1.9);
      cairo_line_to (cr, 0.0, 0.2);
      cairo_line_to (cr, 1.3, 1.0);
      cairo_stroke (cr);
    }
}

/**
 * bw_site_mark_draw:
 * @kind: what the site is
 * @condition: how it does
 * @cr: what is drawn on
 * @palette: its colours
 * @x: centre
 * @y: centre
 * @scale: 1 on the desk: 7 px ordinary, 16 px exception, and its ring
 */
void
bw_site_mark_draw (BwSiteKind       kind,
                   BwCondition      condition,
                   cairo_t         *cr,
                   const BwPalette *palette,
                   double           x,
                   double           y,
                   double           scale)
{
  g_return_if_fail (cr != NULL);
  g_return_if_fail (palette != NULL);

  if (!(scale > 0.0))
    return;

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, scale, scale);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_dash (cr, NULL, 0, 0.0);
  if (bw_condition_is_exception (condition))
    draw_exception (kind, condition, cr, palette);
  else
    draw_ordinary (kind, condition, cr, palette);
  cairo_restore (cr);
}
