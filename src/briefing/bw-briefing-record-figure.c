/* bw-briefing-record-figure.c: of a record: the drawings of the sheet
 *
 * A number that is not known is not written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-briefing-record-figure.h"

#include "bw-briefing-outline.h"
#include "bw-briefing.h"
#include "bw-json.h"
#include "bw-time.h"

#include <math.h>

#define PER_DEGREE BW_BRIEFING_OUTLINE_PER_DEGREE
#define MILLION    G_GINT64_CONSTANT (1000000)

/* In the order of BwPaceState. */
static const char * const pace_names[] = { "unknown", "done", "in_time", "tight", "late" };
G_STATIC_ASSERT (G_N_ELEMENTS (pace_names) == BW_PACE_LATE + 1);

/* In the order of BwCondition. */
static const char * const condition_names[] = { "unknown", "normal", "closed", "paused", "silent", "gap",
                                                "unconfirmed", "busy", "jammed" };
G_STATIC_ASSERT (G_N_ELEMENTS (condition_names) == BW_N_CONDITIONS);

static const struct
{
  const char *name;
  gsize       offset;
} pace_numbers[] =
{
  { "done", G_STRUCT_OFFSET (BwPace, done) },
  { "target", G_STRUCT_OFFSET (BwPace, target) },
  { "share", G_STRUCT_OFFSET (BwPace, share) },
  { "plan_share", G_STRUCT_OFFSET (BwPace, plan_share) },
  { "rate", G_STRUCT_OFFSET (BwPace, rate) },
  { "needed", G_STRUCT_OFFSET (BwPace, needed) },
};

/* Microseconds. */
static const struct
{
  const char *name;
  gsize       offset;
} pace_times[] =
{
  { "finish", G_STRUCT_OFFSET (BwPace, finish) },
  { "finish_early", G_STRUCT_OFFSET (BwPace, finish_early) },
  { "finish_late", G_STRUCT_OFFSET (BwPace, finish_late) },
  { "margin", G_STRUCT_OFFSET (BwPace, margin) },
  { "as_of", G_STRUCT_OFFSET (BwPace, as_of) },
};

static gboolean
fail (GError     **error,
      const char  *reason)
{
  g_set_error (error, BW_BRIEFING_ERROR, BW_BRIEFING_ERROR_RECORD, "%s", reason);
  return FALSE;
}

static void
set_time (JsonObject *json,
          const char *member,
          gint64      time)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *text = bw_time_format (time, utc);

  json_object_set_string_member (json, member, text);
}

static void
set_known (JsonObject *json,
           const char *member,
           double      number)
{
  if (isfinite (number))
    json_object_set_double_member (json, member, number);
}

static double
get_known (JsonObject *json,
           const char *member)
{
  double number;

  return bw_json_get_number (json, member, &number, NULL) ? number : NAN;
}

static gboolean
get_truth (JsonObject *json,
           const char *member)
{
  gboolean truth;

  return bw_json_get_boolean (json, member, &truth, NULL) && truth;
}

static BwPaceState
get_pace_state (JsonObject *json,
                const char *member)
{
  const char *name = bw_json_peek_string (json, member);

  for (guint i = 0; i < G_N_ELEMENTS (pace_names); i++)
    if (g_strcmp0 (name, pace_names[i]) == 0)
      return (BwPaceState) i;

  return BW_PACE_UNKNOWN;
}

static JsonObject *
write_round (const BwRound *round)
{
  JsonObject *json = json_object_new ();
  JsonArray *milestones = json_array_sized_new (round->n_milestones);

  json_object_set_string_member (json, "id", round->id);
  json_object_set_string_member (json, "name", round->name);
  set_time (json, "starts", round->starts);
  set_time (json, "deadline", round->deadline);
  for (guint i = 0; i < round->n_milestones; i++)
    {
      JsonObject *milestone = json_object_new ();

      set_time (milestone, "at", round->milestones[i].at);
      json_object_set_double_member (milestone, "share", round->milestones[i].share);
      json_array_add_object_element (milestones, milestone);
    }

  json_object_set_array_member (json, "milestones", milestones);
  return json;
}

static JsonObject *
write_pace (const BwPace *pace)
{
  JsonObject *json = json_object_new ();

  json_object_set_string_member (json, "state", pace_names[pace->state]);
  for (guint i = 0; i < G_N_ELEMENTS (pace_numbers); i++)
    set_known (json, pace_numbers[i].name, G_STRUCT_MEMBER (double, pace, pace_numbers[i].offset));
  for (guint i = 0; i < G_N_ELEMENTS (pace_times); i++)
    if (G_STRUCT_MEMBER (gint64, pace, pace_times[i].offset) != 0)
      json_object_set_int_member (json, pace_times[i].name, G_STRUCT_MEMBER (gint64, pace, pace_times[i].offset));

  return json;
}

static void
read_pace (JsonObject *json,
           BwPace     *pace)
{
  pace->state = get_pace_state (json, "state");
  pace->latest_part = BW_PLACE_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (pace_numbers); i++)
    G_STRUCT_MEMBER (double, pace, pace_numbers[i].offset) = get_known (json, pace_numbers[i].name);
  for (guint i = 0; i < G_N_ELEMENTS (pace_times); i++)
    {
      gint64 time = 0;

      bw_json_get_integer (json, pace_times[i].name, -BW_TIME_DAY * 3660, G_MAXINT64 / 2, &time, NULL);
      G_STRUCT_MEMBER (gint64, pace, pace_times[i].offset) = time;
    }
}

/**
 * bw_briefing_record_figure_write:
 * @figure: a burn-up
 *
 * Returns: (transfer full): its record
 */
JsonObject *
bw_briefing_record_figure_write (const BwBriefingFigure *figure)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  JsonObject *json = json_object_new ();

  json_object_set_string_member (json, "caption", figure->caption);
  json_object_set_object_member (json, "round", write_round (figure->round));
  json_object_set_object_member (json, "history", bw_series_to_json (figure->history, utc));
  json_object_set_object_member (json, "pace", write_pace (&figure->pace));
  set_time (json, "now", figure->now);
  json_object_set_string_member (json, "zone", g_time_zone_get_identifier (figure->zone));
  return json;
}

static JsonObject *
get_object (JsonObject *json,
            const char *member)
{
  JsonNode *node = json_object_get_member (json, member);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * bw_briefing_record_figure_read:
 * @content: what it is added to
 * @json: of bw_briefing_record_figure_write()
 * @error: return location
 *
 * Returns: whether it is a burn-up
 */
gboolean
bw_briefing_record_figure_read (BwBriefingContent  *content,
                                JsonObject         *json,
                                GError            **error)
{
  const char *caption = bw_json_peek_string (json, "caption");
  const char *zone = bw_json_peek_string (json, "zone");
  JsonObject *round = get_object (json, "round");
  JsonObject *history = get_object (json, "history");
  JsonObject *pace = get_object (json, "pace");
  BwBriefingFigure *figure;

  if (caption == NULL || zone == NULL || round == NULL || history == NULL || pace == NULL)
    return fail (error, "a figure of the sheet is not whole");

  figure = bw_briefing_content_add_figure (content, g_strdup (caption));
  figure->now = bw_json_peek_time (json, "now");
  figure->zone = g_time_zone_new_identifier (zone);
  read_pace (pace, &figure->pace);
  figure->round = bw_round_new (round, error);
  if (figure->round == NULL)
    return FALSE;

  figure->history = bw_series_new (history, error);
  if (figure->history == NULL)
    return FALSE;

  return figure->zone != NULL || fail (error, "the time zone of a figure is not known here");
}

/* A line each, `KIND CONDITION EAST NORTH`: there may be many. */
static void
write_sites (JsonObject          *json,
             const BwBriefingMap *map)
{
  const BwMapPlaces *places = map->places;
  JsonArray *sites = json_array_sized_new (places->n_sites);
  guint n_without = 0;

  for (guint i = 0; i < places->n_sites; i++)
    {
      BwCondition condition = bw_map_state_get_condition (map->state, places->sites[i]);
      g_autofree char *line = g_strdup_printf ("%s %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
                                               bw_site_kind_to_string ((BwSiteKind) places->kinds[i]),
                                               condition_names[condition],
                                               (gint64) llround (places->longitudes[i] * PER_DEGREE),
                                               (gint64) llround (places->latitudes[i] * PER_DEGREE));

      json_array_add_string_element (sites, line);
    }

  for (guint i = 0; i < BW_N_SITE_KINDS; i++)
    n_without += places->n_without_position[i];

  json_object_set_array_member (json, "sites", sites);
  json_object_set_int_member (json, "without_position", n_without);
}

/**
 * bw_briefing_record_figure_write_map:
 * @map: a map, made thin
 *
 * Returns: (transfer full): its record
 */
JsonObject *
bw_briefing_record_figure_write_map (const BwBriefingMap *map)
{
  JsonObject *json = json_object_new ();
  JsonArray *areas = json_array_sized_new (map->places->n_areas);

  json_object_set_string_member (json, "caption", map->caption);
  if (map->approval != NULL)
    json_object_set_string_member (json, "approval", map->approval);
  json_object_set_int_member (json, "without_boundary", map->places->n_without_boundary);
  json_object_set_boolean_member (json, "schematic", map->places->is_schematic);
  for (guint i = 0; i < map->places->n_areas; i++)
    {
      const BwMapAreaState *state = &map->state->areas[i];
      g_autofree char *outline = bw_briefing_outline_write (map->places->areas[i].geometry);
      JsonObject *area = json_object_new ();

      json_object_set_string_member (area, "name", map->places->areas[i].name);
      json_object_set_string_member (area, "outline", outline);
      json_object_set_string_member (area, "state", pace_names[state->pace]);
      set_known (area, "share", state->value);
      json_object_set_boolean_member (area, "stale", state->is_stale);
      json_object_set_boolean_member (area, "outside", state->is_outside);
      json_array_add_object_element (areas, area);
    }

  json_object_set_array_member (json, "areas", areas);
  if (map->places->n_sites > 0)
    write_sites (json, map);
  return json;
}

static gboolean
read_area (JsonNode        *node,
           BwMapArea       *area,
           BwMapAreaState  *state,
           GError         **error)
{
  JsonObject *json = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *name = json != NULL ? bw_json_peek_string (json, "name") : NULL;
  const char *outline = json != NULL ? bw_json_peek_string (json, "outline") : NULL;

  if (name == NULL || outline == NULL)
    return fail (error, "an area of the map of the sheet is not whole");

  area->place = BW_PLACE_NONE;
  area->geometry = bw_briefing_outline_read (outline);
  if (area->geometry == NULL)
    return fail (error, "an outline of the map of the sheet is none");

  area->name = g_strdup (name);
  *state = (BwMapAreaState) { .value = get_known (json, "share"), .pace = get_pace_state (json, "state"),
                              .is_stale = get_truth (json, "stale"), .is_outside = get_truth (json, "outside") };
  return TRUE;
}

static gboolean
read_site (BwMapPlaces *places,
           const char  *line,
           guint8      *condition)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 4);
  BwSiteKind kind;
  gint64 east;
  gint64 north;
  guint i = 0;

  if (g_strv_length (words) != 4 || !bw_site_kind_from_string (words[0], &kind)
      || !g_ascii_string_to_signed (words[2], 10, -180 * MILLION, 180 * MILLION, &east, NULL)
      || !g_ascii_string_to_signed (words[3], 10, -90 * MILLION, 90 * MILLION, &north, NULL))
    return FALSE;

  while (i < BW_N_CONDITIONS && !g_str_equal (words[1], condition_names[i]))
    i++;

  *condition = (guint8) i;
  if (i < BW_N_CONDITIONS)
    bw_map_places_add_site (places, (double) east / PER_DEGREE, (double) north / PER_DEGREE, kind);

  return i < BW_N_CONDITIONS;
}

/* @state: has room for @n of them */
static gboolean
read_sites (JsonObject   *json,
            JsonArray    *list,
            guint         n,
            BwMapPlaces  *places,
            BwMapState   *state,
            GError      **error)
{
  gint64 n_without = 0;

  for (guint i = 0; i < n; i++)
    {
      JsonNode *node = json_array_get_element (list, i);
      const char *line = JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
                           ? json_node_get_string (node) : NULL;

      if (line == NULL || !read_site (places, line, &state->conditions[i]))
        return fail (error, "a point of the map of the sheet is not whole");
    }

  bw_json_get_integer (json, "without_position", 0, G_MAXUINT, &n_without, NULL);
  places->n_without_position[0] = (guint) n_without;
  return TRUE;
}

static JsonArray *
get_list (JsonObject *json,
          const char *member)
{
  JsonNode *node = json_object_get_member (json, member);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/**
 * bw_briefing_record_figure_read_map:
 * @content: what it is added to
 * @json: of bw_briefing_record_figure_write_map()
 * @error: return location
 *
 * Returns: whether it is a map
 */
gboolean
bw_briefing_record_figure_read_map (BwBriefingContent  *content,
                                    JsonObject         *json,
                                    GError            **error)
{
  const char *caption = bw_json_peek_string (json, "caption");
  JsonArray *list = get_list (json, "areas");
  JsonArray *sites = get_list (json, "sites");
  guint n = list != NULL ? json_array_get_length (list) : 0;
  guint n_sites = sites != NULL ? json_array_get_length (sites) : 0;
  gint64 n_without = 0;
  guint n_read = 0;
  BwMapPlaces *places;
  BwMapArea *areas;
  BwMapState *state;
  BwBriefingMap *map;

  if (caption == NULL || n + n_sites == 0 || n > BW_BRIEFING_MAP_MAX_AREAS || n_sites > BW_BRIEFING_MAP_MAX_SITES)
    return fail (error, "the map of the sheet is not whole");

  areas = g_new0 (BwMapArea, MAX (n, 1));
  state = bw_map_state_new (n, n_sites);
  while (n_read < n
         && read_area (json_array_get_element (list, n_read), &areas[n_read], &state->areas[n_read], error))
    n_read++;

  /* What was read of it goes with the content. */
  bw_map_state_choose_key (state);
  bw_json_get_integer (json, "without_boundary", 0, G_MAXUINT, &n_without, NULL);
  places = bw_map_places_new_for_areas (areas, n_read, FALSE, (guint) n_without, get_truth (json, "schematic"));
  map = bw_briefing_map_new (g_strdup (caption), places, state);
  map->approval = g_strdup (bw_json_peek_string (json, "approval"));
  map->is_thin = TRUE;
  bw_briefing_content_add_map (content, map);
  return n_read == n && read_sites (json, sites, n_sites, places, state, error);
}
