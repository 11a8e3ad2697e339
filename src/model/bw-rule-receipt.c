/* bw-rule-receipt.c: how far an area has come with an order
 *
 *   sent ─► delivered ─► opened ─► acknowledged ─► doing ─► done
 *                                                      └──► unable
 *
 * Steps may be left out, and none is taken back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-rule-private.h"

static const char * const steps[] = { "sent", "delivered", "opened", "acknowledged", "doing" };

static guint
find_step (JsonObject *receipt)
{
  const char *state = bw_rule_get_text (receipt, "state");
  guint step = 0;

  while (step < G_N_ELEMENTS (steps) && g_strcmp0 (steps[step], state) != 0)
    step++;

  return step;
}

static gboolean
climbs (BwRuleCase  *self,
        GError     **error)
{
  const char *before = bw_rule_get_text (self->before, "state");
  const char *after = bw_rule_get_text (self->after, "state");
  g_autofree char *reason = NULL;

  if (self->before == NULL || g_strcmp0 (before, after) == 0
      || find_step (self->before) < find_step (self->after))
    return TRUE;

  reason = g_strdup_printf ("is “%s” already and does not go to “%s”", before, after);
  return bw_rule_refuse (error, "/state", reason);
}

gboolean
bw_rule_check_receipt (BwRuleCase  *self,
                       GError     **error)
{
  const char *id = bw_rule_get_text (self->after != NULL ? self->after : self->before, "order");
  g_autoptr (JsonObject) order = NULL;

  if (self->after == NULL)
    return bw_rule_refuse (error, "", "a receipt is not taken back");

  order = self->find (BW_DOCUMENT_TYPE_ORDER, id, self->user_data, error);
  if (order == NULL)
    return FALSE;
  if (bw_rule_get_text (order, "superseded_by") != NULL)
    return bw_rule_refuse (error, "/order", "has been superseded: its receipts stay as they are");

  return climbs (self, error);
}
