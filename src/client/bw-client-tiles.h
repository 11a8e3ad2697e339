/* bw-client-tiles.h: tiles of base maps by HTTP, and from the disk where they are kept
 *
 *   asked ──► kept and fresh? ──yes──► given
 *                  │ no
 *                  ▼
 *             the server ──► kept, given
 *                  │ fails
 *                  └──► kept, if old? ──yes──► given
 *                                     └─no──► error
 *
 * One worker reads and writes the disk. Addresses hold keys: no message and no log
 * has them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define BW_TYPE_CLIENT_TILES (bw_client_tiles_get_type ())

G_DECLARE_FINAL_TYPE (BwClientTiles, bw_client_tiles, BW, CLIENT_TILES, GObject)

/* @folder (nullable): where they are kept, @limit bytes at most; NULL: nowhere. */
BwClientTiles *bw_client_tiles_new          (const char           *folder,
                                             guint64               limit);

/* @name: of the map, for the disk. */
void           bw_client_tiles_fetch_async  (BwClientTiles        *self,
                                             const char           *name,
                                             const char           *url,
                                             guint                 zoom,
                                             guint                 x,
                                             guint                 y,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);

/* (transfer full) (nullable): an image file, not looked into; NULL without @error: the
 * server has no such tile. */
GBytes        *bw_client_tiles_fetch_finish (BwClientTiles        *self,
                                             GAsyncResult         *result,
                                             GError              **error);

G_END_DECLS
