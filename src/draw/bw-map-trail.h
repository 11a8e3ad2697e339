/* bw-map-trail.h: the views of a map that a person has had, and the way back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-map-view.h"

G_BEGIN_DECLS

typedef struct _BwMapTrail BwMapTrail;

/**
 * BwMapTrailStep:
 * @view: what was seen; of another size it is still what stood in the middle
 * @is_whole: all of the scope was seen, whatever its size
 */
typedef struct
{
  BwMapView view;
  gboolean  is_whole;
} BwMapTrailStep;

BwMapTrail           *bw_map_trail_new      (void);
void                  bw_map_trail_free     (BwMapTrail            *self);
void                  bw_map_trail_clear    (BwMapTrail            *self);

/* The map has come to rest at another view; what lay ahead is forgotten. The same again
 * is nothing. */
void                  bw_map_trail_add      (BwMapTrail            *self,
                                             const BwMapTrailStep  *step);

/* -1 back, 1 forward. */
gboolean              bw_map_trail_can_go   (BwMapTrail            *self,
                                             int                    direction);

/* (nullable): %NULL: there is none. Borrowed until the next call. */
const BwMapTrailStep *bw_map_trail_go       (BwMapTrail            *self,
                                             int                    direction);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwMapTrail, bw_map_trail_free)

G_END_DECLS
