/* bw-map-lens.h: the centre of a city, seen through a fisheye
 *
 * A city's core districts are a tenth as wide as its counties and would be
 * unreadable to scale. Inside a circle everything is drawn away from the centre;
 * outside it nothing moves. Polygons, sites and pointer go through the same
 * function, so that they stay where they belong relative to each other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BwMapLens:
 * @x: centre, Mercator
 * @y: centre, Mercator
 * @radius: Mercator; nothing outside it moves
 * @magnification: at the centre; 1: nothing moves at all
 */
typedef struct
{
  double x;
  double y;
  double radius;
  double magnification;
} BwMapLens;

#define BW_MAP_LENS_NONE ((BwMapLens) { 0, 0, 0, 1 })

/* Sets the lens that a map needs, or none. @boxes: west, north, east, south of
 * each of the @n areas; @whole: of all; @scale: pixels of the world's width. */
void     bw_map_lens_choose  (BwMapLens        *self,
                              const double    (*boxes)[4],
                              guint             n,
                              const double      whole[4],
                              double            scale);
gboolean bw_map_lens_is_none (const BwMapLens  *self);
gboolean bw_map_lens_equal   (const BwMapLens  *self,
                              const BwMapLens  *other);
void     bw_map_lens_apply   (const BwMapLens  *self,
                              double           *x,
                              double           *y);
void     bw_map_lens_invert  (const BwMapLens  *self,
                              double           *x,
                              double           *y);

G_END_DECLS
