/* bw-list-growth.c: how much of a long list a view is told of, step by step
 *
 * A view makes the widgets of all lines that it keeps in use at once, and drops them at
 * once, which takes longer than a frame. Lines are changed by who stands on them, so only
 * their number matters; where there are more lines than anybody stands on, the last ones
 * are empty until they go.
 *
 *   told ──longer──► some lines more, each step ──► all that a view keeps ──► the rest at once
 *     └────shorter──► without widgets at once ──► some lines less, each step
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-list-growth.h"

/* GTK keeps about two hundred rows in use; once all that it keeps are there, the rest
 * costs nothing. A step takes some rows, fewer where they take long, and leaves time for
 * a frame. */
#define N_KEPT       240
#define STEP         8
#define STEP_US      3000
#define STEP_TIME_MS 20

struct _BwListGrowth
{
  GListModel            *model;           /* (unowned): owns this */
  BwListGrowthFunc       func;            /* (nullable) */
  gpointer               user_data;       /* (unowned) */
  BwListGrowthKeptFunc   kept_func;       /* (nullable) */
  gpointer               kept_user_data;  /* (unowned) */
  guint                  n_items;
  guint                  n_wanted;
  guint                  source;
};

static void
remove_items (BwListGrowth *self,
              guint         position,
              guint         n_removed)
{
  self->n_items -= n_removed;
  if (n_removed > 0)
    g_list_model_items_changed (self->model, position, n_removed, 0);
}

static void
set_n_items (BwListGrowth *self,
             guint         n_items)
{
  guint before = self->n_items;

  if (n_items < before)
    {
      remove_items (self, n_items, before - n_items);
      return;
    }

  self->n_items = n_items;
  if (n_items > before)
    g_list_model_items_changed (self->model, before, 0, n_items - before);
}

/* Lines without a widget cost nothing: those after the ones that have one, and those
 * between what stays and these. */
static void
drop_unkept (BwListGrowth *self)
{
  guint first = 0;
  guint end = 0;

  if (self->kept_func != NULL)
    self->kept_func (&first, &end, self->kept_user_data);

  set_n_items (self, CLAMP (end, self->n_wanted, self->n_items));
  if (first > self->n_wanted && first < self->n_items)
    remove_items (self, self->n_wanted, first - self->n_wanted);
}

static void
take_line (BwListGrowth *self)
{
  if (self->n_items > self->n_wanted)
    set_n_items (self, self->n_items - 1);
  else if (self->n_items >= N_KEPT)
    set_n_items (self, self->n_wanted);
  else
    set_n_items (self, self->n_items + 1);
}

static void
take_step (BwListGrowth *self)
{
  gint64 until = g_get_monotonic_time () + STEP_US;

  for (guint i = 0; i < STEP && self->n_items != self->n_wanted; i++)
    {
      take_line (self);
      if (g_get_monotonic_time () >= until)
        return;
    }
}

static gboolean
on_step_timeout_cb (gpointer user_data)
{
  BwListGrowth *self = user_data;

  g_assert (G_IS_LIST_MODEL (self->model));

  take_step (self);
  if (self->func != NULL)
    self->func (self->user_data);
  if (self->n_items != self->n_wanted)
    return G_SOURCE_CONTINUE;

  self->source = 0;
  return G_SOURCE_REMOVE;
}

/**
 * bw_list_growth_new:
 * @model: a list that owns what is returned
 * @func: (nullable): called after each step that comes by itself
 * @user_data: for @func
 *
 * Returns: (transfer full): the growth of an empty list
 */
BwListGrowth *
bw_list_growth_new (GListModel       *model,
                    BwListGrowthFunc  func,
                    gpointer          user_data)
{
  BwListGrowth *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (model), NULL);

  self = g_new0 (BwListGrowth, 1);
  self->model = model;
  self->func = func;
  self->user_data = user_data;
  return self;
}

void
bw_list_growth_free (BwListGrowth *self)
{
  g_return_if_fail (self != NULL);

  g_clear_handle_id (&self->source, g_source_remove);
  g_free (self);
}

/**
 * bw_list_growth_set_kept_func:
 * @self: a growth
 * @func: (nullable): which lines have widgets
 * @user_data: for @func
 *
 * Without @func a list that gets shorter does so at once.
 */
void
bw_list_growth_set_kept_func (BwListGrowth         *self,
                              BwListGrowthKeptFunc  func,
                              gpointer              user_data)
{
  g_return_if_fail (self != NULL);

  self->kept_func = func;
  self->kept_user_data = user_data;
}

/**
 * bw_list_growth_set_wanted:
 * @self: a growth
 * @n_wanted: how long the list is
 *
 * A few lines more or less are told at once, many in steps that begin at once.
 */
void
bw_list_growth_set_wanted (BwListGrowth *self,
                           guint         n_wanted)
{
  g_return_if_fail (self != NULL);

  self->n_wanted = n_wanted;
  if (self->n_items > n_wanted)
    drop_unkept (self);
  take_step (self);

  if (self->n_items == n_wanted)
    g_clear_handle_id (&self->source, g_source_remove);
  else if (self->source == 0)
    self->source = g_timeout_add_full (G_PRIORITY_HIGH_IDLE, STEP_TIME_MS, on_step_timeout_cb, self, NULL);
}

guint
bw_list_growth_get_n_items (BwListGrowth *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_items;
}

gboolean
bw_list_growth_is_done (BwListGrowth *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->n_items == self->n_wanted;
}
