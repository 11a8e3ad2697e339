/* bw-briefing-page.h: one page: marks at places, ready to be drawn
 *
 * The grid of GB/T 9704-2012: A4, a text block of 156 × 225 mm 37 mm from the top
 * and 28 mm from the binding edge (left on odd pages, right on even ones), 22 lines
 * of 28 characters. Points throughout; x and y are those of the text block.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-briefing-line.h"

G_BEGIN_DECLS

#define BW_BRIEFING_MM(mm)     ((mm) * 72.0 / 25.4)
#define BW_BRIEFING_PAPER_W    BW_BRIEFING_MM (210.0)
#define BW_BRIEFING_PAPER_H    BW_BRIEFING_MM (297.0)
#define BW_BRIEFING_TOP        BW_BRIEFING_MM (37.0)
#define BW_BRIEFING_BINDING    BW_BRIEFING_MM (28.0)
#define BW_BRIEFING_WIDTH      BW_BRIEFING_MM (156.0)
#define BW_BRIEFING_HEIGHT     BW_BRIEFING_MM (225.0)
#define BW_BRIEFING_LINES      22
#define BW_BRIEFING_COLUMNS    28
#define BW_BRIEFING_LINE       (BW_BRIEFING_HEIGHT / BW_BRIEFING_LINES)
#define BW_BRIEFING_COLUMN     (BW_BRIEFING_WIDTH / BW_BRIEFING_COLUMNS)

typedef enum
{
  BW_BRIEFING_ALIGN_LEFT,
  BW_BRIEFING_ALIGN_CENTER,
  BW_BRIEFING_ALIGN_RIGHT,
} BwBriefingAlign;

typedef struct _BwBriefingPage BwBriefingPage;

/* Draws @data into a box of that size, whose top left corner is the origin. */
typedef void  (*BwBriefingDrawFunc)           (gconstpointer    data,
                                               cairo_t         *cr,
                                               double           width,
                                               double           height);

/* @index: from 0; which edge is bound depends on it. */
BwBriefingPage *bw_briefing_page_new          (guint            index);
void            bw_briefing_page_free         (BwBriefingPage  *self);

/* Takes over @line; @x is the point that it is aligned to. @grey 0: black. */
void            bw_briefing_page_add_line     (BwBriefingPage  *self,
                                               BwBriefingLine  *line,
                                               BwBriefingAlign  align,
                                               double           x,
                                               double           middle,
                                               double           grey);
void            bw_briefing_page_add_rule     (BwBriefingPage  *self,
                                               double           y,
                                               double           thickness,
                                               double           grey);
void            bw_briefing_page_add_ground   (BwBriefingPage  *self,
                                               double           y,
                                               double           height,
                                               double           grey);

/* Across the text block. Takes over @data, which @free_data frees. */
void            bw_briefing_page_add_drawing  (BwBriefingPage      *self,
                                               BwBriefingDrawFunc   draw,
                                               gpointer             data,
                                               GDestroyNotify       free_data,
                                               double               y,
                                               double               height);

/* Takes over @line: a mark across the page, below everything else. */
void            bw_briefing_page_set_mark     (BwBriefingPage  *self,
                                               BwBriefingLine  *line);
void            bw_briefing_page_draw         (BwBriefingPage  *self,
                                               cairo_t         *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwBriefingPage, bw_briefing_page_free)

G_END_DECLS
