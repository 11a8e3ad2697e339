/* bw-fund.c: money that was set aside, and what of it is itemised
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-fund.h"

#include "bw-json.h"

#include <math.h>

static void
free_fund (gpointer data)
{
  BwFund *self = data;

  g_free (self->id);
  g_free (self->payer);
  g_free (self->category);
  g_free (self->note);
  g_free (self->purpose);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_free (self);
}

static gint64
read_fen (JsonObject *object,
          const char *member)
{
  gint64 fen;

  return bw_json_has (object, member) && bw_json_get_integer (object, member, 0, G_MAXINT64, &fen, NULL) ? fen : -1;
}

/* Money that is spent was set aside, also where the source tells only the one. */
static void
read_amount (BwFund     *self,
             JsonObject *object)
{
  self->allotted_fen = read_fen (object, "allotted_fen");
  self->spent_fen = read_fen (object, "spent_fen");
  self->is_spent = self->allotted_fen < 0 && self->spent_fen >= 0;
  self->is_known = self->allotted_fen >= 0 || self->spent_fen >= 0;
  self->fen = !self->is_known ? 0 : self->is_spent ? self->spent_fen : self->allotted_fen;
}

static BwFund *
read_fund (const BwDocument *document,
           JsonObject       *object)
{
  BwFund *self = g_new0 (BwFund, 1);

  self->id = g_strdup (bw_document_get_id (document));
  self->payer = g_strdup (bw_json_peek_string (object, "payer"));
  self->category = g_strdup (bw_json_peek_string (object, "category"));
  self->note = g_strdup (bw_json_peek_string (object, "note"));
  self->purpose = g_strdup (bw_json_peek_string (object, "purpose"));
  self->at = bw_document_get_at (document);
  self->items = g_ptr_array_new_with_free_func (free_fund);
  bw_bound_from_string (bw_json_peek_string (object, "bound"), &self->bound);
  read_amount (self, object);
  return self;
}

static int
compare_amounts (gconstpointer a,
                 gconstpointer b)
{
  const BwFund *one = *(const BwFund * const *) a;
  const BwFund *other = *(const BwFund * const *) b;

  if (one->is_known != other->is_known)
    return one->is_known ? -1 : 1;
  if (one->fen != other->fen)
    return one->fen > other->fen ? -1 : 1;

  return g_strcmp0 (one->id, other->id);
}

static int
compare_wholes (gconstpointer a,
                gconstpointer b)
{
  const BwFund *one = *(const BwFund * const *) a;
  const BwFund *other = *(const BwFund * const *) b;
  int has_items = (other->items->len > 0) - (one->items->len > 0);

  return has_items != 0 ? has_items : compare_amounts (a, b);
}

static void
take_item (BwFund *whole,
           BwFund *item)
{
  g_ptr_array_add (whole->items, item);
  if (!item->is_known)
    return;

  whole->itemised += item->fen;
  whole->items_bound = bw_bound_combine (whole->items_bound, item->bound);
}

/**
 * bw_fund_list:
 * @documents: (element-type BwDocument): documents of type `fund`
 *
 * An item of one that is not there stands by itself.
 *
 * Returns: (transfer full) (element-type BwFund): the wholes
 */
GPtrArray *
bw_fund_list (GPtrArray *documents)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) funds = g_ptr_array_new ();
  g_autoptr (GPtrArray) within = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *wholes = g_ptr_array_new_with_free_func (free_fund);

  for (guint i = 0; i < documents->len; i++)
    {
      const BwDocument *document = g_ptr_array_index (documents, i);
      g_autoptr (JsonObject) object = bw_document_dup_object (document);
      BwFund *fund = read_fund (document, object);

      g_ptr_array_add (funds, fund);
      g_ptr_array_add (within, g_strdup (bw_json_peek_string (object, "within")));
      g_hash_table_insert (by_id, fund->id, fund);
    }

  for (guint i = 0; i < funds->len; i++)
    {
      BwFund *fund = g_ptr_array_index (funds, i);
      const char *id = g_ptr_array_index (within, i);
      BwFund *whole = id != NULL ? g_hash_table_lookup (by_id, id) : NULL;

      if (whole != NULL && whole != fund)
        take_item (whole, fund);
      else
        g_ptr_array_add (wholes, fund);
    }

  for (guint i = 0; i < wholes->len; i++)
    g_ptr_array_sort (((BwFund *) g_ptr_array_index (wholes, i))->items, compare_amounts);

  g_ptr_array_sort (wholes, compare_wholes);
  return wholes;
}

/**
 * bw_fund_get_rest:
 * @self: a fund
 * @fen: (out): what no item accounts for
 *
 * Returns: whether there is something that no item accounts for
 */
gboolean
bw_fund_get_rest (const BwFund *self,
                  gint64       *fen)
{
  *fen = self->is_known ? self->fen - self->itemised : 0;
  return *fen > 0;
}

/**
 * bw_fund_is_contradicted:
 * @self: a fund
 *
 * As bw_figure_get_contradiction(): only an exact whole can be, and not by items that
 * are told about.
 *
 * Returns: whether its items add up to more than it is
 */
gboolean
bw_fund_is_contradicted (const BwFund *self)
{
  return self->is_known && self->bound == BW_BOUND_EXACT && self->items_bound != BW_BOUND_ABOUT
         && self->itemised > self->fen;
}

/**
 * bw_fund_get_share:
 * @self: a fund
 * @fen: a part of it
 *
 * Returns: how much of it that is; NaN if it tells no amount
 */
double
bw_fund_get_share (const BwFund *self,
                   gint64        fen)
{
  return self->is_known && self->fen > 0 ? (double) fen / (double) self->fen : NAN;
}
