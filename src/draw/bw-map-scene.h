/* bw-map-scene.h: what a map shows of the picture, kept up to date
 *
 * Built from the picture for a scope, then told what changed: O(changes), never
 * O(sites). What the worker needs is handed out as places (immutable, shared) and a
 * copy of the state. Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-map-places.h"
#include "bw-map-state.h"
#include "bw-pace.h"

G_BEGIN_DECLS

typedef struct _BwMapScene BwMapScene;

/* The pace of an area, borrowed until the next call. */
typedef const BwPace *(*BwMapPaceFunc) (BwPlace  place,
                                        gpointer user_data);

BwMapScene        *bw_map_scene_new          (BwPicture          *picture);
void               bw_map_scene_free         (BwMapScene         *self);

/* Reads all places of the scope anew: for another scope, another language, and
 * whenever the structure changed. */
void               bw_map_scene_rebuild      (BwMapScene         *self,
                                              BwPlace             scope,
                                              const char         *language);

/* What the areas are coloured by; from the next bw_map_scene_update_areas() on. */
void               bw_map_scene_set_measure  (BwMapScene         *self,
                                              const BwMapMeasure *measure);

/* Whether something is reported of a measure of the catalogue. @round: subject of the
 * measures that are of a round. */
gboolean           bw_map_scene_knows_measure (BwMapScene         *self,
                                               const BwMapMeasure *measure,
                                               BwSubject           round);

/* Conditions of these places, those that are sites of the scope. */
void               bw_map_scene_update_sites (BwMapScene         *self,
                                              const BwPlace      *places,
                                              guint               n_places);

/* Values, lateness and age of all areas that are shown. */
void               bw_map_scene_update_areas (BwMapScene         *self,
                                              BwSubject           subject,
                                              gint64              now,
                                              BwMapPaceFunc       pace,
                                              gpointer            user_data);

/* Grows when something would be painted differently. */
guint              bw_map_scene_get_revision (BwMapScene         *self);
BwPlace            bw_map_scene_get_scope    (BwMapScene         *self);
BwMapPlaces       *bw_map_scene_get_places   (BwMapScene         *self);
const BwMapState  *bw_map_scene_get_state    (BwMapScene         *self);

/* Index among the areas shown, -1: it is none of them. */
int                bw_map_scene_find_area    (BwMapScene         *self,
                                              BwPlace             place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwMapScene, bw_map_scene_free)

G_END_DECLS
