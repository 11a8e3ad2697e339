/* bw-area.c: a document of type `area`
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-area.h"

#include "bw-json.h"
#include "bw-model-error.h"
#include "bw-payload-private.h"
#include "bw-reason.h"

G_DEFINE_BOXED_TYPE (BwArea, bw_area, bw_area_ref, bw_area_unref)

static void
clear_area (gpointer data)
{
  BwArea *self = data;

  g_free (self->code);
  g_free (self->parent);
  g_free (self->name);
  g_free (self->name_en);
  g_free (self->time_zone);
  g_clear_pointer (&self->boundary, bw_geometry_unref);
}

static gboolean
read_level (BwArea      *self,
            JsonObject  *json,
            GError     **error)
{
  const char *level;

  if (!bw_json_get_string (json, "level", &level, error))
    return FALSE;

  if (!bw_level_from_string (level, &self->level)
      || self->level == BW_LEVEL_UNKNOWN || self->level == BW_LEVEL_SITE)
    {
      g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, "/level: %s", bw_reason_say (BW_REASON_LEVEL_NAME));
      return FALSE;
    }

  return TRUE;
}

static gboolean
read_boundary (BwArea      *self,
               JsonObject  *json,
               GError     **error)
{
  JsonNode *node = json_object_get_member (json, "boundary");

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, "/boundary: %s",
                   bw_reason_say (BW_REASON_GEOMETRY));
      return FALSE;
    }

  self->boundary = bw_geometry_new (json_node_get_object (node), error);
  if (self->boundary == NULL)
    g_prefix_error (error, "/boundary");

  return self->boundary != NULL;
}

static gboolean
read_area (BwArea      *self,
           JsonObject  *json,
           GError     **error)
{
  self->population = -1;
  return bw_payload_dup_string (json, "id", TRUE, &self->code, error)
         && bw_payload_dup_string (json, "parent", FALSE, &self->parent, error)
         && read_level (self, json, error)
         && bw_payload_dup_string (json, "name", TRUE, &self->name, error)
         && bw_payload_dup_english (json, &self->name_en, error)
         && bw_payload_get_position (json, "center", &self->longitude, &self->latitude, error)
         && read_boundary (self, json, error)
         && bw_payload_get_boolean (json, "schematic", &self->schematic, error)
         && bw_payload_get_boolean (json, "statutory", &self->statutory, error)
         && bw_payload_get_integer (json, "population", G_MAXINT64, &self->population, error)
         && bw_payload_dup_string (json, "time_zone", FALSE, &self->time_zone, error);
}

/**
 * bw_area_new:
 * @json: a document of type `area`
 * @error: return location; the message begins with the pointer of the member
 *
 * Returns: (transfer full) (nullable): the area
 */
BwArea *
bw_area_new (JsonObject  *json,
             GError     **error)
{
  g_autoptr (BwArea) self = NULL;

  g_return_val_if_fail (json != NULL, NULL);

  self = g_atomic_rc_box_new0 (BwArea);
  return read_area (self, json, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * bw_area_ref:
 * @self: an area
 *
 * Returns: (transfer full): @self
 */
BwArea *
bw_area_ref (BwArea *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * bw_area_unref:
 * @self: (transfer full): an area
 */
void
bw_area_unref (BwArea *self)
{
  g_atomic_rc_box_release_full (self, clear_area);
}
