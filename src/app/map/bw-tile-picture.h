/* bw-tile-picture.h: a tile as it is painted, from the image files that it came in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-palette.h"

G_BEGIN_DECLS

/* (transfer full) (nullable): @labels (nullable) over @base, made calm for @kind; NULL
 * with @error: @base is no image. Takes a millisecond or more: for workers. */
cairo_surface_t *bw_tile_picture_new (GBytes         *base,
                                      GBytes         *labels,
                                      BwPaletteKind   kind,
                                      GError        **error);

G_END_DECLS
