/* bw-map-state.c: the values that a map shows, as one copy
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-state.h"

#include <math.h>
#include <string.h>

/* In the place of a condition. */
#define HIDDEN G_MAXUINT8

/**
 * bw_map_state_new:
 * @n_areas: how many areas
 * @n_places: size of the place tree
 *
 * Returns: (transfer full): a state in which nothing is reported
 */
BwMapState *
bw_map_state_new (guint n_areas,
                  guint n_places)
{
  BwMapState *self = g_new0 (BwMapState, 1);

  self->areas = g_new0 (BwMapAreaState, MAX (n_areas, 1));
  self->n_areas = n_areas;
  self->conditions = g_new0 (guint8, MAX (n_places, 1));
  self->n_places = n_places;
  for (guint i = 0; i < n_areas; i++)
    self->areas[i].value = NAN;
  bw_map_state_choose_key (self);

  return self;
}

/**
 * bw_map_state_copy:
 * @self: a state
 *
 * Returns: (transfer full): a copy of its own
 */
BwMapState *
bw_map_state_copy (const BwMapState *self)
{
  BwMapState *copy = g_memdup2 (self, sizeof (BwMapState));

  copy->areas = g_memdup2 (self->areas, MAX (self->n_areas, 1) * sizeof (BwMapAreaState));
  copy->conditions = g_memdup2 (self->conditions, MAX (self->n_places, 1));
  return copy;
}

/**
 * bw_map_state_free:
 * @self: (transfer full): a state
 */
void
bw_map_state_free (BwMapState *self)
{
  g_free (self->areas);
  g_free (self->conditions);
  g_free (self);
}

/**
 * bw_map_state_choose_key:
 * @self: a state
 *
 * To be called when values have changed.
 */
void
bw_map_state_choose_key (BwMapState *self)
{
  g_autofree double *values = g_new (double, MAX (self->n_areas, 1));

  for (guint i = 0; i < self->n_areas; i++)
    values[i] = self->areas[i].value;
  bw_map_key_choose (&self->key, &self->measure, values, self->n_areas);
}

/**
 * bw_map_state_get_class:
 * @self: a state
 * @area: index; one that there is nothing of is not reported
 *
 * Returns: class of its value, or -1
 */
int
bw_map_state_get_class (const BwMapState *self,
                        guint             area)
{
  return area < self->n_areas ? bw_map_key_get_class (&self->key, &self->measure, self->areas[area].value) : -1;
}

/**
 * bw_map_state_get_condition:
 * @self: a state
 * @site: a place
 *
 * Returns: how it does
 */
BwCondition
bw_map_state_get_condition (const BwMapState *self,
                            BwPlace           site)
{
  return site < self->n_places && !bw_map_state_is_hidden (self, site) ? (BwCondition) self->conditions[site]
                                                                       : BW_CONDITION_UNKNOWN;
}

/**
 * bw_map_state_hide_sites:
 * @self: a state
 *
 * Shows no site at all, until it is given a condition.
 */
void
bw_map_state_hide_sites (BwMapState *self)
{
  memset (self->conditions, HIDDEN, self->n_places);
}

/**
 * bw_map_state_is_hidden:
 * @self: a state
 * @site: a site
 *
 * Returns: whether it has no mark, whatever kinds are shown
 */
gboolean
bw_map_state_is_hidden (const BwMapState *self,
                        BwPlace           site)
{
  return site < self->n_places && self->conditions[site] == HIDDEN;
}

/**
 * bw_map_state_count:
 * @self: a state
 * @n_late: (out): areas that are late
 * @n_missing: (out): areas that have not reported
 * @n_stale: (out): areas whose figure is old
 */
void
bw_map_state_count (const BwMapState *self,
                    guint            *n_late,
                    guint            *n_missing,
                    guint            *n_stale)
{
  *n_late = *n_missing = *n_stale = 0;
  for (guint i = 0; i < self->n_areas; i++)
    {
      *n_late += self->areas[i].pace == BW_PACE_LATE;
      *n_missing += isnan (self->areas[i].value) && !self->areas[i].is_outside;
      *n_stale += self->areas[i].is_stale != FALSE;
    }
}

/**
 * bw_map_state_count_sites:
 * @self: a state
 * @places: what there is
 * @kinds: bit `1 << BwSiteKind` of the kinds whose ordinary sites are shown
 * @n_shown: (out): sites with a mark, alone or within one for many
 * @n_without_position: (out): sites of the scope, of any kind, that have no position
 *   and so no mark
 */
void
bw_map_state_count_sites (const BwMapState  *self,
                          const BwMapPlaces *places,
                          guint              kinds,
                          guint             *n_shown,
                          guint             *n_without_position)
{
  *n_shown = *n_without_position = 0;
  for (guint i = 0; i < places->n_sites; i++)
    *n_shown += !bw_map_state_is_hidden (self, places->sites[i])
                && ((kinds & (1u << places->kinds[i])) != 0
                    || bw_condition_is_exception (bw_map_state_get_condition (self, places->sites[i])));
  for (guint kind = 0; kind < BW_N_SITE_KINDS; kind++)
    *n_without_position += places->n_without_position[kind];
}

/**
 * bw_map_state_count_classes:
 * @self: a state
 * @counts: (out caller-allocates): how many areas are of each class
 */
void
bw_map_state_count_classes (const BwMapState *self,
                            guint             counts[BW_N_CLASSES])
{
  for (guint i = 0; i < BW_N_CLASSES; i++)
    counts[i] = 0;

  for (guint i = 0; i < self->n_areas; i++)
    {
      int map_class = bw_map_state_get_class (self, i);

      if (map_class >= 0)
        counts[map_class]++;
    }
}
