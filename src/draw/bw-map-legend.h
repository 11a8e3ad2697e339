/* bw-map-legend.h: what the colours of a map mean, and what is to be said about it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-map-layout.h"
#include "bw-map-state.h"
#include "bw-map-view.h"
#include "bw-palette.h"

#include <cairo.h>

G_BEGIN_DECLS

/**
 * BwMapLegend:
 * @state: the classes, and whether anything is late, missing or old
 * @palette: colours
 * @size: of text, 1 on the desk
 * @font: family list
 * @language: "zh_CN" or "en"
 * @is_wall: for one who stands far off: higher steps, and what is late in its colour
 *
 * All borrowed for the call.
 */
typedef struct
{
  const BwMapState *state;
  const BwPalette  *palette;
  double            size;
  const char       *font;
  const char       *language;
  gboolean          is_wall;
} BwMapLegend;

/* Pixels that the key takes up. */
void   bw_map_legend_measure     (const BwMapLegend  *self,
                                  double             *width,
                                  double             *height);

/* The key, highest class on top, with the number of areas of each, its corner at the
 * origin. @ground: paint a ground
 * under it, for it lies over the map. */
void   bw_map_legend_paint       (const BwMapLegend  *self,
                                  cairo_t            *cr,
                                  gboolean            ground);

/* A line of text in the secondary colour, its corner at the origin. @cr (nullable):
 * only measure. */
void   bw_map_legend_paint_note  (const BwMapLegend  *self,
                                  cairo_t            *cr,
                                  const char         *text,
                                  gboolean            ground,
                                  double             *width,
                                  double             *height);

/* (transfer full): how many sites are shown and how many cannot be. */
char  *bw_map_legend_dup_sites   (guint               n_shown,
                                  guint               n_without_position,
                                  const char         *language);

/* (nullable): 示意图, the approval number, and how many areas have no outline. */
char  *bw_map_legend_dup_note    (const BwMapLayout  *layout,
                                  const char         *approval_number,
                                  const char         *language);

/* Where there is room for @width × @height pixels at a distance of @margin from the
 * edges: the corner that covers least of the map, bit 0 east, bit 1 north, so that 0
 * is below left. @taken: bit `1 << corner` of those that are not free. @share (out):
 * of the corner's room that lies over the map. */
guint  bw_map_legend_find_corner (const BwMapLayout  *layout,
                                  const BwMapView    *view,
                                  double              width,
                                  double              height,
                                  double              margin,
                                  guint               taken,
                                  double             *share);

/* The top left pixel of a corner. */
void   bw_map_legend_get_origin  (const BwMapView    *view,
                                  guint               corner,
                                  double              width,
                                  double              height,
                                  double              margin,
                                  double             *x,
                                  double             *y);

G_END_DECLS
