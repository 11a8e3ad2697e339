/* bw-alert-rule-book.c: all alert rules that are in force
 *
 * The rules borrow their strings from the JSON that they were read from, which
 * the book keeps.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-alert-rule-book.h"

#include "bw-alert-rule-private.h"
#include "bw-fault.h"
#include "bw-json.h"
#include "bw-model-error.h"
#include "bw-model-resources.h"

#define RESOURCE_PATH "/io/github/bulwarkdesk/Bulwark/rules.json"
#define FORMAT        "bulwark-rules/1"
#define MAX_RULES     64

struct _BwAlertRuleBook
{
  GObject parent_instance;

  GPtrArray  *objects; /* (owned) (element-type JsonObject): hold the strings */
  GArray     *rules;   /* (owned) (element-type BwAlertRule) */
  GHashTable *by_id;   /* (owned): id → index + 1 */
};

G_DEFINE_FINAL_TYPE (BwAlertRuleBook, bw_alert_rule_book, G_TYPE_OBJECT)

static void
add_fault (GPtrArray    *faults,
           const char   *prefix,
           const GError *error)
{
  g_autofree char *pointer = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *whole = NULL;

  if (faults == NULL)
    return;

  bw_json_split_error (error, &pointer, &reason);
  whole = g_strconcat (prefix, pointer, NULL);
  g_ptr_array_add (faults, bw_fault_new (BW_ALERT_RULE_BOOK_FILE, 0, whole, reason));
}

static gboolean
read_format (JsonNode   *root,
             JsonArray **list,
             GError    **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode *rules;
  const char *format;

  if (object == NULL)
    {
      g_set_error_literal (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FORMAT, ": must be an object");
      return FALSE;
    }

  if (!bw_json_get_string (object, "format", &format, error))
    return FALSE;

  rules = json_object_get_member (object, "rules");
  if (!g_str_equal (format, FORMAT))
    g_set_error_literal (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FORMAT, "/format: must be " FORMAT);
  else if (rules == NULL || !JSON_NODE_HOLDS_ARRAY (rules)
           || json_array_get_length (json_node_get_array (rules)) > MAX_RULES)
    g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FORMAT, "/rules: must be a list of at most %d rules", MAX_RULES);
  else
    *list = json_node_get_array (rules);

  return *list != NULL;
}

static JsonObject *
copy_object (JsonObject *object)
{
  JsonObject *copy = json_object_new ();
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *l = names; l != NULL; l = l->next)
    json_object_set_member (copy, l->data, json_object_dup_member (object, l->data));

  return copy;
}

/* The rule of that id with the members of @changes instead of its own. */
static JsonObject *
lay_over (JsonObject *base,
          JsonObject *changes)
{
  JsonObject *whole = copy_object (base);
  g_autoptr (GList) names = json_object_get_members (changes);

  for (GList *l = names; l != NULL; l = l->next)
    json_object_set_member (whole, l->data, json_object_dup_member (changes, l->data));

  return whole;
}

static gboolean
put_rule (BwAlertRuleBook  *self,
          JsonObject       *object,
          GHashTable       *seen,
          GError          **error)
{
  const char *id = NULL;
  guint index;
  BwAlertRule rule;

  if (!bw_json_get_string (object, "id", &id, error))
    return FALSE;
  if (!g_hash_table_add (seen, (gpointer) id))
    {
      g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, "/id: “%s” is there twice", id);
      return FALSE;
    }

  index = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, id));
  if (index != 0)
    object = lay_over (g_ptr_array_index (self->objects, index - 1), object);
  else
    json_object_ref (object);

  g_ptr_array_add (self->objects, object);
  if (!bw_alert_rule_read (&rule, object, error))
    return FALSE;
  if (index == 0 && self->rules->len == MAX_RULES)
    {
      g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FORMAT, "/id: there are more than %d rules", MAX_RULES);
      return FALSE;
    }

  rule.index = index != 0 ? index - 1 : self->rules->len;
  if (index != 0)
    g_array_index (self->rules, BwAlertRule, index - 1) = rule;
  else
    g_array_append_val (self->rules, rule);
  g_hash_table_insert (self->by_id, (gpointer) rule.id, GUINT_TO_POINTER (rule.index + 1));
  return TRUE;
}

static gboolean
put_rules (BwAlertRuleBook *self,
           JsonArray       *list,
           GPtrArray       *faults)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean is_good = TRUE;

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      g_autofree char *pointer = g_strdup_printf ("/rules/%u", i);
      JsonNode *node = json_array_get_element (list, i);
      g_autoptr (GError) error = NULL;

      if (!JSON_NODE_HOLDS_OBJECT (node))
        g_set_error_literal (&error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, ": must be an object");
      else
        put_rule (self, json_node_get_object (node), seen, &error);

      if (error != NULL)
        {
          add_fault (faults, pointer, error);
          is_good = FALSE;
        }
    }

  return is_good;
}

static gboolean
put_text (BwAlertRuleBook *self,
          const char      *text,
          gssize           length,
          GPtrArray       *faults)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = bw_json_parse (text, length, BW_ALERT_RULE_BOOK_MAX_BYTES, &error);
  JsonArray *list = NULL;

  if (root != NULL && read_format (root, &list, &error))
    return put_rules (self, list, faults);

  add_fault (faults, "", error);
  return FALSE;
}

static void
put_default (BwAlertRuleBook *self)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_fault_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = g_resource_lookup_data (bw_model_get_resource (), RESOURCE_PATH,
                                                    G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  const char *text;
  gsize length;

  if (json == NULL)
    g_error ("no alert rules in this program: %s", error->message);

  text = g_bytes_get_data (json, &length);
  if (!put_text (self, text, (gssize) length, faults))
    {
      g_autofree char *fault = bw_fault_describe (g_ptr_array_index (faults, 0));

      g_error ("the alert rules of this program are not valid: %s", fault);
    }
}

static gpointer
load_default (gpointer unused)
{
  return bw_alert_rule_book_new (NULL, 0, NULL);
}

static void
bw_alert_rule_book_finalize (GObject *object)
{
  BwAlertRuleBook *self = BW_ALERT_RULE_BOOK (object);

  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->rules, g_array_unref);
  g_clear_pointer (&self->objects, g_ptr_array_unref);

  G_OBJECT_CLASS (bw_alert_rule_book_parent_class)->finalize (object);
}

static void
bw_alert_rule_book_class_init (BwAlertRuleBookClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_alert_rule_book_finalize;
}

static void
bw_alert_rule_book_init (BwAlertRuleBook *self)
{
  self->objects = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  self->rules = g_array_new (FALSE, FALSE, sizeof (BwAlertRule));
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
}

/**
 * bw_alert_rule_book_get_default:
 *
 * The rules of `data/rules.json`. A program whose rules cannot be read is broken
 * and ends.
 *
 * Returns: (transfer none): the rules; they live as long as the program
 */
BwAlertRuleBook *
bw_alert_rule_book_get_default (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, load_default, NULL);
}

/**
 * bw_alert_rule_book_new:
 * @text: (nullable): the `rules.json` of a city
 * @length: of it, -1 if NUL-terminated
 * @faults: (nullable) (element-type BwFault): each thing that is wrong is added
 *
 * Returns: (transfer full) (nullable): the default rules with those of the city
 *   over them; %NULL if anything is wrong
 */
BwAlertRuleBook *
bw_alert_rule_book_new (const char *text,
                        gssize      length,
                        GPtrArray  *faults)
{
  g_autoptr (BwAlertRuleBook) self = g_object_new (BW_TYPE_ALERT_RULE_BOOK, NULL);

  put_default (self);
  if (text != NULL && !put_text (self, text, length, faults))
    return NULL;

  return g_steal_pointer (&self);
}

guint
bw_alert_rule_book_get_size (BwAlertRuleBook *self)
{
  g_return_val_if_fail (BW_IS_ALERT_RULE_BOOK (self), 0);

  return self->rules->len;
}

/**
 * bw_alert_rule_book_get:
 * @self: a book
 * @index: below bw_alert_rule_book_get_size()
 *
 * Returns: (transfer none): the rule
 */
const BwAlertRule *
bw_alert_rule_book_get (BwAlertRuleBook *self,
                        guint            index)
{
  g_return_val_if_fail (BW_IS_ALERT_RULE_BOOK (self), NULL);
  g_return_val_if_fail (index < self->rules->len, NULL);

  return &g_array_index (self->rules, BwAlertRule, index);
}

/**
 * bw_alert_rule_book_lookup:
 * @self: a book
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the rule of that id
 */
const BwAlertRule *
bw_alert_rule_book_lookup (BwAlertRuleBook *self,
                           const char      *id)
{
  guint index;

  g_return_val_if_fail (BW_IS_ALERT_RULE_BOOK (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  index = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, id));
  return index != 0 ? &g_array_index (self->rules, BwAlertRule, index - 1) : NULL;
}
