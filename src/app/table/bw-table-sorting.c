/* bw-table-sorting.c: of the table: when its rows are put in order, and by what
 *
 * The captions of a GtkColumnView show what orders and say when one is pressed, but
 * not which (before GTK 4.10): their sorters tell when they are asked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-table-private.h"

/* Not more than two orders a second. */
#define SORT_DISTANCE_MS 500

/* So many rows are read in two or three milliseconds. */
#define STEP 8192

/* Whose sorter it is. */
typedef struct
{
  BwTable *table;   /* (unowned): owns the captions, which own the sorter */
  guint    column;
} Probe;

static gboolean
is_sortable (BwTable *self,
             guint    column)
{
  return column < self->n_columns
         && (self->columns[column].key != NULL || self->columns[column].compare != NULL);
}

static void
apply_order (BwTable *self)
{
  const BwTableColumn *column = is_sortable (self, self->sort) ? &self->columns[self->sort] : NULL;

  bw_table_order_set_key (bw_table_model_get_order (self->model),
                          column != NULL ? column->key : NULL,
                          column != NULL ? column->compare : NULL,
                          self->user_data, self->is_descending);
}

static void
set_order (BwTable  *self,
           guint     column,
           gboolean  is_descending)
{
  gboolean is_other_column = self->sort != column;
  gboolean is_other_direction = self->is_descending != is_descending;

  if (!is_other_column && !is_other_direction)
    return;

  self->sort = column;
  self->is_descending = is_descending;
  apply_order (self);
  bw_table_notify_order (self, is_other_column, is_other_direction);
}

static int
on_probe_compare_cb (gconstpointer a,
                     gconstpointer b,
                     gpointer      user_data)
{
  const Probe *probe = user_data;

  if (probe->table->probed == G_MAXUINT)
    probe->table->probed = probe->column;

  return -1;
}

static void
on_sorter_changed_cb (BwTable         *self,
                      GtkSorterChange  change,
                      GtkSorter       *sorter)
{
  GtkOrdering ordering;

  g_assert (BW_IS_TABLE (self));

  /* The view tells this too when its columns go with it. */
  if (self->is_sorting || self->captions == NULL || gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;

  self->probed = G_MAXUINT;
  ordering = gtk_sorter_compare (sorter, self, self->captions);
  if (self->probed == G_MAXUINT)
    return;

  set_order (self, self->probed, ordering == GTK_ORDERING_LARGER);
  bw_table_sort_now (self);
}

static gboolean
on_sort_timeout_cb (gpointer user_data)
{
  BwTable *self = user_data;

  g_assert (BW_IS_TABLE (self));

  self->sort_source = 0;
  if (!self->is_pointed)
    bw_table_sort_now (self);

  return G_SOURCE_REMOVE;
}

/**
 * bw_table_init_sorting: (skip)
 * @self: a table with columns
 */
void
bw_table_init_sorting (BwTable *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autoptr (GtkSorter) sorter = NULL;
      Probe *probe;

      if (!is_sortable (self, i))
        continue;

      probe = g_new (Probe, 1);
      probe->table = self;
      probe->column = i;
      sorter = GTK_SORTER (gtk_custom_sorter_new (on_probe_compare_cb, probe, g_free));
      gtk_column_view_column_set_sorter (bw_table_grid_get_view_column (self->grid, i), sorter);
    }

  g_signal_connect_object (gtk_column_view_get_sorter (self->captions), "changed",
                           G_CALLBACK (on_sorter_changed_cb), self, G_CONNECT_SWAPPED);
  apply_order (self);
}

/**
 * bw_table_set_order: (skip)
 * @self: a table with columns
 * @column: what orders; any other number: the order of the rows
 * @is_descending: the greatest first
 *
 * Nothing moves before bw_table_sort_now().
 */
void
bw_table_set_order (BwTable  *self,
                    guint     column,
                    gboolean  is_descending)
{
  if (!is_sortable (self, column))
    column = G_MAXUINT;

  self->is_sorting = TRUE;
  gtk_column_view_sort_by_column (self->captions,
                                  column != G_MAXUINT ? bw_table_grid_get_view_column (self->grid, column) : NULL,
                                  is_descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  self->is_sorting = FALSE;
  set_order (self, column, is_descending);
}

static gboolean
can_read (BwTable *self)
{
  return self->columns != NULL && (self->prepare == NULL || self->prepare (self->user_data));
}

static gboolean
on_read_idle_cb (gpointer user_data)
{
  BwTable *self = user_data;

  g_assert (BW_IS_TABLE (self));

  if (can_read (self) && !bw_table_order_read_more (bw_table_model_get_order (self->model), STEP))
    return G_SOURCE_CONTINUE;

  self->read_source = 0;
  bw_table_update_words (self);
  if (self->sorts_read)
    bw_table_sort_now (self);
  else
    bw_table_sort_later (self);
  return G_SOURCE_REMOVE;
}

/* TRUE: all is read already. */
static gboolean
read_in_steps (BwTable  *self,
               gboolean  sorts)
{
  /* Of what comes afterwards, putting in order is the most. */
  self->sorts_read = sorts || (self->read_source != 0 && self->sorts_read);
  if (self->read_source != 0)
    return FALSE;
  if (bw_table_order_read_more (bw_table_model_get_order (self->model), STEP))
    return TRUE;

  self->read_source = g_idle_add_full (GDK_PRIORITY_REDRAW + 1, on_read_idle_cb, self, NULL);
  return FALSE;
}

/**
 * bw_table_read_anew: (skip)
 * @self: a table with columns
 *
 * What is listed stays until all is read; the counts are told then.
 *
 * Returns: %FALSE: there are so few that no steps are needed, and nothing is done
 */
gboolean
bw_table_read_anew (BwTable *self)
{
  BwTableOrder *order = bw_table_model_get_order (self->model);

  if (bw_table_order_get_n_rows (order) <= STEP)
    return FALSE;

  bw_table_order_forget (order);
  read_in_steps (self, FALSE);
  return TRUE;
}

/**
 * bw_table_sort_now: (skip)
 * @self: a table with columns
 *
 * Many rows that were never read are read in steps first.
 */
void
bw_table_sort_now (BwTable *self)
{
  BwTableOrder *order = bw_table_model_get_order (self->model);
  guint focused;

  if (!can_read (self) || !read_in_steps (self, TRUE))
    return;

  g_clear_handle_id (&self->sort_source, g_source_remove);
  self->sorted = g_get_monotonic_time ();
  focused = bw_table_order_get_slot (order, bw_table_rows_get_focused (self->rows));
  if (bw_table_model_settle (self->model))
    {
      bw_table_rows_mark_all (self->rows);
      bw_table_rows_fill (self->rows, NULL, NULL);

      /* The focus stays on the row, not on the line. */
      if (focused != G_MAXUINT && bw_table_order_get_position (order, focused) != G_MAXUINT)
        bw_table_rows_focus (self->rows, bw_table_order_get_position (order, focused));
    }
  bw_table_update_words (self);
  bw_table_tell_listed (self);
}

/**
 * bw_table_sort_later: (skip)
 * @self: a table with columns
 */
void
bw_table_sort_later (BwTable *self)
{
  gint64 waited = (g_get_monotonic_time () - self->sorted) / 1000;

  if (self->is_pointed || self->sort_source != 0 || self->read_source != 0
      || !bw_table_order_is_dirty (bw_table_model_get_order (self->model)))
    return;

  if (waited >= SORT_DISTANCE_MS)
    bw_table_sort_now (self);
  else
    self->sort_source = g_timeout_add ((guint) (SORT_DISTANCE_MS - waited), on_sort_timeout_cb, self);
}
