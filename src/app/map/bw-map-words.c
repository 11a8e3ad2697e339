/* bw-map-words.c: what the map shows, in words
 *
 * For the tooltip, and for those who hear the map instead of seeing it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-format-text.h"
#include "bw-format.h"
#include "bw-map-private.h"

#include <glib/gi18n.h>
#include <math.h>

/* So many late areas are named; of the rest the number is said. */
#define MOST_NAMED 5

/* (transfer full): how it will end, in a few words. */
static char *
format_verdict (BwMap        *self,
                const BwPace *pace)
{
  if (pace->state == BW_PACE_DONE)
    return g_strdup (_("done"));
  if (pace->state == BW_PACE_UNKNOWN)
    return g_strdup (_("no forecast yet"));
  if (pace->margin != 0)
    return bw_format_margin (pace->margin, TRUE, self->language);

  return g_strdup (pace->state == BW_PACE_LATE ? _("forecast late") : _("forecast in time"));
}

static void
append_as_of (BwMap   *self,
              GString *text,
              gint64   as_of)
{
  g_autofree char *time = NULL;

  if (as_of == 0)
    return;

  time = bw_format_as_of (as_of, bw_desk_get_data_now (self->desk), bw_desk_get_time_zone (self->desk), self->language);
  g_string_append_c (text, '\n');
  /* Translators: the time for which a figure holds: "as of 14:20" */
  g_string_append_printf (text, _("as of %s"), time);
}

/* "Jian'an: 71.9%, 3 h 6 min late" */
static void
append_area (BwMap   *self,
             GString *text,
             guint    area)
{
  const BwMapArea *row = &bw_map_scene_get_places (self->scene)->areas[area];
  const BwPace *pace = bw_desk_get_pace (self->desk, row->place);
  g_autofree char *share = NULL;
  g_autofree char *verdict = NULL;

  if (pace != NULL && bw_pace_is_overcorrected (pace))
    {
      /* Translators: name of an area, then what is wrong with its count */
      g_string_append_printf (text, C_("map", "%s: %s"), row->name,
                              bw_format_contradiction (BW_CONTRADICTION_CORRECTIONS, self->language));
      return;
    }

  if (bw_map_scene_get_state (self->scene)->areas[area].is_outside)
    {
      /* Translators: the name of an area of which the round asks nothing */
      g_string_append_printf (text, _("%s: not in this round"), row->name);
      return;
    }

  if (pace == NULL || isnan (pace->share))
    {
      /* Translators: the name of an area that has not reported */
      g_string_append_printf (text, _("%s: not reported"), row->name);
      return;
    }

  share = bw_format_share (pace->share);
  verdict = format_verdict (self, pace);
  /* Translators: name of an area, its share done, how it will end */
  g_string_append_printf (text, _("%s: %s, %s"), row->name, share, verdict);
}

/* Whether what an area is coloured by has another source than what is said of it. */
static gboolean
has_own_time (BwMap *self,
              guint  area)
{
  const BwMapState *state = bw_map_scene_get_state (self->scene);

  return state->measure.kind == BW_MAP_MEASURE_FIGURE && state->areas[area].as_of != 0;
}

/* "Queue: 1,204 people" and as of when; what is said anyhow is not said twice. */
static void
append_value (BwMap   *self,
              GString *text,
              guint    area)
{
  const BwMapState *state = bw_map_scene_get_state (self->scene);
  const BwMapAreaState *value = &state->areas[area];
  const char *unit = bw_map_measure_get_unit (&state->measure, self->language);
  g_autofree char *number = NULL;

  if (state->measure.kind == BW_MAP_MEASURE_DONE)
    return;

  number = isnan (value->value) ? g_strdup (bw_format_condition (BW_CONDITION_UNKNOWN, self->language))
                                : bw_map_key_format (&state->key, &state->measure, value->value, value->bound,
                                                     self->language);
  g_string_append_c (text, '\n');
  /* Translators: a measure and its value: "Queue: 1,204" */
  g_string_append_printf (text, C_("map", "%s: %s"), bw_map_measure_get_name (&state->measure, self->language), number);
  if (!isnan (value->value) && *unit != '\0')
    g_string_append_printf (text, " %s", unit);
  if (has_own_time (self, area))
    append_as_of (self, text, value->as_of);
}

static void
append_measure (BwMap   *self,
                GString *text)
{
  const BwMapMeasure *measure = &bw_map_scene_get_state (self->scene)->measure;

  if (measure->kind == BW_MAP_MEASURE_DONE)
    return;

  g_string_append (text, "; ");
  /* Translators: the measure that a map shows by its colours, e.g. "Queue" */
  g_string_append_printf (text, _("coloured by: %s"), bw_map_measure_get_name (measure, self->language));
}

static void
append_late (BwMap   *self,
             GString *text)
{
  const BwMapState *state = bw_map_scene_get_state (self->scene);
  guint n = 0;

  for (guint i = 0; i < state->n_areas; i++)
    {
      if (state->areas[i].pace != BW_PACE_LATE)
        continue;
      if (++n > MOST_NAMED)
        continue;
      g_string_append (text, "; ");
      append_area (self, text, i);
    }

  if (n > MOST_NAMED)
    {
      g_string_append (text, "; ");
      /* Translators: late areas beyond those that were named */
      bw_format_text_append (text, ngettext ("%u more is late", "%u more are late", n - MOST_NAMED),
                             n - MOST_NAMED);
    }
}

static void
append_selected (BwMap   *self,
                 GString *text)
{
  BwPlace selected = bw_desk_get_selected (self->desk);
  int area = selected != BW_PLACE_NONE ? bw_map_scene_find_area (self->scene, selected) : -1;
  g_autofree char *words = NULL;

  if (selected == BW_PLACE_NONE || (area < 0 && bw_map_find_row (self, selected) < 0))
    return;

  words = area >= 0 ? g_strdup (bw_map_scene_get_places (self->scene)->areas[area].name)
                    : bw_map_describe_site (self, selected);
  g_string_append (text, "; ");
  /* Translators: the place that is chosen on a map, e.g. "East School: paused" */
  g_string_append_printf (text, C_("map", "selected: %s"), words);
}

static void
append_sites (BwMap   *self,
              GString *text)
{
  guint n_shown;
  guint n_without;

  bw_map_count_sites (self, &n_shown, &n_without);
  if (n_shown > 0)
    {
      g_string_append (text, "; ");
      /* Translators: sites that have a mark on the map */
      bw_format_text_append (text, ngettext ("%u site shown", "%u sites shown", n_shown), n_shown);
    }
  if (n_without > 0)
    {
      g_string_append (text, "; ");
      /* Translators: sites that can have no mark, for nobody knows where they are */
      bw_format_text_append (text, ngettext ("%u site without a position", "%u sites without a position", n_without),
                             n_without);
    }
}

static void
append_base (BwMap   *self,
             GString *text)
{
  g_autofree char *trouble = bw_map_dup_base_trouble (self);
  g_autofree char *credit = bw_map_layer_has_ground (self->layer) ? bw_map_dup_base_note (self) : NULL;

  if (trouble != NULL)
    g_string_append_printf (text, "; %s", trouble);
  if (credit != NULL)
    {
      g_string_append (text, "; ");
      /* Translators: whose the streets are that lie under the data, e.g. "OpenStreetMap" */
      g_string_append_printf (text, _("base map: %s"), credit);
    }
}

/**
 * bw_map_describe:
 * @self: a map
 *
 * Returns: (transfer full): the whole map in a few sentences
 */
char *
bw_map_describe (BwMap *self)
{
  const BwMapPlaces *places = bw_map_scene_get_places (self->scene);
  BwPlace scope = bw_map_scene_get_scope (self->scene);
  GString *text = g_string_new (NULL);
  guint n_late;
  guint n_missing;
  guint n_stale;

  if (scope == BW_PLACE_NONE)
    {
      g_string_append (text, _("Map, nothing is known yet"));
      return g_string_free (text, FALSE);
    }

  bw_map_state_count (bw_map_scene_get_state (self->scene), &n_late, &n_missing, &n_stale);
  /* Translators: name of the area that the map shows */
  g_string_append_printf (text, _("Map of %s"),
                          bw_place_tree_get_name (bw_desk_get_places (self->desk), scope, self->language));
  g_string_append (text, ": ");
  /* Translators: areas that lie in the one that the map shows, spoken */
  bw_format_text_append (text, ngettext ("%u area", "%u areas", places->n_areas), places->n_areas);
  if (places->n_without_boundary > 0)
    {
      g_string_append (text, ", ");
      /* Translators: areas that are not drawn, for nobody knows their outline */
      bw_format_text_append (text, ngettext ("%u without an outline", "%u without an outline",
                                             places->n_without_boundary), places->n_without_boundary);
    }
  g_string_append (text, ", ");
  /* Translators: areas that will not be done by the deadline, spoken */
  bw_format_text_append (text, ngettext ("%u forecast late", "%u forecast late", n_late), n_late);
  if (n_missing > 0)
    {
      g_string_append (text, ", ");
      /* Translators: areas of which nothing is known, spoken */
      bw_format_text_append (text, ngettext ("%u has not reported", "%u have not reported", n_missing), n_missing);
    }
  append_selected (self, text);
  append_measure (self, text);
  append_late (self, text);
  append_sites (self, text);
  append_base (self, text);

  return g_string_free (text, FALSE);
}

/**
 * bw_map_describe_area:
 * @self: a map
 * @area: index
 *
 * Returns: (transfer full): name, share, verdict, finish, time; what it is coloured by
 */
char *
bw_map_describe_area (BwMap *self,
                      guint  area)
{
  BwPlace place = bw_map_scene_get_places (self->scene)->areas[area].place;
  const BwPace *pace = bw_desk_get_pace (self->desk, place);
  const BwMapState *state = bw_map_scene_get_state (self->scene);
  GString *text = g_string_new (NULL);

  append_area (self, text, area);
  if (pace != NULL && pace->finish != 0 && pace->state != BW_PACE_DONE && pace->state != BW_PACE_UNKNOWN)
    {
      g_autofree char *finish = bw_format_day_time (pace->finish, bw_desk_get_time_zone (self->desk),
                                                    self->language);

      g_string_append_c (text, '\n');
      /* Translators: when an area is projected to finish: "Finish: Aug 9 23:06" */
      g_string_append_printf (text, _("Finish: %s"), finish);
    }
  /* One time is enough where it is that of both. */
  if (!has_own_time (self, area) || (pace != NULL && pace->as_of != state->areas[area].as_of))
    append_as_of (self, text, pace != NULL ? pace->as_of : 0);
  append_value (self, text, area);

  return g_string_free (text, FALSE);
}

/**
 * bw_map_describe_site:
 * @self: a map
 * @site: a site
 *
 * Returns: (transfer full): name and condition
 */
char *
bw_map_describe_site (BwMap   *self,
                      BwPlace  site)
{
  BwPlaceTree *tree = bw_desk_get_places (self->desk);
  BwCondition condition = bw_map_state_get_condition (bw_map_scene_get_state (self->scene), site);

  /* Translators: name of a site, its condition: "East School: paused" */
  return g_strdup_printf (_("%s: %s"), bw_place_tree_get_name (tree, site, self->language),
                          bw_format_condition (condition, self->language));
}

/**
 * bw_map_describe_mark:
 * @self: a map
 * @mark: what the pointer is on
 * @n: how many sites the pointer is on, with those of marks below
 *
 * Returns: (transfer full): the site, or how many there are
 */
char *
bw_map_describe_mark (BwMap           *self,
                      const BwMapMark *mark,
                      guint            n)
{
  const BwMapMarks *marks = bw_map_layer_get_marks (self->layer);
  const BwMapLayout *layout = bw_map_layer_get_layout (self->layer);
  GString *text;
  guint n_shown;
  guint n_without;

  if (n == 1)
    return bw_map_describe_site (self, layout->places->sites[bw_map_marks_get_row (marks, mark, 0)]);

  text = g_string_new (NULL);
  if (mark->is_exception && mark->n == n)
    /* Translators: sites in trouble that share one mark of the map */
    bw_format_text_append (text, ngettext ("%u exception here", "%u exceptions here", mark->n), mark->n);
  else
    /* Translators: sites that share one mark of the map */
    bw_format_text_append (text, ngettext ("%u site here", "%u sites here", n), n);
  bw_map_count_sites (self, &n_shown, &n_without);
  if (n_without > 0)
    {
      g_string_append_c (text, '\n');
      bw_format_text_append (text, ngettext ("%u site without a position", "%u sites without a position", n_without),
                             n_without);
    }

  return g_string_free (text, FALSE);
}
