/* bw-map-scene.c: what a map shows of the picture, kept up to date
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-scene.h"

#include <math.h>

struct _BwMapScene
{
  BwPicture   *picture; /* (owned) */
  BwMapPlaces *places;  /* (owned) */
  BwMapState  *state;   /* (owned) */
  BwPlace      scope;
  BwMeasureId  sampled;
  guint        revision;
};

/* Whether the two would be painted alike; the label shows tenths of a percent. */
static gboolean
look_alike (const BwMapAreaState *a,
            const BwMapAreaState *b)
{
  if (isnan (a->share) || isnan (b->share))
    return isnan (a->share) == isnan (b->share)
           && a->is_outside == b->is_outside
           && (a->pace == BW_PACE_LATE) == (b->pace == BW_PACE_LATE);

  return round (a->share * 1000) == round (b->share * 1000)
         && (a->pace == BW_PACE_LATE) == (b->pace == BW_PACE_LATE)
         && a->is_stale == b->is_stale;
}

static void
read_area (BwMapScene     *self,
           BwMapAreaState *state,
           BwPlace         place,
           BwSubject       subject,
           gint64          now,
           BwMapPaceFunc   pace_func,
           gpointer        user_data)
{
  const BwPace *pace = subject != BW_SUBJECT_NONE ? pace_func (place, user_data) : NULL;
  BwFigure figure;

  *state = (BwMapAreaState) { NAN, BW_PACE_UNKNOWN, FALSE, FALSE };
  if (pace == NULL)
    {
      state->is_outside = subject != BW_SUBJECT_NONE;
      return;
    }

  state->share = pace->share;
  state->pace = pace->state;
  if (self->sampled != BW_MEASURE_NONE
      && bw_picture_get_figure (self->picture, place, subject, self->sampled, &figure)
      && !bw_figure_is_missing (&figure))
    state->is_stale = bw_figure_is_stale (&figure, now);
}

/**
 * bw_map_scene_new:
 * @picture: what is shown
 *
 * Returns: (transfer full): a scene without a scope
 */
BwMapScene *
bw_map_scene_new (BwPicture *picture)
{
  BwMapScene *self = g_new0 (BwMapScene, 1);
  const BwMeasure *sampled = bw_measure_catalogue_lookup (bw_picture_get_catalogue (picture), "sampled");

  self->picture = g_object_ref (picture);
  self->sampled = sampled != NULL ? sampled->index : BW_MEASURE_NONE;
  bw_map_scene_rebuild (self, BW_PLACE_NONE, "en");
  return self;
}

/**
 * bw_map_scene_free:
 * @self: (transfer full): a scene
 */
void
bw_map_scene_free (BwMapScene *self)
{
  g_clear_pointer (&self->places, bw_map_places_unref);
  g_clear_pointer (&self->state, bw_map_state_free);
  g_clear_object (&self->picture);
  g_free (self);
}

/**
 * bw_map_scene_rebuild:
 * @self: a scene
 * @scope: the area to show; %BW_PLACE_NONE: nothing
 * @language: of the names
 *
 * The shares are unknown until bw_map_scene_update_areas().
 */
void
bw_map_scene_rebuild (BwMapScene *self,
                      BwPlace     scope,
                      const char *language)
{
  BwPlaceTree *tree = bw_picture_get_places (self->picture);

  g_clear_pointer (&self->places, bw_map_places_unref);
  g_clear_pointer (&self->state, bw_map_state_free);
  self->scope = scope;
  self->places = bw_map_places_new (tree, scope, language);
  self->state = bw_map_state_new (self->places->n_areas, bw_place_tree_get_size (tree));
  for (guint i = 0; i < self->places->n_sites; i++)
    {
      BwPlace site = self->places->sites[i];

      self->state->conditions[site] = (guint8) bw_picture_get_condition (self->picture, site);
    }
  self->revision++;
}

/**
 * bw_map_scene_update_sites:
 * @self: a scene
 * @places: (array length=n_places): what changed, areas too
 * @n_places: how many
 */
void
bw_map_scene_update_sites (BwMapScene    *self,
                           const BwPlace *places,
                           guint          n_places)
{
  BwPlaceTree *tree = bw_picture_get_places (self->picture);
  gboolean changed = FALSE;

  for (guint i = 0; i < n_places; i++)
    {
      BwPlace place = places[i];
      guint8 condition;

      if (place >= self->state->n_places || !bw_place_tree_is_site (tree, place))
        continue;

      condition = (guint8) bw_picture_get_condition (self->picture, place);
      if (condition == self->state->conditions[place])
        continue;

      self->state->conditions[place] = condition;
      changed |= self->scope != BW_PLACE_NONE && bw_place_tree_is_within (tree, place, self->scope);
    }

  if (changed)
    self->revision++;
}

/**
 * bw_map_scene_update_areas:
 * @self: a scene
 * @subject: of the round, %BW_SUBJECT_NONE: there is none, nothing is reported
 * @now: backend's time, for the age of figures
 * @pace: gives the pace of an area; %NULL: nothing is asked of it
 * @user_data: for @pace
 *
 * Costs one pace an area that is shown.
 */
void
bw_map_scene_update_areas (BwMapScene    *self,
                           BwSubject      subject,
                           gint64         now,
                           BwMapPaceFunc  pace,
                           gpointer       user_data)
{
  BwMapKey key = self->state->key;
  gboolean changed = FALSE;

  for (guint i = 0; i < self->places->n_areas; i++)
    {
      BwMapAreaState state;

      read_area (self, &state, self->places->areas[i].place, subject, now, pace, user_data);
      changed |= !look_alike (&state, &self->state->areas[i]);
      self->state->areas[i] = state;
    }

  bw_map_state_choose_key (self->state);
  if (changed || key.step != self->state->key.step || key.first != self->state->key.first)
    self->revision++;
}

/**
 * bw_map_scene_get_revision:
 * @self: a scene
 *
 * Returns: a number that grows when something would be painted differently
 */
guint
bw_map_scene_get_revision (BwMapScene *self)
{
  return self->revision;
}

/**
 * bw_map_scene_get_scope:
 * @self: a scene
 *
 * Returns: the area that is shown, or %BW_PLACE_NONE
 */
BwPlace
bw_map_scene_get_scope (BwMapScene *self)
{
  return self->scope;
}

/**
 * bw_map_scene_get_places:
 * @self: a scene
 *
 * Returns: (transfer none): what there is to draw; replaced, never changed
 */
BwMapPlaces *
bw_map_scene_get_places (BwMapScene *self)
{
  return self->places;
}

/**
 * bw_map_scene_get_state:
 * @self: a scene
 *
 * Returns: (transfer none): the values; they change with every update
 */
const BwMapState *
bw_map_scene_get_state (BwMapScene *self)
{
  return self->state;
}

/**
 * bw_map_scene_find_area:
 * @self: a scene
 * @place: any place
 *
 * Returns: index of the area shown that it is, -1: none
 */
int
bw_map_scene_find_area (BwMapScene *self,
                        BwPlace     place)
{
  for (guint i = 0; i < self->places->n_areas; i++)
    {
      if (self->places->areas[i].place == place)
        return (int) i;
    }

  return -1;
}

/**
 * bw_map_scene_count_sites:
 * @self: a scene
 * @kinds: bit `1 << BwSiteKind` of the kinds whose ordinary sites are shown
 * @n_shown: (out) (optional): sites with a mark, alone or within one for many
 * @n_without_position: (out) (optional): sites of the scope, of any kind, that have
 *   no position and so no mark
 *
 * One pass over the sites.
 */
void
bw_map_scene_count_sites (BwMapScene *self,
                          guint       kinds,
                          guint      *n_shown,
                          guint      *n_without_position)
{
  guint shown = 0;
  guint without = 0;

  for (guint i = 0; n_shown != NULL && i < self->places->n_sites; i++)
    shown += (kinds & (1u << self->places->kinds[i])) != 0
             || bw_condition_is_exception (bw_map_state_get_condition (self->state, self->places->sites[i]));
  for (guint kind = 0; kind < BW_N_SITE_KINDS; kind++)
    without += self->places->n_without_position[kind];

  if (n_shown != NULL)
    *n_shown = shown;
  if (n_without_position != NULL)
    *n_without_position = without;
}
