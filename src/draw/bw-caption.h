/* bw-caption.h: short lines of text in a drawing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-palette.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * BwCaption:
 * @cr: what is drawn on
 * @layout: (owned): of the font, figures of one width
 *
 * A pen for captions; bw_caption_clear() when done.
 */
typedef struct
{
  cairo_t     *cr;
  PangoLayout *layout;
} BwCaption;

/* @font: family list; @size: in the units of @cr; @language: `zh_CN` or `en`. */
void bw_caption_init    (BwCaption      *self,
                         cairo_t        *cr,
                         const char     *font,
                         double          size,
                         const char     *language);
void bw_caption_clear   (BwCaption      *self);

/* Width and height of the line that @text makes; either may be NULL. */
void bw_caption_measure (BwCaption      *self,
                         const char     *text,
                         gboolean        bold,
                         double         *width,
                         double         *height);

/* @align of the text's width lies at @x (0: it begins there, 1: it ends there);
 * @y is the middle of the line. */
void bw_caption_draw    (BwCaption      *self,
                         const char     *text,
                         gboolean        bold,
                         const BwColor  *color,
                         double          x,
                         double          y,
                         double          align);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BwCaption, bw_caption_clear)

G_END_DECLS
