/* bw-rule-ledger.c: what is written down stays
 *
 * Who has put something wrong puts another one that names it (`corrects`).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-rule-private.h"

gboolean
bw_rule_check_ledger (BwRuleCase  *self,
                      GError     **error)
{
  if (self->before != NULL)
    return bw_rule_refuse (error, "", "is in the ledger and stays: put another one that names it in “corrects”");

  return g_strcmp0 (bw_rule_get_text (self->after, "corrects"), self->id) != 0
         || bw_rule_refuse (error, "/corrects", "must be another one");
}
