/* bw-rule-alert.c: people acknowledge alerts, and no more
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-rule-private.h"

static gboolean
is_ours (const char *member)
{
  return g_str_equal (member, "acknowledged") || g_str_equal (member, "by_role");
}

/* (nullable): a member of @object that @other has not, or has otherwise */
static const char *
find_difference (JsonObject *object,
                 JsonObject *other)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node))
    {
      JsonNode *there = json_object_get_member (other, name);

      if (!is_ours (name) && (there == NULL || !json_node_equal (node, there)))
        return name;
    }

  return NULL;
}

gboolean
bw_rule_check_alert (BwRuleCase  *self,
                     GError     **error)
{
  JsonNode *acknowledged;
  const char *other;

  if (self->before == NULL || self->after == NULL)
    return bw_rule_refuse (error, "", "alerts are raised and cleared by the backend");

  bw_rule_carry (self, "by_role");
  other = find_difference (self->before, self->after);
  if (other == NULL)
    other = find_difference (self->after, self->before);

  if (other != NULL)
    {
      g_autofree char *pointer = g_strconcat ("/", other, NULL);

      return bw_rule_refuse (error, pointer, "only “acknowledged” can be changed");
    }

  acknowledged = json_object_get_member (self->after, "acknowledged");
  if (acknowledged != NULL && JSON_NODE_HOLDS_OBJECT (acknowledged))
    json_object_set_string_member (json_node_get_object (acknowledged), "by_role", self->role);

  return TRUE;
}
