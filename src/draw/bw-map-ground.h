/* bw-map-ground.h: the tiles of a base map, painted under a map of ours
 *
 * Pure: tiles are given, by level, column and row of web Mercator, and painted where
 * they belong; where one is missing, a part of the nearest one above it stands in. Any
 * thread may paint, each with a copy of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-map-view.h"
#include "bw-palette.h"

G_BEGIN_DECLS

/**
 * BwMapCells:
 * @zoom: level
 * @west: first column
 * @north: first row
 * @east: the column after the last
 * @south: the row after the last
 */
typedef struct
{
  guint zoom;
  guint west;
  guint north;
  guint east;
  guint south;
} BwMapCells;

typedef struct _BwMapGround BwMapGround;

/* Levels that there are tiles of. */
BwMapGround *bw_map_ground_new        (guint                 min_zoom,
                                       guint                 max_zoom);

/* The tiles are shared, what is added later is not. */
BwMapGround *bw_map_ground_copy       (const BwMapGround    *self);

/* Nothing is shared: for what records, on another thread. */
BwMapGround *bw_map_ground_copy_pixels (const BwMapGround   *self);
void         bw_map_ground_free       (BwMapGround          *self);

/* @tile: an ARGB32 image surface that nobody draws on any more; takes no reference away. */
void         bw_map_ground_add        (BwMapGround          *self,
                                       guint                 zoom,
                                       guint                 x,
                                       guint                 y,
                                       cairo_surface_t      *tile);
void         bw_map_ground_remove     (BwMapGround          *self,
                                       guint                 zoom,
                                       guint                 x,
                                       guint                 y);

gboolean     bw_map_ground_is_empty   (const BwMapGround    *self);

/* Which tiles a drawing needs; none if they would be too many, for there are none of
 * a level that is coarse enough. */
void         bw_map_ground_find_cells (const BwMapGround    *self,
                                       const BwMapView      *view,
                                       int                   device_scale,
                                       BwMapCells           *cells);
void         bw_map_ground_paint      (const BwMapGround    *self,
                                       cairo_t              *cr,
                                       const BwMapView      *view,
                                       int                   device_scale);

/* Changes the colours of a tile so that those of the data stand out: paler, and dark
 * where @kind is. */
void         bw_map_ground_calm       (cairo_surface_t      *tile,
                                       BwPaletteKind         kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwMapGround, bw_map_ground_free)

G_END_DECLS
