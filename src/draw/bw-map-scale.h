/* bw-map-scale.h: how long a round distance on the ground is on a map
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-map-view.h"

G_BEGIN_DECLS

/**
 * BwMapScale:
 * @metres: 1, 2 or 5 times a power of ten
 * @length: of it on the map, from west to east in its middle, in the units of the view
 */
typedef struct
{
  double metres;
  double length;
} BwMapScale;

/* Metres on the ground from west to east that a unit of @view is in its middle. Not
 * true of a map with a lens, which has no one scale. */
double bw_map_scale_get_unit   (const BwMapView   *view);

/* Sets the longest round distance that takes up at most @most units, from a metre on. */
void   bw_map_scale_choose     (BwMapScale        *self,
                                const BwMapView   *view,
                                double             most);

/* (transfer full): 500 m, 20 km; 500 米, 20 公里 */
char  *bw_map_scale_dup_label  (const BwMapScale  *self,
                                const char        *language);

G_END_DECLS
