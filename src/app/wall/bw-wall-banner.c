/* bw-wall-banner.c: says in yellow that the picture is not of now
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-wall-banner.h"

#include "bw-symbol.h"

#define HEIGHT 112.0

struct _BwWallBanner
{
  BwWallPart parent_instance;
};

G_DEFINE_FINAL_TYPE (BwWallBanner, bw_wall_banner, BW_TYPE_WALL_PART)

static void
bw_wall_banner_draw (BwWallPart *self,
                     BwWallPen  *pen,
                     double      width,
                     double      height)
{
  static const BwColor ground = BW_WALL_STALE_COLOR;
  static const BwColor black = { 0.0, 0.0, 0.0, 1.0 };
  double u = bw_wall_part_get_scale (self);
  double room = width - (2.0 * BW_WALL_MARGIN + 93.0 + 40.0) * u;
  double taken;

  bw_color_set_source (&ground, pen->cr);
  cairo_paint (pen->cr);
  bw_color_set_source (&black, pen->cr);
  bw_symbol_draw (BW_SYMBOL_LATE, pen->cr, (BW_WALL_MARGIN + 32.0) * u, height / 2.0, 64.0 * u);
  taken = bw_wall_pen_write (pen, bw_wall_part_get_text (self, BW_WALL_TEXT_WARNING), 56.0 * u, PANGO_WEIGHT_BOLD,
                             &black, (BW_WALL_MARGIN + 93.0) * u, height / 2.0 + 20.0 * u, 0.0, room * 0.55);
  bw_wall_pen_write (pen, bw_wall_part_get_text (self, BW_WALL_TEXT_WARNING_TIME), 44.0 * u, PANGO_WEIGHT_BOLD,
                     &black, width - BW_WALL_MARGIN * u, height / 2.0 + 16.0 * u, 1.0, room - taken);
}

static void
bw_wall_banner_class_init (BwWallBannerClass *klass)
{
  BwWallPartClass *part_class = BW_WALL_PART_CLASS (klass);

  part_class->first = BW_WALL_TEXT_WARNING;
  part_class->last = BW_WALL_TEXT_WARNING_TIME;
  part_class->height = HEIGHT;
  part_class->draw = bw_wall_banner_draw;
}

static void
bw_wall_banner_init (BwWallBanner *self)
{
}

GtkWidget *
bw_wall_banner_new (void)
{
  return g_object_new (BW_TYPE_WALL_BANNER, NULL);
}
