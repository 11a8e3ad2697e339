/* canvas-fixture.h: a surface to draw on and to look at, pixel by pixel
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-palette.h"

G_BEGIN_DECLS

typedef struct
{
  cairo_surface_t *surface;
  cairo_t         *cr;
  int              width;
  int              height;
} Canvas;

/* Nothing on it; drawn at @scale, read in its units. */
void     canvas_init       (Canvas         *self,
                            int             width,
                            int             height);
void     canvas_clear      (Canvas         *self);

/* Over @ground, so that translucent colours come out as they are seen. */
void     canvas_paint      (Canvas         *self,
                            const BwColor  *ground);
BwColor  canvas_get_pixel  (Canvas         *self,
                            int             x,
                            int             y);

/* @color as it is seen on @ground. */
BwColor  canvas_blend      (const BwColor  *color,
                            const BwColor  *ground);
gboolean canvas_is_like    (const BwColor  *a,
                            const BwColor  *b,
                            double          tolerance);

/* Pixels of the box that are like @color. */
guint    canvas_count      (Canvas         *self,
                            const BwColor  *color,
                            int             x,
                            int             y,
                            int             width,
                            int             height);

/* Smallest box around all that was drawn; FALSE: nothing was. */
gboolean canvas_find_ink   (Canvas                *self,
                            cairo_rectangle_int_t *box);

/* Contrast ratio of WCAG 2.1, of opaque colours. */
double   canvas_contrast   (const BwColor  *a,
                            const BwColor  *b);

/* Writes $BW_KEEP_PICTURES/NAME.png, if that is set: to look at. */
void     canvas_keep       (Canvas         *self,
                            const char     *name);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Canvas, canvas_clear)

G_END_DECLS
