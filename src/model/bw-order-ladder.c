/* bw-order-ladder.c: how far each area has come with an order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-order-ladder.h"

#include <string.h>

static void
free_rung (gpointer data)
{
  BwOrderRung *rung = data;

  g_free (rung->note);
  g_clear_pointer (&rung->receipt, bw_document_unref);
  g_free (rung);
}

/* (nullable): of @rungs */
static BwOrderRung *
find_rung (GPtrArray *rungs,
           BwPlace    place)
{
  for (guint i = 0; i < rungs->len; i++)
    {
      BwOrderRung *rung = g_ptr_array_index (rungs, i);

      if (rung->place == place)
        return rung;
    }

  return NULL;
}

static void
add_rungs (BwOrderLadder *self,
           const BwOrder *order,
           BwPlaceTree   *places,
           BwPlace        scope)
{
  for (guint i = 0; order->recipients[i] != NULL; i++)
    {
      BwPlace place = bw_place_tree_lookup (places, order->recipients[i]);
      BwOrderRung *rung;

      if (place == BW_PLACE_NONE || !bw_place_tree_is_listed (places, place) || find_rung (self->rungs, place) != NULL)
        continue;
      if (!bw_place_tree_is_within (places, place, scope) && !bw_place_tree_is_within (places, scope, place))
        continue;

      rung = g_new0 (BwOrderRung, 1);
      rung->place = place;
      g_ptr_array_add (self->rungs, rung);
    }
}

/* One that is of no recipient says nothing. */
static void
read_receipts (BwOrderLadder *self,
               GPtrArray     *receipts,
               BwPlaceTree   *places)
{
  for (guint i = 0; receipts != NULL && i < receipts->len; i++)
    {
      const BwOrderReceipt *receipt = g_ptr_array_index (receipts, i);
      BwOrderRung *rung = find_rung (self->rungs, bw_place_tree_lookup (places, receipt->area));

      if (rung == NULL || rung->receipt != NULL)
        continue;

      rung->receipt = bw_document_ref (receipt->document);
      rung->n_steps = receipt->n_steps;
      rung->is_unable = receipt->is_unable;
      rung->note = g_strdup (receipt->note);
      memcpy (rung->times, receipt->times, sizeof rung->times);
    }
}

static void
add_up (BwOrderLadder *self,
        gint64         now)
{
  for (guint i = 0; i < self->rungs->len; i++)
    {
      const BwOrderRung *rung = g_ptr_array_index (self->rungs, i);

      for (guint step = 0; step < BW_N_ORDER_STEPS; step++)
        {
          self->n_taken[step] += rung->n_steps > step;
          self->n_overdue[step] += bw_order_ladder_get_delay (self, rung, (BwOrderStep) step, now) > 0;
          self->last[step] = MAX (self->last[step], rung->times[step]);
        }
    }

  for (guint step = 0; step < BW_N_ORDER_STEPS; step++)
    {
      if (self->n_taken[step] < self->rungs->len)
        self->last[step] = 0;
    }
}

/* What two rungs are compared with. */
typedef struct
{
  const BwOrderLadder *ladder;
  gint64               now;
} Comparison;

static gboolean
is_late (const Comparison  *comparison,
         const BwOrderRung *rung)
{
  return bw_order_ladder_is_late (comparison->ladder, rung, comparison->now);
}

static int
compare_rungs (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const BwOrderRung *first = *(const BwOrderRung * const *) a;
  const BwOrderRung *second = *(const BwOrderRung * const *) b;

  if (is_late (data, first) != is_late (data, second))
    return is_late (data, first) ? -1 : 1;
  if (first->n_steps != second->n_steps)
    return first->n_steps < second->n_steps ? -1 : 1;

  return first->place < second->place ? -1 : first->place > second->place;
}

/**
 * bw_order_ladder_new:
 * @order: an order
 * @receipts: (element-type BwOrderReceipt) (nullable): of this order
 * @places: the places
 * @scope: the area that is shown
 * @now: the time for which it holds
 *
 * Returns: (transfer full): how far they are
 */
BwOrderLadder *
bw_order_ladder_new (const BwOrder *order,
                     GPtrArray     *receipts,
                     BwPlaceTree   *places,
                     BwPlace        scope,
                     gint64         now)
{
  BwOrderLadder *self = g_new0 (BwOrderLadder, 1);
  gint64 first = order->acknowledge_by != 0 ? order->acknowledge_by : order->due;
  Comparison comparison = { self, now };

  self->rungs = g_ptr_array_new_with_free_func (free_rung);
  self->deadlines[BW_ORDER_STEP_ACKNOWLEDGED] = first;
  self->deadlines[BW_ORDER_STEP_PASSED_ON] = first;
  self->deadlines[BW_ORDER_STEP_REPORTED] = order->due;
  add_rungs (self, order, places, scope);
  read_receipts (self, receipts, places);

  /* What has been superseded is asked of nobody. */
  if (order->superseded_by != NULL)
    memset (self->deadlines, 0, sizeof self->deadlines);
  add_up (self, now);
  g_ptr_array_sort_with_data (self->rungs, compare_rungs, &comparison);
  return self;
}

void
bw_order_ladder_free (BwOrderLadder *self)
{
  g_ptr_array_unref (self->rungs);
  g_free (self);
}

/**
 * bw_order_ladder_is_open:
 * @self: a ladder
 * @order: its order
 *
 * Returns: whether somebody is to do something still
 */
gboolean
bw_order_ladder_is_open (const BwOrderLadder *self,
                         const BwOrder       *order)
{
  return order->superseded_by == NULL && self->n_taken[BW_ORDER_STEP_REPORTED] < self->rungs->len;
}

/**
 * bw_order_ladder_find_late:
 * @self: a ladder
 * @step: (out): the first step that somebody is late with
 *
 * Returns: whether anybody is
 */
gboolean
bw_order_ladder_find_late (const BwOrderLadder *self,
                           BwOrderStep         *step)
{
  for (guint i = 0; i < BW_N_ORDER_STEPS; i++)
    {
      if (self->n_overdue[i] == 0)
        continue;

      *step = (BwOrderStep) i;
      return TRUE;
    }

  return FALSE;
}

/**
 * bw_order_ladder_get_delay:
 * @self: a ladder
 * @rung: one of its areas
 * @step: a step
 * @now: the time for which it holds
 *
 * Returns: microseconds since the deadline of a step that is not taken; 0: it is
 *   taken, or there is time
 */
gint64
bw_order_ladder_get_delay (const BwOrderLadder *self,
                           const BwOrderRung   *rung,
                           BwOrderStep          step,
                           gint64               now)
{
  gint64 deadline = self->deadlines[step];

  return deadline != 0 && rung->n_steps <= step && now > deadline ? now - deadline : 0;
}

/**
 * bw_order_ladder_is_late:
 * @self: a ladder
 * @rung: one of its areas
 * @now: the time for which it holds
 *
 * Returns: whether any step that it has not taken should have been taken
 */
gboolean
bw_order_ladder_is_late (const BwOrderLadder *self,
                         const BwOrderRung   *rung,
                         gint64               now)
{
  for (guint step = rung->n_steps; step < BW_N_ORDER_STEPS; step++)
    {
      if (bw_order_ladder_get_delay (self, rung, (BwOrderStep) step, now) > 0)
        return TRUE;
    }

  return FALSE;
}
