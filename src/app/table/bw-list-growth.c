/* bw-list-growth.c: how much of a long list a view is told of, step by step
 *
 * A view makes the widgets of all lines that it keeps in use at once, which takes longer
 * than a frame. Lines are changed by who stands on them, so only their number matters.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-list-growth.h"

/* GTK keeps about two hundred rows in use. So many are made in a step, and once all
 * that it keeps are there the rest comes at once. */
#define STEP         16
#define N_KEPT       240
#define STEP_TIME_MS 20

struct _BwListGrowth
{
  GListModel       *model;      /* (unowned): owns this */
  BwListGrowthFunc  func;       /* (nullable) */
  gpointer          user_data;  /* (unowned) */
  guint             n_items;
  guint             n_wanted;
  guint             source;
};

static void
set_n_items (BwListGrowth *self,
             guint         n_items)
{
  guint before = self->n_items;

  self->n_items = n_items;
  if (n_items > before)
    g_list_model_items_changed (self->model, before, 0, n_items - before);
  else if (n_items < before)
    g_list_model_items_changed (self->model, n_items, before - n_items, 0);
}

static gboolean
on_step_timeout_cb (gpointer user_data)
{
  BwListGrowth *self = user_data;

  g_assert (G_IS_LIST_MODEL (self->model));

  set_n_items (self, self->n_items >= N_KEPT ? self->n_wanted : MIN (self->n_wanted, self->n_items + STEP));
  if (self->func != NULL)
    self->func (self->user_data);
  if (self->n_items < self->n_wanted)
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
 * bw_list_growth_set_wanted:
 * @self: a growth
 * @n_wanted: how long the list is
 *
 * What is shorter is told at once, what is much longer begins with a few lines.
 */
void
bw_list_growth_set_wanted (BwListGrowth *self,
                           guint         n_wanted)
{
  g_return_if_fail (self != NULL);

  self->n_wanted = n_wanted;
  if (self->n_items >= N_KEPT || n_wanted <= self->n_items + STEP)
    {
      g_clear_handle_id (&self->source, g_source_remove);
      set_n_items (self, n_wanted);
      return;
    }

  if (self->source != 0)
    return;

  set_n_items (self, self->n_items + STEP);
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
