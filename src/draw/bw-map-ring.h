/* bw-map-ring.h: a closed line on the map, in Mercator
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-geometry.h"
#include "bw-map-lens.h"

#include <cairo.h>

G_BEGIN_DECLS

/**
 * BwMapRing:
 * @points: (owned): x, y, x, y, …; the first is not repeated
 * @n_points: pairs
 * @tolerances: (owned): for each point the greatest tolerance (Mercator) that
 *   still needs it; the line for a scale is those above half a pixel
 */
typedef struct
{
  double *points;
  guint   n_points;
  float  *tolerances;
} BwMapRing;

/* Projects, adds points where the lens bends a long edge, applies the lens. */
void     bw_map_ring_init     (BwMapRing        *self,
                               const BwRing     *ring,
                               const BwMapLens  *lens);
void     bw_map_ring_clear    (BwMapRing        *self);
void     bw_map_ring_add_box  (const BwMapRing  *self,
                               double            box[4]);

/* How often a line from the point to the west crosses it, modulo 2. */
gboolean bw_map_ring_contains (const BwMapRing  *self,
                               double            x,
                               double            y);

/* Appends it to the path of @cr; (@x, @y) is where the origin of @cr stands. */
void     bw_map_ring_trace    (const BwMapRing  *self,
                               cairo_t          *cr,
                               double            x,
                               double            y,
                               double            scale,
                               double            detail);

G_END_DECLS
