/* bw-wall-panel.c: how much is done and when it will be, in figures of a hand's height
 *
 * Two lay-outs of the visual reference, with and without the banner above: 908 and
 * 796 units high. Between them it is interpolated; where there is less room it is
 * all made smaller, and what matters least is left out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-wall-panel.h"

#include "bw-bar.h"
#include "bw-symbol.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define WIDTH        708.0
#define TALL         908.0
#define SHORT        796.0
#define WITHOUT_CHAIN 591.0

struct _BwWallPanel
{
  BwWallPart parent_instance;
};

G_DEFINE_FINAL_TYPE (BwWallPanel, bw_wall_panel, BW_TYPE_WALL_PART)

/* In units, base lines from the top. */
typedef struct
{
  double hero_size;
  double finish_size;
  double title;
  double hero;
  double bar;
  double counts;
  double rule;
  double finish_label;
  double finish;
  double second_rule;
  double chain_label;
  double chain;
} Lines;

static const Lines tall = {
  236.0, 104.0, 78.0, 297.0, 345.0, 438.0, 477.0, 546.0, 660.0, 706.0, 767.0, 840.0,
};
static const Lines low = {
  198.0, 88.0, 72.0, 249.0, 283.0, 378.0, 405.0, 464.0, 555.0, 591.0, 643.0, 716.0,
};

typedef struct
{
  BwWallPart *part;
  BwWallPen  *pen;
  BwPalette   palette;
  Lines       lines;
  double      u;
  double      width;
} Drawing;

static double
mix (double a,
     double b,
     double t)
{
  return a + (b - a) * t;
}

static void
find_lines (Drawing *drawing,
            double   height)
{
  double t = CLAMP ((height / drawing->u - SHORT) / (TALL - SHORT), 0.0, 1.0);
  const double *from = (const double *) &low;
  const double *to = (const double *) &tall;
  double *lines = (double *) &drawing->lines;

  G_STATIC_ASSERT (sizeof (Lines) % sizeof (double) == 0);
  for (gsize i = 0; i < sizeof (Lines) / sizeof (double); i++)
    lines[i] = mix (from[i], to[i], t);
}

static const char *
get_text (Drawing    *drawing,
          BwWallText  which)
{
  return bw_wall_part_get_text (drawing->part, which);
}

static double
write_text (Drawing       *drawing,
            const char    *text,
            double         size,
            PangoWeight    weight,
            const BwColor *color,
            double         x,
            double         y,
            double         align,
            double         max_width)
{
  return bw_wall_pen_write (drawing->pen, text, size * drawing->u, weight, color, x, y * drawing->u, align,
                            max_width);
}

static void
draw_rule (Drawing *drawing,
           double   y)
{
  bw_color_set_source (&drawing->palette.grid, drawing->pen->cr);
  cairo_set_line_width (drawing->pen->cr, 2.0 * drawing->u);
  cairo_move_to (drawing->pen->cr, 0.0, y * drawing->u);
  cairo_line_to (drawing->pen->cr, drawing->width, y * drawing->u);
  cairo_stroke (drawing->pen->cr);
}

/* The sign of percent is smaller: it tells nothing that the eye must find. */
static void
draw_hero (Drawing *drawing)
{
  static const BwColor stale = BW_WALL_STALE_COLOR;
  const Lines *lines = &drawing->lines;
  const char *share = get_text (drawing, BW_WALL_TEXT_SHARE);
  gsize length = strlen (share);
  double as_of_width;

  as_of_width = write_text (drawing, get_text (drawing, BW_WALL_TEXT_AS_OF), 42.0, PANGO_WEIGHT_ULTRABOLD, &stale,
                            drawing->width, lines->title, 1.0, drawing->width * 0.5);
  write_text (drawing, get_text (drawing, BW_WALL_TEXT_TITLE), 44.0, PANGO_WEIGHT_NORMAL, &drawing->palette.fg2,
              0.0, lines->title, 0.0, drawing->width - as_of_width - 20.0 * drawing->u);
  if (length > 0 && share[length - 1] == '%')
    {
      g_autofree char *number = g_strndup (share, length - 1);
      double width = write_text (drawing, number, lines->hero_size, PANGO_WEIGHT_ULTRABOLD, &drawing->palette.fg,
                                 -lines->hero_size * 0.02 * drawing->u, lines->hero, 0.0, drawing->width * 0.8);

      write_text (drawing, "%", lines->hero_size * 0.5, PANGO_WEIGHT_ULTRABOLD, &drawing->palette.fg,
                  width - 6.0 * drawing->u, lines->hero, 0.0, 0.0);
      return;
    }
  write_text (drawing, share, 104.0, PANGO_WEIGHT_BOLD, &drawing->palette.fg2, 0.0, lines->hero, 0.0,
              drawing->width);
}

static void
draw_counts (Drawing *drawing)
{
  BwWallFacts *facts = bw_wall_part_get_facts (drawing->part);
  BwBar bar = { facts->share, facts->plan_share, BW_PACE_IN_TIME };
  double plan_width;
  double x;

  bw_bar_draw (&bar, drawing->pen->cr, &drawing->palette, 0.0, drawing->lines.bar * drawing->u, drawing->width,
               36.0 * drawing->u);
  plan_width = write_text (drawing, get_text (drawing, BW_WALL_TEXT_PLAN), 38.0, PANGO_WEIGHT_ULTRABOLD,
                           facts->is_behind ? &drawing->palette.late : &drawing->palette.fg2,
                           drawing->width, drawing->lines.counts, 1.0, drawing->width * 0.45);
  x = write_text (drawing, get_text (drawing, BW_WALL_TEXT_DONE), 36.0, PANGO_WEIGHT_ULTRABOLD, &drawing->palette.fg,
                  0.0, drawing->lines.counts, 0.0, drawing->width * 0.45);
  write_text (drawing, get_text (drawing, BW_WALL_TEXT_TARGET), 36.0, PANGO_WEIGHT_NORMAL, &drawing->palette.fg2,
              x, drawing->lines.counts, 0.0, drawing->width - x - plan_width - 16.0 * drawing->u);
}

static const BwColor *
get_state_look (Drawing  *drawing,
                BwSymbol *symbol)
{
  switch (bw_wall_part_get_facts (drawing->part)->pace)
    {
    case BW_PACE_LATE:
      *symbol = BW_SYMBOL_LATE;
      return &drawing->palette.late;

    case BW_PACE_TIGHT:
      *symbol = BW_SYMBOL_TIGHT;
      return &drawing->palette.tight;

    case BW_PACE_DONE:
      *symbol = BW_SYMBOL_DONE;
      return &drawing->palette.success;

    case BW_PACE_IN_TIME:
    case BW_PACE_UNKNOWN:
    default:
      *symbol = BW_SYMBOL_NONE;
      return &drawing->palette.fg2;
    }
}

static void
draw_finish (Drawing *drawing)
{
  const char *finish = get_text (drawing, BW_WALL_TEXT_FINISH);
  const char *margin = get_text (drawing, BW_WALL_TEXT_MARGIN);
  BwSymbol symbol;
  const BwColor *color = get_state_look (drawing, &symbol);
  double label = drawing->lines.finish_label;
  double width;

  draw_rule (drawing, drawing->lines.rule);
  width = write_text (drawing, margin, 44.0, PANGO_WEIGHT_ULTRABOLD, color, drawing->width, label, 1.0,
                      drawing->width * 0.55);
  if (symbol != BW_SYMBOL_NONE && width > 0.0)
    {
      bw_color_set_source (color, drawing->pen->cr);
      bw_symbol_draw (symbol, drawing->pen->cr, drawing->width - width - 38.0 * drawing->u,
                      (label - 16.0) * drawing->u, 44.0 * drawing->u);
      width += 62.0 * drawing->u;
    }
  write_text (drawing, get_text (drawing, BW_WALL_TEXT_FINISH_LABEL), 44.0, PANGO_WEIGHT_NORMAL,
              &drawing->palette.fg2, 0.0, label, 0.0, drawing->width - width - 16.0 * drawing->u);

  /* Words instead of a time are not shouted. */
  if (strchr (finish, ':') != NULL)
    write_text (drawing, finish, drawing->lines.finish_size, PANGO_WEIGHT_ULTRABOLD, &drawing->palette.fg, 0.0,
                drawing->lines.finish, 0.0, drawing->width);
  else
    write_text (drawing, finish, 64.0, PANGO_WEIGHT_ULTRABOLD, color, 0.0, drawing->lines.finish, 0.0, drawing->width);
}

static void
draw_chain (Drawing *drawing)
{
  const char *const labels[] = { C_("wall", "Sent"), C_("wall", "Tested"), C_("wall", "Reported") };
  double column = drawing->width * 254.0 / WIDTH;

  draw_rule (drawing, drawing->lines.second_rule);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      const char *value = get_text (drawing, BW_WALL_TEXT_SENT + i);
      gboolean is_figure = strchr (value, '%') != NULL;
      double room = MIN (column - 16.0 * drawing->u, drawing->width - column * i);

      write_text (drawing, labels[i], 36.0, PANGO_WEIGHT_NORMAL, &drawing->palette.fg2, column * i,
                  drawing->lines.chain_label, 0.0, room);
      write_text (drawing, value, is_figure ? 64.0 : 36.0, PANGO_WEIGHT_ULTRABOLD,
                  is_figure ? &drawing->palette.fg : &drawing->palette.fg2, column * i, drawing->lines.chain, 0.0,
                  room);
    }
}

static void
draw_empty (Drawing *drawing,
            double   height)
{
  double y = height / drawing->u / 2.0;

  write_text (drawing, get_text (drawing, BW_WALL_TEXT_EMPTY), 64.0, PANGO_WEIGHT_ULTRABOLD, &drawing->palette.fg, 0.0,
              y, 0.0, drawing->width);
  write_text (drawing, get_text (drawing, BW_WALL_TEXT_EMPTY_WHY), 36.0, PANGO_WEIGHT_NORMAL, &drawing->palette.fg2,
              0.0, y + 64.0, 0.0, drawing->width);
}

static void
bw_wall_panel_draw (BwWallPart *self,
                    BwWallPen  *pen,
                    double      width,
                    double      height)
{
  BwWallFacts *facts = bw_wall_part_get_facts (self);
  Drawing drawing = { .part = self, .pen = pen, .width = width };
  gboolean has_chain;

  drawing.u = MIN (bw_wall_part_get_scale (self), width / WIDTH);
  drawing.u = MIN (drawing.u, height / WITHOUT_CHAIN);
  bw_wall_part_find_palette (&drawing.palette, facts);
  if (facts->is_old)
    bw_palette_fade (&drawing.palette, &drawing.palette, 0.0, 1.0);
  if (*get_text (&drawing, BW_WALL_TEXT_EMPTY) != '\0')
    {
      draw_empty (&drawing, height);
      return;
    }

  find_lines (&drawing, height);
  has_chain = height / drawing.u >= low.chain + 20.0;
  draw_hero (&drawing);
  draw_counts (&drawing);
  draw_finish (&drawing);
  if (has_chain)
    draw_chain (&drawing);
}

static void
bw_wall_panel_class_init (BwWallPanelClass *klass)
{
  BwWallPartClass *part_class = BW_WALL_PART_CLASS (klass);

  part_class->first = BW_WALL_TEXT_TITLE;
  part_class->last = BW_WALL_TEXT_EMPTY_WHY;
  part_class->draw = bw_wall_panel_draw;
}

static void
bw_wall_panel_init (BwWallPanel *self)
{
}

GtkWidget *
bw_wall_panel_new (void)
{
  return g_object_new (BW_TYPE_WALL_PANEL, NULL);
}
