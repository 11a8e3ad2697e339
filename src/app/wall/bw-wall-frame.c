/* bw-wall-frame.c: what lies over the whole wall: the hazard frame
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-wall-frame.h"

#include "bw-symbol.h"
#include "bw-wall-drift.h"

#define THICKNESS 14.0

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
  double reach = BW_WALL_DRIFT_REACH * u;

  /* So much wider that none of its sides leaves a gap wherever it has drifted to. */
  cairo_new_path (cr);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_rectangle (cr, -reach, -reach, width + 2.0 * reach, height + 2.0 * reach);
  cairo_rectangle (cr, edge, edge, width - 2.0 * edge, height - 2.0 * edge);
  bw_color_set_source (&black, cr);
  cairo_fill_preserve (cr);
  bw_hatch_fill (cr, &yellow, 42.0 * u, 21.0 * u);
  cairo_new_path (cr);
}

static void
bw_wall_frame_draw (BwWallPart *self,
                    BwWallPen  *pen,
                    double      width,
                    double      height)
{
  if (bw_wall_part_get_facts (self)->state == BW_WALL_STATE_STALE)
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
