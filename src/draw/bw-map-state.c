/* bw-map-state.c: the values that a map shows, as one copy
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-state.h"

#include <math.h>

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
    self->areas[i].share = NAN;
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
 * To be called when shares have changed.
 */
void
bw_map_state_choose_key (BwMapState *self)
{
  g_autofree double *shares = g_new (double, MAX (self->n_areas, 1));

  for (guint i = 0; i < self->n_areas; i++)
    shares[i] = self->areas[i].share;
  bw_map_key_choose (&self->key, shares, self->n_areas);
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
  return site < self->n_places ? (BwCondition) self->conditions[site] : BW_CONDITION_UNKNOWN;
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
      *n_missing += isnan (self->areas[i].share) && !self->areas[i].is_outside;
      *n_stale += self->areas[i].is_stale != FALSE;
    }
}
