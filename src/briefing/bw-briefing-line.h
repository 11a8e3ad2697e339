/* bw-briefing-line.h: one line of text, shaped and spaced
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * BwBriefingLine:
 * @text: (type utf8): of the whole paragraph (a GRefString); the pieces point into it
 * @pieces: (element-type PangoGlyphItem): from left to right
 * @thickenings: (element-type double): of each piece, points
 * @width: from the left of the first to the right of the last, points
 * @indent: how far right of the measure the first one begins, points
 * @size: of the font, points
 */
typedef struct
{
  char      *text;
  GPtrArray *pieces;
  GArray    *thickenings;
  double     width;
  double     indent;
  double     size;
} BwBriefingLine;

/* Takes a reference of @text. */
BwBriefingLine *bw_briefing_line_new  (char            *text,
                                       double           size);
void            bw_briefing_line_free (BwBriefingLine  *self);

/* Takes over @piece, whose strokes are to be @thickening points thicker. */
void            bw_briefing_line_add  (BwBriefingLine  *self,
                                       PangoGlyphItem  *piece,
                                       double           thickening);

/* In the colour that is set, with its middle height at @middle: the middle of an
 * ideograph is that of its line of the grid. */
void            bw_briefing_line_draw (BwBriefingLine  *self,
                                       cairo_t         *cr,
                                       double           x,
                                       double           middle);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwBriefingLine, bw_briefing_line_free)

G_END_DECLS
