/* bw-wall-pen.h: text of any size on the wall
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-palette.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * BwWallPen:
 * @cr: (owned): what is drawn on
 * @layout: (owned): our font, figures of one width
 *
 * On the stack; bw_wall_pen_clear() when done.
 */
typedef struct
{
  cairo_t     *cr;
  PangoLayout *layout;
} BwWallPen;

void   bw_wall_pen_init    (BwWallPen      *self,
                            cairo_t        *cr,
                            const char     *language);
void   bw_wall_pen_clear   (BwWallPen      *self);
double bw_wall_pen_measure (BwWallPen      *self,
                            const char     *text,
                            double          size,
                            PangoWeight     weight);

/* @align of the text lies at @x, its base line at @y. What is wider than
 * @max_width (0: no limit) is written smaller, down to 60 %, then cut. Returns the
 * width that it took. */
double bw_wall_pen_write   (BwWallPen      *self,
                            const char     *text,
                            double          size,
                            PangoWeight     weight,
                            const BwColor  *color,
                            double          x,
                            double          y,
                            double          align,
                            double          max_width);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BwWallPen, bw_wall_pen_clear)

G_END_DECLS
