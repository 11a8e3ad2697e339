/* bw-rule.c: the rules that hold for every type, and whose are whose
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-rule.h"

#include "bw-model-error.h"
#include "bw-rule-private.h"
#include "bw-schema.h"

typedef gboolean (*CheckFunc) (BwRuleCase  *self,
                               GError     **error);

static const CheckFunc checks[BW_N_DOCUMENT_TYPES] =
{
  [BW_DOCUMENT_TYPE_AREA] = bw_rule_check_place,
  [BW_DOCUMENT_TYPE_SITE] = bw_rule_check_place,
  [BW_DOCUMENT_TYPE_TEAM] = bw_rule_check_team,
  [BW_DOCUMENT_TYPE_ASSIGNMENT] = bw_rule_check_assignment,
  [BW_DOCUMENT_TYPE_ORDER] = bw_rule_check_order,
  [BW_DOCUMENT_TYPE_RECEIPT] = bw_rule_check_receipt,
  [BW_DOCUMENT_TYPE_INSPECTION] = bw_rule_check_inspection,
  [BW_DOCUMENT_TYPE_FOLLOWUP] = bw_rule_check_followup,
  [BW_DOCUMENT_TYPE_ALERT] = bw_rule_check_alert,
  [BW_DOCUMENT_TYPE_ENTRY] = bw_rule_check_ledger,
  [BW_DOCUMENT_TYPE_FUND] = bw_rule_check_fund,
  [BW_DOCUMENT_TYPE_DONATION] = bw_rule_check_ledger,
  [BW_DOCUMENT_TYPE_SUPPLY] = bw_rule_check_ledger,
  [BW_DOCUMENT_TYPE_BRIEFING] = bw_rule_check_briefing,
};

/* The search for what a document names. */
typedef struct
{
  BwRuleCase *rule_case;
  GError     *error;     /* (owned) (nullable): the first */
} Search;

/* (transfer full) (nullable) */
static JsonObject *
find_named (BwRuleCase  *self,
            const char  *wanted,
            const char  *id,
            GError     **error)
{
  JsonObject *found = NULL;
  GError *fault = NULL;
  BwDocumentType type;

  if (bw_document_type_from_string (wanted, &type))
    return self->find (type, id, self->user_data, error);

  /* An area or a site. */
  found = self->find (BW_DOCUMENT_TYPE_SITE, id, self->user_data, &fault);
  if (found != NULL || fault == NULL)
    return found != NULL ? found : self->find (BW_DOCUMENT_TYPE_AREA, id, self->user_data, error);

  g_propagate_error (error, fault);
  return NULL;
}

/* Measures are no documents: who asks has looked. */
static void
look_for (const char *pointer,
          const char *wanted,
          const char *id,
          gpointer    data)
{
  Search *search = data;
  BwRuleCase *self = search->rule_case;
  g_autoptr (JsonObject) found = NULL;

  if (search->error != NULL || g_str_equal (wanted, "measure"))
    return;

  found = find_named (self, wanted, id, &search->error);
  if (found == NULL && search->error == NULL)
    g_set_error (&search->error, BW_MODEL_ERROR, BW_MODEL_ERROR_REFERENCE, "%s: no %s has the id “%s”",
                 pointer, wanted, id);
}

static gboolean
check_names (BwRuleCase  *self,
             GError     **error)
{
  Search search = { self, NULL };

  bw_schema_visit_names (bw_schema_of_type (self->type), self->after, look_for, &search);
  if (search.error == NULL)
    return TRUE;

  g_propagate_error (error, search.error);
  return FALSE;
}

/* Who may see a document goes by its place: one that moved would stay with those
 * who must not see it any more, or vanish for those who follow it. */
static gboolean
stays_in_place (BwRuleCase  *self,
                GError     **error)
{
  const char *members[] = { bw_document_type_get_place_member (self->type), NULL };
  const char *tree_members[] = { self->type == BW_DOCUMENT_TYPE_AREA ? "parent" : "area", NULL };

  if (self->before == NULL)
    return TRUE;
  if (members[0] != NULL && !bw_rule_keeps (self, members, error))
    return FALSE;

  return (self->type != BW_DOCUMENT_TYPE_AREA && self->type != BW_DOCUMENT_TYPE_SITE)
         || bw_rule_keeps (self, tree_members, error);
}

const char *
bw_rule_get_text (JsonObject *object,
                  const char *member)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

gboolean
bw_rule_refuse (GError     **error,
                const char  *pointer,
                const char  *reason)
{
  g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_RULE, "%s: %s", pointer, reason);
  return FALSE;
}

static gboolean
has_changed (BwRuleCase *self,
             const char *member)
{
  JsonNode *before = json_object_get_member (self->before, member);
  JsonNode *after = json_object_get_member (self->after, member);

  return before != after && (before == NULL || after == NULL || !json_node_equal (before, after));
}

gboolean
bw_rule_keeps (BwRuleCase          *self,
               const char * const  *members,
               GError             **error)
{
  for (guint i = 0; members[i] != NULL; i++)
    {
      g_autofree char *pointer = NULL;

      if (!has_changed (self, members[i]))
        continue;

      pointer = g_strconcat ("/", members[i], NULL);
      return bw_rule_refuse (error, pointer, "cannot be changed any more: make another document of it");
    }

  return TRUE;
}

/* (nullable): of the members of @object, whatever the other one has. */
static const char *
find_change_among (BwRuleCase          *self,
                   JsonObject          *object,
                   const char * const  *free)
{
  static const char * const of_each_change[] = { "at", "source", "by_role", NULL };
  const char *found = NULL;
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init (&iter, object);
  while (found == NULL && json_object_iter_next (&iter, &name, NULL))
    {
      if (!g_strv_contains (of_each_change, name) && !g_strv_contains (free, name) && has_changed (self, name))
        found = name;
    }

  return found;
}

const char *
bw_rule_find_change (BwRuleCase         *self,
                     const char * const *free)
{
  const char *found = find_change_among (self, self->after, free);

  return found != NULL ? found : find_change_among (self, self->before, free);
}

void
bw_rule_carry (BwRuleCase *self,
               const char *member)
{
  JsonNode *node = self->before != NULL ? json_object_dup_member (self->before, member) : NULL;

  json_object_remove_member (self->after, member);
  if (node != NULL)
    json_object_set_member (self->after, member, node);
}

/**
 * bw_rule_check:
 * @self: a change
 * @error: return location; "/pointer: reason"
 *
 * Returns: whether it may be made
 */
gboolean
bw_rule_check (BwRuleCase  *self,
               GError     **error)
{
  g_return_val_if_fail (self->before != NULL || self->after != NULL, FALSE);

  if (self->before != NULL && bw_rule_is_past (self->type, self->before))
    return checks[self->type] (self, error);
  if (self->after != NULL && (!stays_in_place (self, error) || !check_names (self, error)))
    return FALSE;

  return checks[self->type] == NULL || checks[self->type] (self, error);
}

/**
 * bw_rule_get_companion:
 * @self: a change that may be made
 *
 * Returns: (transfer none) (nullable): id of the order that is to be marked as
 *   superseded by this one
 */
const char *
bw_rule_get_companion (BwRuleCase *self)
{
  return self->type == BW_DOCUMENT_TYPE_ORDER && self->before == NULL
           ? bw_rule_get_text (self->after, "supersedes")
           : NULL;
}
