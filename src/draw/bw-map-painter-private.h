/* bw-map-painter-private.h: the parts that a map is painted in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-map-painter.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* Pixels: 11 pt and 9 pt at 96 a inch. */
#define BW_MAP_HEADING 14.667
#define BW_MAP_CAPTION 12.0

/* (transfer full): a layout in the font of @self, digits of equal width. */
PangoLayout *bw_map_painter_create_text     (const BwMapPainter *self,
                                             cairo_t            *cr,
                                             const char         *text,
                                             double              pixels,
                                             gboolean            bold);
void         bw_map_painter_paint_areas     (const BwMapPainter *self,
                                             cairo_t            *cr);
void         bw_map_painter_paint_labels    (const BwMapPainter *self,
                                             cairo_t            *cr);
void         bw_map_painter_paint_marks     (const BwMapPainter *self,
                                             cairo_t            *cr,
                                             gboolean            exceptions);

/* Colour that an area is filled with. */
const BwColor *bw_map_painter_get_fill      (const BwMapPainter *self,
                                             guint               area);

G_END_DECLS
