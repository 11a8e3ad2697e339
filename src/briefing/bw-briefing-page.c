/* bw-briefing-page.c: one page: marks at places, ready to be drawn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-briefing-page.h"

#include <math.h>

#define MARK_GREY  0.9
#define MARK_ANGLE (-G_PI / 5.0)

/* A line of text, a drawing, or a filled box. */
typedef struct
{
  BwBriefingLine     *line;   /* (owned) (nullable) */
  BwBriefingDrawFunc  draw;   /* (nullable) */
  gpointer            data;   /* (owned): of @draw */
  GDestroyNotify      free_data;
  double              x;
  double              y;      /* middle of a line, top of all else */
  double              width;
  double              height;
  double              grey;
} Mark;

struct _BwBriefingPage
{
  double          left;   /* of the text block, from the edge of the paper */
  GArray         *boxes;  /* (owned) (element-type Mark): boxes and drawings, below the lines */
  GArray         *lines;  /* (owned) (element-type Mark) */
  BwBriefingLine *mark;   /* (owned) (nullable) */
};

static void
clear_mark (gpointer data)
{
  Mark *mark = data;

  g_clear_pointer (&mark->line, bw_briefing_line_free);
  if (mark->free_data != NULL)
    mark->free_data (mark->data);
}

static void
add_box (BwBriefingPage *self,
         double          y,
         double          height,
         double          grey)
{
  Mark mark = { .y = y, .width = BW_BRIEFING_WIDTH, .height = height, .grey = grey };

  g_array_append_val (self->boxes, mark);
}

static void
draw_box (BwBriefingPage *self,
          const Mark     *box,
          cairo_t        *cr)
{
  double x = self->left + box->x;
  double y = BW_BRIEFING_TOP + box->y;

  if (box->draw != NULL)
    {
      cairo_save (cr);
      cairo_translate (cr, x, y);
      box->draw (box->data, cr, box->width, box->height);
      cairo_restore (cr);
      return;
    }

  cairo_set_source_rgb (cr, box->grey, box->grey, box->grey);
  cairo_rectangle (cr, x, y, box->width, box->height);
  cairo_fill (cr);
}

static void
draw_across (BwBriefingPage *self,
             cairo_t        *cr)
{
  cairo_save (cr);
  cairo_set_source_rgb (cr, MARK_GREY, MARK_GREY, MARK_GREY);
  cairo_translate (cr, self->left + BW_BRIEFING_WIDTH / 2.0, BW_BRIEFING_TOP + BW_BRIEFING_HEIGHT / 2.0);
  cairo_rotate (cr, MARK_ANGLE);
  bw_briefing_line_draw (self->mark, cr, -self->mark->width / 2.0, 0.0);
  cairo_restore (cr);
}

BwBriefingPage *
bw_briefing_page_new (guint index)
{
  BwBriefingPage *self = g_new0 (BwBriefingPage, 1);

  self->left = index % 2 == 0 ? BW_BRIEFING_BINDING : BW_BRIEFING_PAPER_W - BW_BRIEFING_BINDING - BW_BRIEFING_WIDTH;
  self->boxes = g_array_new (FALSE, FALSE, sizeof (Mark));
  self->lines = g_array_new (FALSE, FALSE, sizeof (Mark));
  g_array_set_clear_func (self->boxes, clear_mark);
  g_array_set_clear_func (self->lines, clear_mark);
  return self;
}

void
bw_briefing_page_free (BwBriefingPage *self)
{
  g_array_unref (self->boxes);
  g_array_unref (self->lines);
  g_clear_pointer (&self->mark, bw_briefing_line_free);
  g_free (self);
}

/**
 * bw_briefing_page_add_line:
 * @self: a page
 * @line: (transfer full): a line
 * @align: which point of it stands at @x
 * @x: from the left of the text block
 * @middle: of its height, from the top of the text block
 * @grey: 0: black, 1: white
 */
void
bw_briefing_page_add_line (BwBriefingPage  *self,
                           BwBriefingLine  *line,
                           BwBriefingAlign  align,
                           double           x,
                           double           middle,
                           double           grey)
{
  Mark mark = { .line = line, .x = x, .y = middle, .grey = grey };

  if (align == BW_BRIEFING_ALIGN_CENTER)
    mark.x -= line->width / 2.0;
  else if (align == BW_BRIEFING_ALIGN_RIGHT)
    mark.x -= line->width;

  g_array_append_val (self->lines, mark);
}

/* A line across the text block with its middle at @y. */
void
bw_briefing_page_add_rule (BwBriefingPage *self,
                           double          y,
                           double          thickness,
                           double          grey)
{
  add_box (self, y - thickness / 2.0, thickness, grey);
}

void
bw_briefing_page_add_ground (BwBriefingPage *self,
                             double          y,
                             double          height,
                             double          grey)
{
  add_box (self, y, height, grey);
}

/**
 * bw_briefing_page_add_drawing:
 * @self: a page
 * @draw: draws it
 * @data: (transfer full): for @draw
 * @free_data: frees it
 * @y: top, from the top of the text block
 * @height: of its box, as wide as the text block
 */
void
bw_briefing_page_add_drawing (BwBriefingPage     *self,
                              BwBriefingDrawFunc  draw,
                              gpointer            data,
                              GDestroyNotify      free_data,
                              double              y,
                              double              height)
{
  Mark mark = { .draw = draw, .data = data, .free_data = free_data, .y = y,
                .width = BW_BRIEFING_WIDTH, .height = height };

  g_array_append_val (self->boxes, mark);
}

void
bw_briefing_page_set_mark (BwBriefingPage *self,
                           BwBriefingLine *line)
{
  g_clear_pointer (&self->mark, bw_briefing_line_free);
  self->mark = line;
}

/**
 * bw_briefing_page_draw:
 * @self: a page
 * @cr: where to; one unit is a point
 */
void
bw_briefing_page_draw (BwBriefingPage *self,
                       cairo_t        *cr)
{
  if (self->mark != NULL)
    draw_across (self, cr);

  for (guint i = 0; i < self->boxes->len; i++)
    draw_box (self, &g_array_index (self->boxes, Mark, i), cr);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Mark *mark = &g_array_index (self->lines, Mark, i);

      cairo_set_source_rgb (cr, mark->grey, mark->grey, mark->grey);
      bw_briefing_line_draw (mark->line, cr, self->left + mark->x, BW_BRIEFING_TOP + mark->y);
    }
}
