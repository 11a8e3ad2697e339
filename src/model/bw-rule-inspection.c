/* bw-rule-inspection.c: what was found stays found
 *
 * An inspection that is done has been seen by those inspected: it cannot be hidden
 * again, nor taken back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-rule-private.h"

gboolean
bw_rule_check_inspection (BwRuleCase  *self,
                          GError     **error)
{
  if (self->before == NULL || !bw_rule_is_done (self->before))
    return TRUE;
  if (self->after == NULL)
    return bw_rule_refuse (error, "", "is done, and stays");

  return bw_rule_is_done (self->after) || bw_rule_refuse (error, "/state", "is done already");
}

/**
 * bw_rule_is_done:
 * @inspection: an inspection
 *
 * One that does not say its state is done as soon as something was found.
 *
 * Returns: whether it is done
 */
gboolean
bw_rule_is_done (JsonObject *inspection)
{
  const char *state = bw_rule_get_text (inspection, "state");
  JsonNode *findings = json_object_get_member (inspection, "findings");

  if (state != NULL)
    return g_str_equal (state, "done");

  return findings != NULL && JSON_NODE_HOLDS_ARRAY (findings)
         && json_array_get_length (json_node_get_array (findings)) > 0;
}
