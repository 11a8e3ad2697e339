/* bw-briefing-line.c: one line of text, shaped and spaced
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-briefing-line.h"

/* An ideographic em box reaches from 0.12 em below the baseline to 0.88 above:
 * that is what the fonts of all roles are drawn in. */
#define MIDDLE_ABOVE_BASELINE 0.38

BwBriefingLine *
bw_briefing_line_new (char   *text,
                      double  size)
{
  BwBriefingLine *self = g_new0 (BwBriefingLine, 1);

  self->text = g_ref_string_acquire (text);
  self->pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) pango_glyph_item_free);
  self->thickenings = g_array_new (FALSE, FALSE, sizeof (double));
  self->size = size;
  return self;
}

void
bw_briefing_line_free (BwBriefingLine *self)
{
  g_ptr_array_unref (self->pieces);
  g_array_unref (self->thickenings);
  g_ref_string_release (self->text);
  g_free (self);
}

/**
 * bw_briefing_line_add:
 * @self: a line
 * @piece: (transfer full): shaped glyphs, to the right of what is there
 * @thickening: what is added to their strokes, points
 */
void
bw_briefing_line_add (BwBriefingLine *self,
                      PangoGlyphItem *piece,
                      double          thickening)
{
  self->width += (double) pango_glyph_string_get_width (piece->glyphs) / PANGO_SCALE;
  g_ptr_array_add (self->pieces, piece);
  g_array_append_val (self->thickenings, thickening);
}

/* A line along the outlines, half of it outside; no text, for that is there. */
static void
thicken (PangoGlyphItem *piece,
         cairo_t        *cr,
         double          x,
         double          y,
         double          thickening)
{
  cairo_save (cr);
  cairo_move_to (cr, x, y);
  pango_cairo_glyph_string_path (cr, piece->item->analysis.font, piece->glyphs);
  cairo_set_line_width (cr, thickening);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/**
 * bw_briefing_line_draw:
 * @self: a line
 * @cr: where to
 * @x: left end of the measure
 * @middle: middle height of the line
 *
 * The text goes along, so that what is read from a file or searched is what is seen.
 */
void
bw_briefing_line_draw (BwBriefingLine *self,
                       cairo_t        *cr,
                       double          x,
                       double          middle)
{
  double y = middle + MIDDLE_ABOVE_BASELINE * self->size;

  x += self->indent;
  for (guint i = 0; i < self->pieces->len; i++)
    {
      PangoGlyphItem *piece = g_ptr_array_index (self->pieces, i);

      cairo_move_to (cr, x, y);
      pango_cairo_show_glyph_item (cr, self->text, piece);
      if (g_array_index (self->thickenings, double, i) > 0.0)
        thicken (piece, cr, x, y, g_array_index (self->thickenings, double, i));
      x += (double) pango_glyph_string_get_width (piece->glyphs) / PANGO_SCALE;
    }
}
