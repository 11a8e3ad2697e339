/* bw-wall-frame.c: what lies over the whole wall: the hazard frame, the mark of a drill
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-wall-frame.h"

#include "bw-symbol.h"

#include <glib/gi18n.h>

#define THICKNESS 14.0

/* Where the mark stands: across the map, not the figures. */
#define MARK_X       0.29
#define MARK_Y       0.52
#define MARK_SIZE    300.0
#define MARK_OPACITY 0.13

struct _BwWallFrame
{
  BwWallPart parent_instance;
};

G_DEFINE_FINAL_TYPE (BwWallFrame, bw_wall_frame, BW_TYPE_WALL_PART)

static void
draw_hazard (BwWallPart *self,
             cairo_t    *cr,
             double      width,
             double      height)
{
  static const BwColor yellow = BW_WALL_STALE_COLOR;
  static const BwColor black = BW_WALL_STRIP_COLOR;
  double u = bw_wall_part_get_scale (self);
  double edge = THICKNESS * u;

  cairo_new_path (cr);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_rectangle (cr, 0.0, 0.0, width, height);
  cairo_rectangle (cr, edge, edge, width - 2.0 * edge, height - 2.0 * edge);
  bw_color_set_source (&black, cr);
  cairo_fill_preserve (cr);
  bw_hatch_fill (cr, &yellow, 42.0 * u, 21.0 * u);
  cairo_new_path (cr);
}

static void
draw_exercise (BwWallPart *self,
               BwWallPen  *pen,
               double      width,
               double      height)
{
  const char *text = C_("wall", "Exercise");
  double u = bw_wall_part_get_scale (self);
  double natural = bw_wall_pen_measure (pen, text, MARK_SIZE * u, PANGO_WEIGHT_BOLD);
  double size = MARK_SIZE * MIN (1.0, width * 0.5 / MAX (natural, 1.0)) * u;
  const BwColor mark = { 1.0, 1.0, 1.0, MARK_OPACITY };

  cairo_save (pen->cr);
  cairo_translate (pen->cr, width * MARK_X, height * MARK_Y);
  cairo_rotate (pen->cr, -G_PI / 10.0);
  bw_wall_pen_write (pen, text, size, PANGO_WEIGHT_BOLD, &mark, 0.0, size * 0.35, 0.5, 0.0);
  cairo_restore (pen->cr);
}

static void
bw_wall_frame_draw (BwWallPart *self,
                    BwWallPen  *pen,
                    double      width,
                    double      height)
{
  BwWallFacts *facts = bw_wall_part_get_facts (self);

  if (facts->is_exercise)
    draw_exercise (self, pen, width, height);
  if (facts->state == BW_WALL_STATE_STALE)
    draw_hazard (self, pen->cr, width, height);
}

static void
bw_wall_frame_class_init (BwWallFrameClass *klass)
{
  BwWallPartClass *part_class = BW_WALL_PART_CLASS (klass);

  /* None of its texts ever changes; what it shows is in the facts themselves. */
  part_class->first = BW_WALL_TEXT_CITY;
  part_class->last = BW_WALL_TEXT_CITY;
  part_class->draw = bw_wall_frame_draw;
}

static void
bw_wall_frame_init (BwWallFrame *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
bw_wall_frame_new (void)
{
  return g_object_new (BW_TYPE_WALL_FRAME, NULL);
}
