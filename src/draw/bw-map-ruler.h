/* bw-map-ruler.h: a line that a person lays over the map, and its length
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BwMapPoint:
 * @x: Mercator, as it is on the earth
 * @y: Mercator
 */
typedef struct
{
  double x;
  double y;
} BwMapPoint;

typedef struct _BwMapRuler BwMapRuler;

BwMapRuler       *bw_map_ruler_new        (double             x,
                                           double             y);
void              bw_map_ruler_free       (BwMapRuler        *self);

/* Where its end is; it is not laid down yet. */
void              bw_map_ruler_move       (BwMapRuler        *self,
                                           double             x,
                                           double             y);

/* Lays the end down: the line goes on from there. */
void              bw_map_ruler_add        (BwMapRuler        *self);

/* Takes back what was laid down last. FALSE: only its beginning is left. */
gboolean          bw_map_ruler_take_back  (BwMapRuler        *self);

/* Its beginning, what was laid down, its end. */
const BwMapPoint *bw_map_ruler_get_points (const BwMapRuler  *self,
                                           guint             *n);

/* Metres along the line, end included. */
double            bw_map_ruler_measure    (const BwMapRuler  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwMapRuler, bw_map_ruler_free)

G_END_DECLS
