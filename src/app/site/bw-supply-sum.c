/* bw-supply-sum.c: what came in of one kind of goods, and what went out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-supply-sum.h"

#include "bw-client-ledger-row.h"
#include "bw-format.h"
#include "bw-json.h"

#include <glib/gi18n.h>

static void
clear_sum (gpointer data)
{
  bw_supply_sum_clear (data);
}

/* Of other units nothing can be added. */
static BwSupplySum *
find_sum (GArray     *sums,
          const char *item,
          const char *unit)
{
  BwSupplySum sum = { 0 };

  for (guint i = 0; i < sums->len; i++)
    {
      BwSupplySum *other = &g_array_index (sums, BwSupplySum, i);

      if (g_str_equal (other->item, item) && g_strcmp0 (other->unit, unit) == 0)
        return other;
    }

  sum.item = g_strdup (item);
  sum.unit = g_strdup (unit);
  g_array_append_val (sums, sum);
  return &g_array_index (sums, BwSupplySum, sums->len - 1);
}

static void
add_supply (GArray     *sums,
            JsonObject *members)
{
  const char *item = bw_json_peek_string (members, "item");
  gboolean is_out = g_strcmp0 (bw_json_peek_string (members, "direction"), "out") == 0;
  BwSupplySum *sum;
  double quantity;

  if (item == NULL || !bw_json_get_number (members, "quantity", &quantity, NULL))
    return;

  sum = find_sum (sums, item, bw_json_peek_string (members, "unit"));
  if (is_out)
    {
      sum->out += quantity;
      sum->n_out++;
    }
  else
    {
      sum->in += quantity;
      sum->n_in++;
    }
}

/* (transfer full): that nothing was booked is not that nothing was moved. */
static char *
describe (const BwSupplySum *self,
          gboolean           is_out,
          const char        *language)
{
  g_autofree char *number = bw_format_value (is_out ? self->out : self->in, BW_BOUND_EXACT, language);
  g_autofree char *amount = self->unit != NULL ? g_strdup_printf ("%s %s", number, self->unit) : g_strdup (number);

  if (is_out && self->n_out == 0)
    return g_strdup (C_("supplies", "nothing booked out"));
  if (!is_out && self->n_in == 0)
    return g_strdup (C_("supplies", "nothing booked in"));

  /* Translators: goods that went out; %s: how much */
  return is_out ? g_strdup_printf (C_("supplies", "out %s"), amount)
                /* Translators: goods that came in; %s: how much */
                : g_strdup_printf (C_("supplies", "in %s"), amount);
}

/**
 * bw_supply_sum_list:
 * @rows: (element-type BwClientLedgerRow): supplies of one place
 *
 * Returns: (transfer full) (element-type BwSupplySum): what they add up to, by item
 */
GArray *
bw_supply_sum_list (GListModel *rows)
{
  GArray *sums = g_array_new (FALSE, FALSE, sizeof (BwSupplySum));
  g_autoptr (GHashTable) corrected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n;

  g_array_set_clear_func (sums, clear_sum);
  g_return_val_if_fail (G_IS_LIST_MODEL (rows), sums);

  n = g_list_model_get_n_items (rows);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BwClientLedgerRow) row = g_list_model_get_item (rows, i);
      const char *id = bw_json_peek_string (bw_client_ledger_row_get_members (row), "corrects");

      if (id != NULL)
        g_hash_table_add (corrected, g_strdup (id));
    }

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BwClientLedgerRow) row = g_list_model_get_item (rows, i);

      if (!g_hash_table_contains (corrected, bw_document_get_id (bw_client_ledger_row_get_document (row))))
        add_supply (sums, bw_client_ledger_row_get_members (row));
    }

  return sums;
}

void
bw_supply_sum_clear (BwSupplySum *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->item, g_free);
  g_clear_pointer (&self->unit, g_free);
}

/**
 * bw_supply_sum_dup_text:
 * @self: a sum
 * @language: "zh_CN" or "en"
 *
 * Returns: (transfer full): what came in and what went out
 */
char *
bw_supply_sum_dup_text (const BwSupplySum *self,
                        const char        *language)
{
  g_autofree char *in = NULL;
  g_autofree char *out = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  in = describe (self, FALSE, language);
  out = describe (self, TRUE, language);
  /* Translators: goods; what came in and what went out of them */
  return g_strdup_printf (_("%s: %s · %s"), self->item, in, out);
}
