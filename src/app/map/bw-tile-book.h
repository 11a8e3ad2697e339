/* bw-tile-book.h: the tiles of a base map that are at hand
 *
 *   wanted ──► LOADING ──► here
 *                 │  └───► there is none
 *                 └──────► failed ──30 s──► forgotten: wanted anew
 *
 * Loads what is seen, gives up what no longer is, keeps what was seen lately. While
 * tiles fail one problem is told, until one comes again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-map-ground.h"
#include "bw-tile-source.h"

G_BEGIN_DECLS

#define BW_TYPE_TILE_BOOK (bw_tile_book_get_type ())

/* Signal `changed`: there are other tiles, or there is another problem. */
G_DECLARE_FINAL_TYPE (BwTileBook, bw_tile_book, BW, TILE_BOOK, GObject)

/* @kind: colours of what will lie over them. */
BwTileBook  *bw_tile_book_new         (BwTileSource     *source,
                                       BwPaletteKind     kind);

/* What is seen: loads what is missing of it. */
void         bw_tile_book_want        (BwTileBook       *self,
                                       const BwMapView  *view,
                                       int               device_scale);

/* (transfer full) (nullable): all that is at hand; NULL: nothing is. */
BwMapGround *bw_tile_book_dup_ground  (BwTileBook       *self);

/* Grows with each change of the tiles. */
guint        bw_tile_book_get_serial  (BwTileBook       *self);
gboolean     bw_tile_book_is_busy     (BwTileBook       *self);

/* (nullable): why there are none, or not all. */
const char  *bw_tile_book_get_problem (BwTileBook       *self);

/* That is so of the labels alone: the map itself is there. */
gboolean     bw_tile_book_is_unlabelled (BwTileBook     *self);

/* (nullable): whose the map is. */
const char  *bw_tile_book_get_credit  (BwTileBook       *self);

G_END_DECLS
