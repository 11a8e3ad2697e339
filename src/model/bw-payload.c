/* bw-payload.c: reading members into payloads
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-json.h"
#include "bw-model-error.h"
#include "bw-payload-private.h"
#include "bw-reason.h"

#include <math.h>

/* A number of @array within ±@limit. */
static gboolean
read_degrees (JsonArray *array,
              guint      index,
              double     limit,
              double    *value)
{
  JsonNode *node = json_array_get_element (array, index);
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
    return FALSE;

  *value = json_node_get_double (node);
  return *value >= -limit && *value <= limit;
}

gboolean
bw_payload_dup_string (JsonObject  *json,
                       const char  *member,
                       gboolean     is_required,
                       char       **value,
                       GError     **error)
{
  const char *text;

  if (!is_required && !bw_json_has (json, member))
    return TRUE;
  if (!bw_json_get_string (json, member, &text, error))
    return FALSE;

  *value = g_strdup (text);
  return TRUE;
}

gboolean
bw_payload_dup_english (JsonObject  *json,
                        char       **value,
                        GError     **error)
{
  JsonNode *names = json_object_get_member (json, "names");

  if (names == NULL || JSON_NODE_HOLDS_NULL (names))
    return TRUE;

  if (!JSON_NODE_HOLDS_OBJECT (names))
    {
      g_set_error_literal (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, "/names: must be an object");
      return FALSE;
    }

  if (bw_payload_dup_string (json_node_get_object (names), "en", FALSE, value, error))
    return TRUE;

  g_prefix_error (error, "/names");
  return FALSE;
}

gboolean
bw_payload_get_integer (JsonObject  *json,
                        const char  *member,
                        gint64       maximum,
                        gint64      *value,
                        GError     **error)
{
  return !bw_json_has (json, member) || bw_json_get_integer (json, member, 0, maximum, value, error);
}

gboolean
bw_payload_get_boolean (JsonObject  *json,
                        const char  *member,
                        gboolean    *value,
                        GError     **error)
{
  return !bw_json_has (json, member) || bw_json_get_boolean (json, member, value, error);
}

gboolean
bw_payload_read_position (JsonNode  *node,
                          double    *longitude,
                          double    *latitude,
                          GError   **error)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint length = array != NULL ? json_array_get_length (array) : 0;

  if (length >= 2 && length <= 3
      && read_degrees (array, 0, 180, longitude) && read_degrees (array, 1, 90, latitude))
    return TRUE;

  g_set_error_literal (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, bw_reason_say (BW_REASON_POSITION));
  return FALSE;
}

gboolean
bw_payload_get_position (JsonObject  *json,
                         const char  *member,
                         double      *longitude,
                         double      *latitude,
                         GError     **error)
{
  *longitude = NAN;
  *latitude = NAN;
  if (!bw_json_has (json, member)
      || bw_payload_read_position (json_object_get_member (json, member), longitude, latitude, error))
    return TRUE;

  g_prefix_error (error, "/%s: ", member);
  return FALSE;
}
