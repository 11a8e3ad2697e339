/* bw-map-painter.h: paints a map, on whatever cairo paints on
 *
 * Pure: everything that it needs is in its hand, nothing is kept. May be called in
 * any thread, for the screen, for paper and for pictures.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-map-layout.h"
#include "bw-map-marks.h"
#include "bw-map-state.h"
#include "bw-map-view.h"
#include "bw-palette.h"

#include <cairo.h>

G_BEGIN_DECLS

/* How much areas hide of a base map: enough for the classes to be told apart, and for
 * streets to be seen through them. */
#define BW_MAP_COVER 0.68

/* Of the word across a drill, in pixels at size 1, of the width, and turned so far. */
#define BW_MAP_MARK_SIZE    140.0
#define BW_MAP_MARK_LINE    1.4
#define BW_MAP_MARK_SHARE   0.8
#define BW_MAP_MARK_ANGLE   (-G_PI / 10.0)
#define BW_MAP_MARK_OPACITY 0.45

/**
 * BwMapPainter:
 * @layout: where things are
 * @state: how they do
 * @marks: (nullable): the sites; made for the same view, or for a larger one
 * @palette: colours
 * @view: what is seen, in units of the cairo context
 * @size: of text, marks and lines: 1 on the desk
 * @font: family list
 * @language: "zh_CN" or "en"
 * @mark: (nullable): a word written across all of it, below the names
 * @on_nothing: the target is an image that nothing was painted on yet: saves a
 *   copy of it
 * @on_ground: a base map was painted there: areas let it through
 *
 * All borrowed for the call.
 */
typedef struct
{
  const BwMapLayout *layout;
  const BwMapState  *state;
  const BwMapMarks  *marks;
  const BwPalette   *palette;
  BwMapView          view;
  double             size;
  const char        *font;
  const char        *language;
  const char        *mark;
  gboolean           on_nothing;
  gboolean           on_ground;
} BwMapPainter;

/* Areas, ordinary sites, exceptions, names, in this order. The ground is left as
 * it is. */
void bw_map_painter_paint       (const BwMapPainter  *self,
                                 cairo_t             *cr);

/* The outline of one area as the current path: for what is hovered or chosen. */
void bw_map_painter_trace_area  (const BwMapLayout   *layout,
                                 guint                area,
                                 const BwMapView     *view,
                                 cairo_t             *cr);

G_END_DECLS
