/* bw-schema.c: the schemas of this program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-schema.h"

#include "bw-model-resources.h"
#include "bw-schema-private.h"

#define FOLDER "/io/github/bulwarkdesk/Bulwark/schemas/"

typedef struct
{
  BwSchema *common;
  BwSchema *report;
  BwSchema *types[BW_N_DOCUMENT_TYPES];
} Schemas;

static const BwSchema *
find_reference (const char *reference,
                gpointer    user_data)
{
  const Schemas *schemas = user_data;

  return g_str_equal (reference, "common.json") ? schemas->common : NULL;
}

static BwSchema *
load (Schemas    *schemas,
      const char *name)
{
  g_autofree char *path = g_strconcat (FOLDER, name, ".json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = g_resource_lookup_data (bw_model_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                                    &error);
  BwSchema *self = NULL;
  gsize length;

  if (json != NULL)
    self = bw_schema_new (g_bytes_get_data (json, &length), (gssize) g_bytes_get_size (json), find_reference, schemas,
                          &error);
  if (self == NULL)
    g_error ("the schema “%s” of this program is not valid: %s", name, error->message);

  return self;
}

static gpointer
load_all (gpointer unused)
{
  Schemas *schemas = g_new0 (Schemas, 1);

  schemas->common = load (schemas, "common");
  schemas->report = load (schemas, "report");
  for (guint i = 0; i < BW_N_DOCUMENT_TYPES; i++)
    schemas->types[i] = load (schemas, bw_document_type_to_string ((BwDocumentType) i));

  return schemas;
}

static const Schemas *
get_schemas (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, load_all, NULL);
}

const BwSchema *
bw_schema_find_property (const BwSchema *self,
                         const char     *name)
{
  for (guint i = 0; self->names != NULL && i < self->names->len; i++)
    {
      if (g_str_equal (g_ptr_array_index (self->names, i), name))
        return g_ptr_array_index (self->properties, i);
    }

  return NULL;
}

BwSchemaKind
bw_schema_get_kind (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return BW_SCHEMA_OBJECT;
  if (JSON_NODE_HOLDS_ARRAY (node))
    return BW_SCHEMA_ARRAY;
  if (JSON_NODE_HOLDS_NULL (node))
    return BW_SCHEMA_NULL;

  switch (json_node_get_value_type (node))
    {
    case G_TYPE_BOOLEAN:
      return BW_SCHEMA_BOOLEAN;

    case G_TYPE_INT64:
      return BW_SCHEMA_INTEGER;

    case G_TYPE_DOUBLE:
      return BW_SCHEMA_NUMBER;

    default:
      return BW_SCHEMA_STRING;
    }
}

/**
 * bw_schema_free:
 * @self: (transfer full) (nullable): a schema that was read
 */
void
bw_schema_free (BwSchema *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->required, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->properties, g_ptr_array_unref);
  g_clear_pointer (&self->additional, bw_schema_free);
  g_clear_pointer (&self->items, bw_schema_free);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_free (self->wanted);
  g_free (self);
}

/**
 * bw_schema_of_type:
 * @type: a type of documents
 *
 * Returns: (transfer none): what its documents may hold
 */
const BwSchema *
bw_schema_of_type (BwDocumentType type)
{
  g_return_val_if_fail ((guint) type < BW_N_DOCUMENT_TYPES, NULL);

  return get_schemas ()->types[type];
}

/**
 * bw_schema_of_reports:
 *
 * Returns: (transfer none): what a report may hold
 */
const BwSchema *
bw_schema_of_reports (void)
{
  return get_schemas ()->report;
}
