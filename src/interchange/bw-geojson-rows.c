/* bw-geojson-rows.c: the features of a GeoJSON file as documents
 *
 * Outlines are mended on the way (bw-outline.h), which is told of each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-geojson-rows.h"

#include "bw-column.h"
#include "bw-json.h"
#include "bw-model-error.h"
#include "bw-outline.h"
#include "bw-position.h"
#include "bw-reason.h"

#define MAX_FEATURES 200000
#define MAX_LENGTH   (16 * 1024 * 1024)

/* Names of WGS-84 and CGCS2000, longitude first, in the `crs` of 2008. */
static const char * const known_systems[] =
{
  "urn:ogc:def:crs:OGC:1.3:CRS84",
  "urn:ogc:def:crs:EPSG::4326",
  "urn:ogc:def:crs:EPSG::4490",
  "EPSG:4326",
  "EPSG:4490",
  NULL
};

static gboolean
fail (GError     **error,
      const char  *reason)
{
  g_set_error_literal (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FORMAT, reason);
  return FALSE;
}

/* (nullable): the object that a member is */
static JsonObject *
get_object (JsonObject *object,
            const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* The `crs` that RFC 7946 did away with, and that programs go on writing. */
static gboolean
check_system (JsonObject  *root,
              GError     **error)
{
  JsonObject *system = get_object (root, "crs");
  JsonObject *properties = system != NULL ? get_object (system, "properties") : NULL;
  const char *name = properties != NULL ? bw_json_peek_string (properties, "name") : NULL;
  g_autofree char *reason = NULL;

  if (!bw_json_has (root, "crs") || (name != NULL && g_strv_contains (known_systems, name)))
    return TRUE;

  reason = bw_reason_write (BW_REASON_SYSTEM, name != NULL ? name : "?", NULL);
  g_set_error_literal (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FORMAT, reason);
  return FALSE;
}

/* (nullable): why it cannot be taken; else it is put into @row */
static const char *
put_point (JsonObject      *geometry,
           const BwRowSink *sink,
           JsonObject      *row)
{
  JsonNode *coordinates = json_object_get_member (geometry, "coordinates");
  const char *reason = NULL;

  if (coordinates == NULL || !JSON_NODE_HOLDS_ARRAY (coordinates)
      || json_array_get_length (json_node_get_array (coordinates)) < 2
      || JSON_NODE_HOLDS_ARRAY (json_array_get_element (json_node_get_array (coordinates), 0)))
    return bw_reason_say (BW_REASON_POSITION);
  if (!bw_position_convert_geometry (sink->datum, coordinates, &reason))
    return reason;

  json_object_set_member (row, bw_column_get_position (sink->what), json_node_copy (coordinates));
  return NULL;
}

/* What a person calls the feature by. */
static const char *
get_name (JsonObject *row)
{
  JsonNode *id = json_object_get_member (row, "id");
  const char *name = bw_json_peek_string (row, "name");

  if (name == NULL && id != NULL && JSON_NODE_HOLDS_VALUE (id))
    name = json_node_get_string (id);

  return name != NULL ? name : "?";
}

/* (transfer full) (nullable): why it cannot be taken; what was mended is remarked. */
static char *
put_outline (JsonObject      *geometry,
             const char      *type,
             const char      *pointer,
             const BwRowSink *sink,
             JsonObject      *row)
{
  JsonNode *coordinates = json_object_get_member (geometry, "coordinates");
  const char *reason = bw_reason_say (BW_REASON_POSITIONS);
  g_autoptr (JsonObject) boundary = NULL;
  g_autofree char *where = NULL;
  g_autofree char *remark = NULL;
  BwOutline outline;

  if (coordinates == NULL || !JSON_NODE_HOLDS_ARRAY (coordinates)
      || !bw_position_convert_geometry (sink->datum, coordinates, &reason))
    return g_strdup (reason);

  boundary = json_object_new ();
  json_object_set_string_member (boundary, "type", type);
  json_object_set_member (boundary, "coordinates", json_node_copy (coordinates));
  outline = bw_outline_mend (boundary, sink->cancellable, &where);
  if (outline == BW_OUTLINE_VOID)
    return bw_reason_write (BW_REASON_CROSSED, get_name (row), where != NULL ? where : "?", NULL);

  if (outline == BW_OUTLINE_MENDED)
    {
      remark = bw_reason_write (BW_REASON_MENDED, get_name (row), where != NULL ? where : "?", NULL);
      sink->remark (0, pointer, remark, sink->user_data);
    }
  json_object_set_object_member (row, "boundary", g_steal_pointer (&boundary));
  return NULL;
}

/* The centre of an area may stand among its members, in the same datum. */
static const char *
convert_member (JsonObject      *row,
                const BwRowSink *sink)
{
  JsonNode *position = json_object_get_member (row, bw_column_get_position (sink->what));
  const char *reason = NULL;

  if (position == NULL || JSON_NODE_HOLDS_NULL (position))
    return NULL;
  if (!JSON_NODE_HOLDS_ARRAY (position) || json_array_get_length (json_node_get_array (position)) < 2
      || JSON_NODE_HOLDS_ARRAY (json_array_get_element (json_node_get_array (position), 0)))
    return bw_reason_say (BW_REASON_POSITION);

  return bw_position_convert_geometry (sink->datum, position, &reason) ? NULL : reason;
}

/* (transfer full) (nullable) */
static char *
put_geometry (JsonObject      *feature,
              const char      *pointer,
              const BwRowSink *sink,
              JsonObject      *row)
{
  JsonObject *geometry = get_object (feature, "geometry");
  const char *type = geometry != NULL ? bw_json_peek_string (geometry, "type") : NULL;

  if (!bw_json_has (feature, "geometry"))
    return NULL;
  if (g_strcmp0 (type, "Point") == 0)
    return g_strdup (put_point (geometry, sink, row));
  if (sink->what == BW_DOCUMENT_TYPE_AREA
      && (g_strcmp0 (type, "Polygon") == 0 || g_strcmp0 (type, "MultiPolygon") == 0))
    return put_outline (geometry, type, pointer, sink, row);

  return g_strdup (bw_reason_say (sink->what == BW_DOCUMENT_TYPE_AREA ? BW_REASON_OUTLINE : BW_REASON_POINT));
}

/* The members; the outline of an area is its geometry and nothing else. */
static JsonObject *
make_row (JsonObject *feature)
{
  JsonObject *properties = get_object (feature, "properties");
  JsonObject *row = json_object_new ();
  JsonNode *id = json_object_get_member (feature, "id");
  g_autoptr (GList) names = properties != NULL ? json_object_get_members (properties) : NULL;

  for (GList *name = names; name != NULL; name = name->next)
    json_object_set_member (row, name->data, json_node_copy (json_object_get_member (properties, name->data)));

  json_object_remove_member (row, "type");
  json_object_remove_member (row, "seq");
  json_object_remove_member (row, "boundary");
  if (id != NULL && !json_object_has_member (row, "id"))
    json_object_set_member (row, "id", json_node_copy (id));

  return row;
}

static void
read_feature (JsonNode        *node,
              const char      *pointer,
              const BwRowSink *sink)
{
  JsonObject *feature = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  g_autoptr (JsonObject) row = NULL;
  g_autofree char *geometry = g_strconcat (pointer, "/geometry", NULL);
  g_autofree char *properties = g_strconcat (pointer, "/properties", NULL);
  g_autofree char *reason = NULL;

  if (feature == NULL || g_strcmp0 (bw_json_peek_string (feature, "type"), "Feature") != 0)
    {
      sink->refuse (0, pointer, bw_reason_say (BW_REASON_FEATURE), sink->user_data);
      return;
    }

  row = make_row (feature);
  reason = g_strdup (convert_member (row, sink));
  if (reason == NULL)
    reason = put_geometry (feature, geometry, sink, row);

  /* An outline that nobody waits for any more is void, and yet has no fault. */
  if (g_cancellable_is_cancelled (sink->cancellable))
    return;

  if (reason != NULL)
    sink->refuse (0, geometry, reason, sink->user_data);
  else
    sink->take (row, 0, properties, sink->user_data);
}

static gboolean
read_features (JsonObject       *root,
               const BwRowSink  *sink,
               GError          **error)
{
  JsonNode *node = json_object_get_member (root, "features");
  JsonArray *features = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (features == NULL || json_array_get_length (features) > MAX_FEATURES)
    return fail (error, bw_reason_say (BW_REASON_FEATURES));

  for (guint i = 0; i < json_array_get_length (features); i++)
    {
      g_autofree char *pointer = g_strdup_printf ("/features/%u", i);

      if (g_cancellable_set_error_if_cancelled (sink->cancellable, error))
        return FALSE;

      read_feature (json_array_get_element (features, i), pointer, sink);
    }

  return !g_cancellable_set_error_if_cancelled (sink->cancellable, error);
}

/**
 * bw_geojson_rows_read:
 * @text: a whole file, UTF-8
 * @sink: what it is of, and where the rows go
 * @error: return location; "/pointer: reason" or "byte N: reason"
 *
 * A feature without a geometry is a row without a place.
 *
 * Returns: whether the file could be read to its end
 */
gboolean
bw_geojson_rows_read (const char       *text,
                      const BwRowSink  *sink,
                      GError          **error)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *root;
  const char *type;

  if (sink->what != BW_DOCUMENT_TYPE_AREA && sink->what != BW_DOCUMENT_TYPE_SITE)
    return fail (error, bw_reason_say (BW_REASON_GEOJSON));
  if (sink->datum == BW_DATUM_UNDECLARED)
    return fail (error, bw_reason_say (BW_REASON_UNDECLARED));

  node = bw_json_parse_dense (text, MAX_LENGTH, sink->cancellable, error);
  if (node == NULL)
    return FALSE;

  root = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  type = root != NULL ? bw_json_peek_string (root, "type") : NULL;
  if (type == NULL || (!g_str_equal (type, "FeatureCollection") && !g_str_equal (type, "Feature")))
    return fail (error, bw_reason_say (BW_REASON_COLLECTION));
  if (!check_system (root, error))
    return FALSE;
  if (g_str_equal (type, "FeatureCollection"))
    return read_features (root, sink, error);

  read_feature (node, "", sink);
  return !g_cancellable_set_error_if_cancelled (sink->cancellable, error);
}
