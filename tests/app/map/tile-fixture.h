/* tile-fixture.h: tiles that a test makes, and files of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full): a PNG file of one colour. */
GBytes *tile_fixture_new_png  (int          size,
                               double       red,
                               double       green,
                               double       blue,
                               double       alpha);

/* An MBTiles file with all tiles of a level; @tile: what each is, even if it
 * is no picture. */
void    tile_fixture_write    (const char  *path,
                               guint        zoom,
                               GBytes      *tile);

G_END_DECLS
