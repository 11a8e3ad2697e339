/* bw-mbtiles.h: a file of map tiles: MBTiles 1.3, read
 *
 * A SQLite database with the tables or views `metadata` and `tiles`; rows are counted
 * from the south. It is foreign: opened read-only, its schema is not trusted, and no
 * tile of it is longer than BW_MBTILES_LONGEST. Reading blocks: for workers only, one
 * at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BW_MBTILES_LONGEST (4 * 1024 * 1024)

typedef struct _BwMbtiles BwMbtiles;

BwMbtiles  *bw_mbtiles_new          (const char       *path,
                                     GError          **error);
void        bw_mbtiles_free         (BwMbtiles        *self);

/* (transfer full) (nullable): an image file; NULL without @error: there is no such
 * tile. @y: row, from the north. */
GBytes     *bw_mbtiles_read_tile    (BwMbtiles        *self,
                                     guint             zoom,
                                     guint             x,
                                     guint             y,
                                     GError          **error);

/* Lowest and highest level that there is. */
void        bw_mbtiles_get_zooms    (const BwMbtiles  *self,
                                     guint            *lowest,
                                     guint            *highest);

/* (nullable): whose it is, as the file says it. */
const char *bw_mbtiles_get_credit   (const BwMbtiles  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwMbtiles, bw_mbtiles_free)

G_END_DECLS
