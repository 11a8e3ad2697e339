/* bw-rule-assignment.c: a team at a site, and what is over
 *
 *   planned ──► on_duty ──► relieved
 *      │           │
 *      └───────────┴──────► missed
 *
 * What is relieved or missed is in the ledger: it counted, and stays.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-rule-private.h"

static gboolean
is_over (JsonObject *assignment)
{
  const char *state = bw_rule_get_text (assignment, "state");

  return g_strcmp0 (state, "relieved") == 0 || g_strcmp0 (state, "missed") == 0;
}

static gboolean
check_correction (BwRuleCase  *self,
                  GError     **error)
{
  const char *id = bw_rule_get_text (self->after, "corrects");
  g_autoptr (JsonObject) corrected = NULL;

  if (id == NULL)
    return TRUE;

  corrected = self->find (BW_DOCUMENT_TYPE_ASSIGNMENT, id, self->user_data, error);
  if (corrected == NULL)
    return FALSE;

  return is_over (corrected) || bw_rule_refuse (error, "/corrects", "is not over yet: change it");
}

gboolean
bw_rule_check_assignment (BwRuleCase  *self,
                          GError     **error)
{
  static const char * const fixed[] = { "team", NULL };

  if (is_over (self->before))
    return bw_rule_refuse (error, "/state", "is over, and in the ledger: put another one that names it in “corrects”");
  if (self->after == NULL)
    return g_strcmp0 (bw_rule_get_text (self->before, "state"), "planned") == 0
           || bw_rule_refuse (error, "/state", "is on duty: relieve it");
  if (g_strcmp0 (bw_rule_get_text (self->before, "state"), "on_duty") == 0
      && g_strcmp0 (bw_rule_get_text (self->after, "state"), "planned") == 0)
    return bw_rule_refuse (error, "/state", "is on duty already");

  return (self->before == NULL || bw_rule_keeps (self, fixed, error)) && check_correction (self, error);
}

/**
 * bw_rule_is_past:
 * @type: a type
 * @document: a document of it
 *
 * Returns: whether it is in the ledger
 */
gboolean
bw_rule_is_past (BwDocumentType  type,
                 JsonObject     *document)
{
  return bw_document_type_is_ledger (type) || (type == BW_DOCUMENT_TYPE_ASSIGNMENT && is_over (document));
}
