/* bw-geometry.c: the boundary of an area
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-geometry.h"

#include "bw-model-error.h"
#include "bw-payload-private.h"
#include "bw-reason.h"

#include <math.h>

struct _BwGeometry
{
  GArray *rings; /* (owned) (element-type BwRing) */
  double  box[4];
};

G_DEFINE_BOXED_TYPE (BwGeometry, bw_geometry, bw_geometry_ref, bw_geometry_unref)

static void
clear_ring (gpointer data)
{
  BwRing *ring = data;

  g_clear_pointer (&ring->points, g_free);
}

static void
clear_geometry (gpointer data)
{
  BwGeometry *self = data;

  g_array_unref (self->rings);
}

/* The non-empty list that @node is, or an error. */
static JsonArray *
get_list (JsonNode  *node,
          guint      minimum,
          GError   **error)
{
  JsonArray *list = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (list != NULL && json_array_get_length (list) >= minimum)
    return list;

  g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, ": must be a list of at least %u", minimum);
  return NULL;
}

static void
widen_box (BwGeometry *self,
           double      longitude,
           double      latitude)
{
  self->box[0] = MIN (self->box[0], longitude);
  self->box[1] = MIN (self->box[1], latitude);
  self->box[2] = MAX (self->box[2], longitude);
  self->box[3] = MAX (self->box[3], latitude);
}

/* Twice the signed area, by the shoelace formula. */
static double
measure_ring (const BwRing *ring)
{
  double sum = 0;

  for (guint i = 0; i < ring->n_points; i++)
    {
      const double *a = ring->points + 2 * i;
      const double *b = ring->points + 2 * ((i + 1) % ring->n_points);

      sum += (a[0] - ring->points[0]) * (b[1] - ring->points[1])
             - (b[0] - ring->points[0]) * (a[1] - ring->points[1]);
    }

  return sum;
}

/* A linear ring of RFC 7946 §3.1.6: four positions or more, the last as the first. */
static gboolean
read_ring (BwGeometry  *self,
           JsonNode    *node,
           gboolean     hole,
           GError     **error)
{
  JsonArray *list = get_list (node, 4, error);
  guint length = list != NULL ? json_array_get_length (list) : 0;
  g_autofree double *points = NULL;
  BwRing ring;

  if (list == NULL)
    return FALSE;

  points = g_new (double, 2 * (gsize) length);
  for (guint i = 0; i < length; i++)
    {
      double *point = points + 2 * i;

      if (!bw_payload_read_position (json_array_get_element (list, i), point, point + 1, error))
        {
          g_prefix_error (error, "/%u: ", i);
          return FALSE;
        }
      widen_box (self, point[0], point[1]);
    }

  ring = (BwRing) { points, length - 1, hole };
  if (points[0] != points[2 * length - 2] || points[1] != points[2 * length - 1]
      || fabs (measure_ring (&ring)) < 1e-14)
    {
      g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, ": %s", bw_reason_say (BW_REASON_RING));
      return FALSE;
    }

  points = NULL;
  g_array_append_val (self->rings, ring);
  return TRUE;
}

static gboolean
read_polygon (BwGeometry  *self,
              JsonNode    *node,
              GError     **error)
{
  JsonArray *list = get_list (node, 1, error);

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      if (!read_ring (self, json_array_get_element (list, i), i > 0, error))
        {
          g_prefix_error (error, "/%u", i);
          return FALSE;
        }
    }

  return list != NULL;
}

static gboolean
read_polygons (BwGeometry  *self,
               JsonNode    *node,
               GError     **error)
{
  JsonArray *list = get_list (node, 1, error);

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      if (!read_polygon (self, json_array_get_element (list, i), error))
        {
          g_prefix_error (error, "/%u", i);
          return FALSE;
        }
    }

  return list != NULL;
}

static gboolean
read_geometry (BwGeometry  *self,
               JsonObject  *geojson,
               GError     **error)
{
  JsonNode *type = json_object_get_member (geojson, "type");
  JsonNode *coordinates = json_object_get_member (geojson, "coordinates");
  const char *name = type != NULL && JSON_NODE_HOLDS_VALUE (type) ? json_node_get_string (type) : NULL;
  gboolean done;

  if (g_strcmp0 (name, "Polygon") == 0)
    done = read_polygon (self, coordinates, error);
  else if (g_strcmp0 (name, "MultiPolygon") == 0)
    done = read_polygons (self, coordinates, error);
  else
    {
      g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, "/type: %s", bw_reason_say (BW_REASON_POLYGON));
      return FALSE;
    }

  if (!done)
    g_prefix_error (error, "/coordinates");

  return done;
}

/* Even-odd: how often a ray to the east crosses the ring. */
static gboolean
is_in_ring (const BwRing *ring,
            double        longitude,
            double        latitude)
{
  gboolean inside = FALSE;

  for (guint i = 0, j = ring->n_points - 1; i < ring->n_points; j = i++)
    {
      const double *a = ring->points + 2 * i;
      const double *b = ring->points + 2 * j;

      if ((a[1] > latitude) != (b[1] > latitude)
          && longitude < (b[0] - a[0]) * (latitude - a[1]) / (b[1] - a[1]) + a[0])
        inside = !inside;
    }

  return inside;
}

static JsonArray *
ring_to_json (const BwRing *ring)
{
  JsonArray *list = json_array_sized_new (ring->n_points + 1);

  for (guint i = 0; i <= ring->n_points; i++)
    {
      const double *point = ring->points + 2 * (i % ring->n_points);
      JsonArray *position = json_array_sized_new (2);

      json_array_add_double_element (position, point[0]);
      json_array_add_double_element (position, point[1]);
      json_array_add_array_element (list, position);
    }

  return list;
}

/**
 * bw_geometry_new:
 * @geojson: a Polygon or MultiPolygon
 * @error: return location; the message begins with the pointer within @geojson
 *
 * Returns: (transfer full) (nullable): the geometry
 */
BwGeometry *
bw_geometry_new (JsonObject  *geojson,
                 GError     **error)
{
  g_autoptr (BwGeometry) self = NULL;

  g_return_val_if_fail (geojson != NULL, NULL);

  self = g_atomic_rc_box_new0 (BwGeometry);
  self->rings = g_array_new (FALSE, FALSE, sizeof (BwRing));
  g_array_set_clear_func (self->rings, clear_ring);
  self->box[0] = self->box[1] = INFINITY;
  self->box[2] = self->box[3] = -INFINITY;

  return read_geometry (self, geojson, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * bw_geometry_ref:
 * @self: a geometry
 *
 * Returns: (transfer full): @self
 */
BwGeometry *
bw_geometry_ref (BwGeometry *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * bw_geometry_unref:
 * @self: (transfer full): a geometry
 */
void
bw_geometry_unref (BwGeometry *self)
{
  g_atomic_rc_box_release_full (self, clear_geometry);
}

/**
 * bw_geometry_get_rings:
 * @self: a geometry
 * @n_rings: (out): how many
 *
 * Returns: (transfer none) (array length=n_rings): outlines, each followed by
 *   its holes
 */
const BwRing *
bw_geometry_get_rings (const BwGeometry *self,
                       guint            *n_rings)
{
  g_return_val_if_fail (self != NULL, NULL);

  *n_rings = self->rings->len;
  return (const BwRing *) (gpointer) self->rings->data;
}

/**
 * bw_geometry_get_box:
 * @self: a geometry
 * @box: (out caller-allocates): west, south, east, north in degrees
 */
void
bw_geometry_get_box (const BwGeometry *self,
                     double            box[4])
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < 4; i++)
    box[i] = self->box[i];
}

/**
 * bw_geometry_contains:
 * @self: a geometry
 * @longitude: degrees WGS-84
 * @latitude: degrees WGS-84
 *
 * Returns: whether the point is inside and not in a hole
 */
gboolean
bw_geometry_contains (const BwGeometry *self,
                      double            longitude,
                      double            latitude)
{
  gboolean inside = FALSE;

  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->rings->len; i++)
    inside ^= is_in_ring (&g_array_index (self->rings, BwRing, i), longitude, latitude);

  return inside;
}

/**
 * bw_geometry_to_json:
 * @self: a geometry
 *
 * Returns: (transfer full): GeoJSON, a Polygon if there is one outline
 */
JsonNode *
bw_geometry_to_json (const BwGeometry *self)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonArray) polygons = json_array_new ();
  JsonArray *polygon = NULL;
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  for (guint i = 0; i < self->rings->len; i++)
    {
      const BwRing *ring = &g_array_index (self->rings, BwRing, i);

      if (!ring->hole)
        {
          polygon = json_array_new ();
          json_array_add_array_element (polygons, polygon);
        }
      json_array_add_array_element (polygon, ring_to_json (ring));
    }

  if (json_array_get_length (polygons) == 1)
    {
      json_object_set_string_member (object, "type", "Polygon");
      json_object_set_array_member (object, "coordinates", json_array_ref (polygon));
    }
  else
    {
      json_object_set_string_member (object, "type", "MultiPolygon");
      json_object_set_array_member (object, "coordinates", json_array_ref (polygons));
    }

  json_node_set_object (node, object);
  return node;
}
