/* bw-briefing-map.h: a map of the parts or the points of a scope, for a sheet
 *
 * In greys and lines: what is late is hatched, what nobody reported is dotted. It has no
 * base map, and tells its scale unless a lens leaves it none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-map-layout.h"
#include "bw-map-state.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* More than can be told apart on paper, or than a document has room for: a sheet with
 * more parts has no map. */
#define BW_BRIEFING_MAP_MAX_AREAS 500
#define BW_BRIEFING_MAP_MAX_SITES 500

/**
 * BwBriefingMap:
 * @caption: (owned): above it
 * @approval: (owned) (nullable): 审图号
 * @places: (owned): areas, or points and what they lie in; their rows stand for the places
 * @state: (owned): how they do; of the same areas and points
 * @is_thin: the outlines are as fine as paper shows, and no finer
 */
typedef struct
{
  char        *caption;
  char        *approval;
  BwMapPlaces *places;
  BwMapState  *state;
  gboolean     is_thin;
} BwBriefingMap;

/* Takes over all three. */
BwBriefingMap *bw_briefing_map_new    (char                 *caption,
                                       BwMapPlaces          *places,
                                       BwMapState           *state);
void           bw_briefing_map_free   (BwBriefingMap        *self);

/* Leaves out of the outlines what paper cannot show: once, in a worker. */
void           bw_briefing_map_thin   (BwBriefingMap        *self);

/* (transfer full): where the areas are drawn in a box of that many points. */
BwMapLayout   *bw_briefing_map_lay_out (const BwBriefingMap *self,
                                        double               width,
                                        double               height);

void           bw_briefing_map_draw   (const BwBriefingMap  *self,
                                       const BwMapLayout    *layout,
                                       const char           *language,
                                       const char           *font,
                                       cairo_t              *cr,
                                       double                width,
                                       double                height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwBriefingMap, bw_briefing_map_free)

G_END_DECLS
