/* bw-client-tile-disk.h: tiles of base maps, kept on the disk within a limit
 *
 *   FOLDER/NAME/ZOOM/X-Y    one image file each, read as it came
 *
 * When they have grown beyond the limit, those that nobody has looked at for longest
 * go. A tile that is missing or damaged is fetched again: nothing here is worth a
 * flush, and nothing fails aloud. Blocks: for one worker.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _BwClientTileDisk BwClientTileDisk;

/* @limit: bytes of all tiles in @folder, whatever map they are of. */
BwClientTileDisk *bw_client_tile_disk_new   (const char        *folder,
                                             guint64            limit);
void              bw_client_tile_disk_free  (BwClientTileDisk  *self);

/* (transfer full) (nullable): what is kept; @age_s: how long ago it came. */
GBytes           *bw_client_tile_disk_read  (BwClientTileDisk  *self,
                                             const char        *name,
                                             guint              zoom,
                                             guint              x,
                                             guint              y,
                                             gint64            *age_s);
void              bw_client_tile_disk_write (BwClientTileDisk  *self,
                                             const char        *name,
                                             guint              zoom,
                                             guint              x,
                                             guint              y,
                                             GBytes            *tile);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwClientTileDisk, bw_client_tile_disk_free)

G_END_DECLS
