/* bw-schema-check.c: holds a document against its schema
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-model-error.h"
#include "bw-reason.h"
#include "bw-schema-private.h"
#include "bw-time.h"
#include "bw-uuid.h"

#include <string.h>

#define MAX_CODE 128

/* A step of the way to a member; the way is written down only if it is told. */
typedef struct _Step Step;
struct _Step
{
  const Step *above;  /* (nullable) */
  const char *name;   /* (nullable): an item of a list */
  guint       index;
};

/* Where we are, and what was found. */
typedef struct
{
  const Step *step;    /* (nullable): at the top */
  GPtrArray  *faults;
  guint       max;
} Check;

static void check_below (Check          *check,
                         const BwSchema *schema,
                         JsonNode       *node,
                         const char     *name,
                         guint           index);

/* RFC 6901 */
static void
append_name (GString    *pointer,
             const char *name)
{
  g_string_append_c (pointer, '/');
  for (; *name != '\0'; name++)
    {
      if (*name == '~')
        g_string_append (pointer, "~0");
      else if (*name == '/')
        g_string_append (pointer, "~1");
      else
        g_string_append_c (pointer, *name);
    }
}

static void
append_way (GString    *pointer,
            const Step *step)
{
  if (step == NULL)
    return;

  append_way (pointer, step->above);
  if (step->name != NULL)
    append_name (pointer, step->name);
  else
    g_string_append_printf (pointer, "/%u", step->index);
}

static gboolean
is_full (const Check *check)
{
  return check->faults->len >= check->max;
}

static void
tell (Check      *check,
      const char *reason)
{
  g_autoptr (GString) pointer = NULL;

  if (is_full (check))
    return;

  pointer = g_string_new (NULL);
  append_way (pointer, check->step);
  g_ptr_array_add (check->faults, bw_fault_new ("", 0, pointer->str, reason));
}

static void
tell_missing (Check      *check,
              const char *name)
{
  const Step step = { check->step, name, 0 };

  check->step = &step;
  tell (check, bw_reason_say (BW_REASON_MISSING));
  check->step = step.above;
}

static void
tell_kind (Check *check,
           guint  kinds)
{
  static const struct
  {
    guint       kind;
    const char *words;
  } kinds_told[] = {
    { BW_SCHEMA_NUMBER, "a number" },
    { BW_SCHEMA_INTEGER, "a whole number" },
    { BW_SCHEMA_STRING, "a string" },
    { BW_SCHEMA_BOOLEAN, "true or false" },
    { BW_SCHEMA_ARRAY, "a list" },
    { BW_SCHEMA_OBJECT, "an object" },
    { BW_SCHEMA_NULL, "null" },
  };
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *reason = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds_told); i++)
    {
      if ((kinds & kinds_told[i].kind) == 0
          || (kinds_told[i].kind == BW_SCHEMA_INTEGER && (kinds & BW_SCHEMA_NUMBER) != 0))
        continue;

      g_string_append_printf (words, "%s%s", words->len > 0 ? " or " : "", kinds_told[i].words);
    }

  reason = bw_reason_write (BW_REASON_KIND, words->str, NULL);
  tell (check, reason);
}

static gboolean
is_code (const char *text)
{
  gsize length = strlen (text);

  for (const char *c = text; *c != '\0'; c++)
    {
      if (!g_ascii_isalnum (*c) && strchr ("._:/-", *c) == NULL)
        return FALSE;
    }

  return length > 0 && length <= MAX_CODE;
}

static void
check_format (Check          *check,
              BwSchemaFormat  format,
              const char     *text)
{
  guint8 id[16];
  gint64 time;

  if (format == BW_SCHEMA_CODE && !is_code (text))
    tell (check, bw_reason_say (BW_REASON_CODE));
  else if (format == BW_SCHEMA_DATE_TIME && !bw_time_parse (text, &time, NULL))
    tell (check, bw_reason_say (BW_REASON_TIME));
  else if (format == BW_SCHEMA_UUID && !bw_uuid_parse (text, id))
    tell (check, "must be a UUID");
}

static void
check_choice (Check           *check,
              const GPtrArray *choices,
              const char      *text)
{
  g_autoptr (GString) words = NULL;
  g_autofree char *reason = NULL;

  for (guint i = 0; i < choices->len; i++)
    {
      if (g_str_equal (g_ptr_array_index (choices, i), text))
        return;
    }

  words = g_string_new (NULL);
  for (guint i = 0; i < choices->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? "|" : "", (const char *) g_ptr_array_index (choices, i));

  reason = bw_reason_write (BW_REASON_CHOICE, words->str, NULL);
  tell (check, reason);
}

/* (transfer full): of a bound that is a number */
static char *
count (BwReason reason,
       guint    bound)
{
  g_autofree char *number = g_strdup_printf ("%u", bound);

  return bw_reason_write (reason, number, NULL);
}

static void
check_text (Check          *check,
            const BwSchema *schema,
            const char     *text)
{
  gsize n_bytes = strlen (text);
  g_autofree char *reason = NULL;

  if (n_bytes > schema->max_length && g_utf8_strlen (text, -1) > (long) schema->max_length)
    reason = count (BW_REASON_LONG, schema->max_length);
  else if (n_bytes < 4 * (gsize) schema->min_length && g_utf8_strlen (text, -1) < (long) schema->min_length)
    reason = count (BW_REASON_SHORT, schema->min_length);

  if (reason != NULL)
    tell (check, reason);
  else if (schema->choices != NULL)
    check_choice (check, schema->choices, text);
  else
    check_format (check, schema->format, text);
}

static void
check_number (Check          *check,
              const BwSchema *schema,
              double          value)
{
  g_autofree char *minimum = NULL;
  g_autofree char *maximum = NULL;
  g_autofree char *reason = NULL;

  if (value >= schema->minimum && value <= schema->maximum)
    return;

  if (schema->minimum == 0 && value < 0)
    {
      tell (check, bw_reason_say (BW_REASON_NEGATIVE));
      return;
    }

  minimum = g_strdup_printf ("%.15g", schema->minimum);
  maximum = g_strdup_printf ("%.15g", schema->maximum);
  reason = bw_reason_write (BW_REASON_RANGE, minimum, maximum, NULL);
  tell (check, reason);
}

static void
check_list (Check          *check,
            const BwSchema *schema,
            JsonArray      *list)
{
  guint length = json_array_get_length (list);
  g_autofree char *reason = NULL;

  if (length > schema->max_items)
    reason = count (BW_REASON_MANY, schema->max_items);
  else if (length < schema->min_items)
    reason = count (BW_REASON_FEW, schema->min_items);

  if (reason != NULL)
    {
      tell (check, reason);
      return;
    }

  for (guint i = 0; schema->items != NULL && i < length && !is_full (check); i++)
    {
      check_below (check, schema->items, json_array_get_element (list, i), NULL, i);
    }
}

static gboolean
is_there (JsonObject *object,
          const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && !JSON_NODE_HOLDS_NULL (node);
}

static void
check_others (Check          *check,
              const BwSchema *schema,
              JsonObject     *object)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node) && !is_full (check))
    {
      if (bw_schema_find_property (schema, name) == NULL)
        check_below (check, schema->additional, node, name, 0);
    }
}

/* In the order of the schema. A member that is null counts as missing. */
static void
check_members (Check          *check,
               const BwSchema *schema,
               JsonObject     *object)
{
  for (guint i = 0; schema->names != NULL && i < schema->names->len && !is_full (check); i++)
    {
      const char *name = g_ptr_array_index (schema->names, i);
      JsonNode *node = json_object_get_member (object, name);

      if (node != NULL && !JSON_NODE_HOLDS_NULL (node))
        check_below (check, g_ptr_array_index (schema->properties, i), node, name, 0);
    }

  for (guint i = 0; schema->required != NULL && i < schema->required->len; i++)
    {
      if (!is_there (object, g_ptr_array_index (schema->required, i)))
        tell_missing (check, g_ptr_array_index (schema->required, i));
    }

  if (schema->additional != NULL)
    check_others (check, schema, object);
}

static void
check_object (Check          *check,
              const BwSchema *schema,
              JsonObject     *object)
{
  if (schema->base != NULL)
    check_object (check, schema->base, object);

  check_members (check, schema, object);
}

static void
check_node (Check          *check,
            const BwSchema *schema,
            JsonNode       *node)
{
  BwSchemaKind kind = bw_schema_get_kind (node);

  if (schema->kinds != 0 && (schema->kinds & kind) == 0)
    tell_kind (check, schema->kinds);
  else if (kind == BW_SCHEMA_STRING)
    check_text (check, schema, json_node_get_string (node));
  else if (kind == BW_SCHEMA_INTEGER || kind == BW_SCHEMA_NUMBER)
    check_number (check, schema, json_node_get_double (node));
  else if (kind == BW_SCHEMA_ARRAY)
    check_list (check, schema, json_node_get_array (node));
  else if (kind == BW_SCHEMA_OBJECT)
    check_object (check, schema, json_node_get_object (node));
}

static void
check_below (Check          *check,
             const BwSchema *schema,
             JsonNode       *node,
             const char     *name,
             guint           index)
{
  const Step step = { check->step, name, index };

  if (is_full (check))
    return;

  check->step = &step;
  check_node (check, schema, node);
  check->step = step.above;
}

static void
strip_members (const BwSchema *schema,
               JsonObject     *object)
{
  for (guint i = 0; schema->names != NULL && i < schema->names->len; i++)
    {
      const char *name = g_ptr_array_index (schema->names, i);
      const BwSchema *property = g_ptr_array_index (schema->properties, i);
      JsonNode *node = json_object_get_member (object, name);

      if (node == NULL)
        continue;
      if (property->is_read_only || JSON_NODE_HOLDS_NULL (node))
        json_object_remove_member (object, name);
      else if (JSON_NODE_HOLDS_OBJECT (node))
        strip_members (property, json_node_get_object (node));
    }
}

/* What looks for names. */
typedef struct
{
  BwSchemaNameFunc func;
  gpointer         user_data;
} Visit;

static void
tell_name (const Visit    *visit,
           const BwSchema *schema,
           const Step     *step,
           const char     *id)
{
  g_autoptr (GString) pointer = g_string_new (NULL);

  append_way (pointer, step);
  visit->func (pointer->str, schema->wanted, id, visit->user_data);
}

static void visit_object (const Visit    *visit,
                          const BwSchema *schema,
                          const Step     *step,
                          JsonObject     *object);

static void
visit_node (const Visit    *visit,
            const BwSchema *schema,
            const Step     *step,
            JsonNode       *node)
{
  BwSchemaKind kind = bw_schema_get_kind (node);
  JsonArray *array = kind == BW_SCHEMA_ARRAY ? json_node_get_array (node) : NULL;

  if (schema->wanted != NULL && kind == BW_SCHEMA_STRING)
    tell_name (visit, schema, step, json_node_get_string (node));
  else if (kind == BW_SCHEMA_OBJECT)
    visit_object (visit, schema, step, json_node_get_object (node));

  for (guint i = 0; array != NULL && schema->items != NULL && i < json_array_get_length (array); i++)
    {
      const Step below = { step, NULL, i };

      visit_node (visit, schema->items, &below, json_array_get_element (array, i));
    }
}

static void
visit_object (const Visit    *visit,
              const BwSchema *schema,
              const Step     *step,
              JsonObject     *object)
{
  for (guint i = 0; schema->names != NULL && i < schema->names->len; i++)
    {
      const Step below = { step, g_ptr_array_index (schema->names, i), 0 };
      JsonNode *node = json_object_get_member (object, below.name);

      if (node != NULL)
        visit_node (visit, g_ptr_array_index (schema->properties, i), &below, node);
    }
}

/**
 * bw_schema_check:
 * @self: a schema
 * @node: what came
 * @max: faults that @faults may hold
 * @faults: (element-type BwFault): where to add what is wrong, in the order of the
 *   schema; each has the pointer of the member and no file
 *
 * Returns: whether nothing is wrong
 */
gboolean
bw_schema_check (const BwSchema *self,
                 JsonNode       *node,
                 guint           max,
                 GPtrArray      *faults)
{
  Check check = { NULL, faults, max };
  guint before = faults->len;

  check_node (&check, self, node);
  return faults->len == before;
}

/**
 * bw_schema_check_first:
 * @self: a schema
 * @object: what came
 * @error: return location; "/pointer: reason" of the first fault
 *
 * Returns: whether nothing is wrong
 */
gboolean
bw_schema_check_first (const BwSchema  *self,
                       JsonObject      *object,
                       GError         **error)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_fault_free);
  Check check = { NULL, faults, 1 };
  const BwFault *fault;

  check_object (&check, self, object);
  if (faults->len == 0)
    return TRUE;

  fault = g_ptr_array_index (faults, 0);
  g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, "%s: %s", fault->pointer, fault->reason);
  return FALSE;
}

/**
 * bw_schema_strip:
 * @self: the schema of an object
 * @object: what came; it is changed
 *
 * Takes out members that are `readOnly`, for the backend alone writes them, and
 * declared ones that are null, which says as much as leaving them out.
 */
void
bw_schema_strip (const BwSchema *self,
                 JsonObject     *object)
{
  for (const BwSchema *schema = self; schema != NULL; schema = schema->base)
    strip_members (schema, object);
}

/**
 * bw_schema_visit_names:
 * @self: the schema of an object
 * @object: one that was checked
 * @func: (scope call): called for each member that names something (`x-names`)
 * @user_data: for @func
 */
void
bw_schema_visit_names (const BwSchema   *self,
                       JsonObject       *object,
                       BwSchemaNameFunc  func,
                       gpointer          user_data)
{
  const Visit visit = { func, user_data };

  visit_object (&visit, self, NULL, object);
}
