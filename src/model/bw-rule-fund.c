/* bw-rule-fund.c: a fund is within another one, and in the end within none
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-rule-private.h"

/* Deeper than any budget. */
#define MAX_DEPTH 32

gboolean
bw_rule_check_fund (BwRuleCase  *self,
                    GError     **error)
{
  g_autofree char *id = g_strdup (bw_rule_get_text (self->after, "within"));

  for (guint depth = 0; id != NULL; depth++)
    {
      g_autoptr (JsonObject) fund = NULL;
      g_autoptr (GError) fault = NULL;

      if (g_str_equal (id, self->id) || depth == MAX_DEPTH)
        return bw_rule_refuse (error, "/within", "is within this fund itself");

      fund = self->find (BW_DOCUMENT_TYPE_FUND, id, self->user_data, &fault);
      if (fault != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&fault));
          return FALSE;
        }

      g_free (id);
      id = g_strdup (bw_rule_get_text (fund, "within"));
    }

  return TRUE;
}
