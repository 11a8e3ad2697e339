/* bw-rule-fund.c: a fund is within another one, and in the end within none
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-json.h"
#include "bw-rule-private.h"

/* Deeper than any budget. */
#define MAX_DEPTH 32

/* What stands within a fund. */
typedef struct
{
  const char *fund;
  gboolean    is_any;
} Items;

static gboolean
see_fund (const char *json,
          gpointer    data)
{
  Items *items = data;
  g_autoptr (JsonNode) node = bw_json_parse (json, -1, G_MAXINT, NULL);
  JsonObject *fund = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  items->is_any = g_strcmp0 (bw_rule_get_text (fund, "within"), items->fund) == 0;
  return !items->is_any;
}

static gboolean
check_removal (BwRuleCase  *self,
               GError     **error)
{
  Items items = { self->id, FALSE };

  if (!self->each (BW_DOCUMENT_TYPE_FUND, see_fund, &items, self->user_data, error))
    return FALSE;

  return !items.is_any || bw_rule_refuse (error, "", "has items, which would be of nothing");
}

gboolean
bw_rule_check_fund (BwRuleCase  *self,
                    GError     **error)
{
  g_autofree char *id = g_strdup (bw_rule_get_text (self->after, "within"));

  if (self->after == NULL)
    return check_removal (self, error);

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
