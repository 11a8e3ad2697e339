/* bw-schema-read.c: reads the subset of JSON Schema that is ours
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-json.h"
#include "bw-model-error.h"
#include "bw-schema-private.h"

#include <math.h>

#define MAX_LENGTH (256 * 1024)

/* How references are followed. */
typedef struct
{
  BwSchemaFind find;
  gpointer     user_data;
} Reading;

static BwSchema *read_schema (Reading   *reading,
                              JsonNode  *node,
                              GError   **error);

static gboolean
fail (const char  *keyword,
      const char  *reason,
      GError     **error)
{
  g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FORMAT, "/%s: %s", keyword, reason);
  return FALSE;
}

static const char *
get_text (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

/* (nullable) (transfer full): a list of words, as it is wanted of several keywords. */
static GPtrArray *
read_words (JsonNode *node)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      const char *word = get_text (json_array_get_element (array, i));

      if (word == NULL)
        return NULL;

      g_ptr_array_add (words, g_strdup (word));
    }

  return words->len > 0 ? g_steal_pointer (&words) : NULL;
}

static gboolean
add_kind (BwSchema   *self,
          const char *name)
{
  static const struct
  {
    const char *name;
    guint       kinds;
  } kinds[] = {
    { "null", BW_SCHEMA_NULL },
    { "boolean", BW_SCHEMA_BOOLEAN },
    { "integer", BW_SCHEMA_INTEGER },
    { "number", BW_SCHEMA_NUMBER | BW_SCHEMA_INTEGER },
    { "string", BW_SCHEMA_STRING },
    { "array", BW_SCHEMA_ARRAY },
    { "object", BW_SCHEMA_OBJECT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_str_equal (kinds[i].name, name))
        {
          self->kinds |= kinds[i].kinds;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
read_type (Reading   *reading,
           BwSchema  *self,
           JsonNode  *node,
           GError   **error)
{
  g_autoptr (GPtrArray) words = get_text (node) == NULL ? read_words (node) : NULL;

  if (get_text (node) != NULL && add_kind (self, get_text (node)))
    return TRUE;

  for (guint i = 0; words != NULL && i < words->len; i++)
    {
      if (!add_kind (self, g_ptr_array_index (words, i)))
        return fail ("type", "is not one that a value can have", error);
    }

  return words != NULL || fail ("type", "must be a type or a list of types", error);
}

static gboolean
read_format (Reading   *reading,
             BwSchema  *self,
             JsonNode  *node,
             GError   **error)
{
  const char *text = get_text (node);

  if (g_strcmp0 (text, "date-time") == 0)
    self->format = BW_SCHEMA_DATE_TIME;
  else if (g_strcmp0 (text, "code") == 0)
    self->format = BW_SCHEMA_CODE;
  else if (g_strcmp0 (text, "uuid") == 0)
    self->format = BW_SCHEMA_UUID;
  else
    return fail ("format", "must be date-time, code or uuid", error);

  return TRUE;
}

static gboolean
read_reference (Reading   *reading,
                BwSchema  *self,
                JsonNode  *node,
                GError   **error)
{
  const char *text = get_text (node);

  if (text != NULL && reading->find != NULL)
    self->base = reading->find (text, reading->user_data);

  return self->base != NULL || fail ("$ref", "names no schema that was read before", error);
}

static gboolean
read_required (Reading   *reading,
               BwSchema  *self,
               JsonNode  *node,
               GError   **error)
{
  self->required = read_words (node);
  return self->required != NULL || fail ("required", "must be a list of names", error);
}

static gboolean
read_enum (Reading   *reading,
           BwSchema  *self,
           JsonNode  *node,
           GError   **error)
{
  self->choices = read_words (node);
  return self->choices != NULL || fail ("enum", "must be a list of words", error);
}

static gboolean
read_properties (Reading   *reading,
                 BwSchema  *self,
                 JsonNode  *node,
                 GError   **error)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail ("properties", "must be an object", error);

  self->names = g_ptr_array_new_with_free_func (g_free);
  self->properties = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_schema_free);
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      BwSchema *property = read_schema (reading, member, error);

      if (property == NULL)
        {
          g_prefix_error (error, "/properties/%s", name);
          return FALSE;
        }

      g_ptr_array_add (self->names, g_strdup (name));
      g_ptr_array_add (self->properties, property);
    }

  return TRUE;
}

/* What is not declared is always kept; a schema says what it must be. */
static gboolean
read_additional (Reading   *reading,
                 BwSchema  *self,
                 JsonNode  *node,
                 GError   **error)
{
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node))
    return TRUE;

  self->additional = read_schema (reading, node, error);
  if (self->additional == NULL)
    g_prefix_error (error, "/additionalProperties");

  return self->additional != NULL;
}

static gboolean
read_items (Reading   *reading,
            BwSchema  *self,
            JsonNode  *node,
            GError   **error)
{
  self->items = read_schema (reading, node, error);
  if (self->items == NULL)
    g_prefix_error (error, "/items");

  return self->items != NULL;
}

static gboolean
read_wanted (Reading   *reading,
             BwSchema  *self,
             JsonNode  *node,
             GError   **error)
{
  const char *text = get_text (node);
  BwDocumentType type;

  if (text == NULL
      || (!g_str_equal (text, "place") && !g_str_equal (text, "measure")
          && !bw_document_type_from_string (text, &type)))
    return fail ("x-names", "must be a type of documents, place or measure", error);

  self->wanted = g_strdup (text);
  return TRUE;
}

static gboolean
read_only (Reading   *reading,
           BwSchema  *self,
           JsonNode  *node,
           GError   **error)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return fail ("readOnly", "must be true or false", error);

  self->is_read_only = json_node_get_boolean (node);
  return TRUE;
}

/* For people. */
static gboolean
pass_over (Reading   *reading,
           BwSchema  *self,
           JsonNode  *node,
           GError   **error)
{
  return TRUE;
}

typedef gboolean (*ReadFunc) (Reading   *reading,
                              BwSchema  *self,
                              JsonNode  *node,
                              GError   **error);

static const struct
{
  const char *name;
  ReadFunc    read;
} keywords[] =
{
  { "$schema", pass_over },
  { "$id", pass_over },
  { "title", pass_over },
  { "description", pass_over },
  { "examples", pass_over },
  { "$ref", read_reference },
  { "type", read_type },
  { "enum", read_enum },
  { "format", read_format },
  { "required", read_required },
  { "properties", read_properties },
  { "additionalProperties", read_additional },
  { "items", read_items },
  { "readOnly", read_only },
  { "x-names", read_wanted },
};

static const struct
{
  const char *name;
  gsize       offset;
} counts[] =
{
  { "minLength", G_STRUCT_OFFSET (BwSchema, min_length) },
  { "maxLength", G_STRUCT_OFFSET (BwSchema, max_length) },
  { "minItems", G_STRUCT_OFFSET (BwSchema, min_items) },
  { "maxItems", G_STRUCT_OFFSET (BwSchema, max_items) },
};

static const struct
{
  const char *name;
  gsize       offset;
} limits[] =
{
  { "minimum", G_STRUCT_OFFSET (BwSchema, minimum) },
  { "maximum", G_STRUCT_OFFSET (BwSchema, maximum) },
};

static gboolean
read_limit (BwSchema    *self,
            JsonObject  *object,
            const char  *name,
            gboolean    *is_known,
            GError     **error)
{
  gint64 count;

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      if (!g_str_equal (counts[i].name, name))
        continue;

      *is_known = TRUE;
      if (!bw_json_get_integer (object, name, 0, G_MAXINT32, &count, error))
        return FALSE;

      G_STRUCT_MEMBER (guint, self, counts[i].offset) = (guint) count;
    }

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      if (!g_str_equal (limits[i].name, name))
        continue;

      *is_known = TRUE;
      if (!bw_json_get_number (object, name, &G_STRUCT_MEMBER (double, self, limits[i].offset), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_keyword (Reading     *reading,
              BwSchema    *self,
              JsonObject  *object,
              const char  *name,
              JsonNode    *node,
              GError     **error)
{
  gboolean is_known = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (keywords); i++)
    {
      if (g_str_equal (keywords[i].name, name))
        return keywords[i].read (reading, self, node, error);
    }

  if (!read_limit (self, object, name, &is_known, error))
    return FALSE;

  return is_known || fail (name, "is no keyword of our subset of JSON Schema", error);
}

static BwSchema *
read_schema (Reading   *reading,
             JsonNode  *node,
             GError   **error)
{
  g_autoptr (BwSchema) self = g_new0 (BwSchema, 1);
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  self->minimum = -INFINITY;
  self->maximum = INFINITY;
  self->max_length = G_MAXUINT;
  self->max_items = G_MAXUINT;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error_literal (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FORMAT, ": a schema must be an object");
      return NULL;
    }

  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      if (!read_keyword (reading, self, json_node_get_object (node), name, member, error))
        return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * bw_schema_new:
 * @json: (array length=length): the text of a schema
 * @length: its length, -1 if NUL-terminated
 * @find: (nullable): finds what `$ref` means; %NULL: no reference is good
 * @user_data: for @find
 * @error: return location; "/pointer: reason", also for a keyword that is not in
 *   our subset
 *
 * Returns: (transfer full) (nullable): the schema
 */
BwSchema *
bw_schema_new (const char    *json,
               gssize         length,
               BwSchemaFind   find,
               gpointer       user_data,
               GError       **error)
{
  g_autoptr (JsonNode) root = NULL;
  Reading reading = { find, user_data };

  g_return_val_if_fail (json != NULL, NULL);

  root = bw_json_parse (json, length, MAX_LENGTH, error);
  return root != NULL ? read_schema (&reading, root, error) : NULL;
}
