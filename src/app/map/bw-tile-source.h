/* bw-tile-source.h: where the tiles of a base map come from: a server or a file
 *
 *                    ┌─► HTTP or disk: tile ─┐
 *   asked ──► server ┤                       ├──► worker: decodes ──► given
 *         │          └─► the same: labels ───┘        ▲
 *         └──► file ───────────────► worker: reads ───┘
 *
 * One worker reads a file and decodes all tiles.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-base-map.h"
#include "bw-palette.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define BW_TYPE_TILE_SOURCE (bw_tile_source_get_type ())

G_DECLARE_FINAL_TYPE (BwTileSource, bw_tile_source, BW, TILE_SOURCE, GObject)

/* @base: without a fault. @folder (nullable): where tiles of servers are kept, @limit
 * bytes at most. */
BwTileSource    *bw_tile_source_new         (const BwBaseMap      *base,
                                             const char           *folder,
                                             guint64               limit);

/* A file is looked into before its first tile. */
void             bw_tile_source_open_async  (BwTileSource         *self,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);

/* @lowest, @highest: levels that there are. @credit (transfer full) (nullable): whose it
 * is: what was configured, or else what the file says. */
gboolean         bw_tile_source_open_finish (BwTileSource         *self,
                                             GAsyncResult         *result,
                                             guint                *lowest,
                                             guint                *highest,
                                             char                **credit,
                                             GError              **error);
void             bw_tile_source_load_async  (BwTileSource         *self,
                                             guint                 zoom,
                                             guint                 x,
                                             guint                 y,
                                             BwPaletteKind         kind,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);

/* (transfer full) (nullable): the tile; NULL without @error: there is none. @problem
 * (transfer full) (nullable): what is missing of it nonetheless. */
cairo_surface_t *bw_tile_source_load_finish (BwTileSource         *self,
                                             GAsyncResult         *result,
                                             char                **problem,
                                             GError              **error);

G_END_DECLS
