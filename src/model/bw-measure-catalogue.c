/* bw-measure-catalogue.c: all measures that there are
 *
 * The entries borrow their strings from the JSON that they were read from, which
 * the catalogue keeps. Immutable once built, so any thread may read it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-measure-catalogue.h"

#include "bw-json.h"
#include "bw-model-error.h"
#include "bw-model-resources.h"

#define RESOURCE_PATH "/io/github/bulwarkdesk/Bulwark/measures.json"
#define MAX_LENGTH    (1024 * 1024)
#define MAX_MEASURES  1000

struct _BwMeasureCatalogue
{
  GObject parent_instance;

  JsonNode   *root;     /* (owned): holds the strings of the entries */
  GArray     *measures; /* (owned) (element-type BwMeasure) */
  GHashTable *by_id;    /* (owned): id → BwMeasureId */
};

G_DEFINE_FINAL_TYPE (BwMeasureCatalogue, bw_measure_catalogue, G_TYPE_OBJECT)

/* One of the nicks of an enumeration, or an error that lists them. */
static gboolean
read_choice (JsonObject  *object,
             const char  *member,
             GType        type,
             int         *value,
             GError     **error)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);
  const GEnumValue *choice;
  const char *nick;

  if (!bw_json_get_string (object, member, &nick, error))
    return FALSE;

  choice = g_enum_get_value_by_nick (klass, nick);
  if (choice == NULL)
    {
      g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD,
                   "/%s: “%s” is not one that a measure can have", member, nick);
      return FALSE;
    }

  *value = choice->value;
  return TRUE;
}

/* {"zh_CN": …, "en": …} */
static gboolean
read_translated (JsonObject  *object,
                 const char  *member,
                 const char **zh,
                 const char **en,
                 GError     **error)
{
  JsonNode *node = json_object_get_member (object, member);
  JsonObject *languages;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD,
                   "/%s: must be an object with zh_CN and en", member);
      return FALSE;
    }

  languages = json_node_get_object (node);
  if (bw_json_get_string (languages, "zh_CN", zh, error)
      && bw_json_get_string (languages, "en", en, error))
    return TRUE;

  g_prefix_error (error, "/%s", member);
  return FALSE;
}

static gboolean
read_texts (BwMeasure   *measure,
            JsonObject  *object,
            GError     **error)
{
  if (!bw_json_get_string (object, "id", &measure->id, error)
      || !bw_json_get_string (object, "subject", &measure->subject, error)
      || !read_translated (object, "name", &measure->name_zh, &measure->name_en, error)
      || !read_translated (object, "unit", &measure->unit_zh, &measure->unit_en, error)
      || !read_translated (object, "definition",
                           &measure->definition_zh, &measure->definition_en, error))
    return FALSE;

  if (*measure->id == '\0' || *measure->subject == '\0' || strchr (measure->subject, ':') != NULL)
    {
      g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD,
                   "/%s: must be a word without a colon",
                   *measure->id == '\0' ? "id" : "subject");
      return FALSE;
    }

  return TRUE;
}

/* A range that ends at a value which nothing can have lets wrong ones in. */
static gboolean
check_end (const BwMeasure  *measure,
           const char       *member,
           double            value,
           GError          **error)
{
  const char *fault = bw_measure_find_fault (measure, value);

  if (fault == NULL)
    return TRUE;

  g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, "/%s: %s", member, fault);
  return FALSE;
}

static gboolean
read_numbers (BwMeasure   *measure,
              JsonObject  *object,
              GError     **error)
{
  gint64 stale_after;

  if (!bw_json_get_number (object, "minimum", &measure->minimum, error)
      || !bw_json_get_number (object, "maximum", &measure->maximum, error)
      || !bw_json_get_integer (object, "stale_after", 0, G_MAXINT32, &stale_after, error)
      || !bw_json_get_boolean (object, "whole", &measure->whole, error)
      || !bw_json_get_boolean (object, "series", &measure->series, error)
      || (bw_json_has (object, "ledger") && !bw_json_get_boolean (object, "ledger", &measure->ledger, error)))
    return FALSE;

  if (measure->maximum < measure->minimum)
    {
      g_set_error_literal (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD,
                           "/maximum: must not be below the minimum");
      return FALSE;
    }

  measure->stale_after = (guint) stale_after;
  return check_end (measure, "minimum", measure->minimum, error)
         && check_end (measure, "maximum", measure->maximum, error);
}

static gboolean
read_measure (BwMeasure   *measure,
              JsonNode    *node,
              GError     **error)
{
  JsonObject *object;
  int kind;
  int rollup;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error_literal (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, ": must be an object");
      return FALSE;
    }

  object = json_node_get_object (node);
  if (!read_texts (measure, object, error)
      || !read_numbers (measure, object, error)
      || !read_choice (object, "kind", BW_TYPE_MEASURE_KIND, &kind, error)
      || !read_choice (object, "rollup", BW_TYPE_ROLLUP, &rollup, error))
    return FALSE;

  measure->kind = (BwMeasureKind) kind;
  measure->rollup = (BwRollup) rollup;
  return TRUE;
}

static gboolean
add_measure (BwMeasureCatalogue  *self,
             JsonNode            *node,
             GError             **error)
{
  BwMeasure measure = { .index = (BwMeasureId) self->measures->len };

  if (!read_measure (&measure, node, error))
    return FALSE;

  if (g_hash_table_contains (self->by_id, measure.id))
    {
      g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD,
                   "/id: “%s” is there twice", measure.id);
      return FALSE;
    }

  g_hash_table_insert (self->by_id, (gpointer) measure.id, GUINT_TO_POINTER (measure.index));
  g_array_append_val (self->measures, measure);
  return TRUE;
}

static gboolean
read_catalogue (BwMeasureCatalogue  *self,
                GError             **error)
{
  JsonArray *entries = NULL;
  JsonNode *node;

  if (JSON_NODE_HOLDS_OBJECT (self->root))
    {
      node = json_object_get_member (json_node_get_object (self->root), "measures");
      entries = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
    }

  if (entries == NULL || json_array_get_length (entries) > MAX_MEASURES)
    {
      g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FORMAT,
                   "/measures: must be a list of at most %d measures", MAX_MEASURES);
      return FALSE;
    }

  for (guint i = 0; i < json_array_get_length (entries); i++)
    {
      if (!add_measure (self, json_array_get_element (entries, i), error))
        {
          g_prefix_error (error, "/measures/%u", i);
          return FALSE;
        }
    }

  return TRUE;
}

static gpointer
load_default (gpointer unused)
{
  g_autoptr (GBytes) json = NULL;
  g_autoptr (GError) error = NULL;
  BwMeasureCatalogue *self;

  json = g_resource_lookup_data (bw_model_get_resource (), RESOURCE_PATH,
                                 G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (json == NULL)
    g_error ("no measure catalogue in this program: %s", error->message);

  self = bw_measure_catalogue_new (json, &error);
  if (self == NULL)
    g_error ("the measure catalogue of this program is not valid: %s", error->message);

  return self;
}

static void
bw_measure_catalogue_finalize (GObject *object)
{
  BwMeasureCatalogue *self = BW_MEASURE_CATALOGUE (object);

  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->measures, g_array_unref);
  g_clear_pointer (&self->root, json_node_unref);

  G_OBJECT_CLASS (bw_measure_catalogue_parent_class)->finalize (object);
}

static void
bw_measure_catalogue_class_init (BwMeasureCatalogueClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = bw_measure_catalogue_finalize;
}

static void
bw_measure_catalogue_init (BwMeasureCatalogue *self)
{
  self->measures = g_array_new (FALSE, FALSE, sizeof (BwMeasure));
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
}

/**
 * bw_measure_catalogue_get_default:
 *
 * The catalogue of `data/measures.json`, compiled into the program. A program
 * whose catalogue cannot be read is broken and ends.
 *
 * Returns: (transfer none): the catalogue; it lives as long as the program
 */
BwMeasureCatalogue *
bw_measure_catalogue_get_default (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, load_default, NULL);
}

/**
 * bw_measure_catalogue_new:
 * @json: a catalogue in the form of `data/measures.json`
 * @error: return location; `BW_MODEL_ERROR`, the message begins with the pointer
 *   of the member, e.g. `/measures/3/kind: …`
 *
 * Returns: (transfer full) (nullable): the catalogue
 */
BwMeasureCatalogue *
bw_measure_catalogue_new (GBytes  *json,
                          GError **error)
{
  g_autoptr (BwMeasureCatalogue) self = NULL;
  gconstpointer text;
  gsize length;

  g_return_val_if_fail (json != NULL, NULL);

  self = g_object_new (BW_TYPE_MEASURE_CATALOGUE, NULL);
  text = g_bytes_get_data (json, &length);
  self->root = bw_json_parse (text != NULL ? text : "", (gssize) length, MAX_LENGTH, error);
  if (self->root == NULL || !read_catalogue (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * bw_measure_catalogue_get_size:
 * @self: a catalogue
 *
 * Returns: how many measures there are; their indices are below that
 */
guint
bw_measure_catalogue_get_size (BwMeasureCatalogue *self)
{
  g_return_val_if_fail (BW_IS_MEASURE_CATALOGUE (self), 0);

  return self->measures->len;
}

/**
 * bw_measure_catalogue_get:
 * @self: a catalogue
 * @index: an index below bw_measure_catalogue_get_size()
 *
 * Returns: (transfer none): the measure
 */
const BwMeasure *
bw_measure_catalogue_get (BwMeasureCatalogue *self,
                          BwMeasureId         index)
{
  g_return_val_if_fail (BW_IS_MEASURE_CATALOGUE (self), NULL);
  g_return_val_if_fail (index < self->measures->len, NULL);

  return &g_array_index (self->measures, BwMeasure, index);
}

/**
 * bw_measure_catalogue_lookup:
 * @self: a catalogue
 * @id: a wire name, e.g. `sampled`
 *
 * Returns: (transfer none) (nullable): the measure of that name
 */
const BwMeasure *
bw_measure_catalogue_lookup (BwMeasureCatalogue *self,
                             const char         *id)
{
  gpointer index;

  g_return_val_if_fail (BW_IS_MEASURE_CATALOGUE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  if (!g_hash_table_lookup_extended (self->by_id, id, NULL, &index))
    return NULL;

  return &g_array_index (self->measures, BwMeasure, GPOINTER_TO_UINT (index));
}
