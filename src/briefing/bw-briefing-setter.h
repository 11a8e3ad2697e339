/* bw-briefing-setter.h: sets text in lines, on the grid of characters
 *
 * A wide character takes one column of the grid; digits and Latin letters take what
 * they need. A full line is justified by widening the gaps beside wide characters
 * (or behind blanks), never between the digits of a number. No closing mark begins
 * a line and no opening one ends it; a closing mark at the end may lose its empty
 * half.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-briefing-fonts.h"

G_BEGIN_DECLS

typedef struct
{
  BwBriefingRole  role;
  const char     *text;
} BwBriefingSpan;

/**
 * BwBriefingSetting:
 * @size: of the font, points
 * @pitch: advance of a wide character, points; 0: its own width
 * @width: of the measure, points; 0: all on one line
 * @indent: of the first line, points
 * @justify: fill all lines but the last
 */
typedef struct
{
  double   size;
  double   pitch;
  double   width;
  double   indent;
  gboolean justify;
} BwBriefingSetting;

/* (transfer full) (element-type BwBriefingLine): at least one line. Which letters
 * are wide depends on @language. The fonts must cover the text. */
GPtrArray *bw_briefing_setter_set   (BwBriefingFonts          *fonts,
                                     const char               *language,
                                     const BwBriefingSpan     *spans,
                                     guint                     n_spans,
                                     const BwBriefingSetting  *setting);

/* Sees to it that what bw_briefing_setter_set() would use is there. */
gboolean   bw_briefing_setter_cover (BwBriefingFonts          *fonts,
                                     const char               *language,
                                     BwBriefingRole            role,
                                     const char               *text,
                                     GError                  **error);

G_END_DECLS
