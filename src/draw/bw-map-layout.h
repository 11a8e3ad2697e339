/* bw-map-layout.h: where the places of a map are drawn
 *
 * Places, projected and seen through the lens: everything in Mercator as drawn, so
 * that painting, hit-testing and fitting agree by themselves. Made in a worker,
 * immutable afterwards, read by any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-map-grid.h"
#include "bw-map-lens.h"
#include "bw-map-places.h"
#include "bw-map-ring.h"

G_BEGIN_DECLS

/* How many lines across an area are searched for room for its label. */
#define BW_MAP_N_LINES 24

/**
 * BwMapSpan:
 * @from: west end of the widest stretch inside an area on one line, Mercator
 * @to: its east end; not above @from: the line misses the area
 */
typedef struct
{
  double from;
  double to;
} BwMapSpan;

/**
 * BwMapShape:
 * @rings: (array length=n_rings): an outline
 * @n_rings: how many
 * @box: west, north, east, south
 * @spans: where a label may stand, on lines evenly spread from north to south
 */
typedef struct
{
  BwMapRing *rings;
  guint      n_rings;
  double     box[4];
  BwMapSpan  spans[BW_MAP_N_LINES];
} BwMapShape;

/**
 * BwMapLayout:
 * @places: what is laid out; shapes and sites have the same indices
 * @lens: what it is seen through
 * @shapes: (array length=n_areas): outlines
 * @order: (array length=n_areas): indices of areas, the largest first: what is
 *   enclosed is painted later and found earlier
 * @x: (array length=n_sites): sites
 * @y: (array length=n_sites): sites
 * @grid: of the sites
 * @box: of all shapes, or of all sites if there is no shape
 */
typedef struct
{
  BwMapPlaces *places;
  BwMapLens    lens;
  BwMapShape  *shapes;
  guint       *order;
  double      *x;
  double      *y;
  BwMapGrid   *grid;
  double       box[4];
} BwMapLayout;

BwMapLayout *bw_map_layout_new       (BwMapPlaces        *places,
                                      const BwMapLens    *lens);
BwMapLayout *bw_map_layout_ref       (BwMapLayout        *self);
void         bw_map_layout_unref     (BwMapLayout        *self);
gboolean     bw_map_layout_is_empty  (const BwMapLayout  *self);

/* Index of the area at a point as drawn, -1: none. */
int          bw_map_layout_pick_area (const BwMapLayout  *self,
                                      double              x,
                                      double              y);

/* Of @side × @side points that are evenly spread over @box (west, north, east, south), how
 * many lie on an area. Looks at each area once, whatever the number of points. */
guint        bw_map_layout_count_covered (const BwMapLayout *self,
                                          const double       box[4],
                                          guint              side);

/* How far it is to (@x, @y) for who goes (@dx, @dy); G_MAXDOUBLE: that is another way. */
double       bw_map_layout_get_detour     (double              x,
                                           double              y,
                                           double              dx,
                                           double              dy);

/* The nearest area that lies from @area (-1: from the middle) in the direction of
 * (@dx, @dy), -1: none. */
int          bw_map_layout_find_neighbour (const BwMapLayout  *self,
                                           int                 area,
                                           double              dx,
                                           double              dy);

/* The middle of the best place for a label. */
void         bw_map_layout_get_centre (const BwMapLayout  *self,
                                       guint               area,
                                       double             *x,
                                       double             *y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwMapLayout, bw_map_layout_unref)

G_END_DECLS
