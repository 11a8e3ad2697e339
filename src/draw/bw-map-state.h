/* bw-map-state.h: the values that a map shows, as one copy
 *
 * What changes all the time, apart from what does not (bw-map-places.h): the
 * worker is given a copy of this, some bytes a place, and paints from it while
 * the main thread goes on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-condition.h"
#include "bw-map-key.h"
#include "bw-map-places.h"
#include "bw-pace.h"

G_BEGIN_DECLS

/**
 * BwMapAreaState:
 * @value: of the measure, of shares 0 to 1; NaN: not reported
 * @bound: how exact it is
 * @as_of: when it was so; 0: not reported
 * @pace: a late one is hatched
 * @is_stale: the figure is older than it should be: dots
 * @is_outside: nothing is asked of it, so that nothing is missing: no dots
 */
typedef struct
{
  double      value;
  BwBound     bound;
  gint64      as_of;
  BwPaceState pace;
  gboolean    is_stale;
  gboolean    is_outside;
} BwMapAreaState;

/**
 * BwMapState:
 * @areas: (array length=n_areas): as the areas of the places
 * @n_areas: how many
 * @conditions: (array length=n_places): BwCondition by BwPlace, or that it is hidden
 * @n_places: how many
 * @measure: what the areas are coloured by
 * @key: classes of the values
 */
typedef struct
{
  BwMapAreaState *areas;
  guint           n_areas;
  guint8         *conditions;
  guint           n_places;
  BwMapMeasure    measure;
  BwMapKey        key;
} BwMapState;

/* Nothing of what is done is reported, no condition is known. */
BwMapState *bw_map_state_new        (guint              n_areas,
                                     guint              n_places);
BwMapState *bw_map_state_copy       (const BwMapState  *self);
void        bw_map_state_free       (BwMapState        *self);

/* Sets the classes after the values of the areas. */
void        bw_map_state_choose_key (BwMapState        *self);

/* Of an area: 0 to BW_N_CLASSES - 1, -1: nothing is reported. */
int         bw_map_state_get_class  (const BwMapState  *self,
                                     guint              area);

/* Sites beyond the column are unknown. */
BwCondition bw_map_state_get_condition (const BwMapState *self,
                                        BwPlace           site);

/* A site that is not shown, ordinary or not: nothing can be told of it. */
void        bw_map_state_hide_sites (BwMapState        *self);
gboolean    bw_map_state_is_hidden  (const BwMapState  *self,
                                     BwPlace            site);

/* How many areas are late; how many have not reported; how many are stale. */
void        bw_map_state_count      (const BwMapState  *self,
                                     guint             *n_late,
                                     guint             *n_missing,
                                     guint             *n_stale);

/* Sites that are shown if ordinary ones of @kinds are, exceptions included; and sites of
 * the scope that cannot be shown. One pass over the sites. */
void        bw_map_state_count_sites (const BwMapState  *self,
                                      const BwMapPlaces *places,
                                      guint              kinds,
                                      guint             *n_shown,
                                      guint             *n_without_position);

/* How many areas are of each class. */
void        bw_map_state_count_classes (const BwMapState *self,
                                        guint             counts[BW_N_CLASSES]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwMapState, bw_map_state_free)

G_END_DECLS
