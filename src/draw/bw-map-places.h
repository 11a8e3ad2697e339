/* bw-map-places.h: what there is to draw for a scope, as columns
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-place-tree.h"

G_BEGIN_DECLS

/**
 * BwMapArea:
 * @place: the area
 * @geometry: (owned): its outline
 * @name: (owned): in the language of the map
 */
typedef struct
{
  BwPlace     place;
  BwGeometry *geometry;
  char       *name;
} BwMapArea;

/**
 * BwMapPlaces:
 * @areas: (array length=n_areas): the parts of the scope that have an outline, or
 *   the scope itself if none has
 * @n_areas: how many
 * @is_whole: @areas is the scope itself
 * @n_without_boundary: parts of the scope that are areas and have no outline
 * @is_schematic: some outline is drawn, not surveyed
 * @sites: (array length=n_sites): all sites under the scope that have a position
 * @longitudes: of each site, degrees
 * @latitudes: of each site, degrees
 * @kinds: (array length=n_sites): BwSiteKind
 * @n_sites: how many
 * @n_without_position: sites under the scope that have none, by kind
 *
 * Immutable once built and reference-counted, so that a worker may lay it out
 * while the main thread builds the next one.
 */
typedef struct
{
  BwMapArea *areas;
  guint      n_areas;
  gboolean   is_whole;
  guint      n_without_boundary;
  gboolean   is_schematic;
  BwPlace   *sites;
  double    *longitudes;
  double    *latitudes;
  guint8    *kinds;
  guint      n_sites;
  guint      n_without_position[BW_N_SITE_KINDS];
} BwMapPlaces;

/* Main thread: reads the tree once. One pass over the sites of @scope. */
BwMapPlaces *bw_map_places_new     (BwPlaceTree        *tree,
                                    BwPlace             scope,
                                    const char         *language);

/* The same without sites: what a small map of a sheet shows. No pass over the sites. */
BwMapPlaces *bw_map_places_new_outlines  (BwPlaceTree  *tree,
                                          BwPlace       scope,
                                          const char   *language);

/* Of areas that are known otherwise; takes over @areas, which g_new() made, and what
 * they hold. */
BwMapPlaces *bw_map_places_new_for_areas (BwMapArea    *areas,
                                          guint         n_areas,
                                          gboolean      is_whole,
                                          guint         n_without_boundary,
                                          gboolean      is_schematic);

/* Only while it is built: one more site, known by its row. */
void         bw_map_places_add_site      (BwMapPlaces  *self,
                                          double        longitude,
                                          double        latitude,
                                          BwSiteKind    kind);
BwMapPlaces *bw_map_places_ref     (BwMapPlaces        *self);
void         bw_map_places_unref   (BwMapPlaces        *self);

/* West, north, east, south in Mercator of all outlines, or of all sites if there
 * is none. FALSE: there is nothing to show. */
gboolean     bw_map_places_get_box (const BwMapPlaces  *self,
                                    double              box[4]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwMapPlaces, bw_map_places_unref)

G_END_DECLS
