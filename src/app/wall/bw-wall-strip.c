/* bw-wall-strip.c: top of the wall: where, what, how old, how long, what time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-wall-strip.h"

#include "bw-symbol.h"
#include "bw-wall-scale.h"

#include <glib/gi18n.h>

#define HEIGHT 88.0

/* All of it must be there, also where the type is large or there is more to say: it is
 * made smaller then. */
#define WIDTH  1640.0

/* Then a name is cut rather than written smaller than the legend. */
#define MOST_WIDTH (1920.0 * 34.0 / 28.0)

/* Between a word and its figure, and to each side of a rule. */
#define LABEL_GAP 16.8
#define RULE_GAP  31.0

/* All that is between the texts: margins, emblem, gaps, rules and the pill's own. */
#define BETWEEN (2 * BW_WALL_MARGIN + 59.0 + 30.0 + 31.0 + 24.0 + 84.0 + 2 * LABEL_GAP + 5 * RULE_GAP)

struct _BwWallStrip
{
  BwWallPart parent_instance;

  double     natural; /* width of all of it, units */
};

G_DEFINE_FINAL_TYPE (BwWallStrip, bw_wall_strip, BW_TYPE_WALL_PART)

static double
get_unit (BwWallPart *self)
{
  return bw_wall_scale_fit (bw_wall_part_get_scale (self), gtk_widget_get_width (GTK_WIDGET (self)),
                            BW_WALL_STRIP (self)->natural, WIDTH, MOST_WIDTH);
}

static double
measure (BwWallPart *self,
         BwWallPen  *pen)
{
  static const struct
  {
    BwWallText  text;
    double      size;
    PangoWeight weight;
  } texts[] =
  {
    { BW_WALL_TEXT_CITY, 40.0, PANGO_WEIGHT_BOLD },
    { BW_WALL_TEXT_CAMPAIGN, 34.0, PANGO_WEIGHT_NORMAL },
    { BW_WALL_TEXT_PILL, 34.0, PANGO_WEIGHT_BOLD },
    { BW_WALL_TEXT_COUNTDOWN_LABEL, 34.0, PANGO_WEIGHT_NORMAL },
    { BW_WALL_TEXT_COUNTDOWN, 50.0, PANGO_WEIGHT_ULTRABOLD },
    { BW_WALL_TEXT_DATE, 34.0, PANGO_WEIGHT_NORMAL },
    { BW_WALL_TEXT_CLOCK, 50.0, PANGO_WEIGHT_ULTRABOLD },
  };
  const BwWallFacts *facts = bw_wall_part_get_facts (self);
  double width = BETWEEN + (facts->is_last_hour ? 50.0 : 0.0);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    width += bw_wall_pen_measure (pen, bw_wall_part_get_text (self, texts[i].text), texts[i].size, texts[i].weight);
  if (facts->is_exercise)
    width += bw_wall_pen_measure (pen, C_("wall", "Exercise"), 34.0, PANGO_WEIGHT_BOLD) + 68.0;

  return width;
}

static void
fill_pill (cairo_t *cr,
           double   x,
           double   y,
           double   width,
           double   height)
{
  double radius = height / 2.0;

  cairo_new_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, G_PI_2);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI_2, 1.5 * G_PI);
  cairo_close_path (cr);
  cairo_fill (cr);
}

/* Ground, text and sign of the pill: each state reads without its colour. */
static BwSymbol
find_pill_look (BwWallState  state,
                BwColor     *ground,
                BwColor     *text)
{
  const BwPalette *palette = bw_palette_get (BW_PALETTE_WALL);

  *ground = palette->track;
  *text = palette->fg;
  switch (state)
    {
    case BW_WALL_STATE_LIVE:
      *text = palette->success;
      *ground = (BwColor) { 0x1b / 255.0, 0x35 / 255.0, 0x2a / 255.0, 1.0 };
      return BW_SYMBOL_CLEAR;

    case BW_WALL_STATE_QUIET:
      *text = palette->tight;
      *ground = (BwColor) { 0x39 / 255.0, 0x33 / 255.0, 0x14 / 255.0, 1.0 };
      return BW_SYMBOL_RELOAD;

    case BW_WALL_STATE_STALE:
      *text = (BwColor) { 0.0, 0.0, 0.0, 1.0 };
      *ground = (BwColor) BW_WALL_STALE_COLOR;
      return BW_SYMBOL_LATE;

    case BW_WALL_STATE_SAVED:
      return BW_SYMBOL_DONE;

    case BW_WALL_STATE_EMPTY:
    default:
      return BW_SYMBOL_OFFLINE;
    }
}

/* Left edge of the pill whose right edge is at @right. */
static double
draw_pill (BwWallPart *self,
           BwWallPen  *pen,
           double      right,
           double      height)
{
  double u = get_unit (self);
  const char *text = bw_wall_part_get_text (self, BW_WALL_TEXT_PILL);
  BwColor ground;
  BwColor color;
  BwSymbol symbol = find_pill_look (bw_wall_part_get_facts (self)->state, &ground, &color);
  double size = symbol == BW_SYMBOL_CLEAR ? 34.0 * u : 32.0 * u;
  double width = bw_wall_pen_measure (pen, text, 34.0 * u, PANGO_WEIGHT_BOLD) + 84.0 * u;

  bw_color_set_source (&ground, pen->cr);
  fill_pill (pen->cr, right - width, height / 2.0 - 27.0 * u, width, 54.0 * u);
  bw_color_set_source (&color, pen->cr);
  bw_symbol_draw (symbol, pen->cr, right - width + 34.0 * u, height / 2.0, size);
  bw_wall_pen_write (pen, text, 34.0 * u, PANGO_WEIGHT_BOLD, &color, right - 24.0 * u,
                     height / 2.0 + 12.0 * u, 1.0, 0.0);
  return right - width;
}

/* From the right edge leftwards; returns what is left for the names. */
static double
draw_right (BwWallPart *self,
            BwWallPen  *pen,
            double      width,
            double      height)
{
  const BwPalette *palette = bw_palette_get (BW_PALETTE_WALL);
  double u = get_unit (self);
  double base = height / 2.0 + 19.0 * u;
  double x = width - BW_WALL_MARGIN * u;
  gboolean is_urgent = bw_wall_part_get_facts (self)->is_last_hour;

  x -= bw_wall_pen_write (pen, bw_wall_part_get_text (self, BW_WALL_TEXT_CLOCK), 50.0 * u, PANGO_WEIGHT_ULTRABOLD,
                          &palette->fg, x, base, 1.0, 0.0) + LABEL_GAP * u;
  x -= bw_wall_pen_write (pen, bw_wall_part_get_text (self, BW_WALL_TEXT_DATE), 34.0 * u, PANGO_WEIGHT_NORMAL,
                          &palette->fg2, x, base, 1.0, 0.0) + RULE_GAP * u;
  if (*bw_wall_part_get_text (self, BW_WALL_TEXT_COUNTDOWN) != '\0')
    {
      const BwColor *color = is_urgent ? &palette->late : &palette->fg;

      bw_wall_part_draw_rule (self, pen->cr, x, height);
      x -= RULE_GAP * u;
      x -= bw_wall_pen_write (pen, bw_wall_part_get_text (self, BW_WALL_TEXT_COUNTDOWN), 50.0 * u,
                              PANGO_WEIGHT_ULTRABOLD, color, x, base, 1.0, 0.0) + LABEL_GAP * u;
      if (is_urgent)
        {
          bw_color_set_source (color, pen->cr);
          bw_symbol_draw (BW_SYMBOL_LATE, pen->cr, x - 18.0 * u, height / 2.0, 36.0 * u);
          x -= 50.0 * u;
        }
      x -= bw_wall_pen_write (pen, bw_wall_part_get_text (self, BW_WALL_TEXT_COUNTDOWN_LABEL), 34.0 * u,
                              PANGO_WEIGHT_NORMAL, &palette->fg2, x, base, 1.0, 0.0) + RULE_GAP * u;
    }
  bw_wall_part_draw_rule (self, pen->cr, x, height);
  return draw_pill (self, pen, x - RULE_GAP * u, height);
}

/* A drill is told beside the name of what is drilled, loudly. */
static double
draw_exercise (BwWallPart *self,
               BwWallPen  *pen,
               double      x,
               double      height)
{
  double u = get_unit (self);
  const BwColor ground = { 0xc0 / 255.0, 0x61 / 255.0, 0xcb / 255.0, 1.0 };
  const BwColor black = { 0.0, 0.0, 0.0, 1.0 };
  const char *text = C_("wall", "Exercise");
  double width;

  if (!bw_wall_part_get_facts (self)->is_exercise)
    return x;

  width = bw_wall_pen_measure (pen, text, 34.0 * u, PANGO_WEIGHT_BOLD) + 40.0 * u;
  bw_color_set_source (&ground, pen->cr);
  fill_pill (pen->cr, x, height / 2.0 - 27.0 * u, width, 54.0 * u);
  bw_wall_pen_write (pen, text, 34.0 * u, PANGO_WEIGHT_BOLD, &black, x + width / 2.0,
                     height / 2.0 + 12.0 * u, 0.5, 0.0);
  return x + width + 28.0 * u;
}

static void
bw_wall_strip_draw (BwWallPart *self,
                    BwWallPen  *pen,
                    double      width,
                    double      height)
{
  static const BwColor ground = BW_WALL_STRIP_COLOR;
  const BwPalette *palette = bw_palette_get (BW_PALETTE_WALL);
  double u;
  double x;
  double end;

  BW_WALL_STRIP (self)->natural = measure (self, pen);
  u = get_unit (self);
  x = BW_WALL_MARGIN * u;

  bw_color_set_source (&ground, pen->cr);
  cairo_paint (pen->cr);
  end = draw_right (self, pen, width, height) - 24.0 * u;

  bw_color_set_source (&palette->fg, pen->cr);
  bw_symbol_draw (BW_SYMBOL_BULWARK, pen->cr, x + 19.0 * u, height / 2.0, 40.0 * u);
  x += 59.0 * u;
  x = draw_exercise (self, pen, x, height);
  if (end - x < 60.0 * u)
    return;

  x += bw_wall_pen_write (pen, bw_wall_part_get_text (self, BW_WALL_TEXT_CITY), 40.0 * u, PANGO_WEIGHT_BOLD,
                          &palette->fg, x, height / 2.0 + 15.0 * u, 0.0, end - x) + 30.0 * u;
  if (end - x < 150.0 * u)
    return;

  bw_wall_part_draw_rule (self, pen->cr, x, height);
  x += 31.0 * u;
  bw_wall_pen_write (pen, bw_wall_part_get_text (self, BW_WALL_TEXT_CAMPAIGN), 34.0 * u, PANGO_WEIGHT_NORMAL,
                     &palette->fg, x, height / 2.0 + 13.0 * u, 0.0, end - x);
}

static void
bw_wall_strip_class_init (BwWallStripClass *klass)
{
  BwWallPartClass *part_class = BW_WALL_PART_CLASS (klass);

  part_class->first = BW_WALL_TEXT_CITY;
  part_class->last = BW_WALL_TEXT_CLOCK;
  part_class->height = HEIGHT;
  part_class->draw = bw_wall_strip_draw;
}

static void
bw_wall_strip_init (BwWallStrip *self)
{
}

GtkWidget *
bw_wall_strip_new (void)
{
  return g_object_new (BW_TYPE_WALL_STRIP, NULL);
}
