/* bw-document-fields.c: checking the declared members of a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-document-private.h"

#include "bw-json.h"
#include "bw-model-error.h"

#include <string.h>

#define MAX_TEXT 4000
#define MAX_ID   128
#define MAX_LIST 10000

static gboolean
fail (GError     **error,
      const char  *name,
      const char  *reason)
{
  g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, "/%s: %s", name, reason);
  return FALSE;
}

static gboolean
is_id (const char *text)
{
  gsize length = strlen (text);

  for (const char *c = text; *c != '\0'; c++)
    {
      if (!g_ascii_isalnum (*c) && strchr ("._:/-", *c) == NULL)
        return FALSE;
    }

  return length > 0 && length <= MAX_ID;
}

static gboolean
is_choice (const char *text,
           const char *choices)
{
  gsize length = strlen (text);

  for (const char *word = choices; word != NULL; word = strchr (word, '|'))
    {
      word += *word == '|';
      if (strncmp (word, text, length) == 0 && (word[length] == '|' || word[length] == '\0'))
        return length > 0;
    }

  return FALSE;
}

static gboolean
check_string (JsonObject     *object,
              const BwField  *field,
              GError        **error)
{
  const char *text;

  if (!bw_json_get_string (object, field->name, &text, error))
    return FALSE;
  if (strlen (text) > MAX_TEXT)
    return fail (error, field->name, "must have at most 4000 bytes");
  if (field->kind == BW_FIELD_ID && !is_id (text))
    return fail (error, field->name, "must be 1 to 128 of A-Z, a-z, 0-9 and . _ : / -");
  if (field->kind != BW_FIELD_CHOICE || is_choice (text, field->choices))
    return TRUE;

  g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, "/%s: must be one of %s", field->name, field->choices);
  return FALSE;
}

static JsonArray *
get_list (JsonObject     *object,
          const BwField  *field,
          GError        **error)
{
  JsonNode *node = json_object_get_member (object, field->name);

  if (JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) <= MAX_LIST)
    return json_node_get_array (node);

  fail (error, field->name, "must be a list of at most 10000");
  return NULL;
}

static gboolean
check_ids (JsonObject     *object,
           const BwField  *field,
           GError        **error)
{
  JsonArray *list = get_list (object, field, error);

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);

      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING
          || !is_id (json_node_get_string (node)))
        {
          g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, "/%s/%u: must be an id", field->name, i);
          return FALSE;
        }
    }

  return list != NULL;
}

static gboolean
check_object (JsonObject     *object,
              const BwField  *field,
              GError        **error)
{
  JsonNode *node = json_object_get_member (object, field->name);

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (error, field->name, "must be an object");
  if (bw_document_check_fields (json_node_get_object (node), field->members, error))
    return TRUE;

  g_prefix_error (error, "/%s", field->name);
  return FALSE;
}

static gboolean
check_objects (JsonObject     *object,
               const BwField  *field,
               GError        **error)
{
  JsonArray *list = get_list (object, field, error);

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);

      if (!JSON_NODE_HOLDS_OBJECT (node))
        {
          g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, "/%s/%u: must be an object", field->name, i);
          return FALSE;
        }

      if (!bw_document_check_fields (json_node_get_object (node), field->members, error))
        {
          g_prefix_error (error, "/%s/%u", field->name, i);
          return FALSE;
        }
    }

  return list != NULL;
}

static gboolean
check_field (JsonObject     *object,
             const BwField  *field,
             GError        **error)
{
  gboolean truth;
  gint64 whole;
  double number;

  if (!field->required && !bw_json_has (object, field->name))
    return TRUE;
  if (!bw_json_has (object, field->name))
    return fail (error, field->name, "is missing");

  switch (field->kind)
    {
    case BW_FIELD_TEXT:
    case BW_FIELD_ID:
    case BW_FIELD_CHOICE:
      return check_string (object, field, error);

    case BW_FIELD_TIME:
      return bw_json_get_time (object, field->name, &whole, error);

    case BW_FIELD_INTEGER:
      return bw_json_get_integer (object, field->name, 0, G_MAXINT64, &whole, error);

    case BW_FIELD_NUMBER:
      return bw_json_get_number (object, field->name, &number, error);

    case BW_FIELD_BOOLEAN:
      return bw_json_get_boolean (object, field->name, &truth, error);

    case BW_FIELD_IDS:
      return check_ids (object, field, error);

    case BW_FIELD_OBJECT:
      return check_object (object, field, error);

    case BW_FIELD_OBJECTS:
    default:
      return check_objects (object, field, error);
    }
}

/* Stops at the first member that is wrong. */
gboolean
bw_document_check_fields (JsonObject     *object,
                          const BwField  *fields,
                          GError        **error)
{
  for (const BwField *field = fields; field->name != NULL; field++)
    {
      if (!check_field (object, field, error))
        return FALSE;
    }

  return TRUE;
}
