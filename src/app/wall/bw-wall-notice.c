/* bw-wall-notice.c: the stage while there is nothing to show yet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-wall-notice.h"

#include "bw-symbol.h"

struct _BwWallNotice
{
  BwWallPart parent_instance;
};

G_DEFINE_FINAL_TYPE (BwWallNotice, bw_wall_notice, BW_TYPE_WALL_PART)

static void
bw_wall_notice_draw (BwWallPart *self,
                     BwWallPen  *pen,
                     double      width,
                     double      height)
{
  const BwPalette *palette = bw_palette_get (BW_PALETTE_WALL);
  double u = bw_wall_part_get_scale (self);
  double room = width - 2.0 * BW_WALL_MARGIN * u;

  bw_color_set_source (&palette->fg3, pen->cr);
  bw_symbol_draw (BW_SYMBOL_BULWARK, pen->cr, width / 2.0, height / 2.0 - 170.0 * u, 180.0 * u);
  bw_wall_pen_write (pen, bw_wall_part_get_text (self, BW_WALL_TEXT_EMPTY), 84.0 * u, PANGO_WEIGHT_BOLD,
                     &palette->fg, width / 2.0, height / 2.0 + 40.0 * u, 0.5, room);
  bw_wall_pen_write (pen, bw_wall_part_get_text (self, BW_WALL_TEXT_EMPTY_WHY), 40.0 * u, PANGO_WEIGHT_NORMAL,
                     &palette->fg2, width / 2.0, height / 2.0 + 120.0 * u, 0.5, room);
}

static void
bw_wall_notice_class_init (BwWallNoticeClass *klass)
{
  BwWallPartClass *part_class = BW_WALL_PART_CLASS (klass);

  part_class->first = BW_WALL_TEXT_EMPTY;
  part_class->last = BW_WALL_TEXT_EMPTY_WHY;
  part_class->draw = bw_wall_notice_draw;
}

static void
bw_wall_notice_init (BwWallNotice *self)
{
}

GtkWidget *
bw_wall_notice_new (void)
{
  return g_object_new (BW_TYPE_WALL_NOTICE, NULL);
}
