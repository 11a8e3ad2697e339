/* bw-map-scene.c: what a map shows of the picture, kept up to date
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-scene.h"

#include "bw-time.h"

#include <math.h>

struct _BwMapScene
{
  BwPicture   *picture; /* (owned) */
  BwMapPlaces *places;  /* (owned) */
  BwMapState  *state;   /* (owned) */
  BwPlace      scope;
  BwMeasureId  sampled;
  BwMapMeasure measure;
  guint        revision;
};

/* Whether the two would be painted alike. */
static gboolean
look_alike (const BwMapMeasure   *measure,
            const BwMapAreaState *a,
            const BwMapAreaState *b)
{
  if (isnan (a->value) || isnan (b->value))
    return isnan (a->value) == isnan (b->value)
           && a->is_outside == b->is_outside
           && (a->pace == BW_PACE_LATE) == (b->pace == BW_PACE_LATE);

  return bw_map_measure_as_written (measure, a->value) == bw_map_measure_as_written (measure, b->value)
         && a->bound == b->bound
         && (a->pace == BW_PACE_LATE) == (b->pace == BW_PACE_LATE)
         && a->is_stale == b->is_stale;
}

static BwSubject
find_subject (BwMapScene         *self,
              const BwMapMeasure *measure,
              BwSubject           round)
{
  return bw_map_measure_is_of_round (measure) ? round
                                              : bw_picture_get_subject (self->picture, measure->figure->subject);
}

static void
read_figure (BwMapScene     *self,
             BwMapAreaState *state,
             BwPlace         place,
             BwSubject       subject,
             gint64          now)
{
  BwFigure figure;

  if (subject == BW_SUBJECT_NONE
      || !bw_picture_get_totals (self->picture, place, subject, self->measure.figure->index, &figure)
      || bw_figure_is_missing (&figure))
    return;

  state->value = bw_figure_get_value (&figure);
  state->bound = bw_figure_get_bound (&figure);
  state->as_of = bw_figure_get_as_of (&figure);
  state->is_stale = bw_figure_is_stale (&figure, now);
}

/* What the round says of an area; the rest as it is. */
static void
read_round (BwMapScene     *self,
            BwMapAreaState *state,
            const BwPace   *pace,
            BwPlace         place,
            BwSubject       subject,
            gint64          now)
{
  BwFigure figure;

  state->pace = pace->state;
  if (self->measure.kind == BW_MAP_MEASURE_FIGURE)
    {
      read_figure (self, state, place, subject, now);
      return;
    }

  state->as_of = pace->as_of;
  if (self->measure.kind == BW_MAP_MEASURE_DONE)
    state->value = pace->share;
  else if (self->measure.kind == BW_MAP_MEASURE_RATE)
    state->value = pace->rate;
  else if (pace->as_of != 0)
    state->value = (double) MAX (now - pace->as_of, 0) / BW_TIME_MINUTE;

  if (self->sampled != BW_MEASURE_NONE
      && bw_picture_get_totals (self->picture, place, subject, self->sampled, &figure)
      && !bw_figure_is_missing (&figure))
    state->is_stale = bw_figure_is_stale (&figure, now);
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
  const BwPace *pace;

  *state = (BwMapAreaState) { .value = NAN, .pace = BW_PACE_UNKNOWN };
  if (!bw_map_measure_is_of_round (&self->measure))
    {
      read_figure (self, state, place, find_subject (self, &self->measure, subject), now);
      return;
    }

  pace = subject != BW_SUBJECT_NONE ? pace_func (place, user_data) : NULL;
  if (pace != NULL)
    read_round (self, state, pace, place, subject, now);
  else
    state->is_outside = subject != BW_SUBJECT_NONE;
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
 * The values are unknown until bw_map_scene_update_areas().
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
  self->state->measure = self->measure;
  for (guint i = 0; i < self->places->n_sites; i++)
    {
      BwPlace site = self->places->sites[i];

      self->state->conditions[site] = (guint8) bw_picture_get_condition (self->picture, site);
    }
  self->revision++;
}

/**
 * bw_map_scene_set_measure:
 * @self: a scene
 * @measure: what the areas are coloured by
 *
 * Seen with the next bw_map_scene_update_areas().
 */
void
bw_map_scene_set_measure (BwMapScene         *self,
                          const BwMapMeasure *measure)
{
  self->measure = *measure;
}

/**
 * bw_map_scene_knows_measure:
 * @self: a scene
 * @measure: of the catalogue
 * @round: subject of the round, or %BW_SUBJECT_NONE
 *
 * The picture counts the parts of the scope that have reported it as they do, so that the
 * areas are looked through only for one that has some.
 *
 * Returns: whether some area that is shown has reported it
 */
gboolean
bw_map_scene_knows_measure (BwMapScene         *self,
                            const BwMapMeasure *measure,
                            BwSubject           round)
{
  BwSubject subject = find_subject (self, measure, round);
  BwFigure figure;

  if (subject == BW_SUBJECT_NONE || self->scope == BW_PLACE_NONE)
    return FALSE;

  bw_picture_get_totals (self->picture, self->scope, subject, measure->figure->index, &figure);
  if (figure.n_reported == 0 && !self->places->is_whole)
    return FALSE;

  for (guint i = 0; i < self->places->n_areas; i++)
    {
      if (bw_picture_get_totals (self->picture, self->places->areas[i].place, subject, measure->figure->index,
                                 &figure)
          && !bw_figure_is_missing (&figure))
        return TRUE;
    }

  return FALSE;
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
  gboolean changed = !bw_map_measure_equal (&self->measure, &self->state->measure);

  self->state->measure = self->measure;
  for (guint i = 0; i < self->places->n_areas; i++)
    {
      BwMapAreaState state;

      read_area (self, &state, self->places->areas[i].place, subject, now, pace, user_data);
      changed |= !look_alike (&self->measure, &state, &self->state->areas[i]);
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
