/* bw-wall-part.h: a piece of the wall that is drawn from the facts
 *
 * Draws anew only when one of its texts, or what goes with them, has changed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-palette.h"
#include "bw-wall-facts.h"
#include "bw-wall-pen.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Yellow of what is stale, and the grounds, of the visual reference. */
#define BW_WALL_STALE_COLOR { 0xf5 / 255.0, 0xc2 / 255.0, 0x11 / 255.0, 1.0 }
#define BW_WALL_STRIP_COLOR { 0x0a / 255.0, 0x0b / 255.0, 0x0e / 255.0, 1.0 }

#define BW_WALL_MARGIN 48.0

#define BW_TYPE_WALL_PART (bw_wall_part_get_type ())

G_DECLARE_DERIVABLE_TYPE (BwWallPart, bw_wall_part, BW, WALL_PART, GtkWidget)

/**
 * BwWallPartClass:
 * @first: first text that it shows
 * @last: last one; @first and @last are inclusive
 * @height: in units, for who lays it out; 0: what there is
 * @draw: called with facts, never without; @width and @height in pixels
 */
struct _BwWallPartClass
{
  GtkWidgetClass parent_class;

  BwWallText     first;
  BwWallText     last;
  double         height;
  void         (*draw) (BwWallPart *self,
                        BwWallPen  *pen,
                        double      width,
                        double      height);
};

void             bw_wall_part_set_facts   (BwWallPart   *self,
                                           BwWallFacts  *facts);

/* (nullable) (transfer none) */
BwWallFacts     *bw_wall_part_get_facts   (BwWallPart   *self);
const char      *bw_wall_part_get_text    (BwWallPart   *self,
                                           BwWallText    which);

/* Pixels for one unit. */
void             bw_wall_part_set_scale   (BwWallPart   *self,
                                           double        scale);
double           bw_wall_part_get_scale   (BwWallPart   *self);

/* How far all that it shows but its ground stands off its place, in pixels. */
void             bw_wall_part_set_drift   (BwWallPart   *self,
                                           int           x,
                                           int           y);

/* In pixels, at its scale. */
int              bw_wall_part_get_height  (BwWallPart   *self);
void             bw_wall_part_set_language (BwWallPart  *self,
                                           const char   *language);
const char      *bw_wall_part_get_language (BwWallPart  *self);

/* The colours of what is shown: fewer while nothing comes, grey and darker once it is
 * stale; what is written keeps the contrast that the wall owes. */
void             bw_wall_part_find_palette (BwPalette         *palette,
                                           const BwWallFacts *facts);

/* Draws a vertical hair line between two things of a strip. */
void             bw_wall_part_draw_rule   (BwWallPart   *self,
                                           cairo_t      *cr,
                                           double        x,
                                           double        height);

G_END_DECLS
