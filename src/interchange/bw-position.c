/* bw-position.c: foreign coordinates, made ours
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-position.h"

#include "bw-reason.h"

#include <math.h>

/* In a degree: each about a centimetre. */
#define GRAINS 1e7

/* Of polygons; bw-json.h has made sure that nothing is deeper than it may be. */
#define MAX_POINTS 100000

/* In China north is 3 to 54 and east 73 to 136: there the order can be told. */
static gboolean
is_swapped (double longitude,
            double latitude)
{
  return (fabs (latitude) > 90 && fabs (latitude) <= 180 && fabs (longitude) <= 90)
         || (latitude >= 72 && longitude >= 3 && longitude <= 54);
}

static double
round_off (double degrees)
{
  return round (degrees * GRAINS) / GRAINS;
}

static gboolean
get_degrees (JsonArray *position,
             guint      index,
             double    *degrees)
{
  JsonNode *node = json_array_get_element (position, index);
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  *degrees = type == G_TYPE_INT64 || type == G_TYPE_DOUBLE ? json_node_get_double (node) : NAN;
  return isfinite (*degrees);
}

/* Whether @array is a position; else it is a list of what lies deeper. */
static gboolean
is_position (JsonArray *array)
{
  return json_array_get_length (array) > 0 && JSON_NODE_HOLDS_VALUE (json_array_get_element (array, 0));
}

static JsonNode *
convert_position (BwDatum      datum,
                  JsonArray   *position,
                  const char **reason)
{
  JsonArray *converted;
  JsonNode *node;
  double longitude;
  double latitude;

  *reason = bw_reason_say (BW_REASON_POSITION);
  if (json_array_get_length (position) < 2 || json_array_get_length (position) > 3
      || !get_degrees (position, 0, &longitude) || !get_degrees (position, 1, &latitude))
    return NULL;

  converted = bw_position_convert (datum, longitude, latitude, reason);
  if (converted == NULL)
    return NULL;

  node = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (node, converted);
  return node;
}

/* (transfer full) (nullable): the same with each position converted */
static JsonNode *
convert (BwDatum       datum,
         JsonNode     *node,
         guint        *n_points,
         const char  **reason)
{
  g_autoptr (JsonArray) list = NULL;
  JsonArray *array;
  JsonNode *converted;

  *reason = bw_reason_say (BW_REASON_POSITIONS);
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return NULL;

  array = json_node_get_array (node);
  if (is_position (array))
    {
      if (++*n_points <= MAX_POINTS)
        return convert_position (datum, array, reason);

      *reason = bw_reason_say (BW_REASON_POINTS);
      return NULL;
    }

  list = json_array_new ();
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = convert (datum, json_array_get_element (array, i), n_points, reason);

      if (element == NULL)
        return NULL;

      json_array_add_element (list, element);
    }

  converted = json_node_new (JSON_NODE_ARRAY);
  json_node_set_array (converted, list);
  return converted;
}

/**
 * bw_position_convert:
 * @datum: a declared datum
 * @longitude: degrees
 * @latitude: degrees
 * @reason: (out) (transfer none): what is wrong, if something is
 *
 * Returns: (transfer full) (nullable): `[longitude, latitude]` in WGS-84
 */
JsonArray *
bw_position_convert (BwDatum       datum,
                     double        longitude,
                     double        latitude,
                     const char  **reason)
{
  JsonArray *position;

  *reason = bw_reason_say (BW_REASON_SWAPPED);
  if (is_swapped (longitude, latitude))
    return NULL;

  *reason = bw_reason_say (BW_REASON_DEGREES);
  if (fabs (longitude) > 180 || fabs (latitude) > 90)
    return NULL;

  if (datum != BW_DATUM_WGS84)
    {
      bw_datum_to_wgs84 (datum, &longitude, &latitude);
      longitude = round_off (longitude);
      latitude = round_off (latitude);
    }

  position = json_array_sized_new (2);
  json_array_add_double_element (position, longitude);
  json_array_add_double_element (position, latitude);
  return position;
}

/**
 * bw_position_convert_geometry:
 * @datum: a declared datum
 * @coordinates: (inout): `coordinates` of a Polygon or MultiPolygon
 * @reason: (out) (transfer none): what is wrong, if something is
 *
 * A third coordinate is dropped.
 *
 * Returns: whether all of it is converted; else nothing is
 */
gboolean
bw_position_convert_geometry (BwDatum      datum,
                              JsonNode    *coordinates,
                              const char **reason)
{
  guint n_points = 0;
  g_autoptr (JsonNode) converted = convert (datum, coordinates, &n_points, reason);

  if (converted == NULL)
    return FALSE;

  json_node_set_array (coordinates, json_node_get_array (converted));
  return TRUE;
}
