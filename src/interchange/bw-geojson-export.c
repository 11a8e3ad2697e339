/* bw-geojson-export.c: areas and sites as GeoJSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-geojson-export.h"

#include "bw-column.h"
#include "bw-json.h"
#include "bw-model-error.h"

/* (transfer full): a Point, or null */
static JsonNode *
make_point (JsonNode *position)
{
  JsonNode *node;
  JsonObject *point;

  if (position == NULL || !JSON_NODE_HOLDS_ARRAY (position))
    return json_node_new (JSON_NODE_NULL);

  point = json_object_new ();
  json_object_set_string_member (point, "type", "Point");
  json_object_set_member (point, "coordinates", json_node_copy (position));
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, point);
  return node;
}

/* (transfer full): what of @properties is its geometry is taken out of them */
static JsonNode *
take_geometry (JsonObject     *properties,
               BwDocumentType  type)
{
  const char *member = bw_column_get_position (type);
  JsonNode *boundary = json_object_get_member (properties, "boundary");
  JsonNode *geometry;

  if (type == BW_DOCUMENT_TYPE_AREA && boundary != NULL && JSON_NODE_HOLDS_OBJECT (boundary))
    {
      geometry = json_node_copy (boundary);
      json_object_remove_member (properties, "boundary");
      return geometry;
    }

  geometry = make_point (json_object_get_member (properties, member));
  json_object_remove_member (properties, member);
  return geometry;
}

static void
add_feature (GString    *text,
             BwDocument *document)
{
  BwDocumentType type = bw_document_get_kind (document);
  g_autoptr (JsonObject) feature = json_object_new ();
  JsonObject *properties = bw_document_dup_object (document);
  g_autofree char *line = NULL;

  json_object_set_string_member (feature, "type", "Feature");
  json_object_set_string_member (feature, "id", bw_document_get_id (document));
  json_object_set_member (feature, "geometry", take_geometry (properties, type));
  json_object_set_object_member (feature, "properties", properties);
  json_object_remove_member (properties, "type");
  json_object_remove_member (properties, "seq");
  line = bw_json_to_line (feature);
  g_string_append (text, line);
}

/**
 * bw_geojson_export_run:
 * @type: area or site
 * @documents: (element-type BwDocument): what to write, in this order
 * @cancellable: (nullable): ends it early
 * @error: return location; `BW_MODEL_ERROR_FORMAT` or `G_IO_ERROR_CANCELLED`
 *
 * Returns: (transfer full) (nullable): a FeatureCollection, one feature a line
 */
GString *
bw_geojson_export_run (BwDocumentType  type,
                       GPtrArray      *documents,
                       GCancellable   *cancellable,
                       GError        **error)
{
  GString *text;

  if (type != BW_DOCUMENT_TYPE_AREA && type != BW_DOCUMENT_TYPE_SITE)
    {
      g_set_error_literal (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FORMAT,
                           "GeoJSON is written of areas and sites only");
      return NULL;
    }

  text = g_string_new ("{\"type\":\"FeatureCollection\",\"features\":[\n");
  for (guint i = 0; i < documents->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          g_string_free (text, TRUE);
          return NULL;
        }

      add_feature (text, g_ptr_array_index (documents, i));
      g_string_append (text, i + 1 < documents->len ? ",\n" : "\n");
    }

  g_string_append (text, "]}\n");
  return text;
}
