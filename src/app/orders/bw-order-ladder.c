/* bw-order-ladder.c: how far each area has come with an order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-order-ladder.h"

#include "bw-json.h"

#include <string.h>

/* States of a receipt, and how many steps are taken with each. */
static const struct
{
  const char *state;
  guint       n_steps;
} states[] = {
  { "sent", 0 },
  { "delivered", 1 },
  { "opened", 1 },
  { "acknowledged", 2 },
  { "doing", 3 },
  { "done", 4 },
  { "unable", 4 },
};

static void
free_rung (gpointer data)
{
  BwOrderRung *rung = data;

  g_free (rung->note);
  g_clear_pointer (&rung->receipt, bw_document_unref);
  g_free (rung);
}

static guint
count_steps (const char *state)
{
  for (guint i = 0; state != NULL && i < G_N_ELEMENTS (states); i++)
    {
      if (g_str_equal (states[i].state, state))
        return states[i].n_steps;
    }

  return 0;
}

/* The time of its state is that of the receipt, if it is told nowhere else. */
static void
read_times (BwOrderRung *rung,
            JsonObject  *receipt)
{
  JsonNode *node = json_object_get_member (receipt, "times");
  JsonObject *times = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  for (guint i = 0; times != NULL && i < G_N_ELEMENTS (states); i++)
    {
      gint64 time = states[i].n_steps > 0 ? bw_json_peek_time (times, states[i].state) : 0;

      if (time != 0 && states[i].n_steps <= rung->n_steps && rung->times[states[i].n_steps - 1] == 0)
        rung->times[states[i].n_steps - 1] = time;
    }

  if (rung->n_steps > 0 && rung->times[rung->n_steps - 1] == 0)
    rung->times[rung->n_steps - 1] = bw_json_peek_time (receipt, "at");
}

static void
read_receipt (BwOrderRung *rung,
              BwDocument  *document,
              JsonObject  *receipt)
{
  const char *state = bw_json_peek_string (receipt, "state");

  rung->receipt = bw_document_ref (document);
  rung->n_steps = count_steps (state);
  rung->is_unable = g_strcmp0 (state, "unable") == 0;
  rung->note = g_strdup (bw_json_peek_string (receipt, "note"));
  read_times (rung, receipt);
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

/* The id of a receipt is ORDER/AREA: most need not be parsed. */
static void
read_receipts (BwOrderLadder *self,
               const BwOrder *order,
               GPtrArray     *receipts,
               BwPlaceTree   *places)
{
  gsize length = order->id != NULL ? strlen (order->id) : 0;

  for (guint i = 0; i < receipts->len && length > 0; i++)
    {
      BwDocument *document = g_ptr_array_index (receipts, i);
      const char *id = bw_document_get_id (document);
      g_autoptr (JsonObject) receipt = NULL;
      const char *area;
      BwOrderRung *rung;

      if (!g_str_has_prefix (id, order->id) || id[length] != '/')
        continue;

      receipt = bw_document_dup_object (document);
      area = bw_json_peek_string (receipt, "area");
      rung = area != NULL ? find_rung (self->rungs, bw_place_tree_lookup (places, area)) : NULL;
      if (rung != NULL && rung->receipt == NULL)
        read_receipt (rung, document, receipt);
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
 * @receipts: (element-type BwDocument): receipts, also of others
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
  read_receipts (self, order, receipts, places);

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
