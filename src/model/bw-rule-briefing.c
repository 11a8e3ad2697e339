/* bw-rule-briefing.c: one briefing a number, and none of them changes
 *
 * Its id is made of its scope and its number, and an id is taken once: of two desks that
 * give the same number at the same time one is told that it is taken.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-json.h"
#include "bw-rule-private.h"

gboolean
bw_rule_check_briefing (BwRuleCase  *self,
                        GError     **error)
{
  const char *scope;
  g_autofree char *id = NULL;
  g_autofree char *reason = NULL;
  gint64 number = 0;

  if (self->before != NULL)
    return bw_rule_refuse (error, "", "has been issued and stays: issue the next number");

  scope = bw_rule_get_text (self->after, "scope");
  bw_json_get_integer (self->after, "number", 1, G_MAXINT64, &number, NULL);
  id = g_strdup_printf ("%s/%" G_GINT64_FORMAT, scope != NULL ? scope : "", number);
  if (g_str_equal (id, self->id))
    return TRUE;

  reason = g_strdup_printf ("must be its scope and its number, “%s”", id);
  return bw_rule_refuse (error, "/id", reason);
}
