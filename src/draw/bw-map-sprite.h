/* bw-map-sprite.h: a small picture that is put down very many times
 *
 * A cairo_paint() costs over a microsecond, whatever its size; a hundred thousand
 * marks would take the worker a fifth of a second. This puts them down in a tenth
 * of that.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* @self and @target are ARGB32 image surfaces, flushed; @x and @y are where the
 * middle of @self comes to stand, device pixels. What lies outside is cut off. The
 * caller marks @target dirty. */
void bw_map_sprite_stamp (cairo_surface_t *self,
                          cairo_surface_t *target,
                          int              x,
                          int              y);

G_END_DECLS
