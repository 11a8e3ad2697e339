/* bw-table-model.c: the lines of a table, for a view, and which are selected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-table-model.h"

#include "bw-table-line.h"

struct _BwTableModel
{
  GObject parent_instance;

  BwTableOrder *order;        /* (owned) */
  GtkBitset    *selected;     /* (owned): slots */
  guint         n_listed;     /* lines that somebody stands on */
  BwListGrowth *growth;       /* (owned) */
};

enum
{
  CHOSEN,
  GROWN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void bw_table_model_list_model_init (GListModelInterface *iface);
static void bw_table_model_selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BwTableModel, bw_table_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, bw_table_model_list_model_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                      bw_table_model_selection_model_init))

static void
on_growth_step_cb (gpointer user_data)
{
  g_signal_emit (user_data, signals[GROWN], 0);
}

static GType
bw_table_model_get_item_type (GListModel *model)
{
  return BW_TYPE_TABLE_LINE;
}

static guint
bw_table_model_get_n_items (GListModel *model)
{
  return bw_list_growth_get_n_items (BW_TABLE_MODEL (model)->growth);
}

static gpointer
bw_table_model_get_item (GListModel *model,
                         guint       position)
{
  return position < bw_table_model_get_n_items (model) ? bw_table_line_new () : NULL;
}

static void
bw_table_model_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = bw_table_model_get_item_type;
  iface->get_n_items = bw_table_model_get_n_items;
  iface->get_item = bw_table_model_get_item;
}

static gboolean
bw_table_model_is_selected (GtkSelectionModel *model,
                            guint              position)
{
  BwTableModel *self = BW_TABLE_MODEL (model);
  guint slot = bw_table_order_get_slot (self->order, position);

  return slot != G_MAXUINT && gtk_bitset_contains (self->selected, slot);
}

static GtkBitset *
bw_table_model_get_selection_in_range (GtkSelectionModel *model,
                                       guint              position,
                                       guint              n_items)
{
  BwTableModel *self = BW_TABLE_MODEL (model);
  GtkBitset *selection = gtk_bitset_new_empty ();
  GtkBitsetIter iter;
  guint slot;

  /* What is selected is few, what is listed may be many. */
  if (!gtk_bitset_iter_init_first (&iter, self->selected, &slot))
    return selection;

  do
    {
      guint at = bw_table_order_get_position (self->order, slot);

      if (at != G_MAXUINT && at >= position && at - position < n_items
          && at < bw_list_growth_get_n_items (self->growth))
        gtk_bitset_add (selection, at);
    }
  while (gtk_bitset_iter_next (&iter, &slot));

  return selection;
}

static gboolean
bw_table_model_set_selection (GtkSelectionModel *model,
                              GtkBitset         *selected,
                              GtkBitset         *mask)
{
  BwTableModel *self = BW_TABLE_MODEL (model);
  g_autoptr (GtkBitset) slots = gtk_bitset_new_empty ();
  GtkBitsetIter iter;
  guint position;

  if (gtk_bitset_iter_init_first (&iter, mask, &position))
    {
      do
        {
          guint slot = bw_table_order_get_slot (self->order, position);

          if (slot == G_MAXUINT)
            continue;
          if (gtk_bitset_contains (selected, position))
            gtk_bitset_add (self->selected, slot);
          else
            gtk_bitset_remove (self->selected, slot);
        }
      while (gtk_bitset_iter_next (&iter, &position));
    }

  if (bw_list_growth_get_n_items (self->growth) > 0)
    gtk_selection_model_selection_changed (model, 0, bw_list_growth_get_n_items (self->growth));
  g_signal_emit (self, signals[CHOSEN], 0);
  return TRUE;
}

static void
bw_table_model_selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = bw_table_model_is_selected;
  iface->get_selection_in_range = bw_table_model_get_selection_in_range;
  iface->set_selection = bw_table_model_set_selection;
}

static void
bw_table_model_finalize (GObject *object)
{
  BwTableModel *self = BW_TABLE_MODEL (object);

  g_clear_pointer (&self->growth, bw_list_growth_free);
  g_clear_pointer (&self->order, bw_table_order_free);
  g_clear_pointer (&self->selected, gtk_bitset_unref);

  G_OBJECT_CLASS (bw_table_model_parent_class)->finalize (object);
}

static void
bw_table_model_class_init (BwTableModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = bw_table_model_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", BW_TYPE_TABLE_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  signals[GROWN] = g_signal_new ("grown", BW_TYPE_TABLE_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
bw_table_model_init (BwTableModel *self)
{
  self->order = bw_table_order_new ();
  self->growth = bw_list_growth_new (G_LIST_MODEL (self), on_growth_step_cb, self);
  self->selected = gtk_bitset_new_empty ();
}

BwTableModel *
bw_table_model_new (void)
{
  return g_object_new (BW_TYPE_TABLE_MODEL, NULL);
}

BwTableOrder *
bw_table_model_get_order (BwTableModel *self)
{
  g_return_val_if_fail (BW_IS_TABLE_MODEL (self), NULL);

  return self->order;
}

/**
 * bw_table_model_set_rows:
 * @self: the lines
 * @rows: (array length=n_rows) (nullable): the rows
 * @n_rows: how many
 */
void
bw_table_model_set_rows (BwTableModel   *self,
                         const gpointer *rows,
                         guint           n_rows)
{
  g_autoptr (GHashTable) kept = NULL;
  GtkBitsetIter iter;
  guint slot;

  g_return_if_fail (BW_IS_TABLE_MODEL (self));

  if (gtk_bitset_iter_init_first (&iter, self->selected, &slot))
    {
      kept = g_hash_table_new (NULL, NULL);
      do
        g_hash_table_add (kept, bw_table_order_get_row (self->order, slot));
      while (gtk_bitset_iter_next (&iter, &slot));
    }

  gtk_bitset_remove_all (self->selected);
  bw_table_order_set_rows (self->order, rows, n_rows);
  for (guint i = 0; kept != NULL && i < n_rows; i++)
    {
      if (g_hash_table_contains (kept, rows[i]))
        gtk_bitset_add (self->selected, i);
    }
}

/**
 * bw_table_model_settle:
 * @self: the lines
 *
 * Returns: whether anybody stands on another line now
 */
gboolean
bw_table_model_settle (BwTableModel *self)
{
  gboolean has_moved;
  gboolean was_short;
  guint n_lines;

  g_return_val_if_fail (BW_IS_TABLE_MODEL (self), FALSE);

  n_lines = bw_list_growth_get_n_items (self->growth);
  was_short = self->n_listed < n_lines;
  has_moved = bw_table_order_apply (self->order);
  self->n_listed = bw_table_order_get_n_listed (self->order);

  /* Lines on which nobody stands go one by one. */
  has_moved = has_moved || was_short || self->n_listed < n_lines;
  bw_list_growth_set_wanted (self->growth, self->n_listed);
  n_lines = bw_list_growth_get_n_items (self->growth);
  if (has_moved && n_lines > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, n_lines);
  return has_moved;
}

/**
 * bw_table_model_set_kept_func:
 * @self: the lines
 * @func: (nullable): which of them have widgets
 * @user_data: for @func
 */
void
bw_table_model_set_kept_func (BwTableModel         *self,
                              BwListGrowthKeptFunc  func,
                              gpointer              user_data)
{
  g_return_if_fail (BW_IS_TABLE_MODEL (self));

  bw_list_growth_set_kept_func (self->growth, func, user_data);
}

gpointer
bw_table_model_get_row (BwTableModel *self,
                        guint         position)
{
  guint slot;

  g_return_val_if_fail (BW_IS_TABLE_MODEL (self), NULL);

  slot = bw_table_order_get_slot (self->order, position);
  return slot != G_MAXUINT ? bw_table_order_get_row (self->order, slot) : NULL;
}

/**
 * bw_table_model_list_selected:
 * @self: the lines
 *
 * Returns: (transfer full) (element-type gpointer): rows
 */
GPtrArray *
bw_table_model_list_selected (BwTableModel *self)
{
  GPtrArray *rows = g_ptr_array_new ();

  g_return_val_if_fail (BW_IS_TABLE_MODEL (self), rows);

  for (guint i = 0; i < bw_table_order_get_n_listed (self->order); i++)
    {
      guint slot = bw_table_order_get_slot (self->order, i);

      if (gtk_bitset_contains (self->selected, slot))
        g_ptr_array_add (rows, bw_table_order_get_row (self->order, slot));
    }

  return rows;
}

gboolean
bw_table_model_has_selected (BwTableModel *self)
{
  g_return_val_if_fail (BW_IS_TABLE_MODEL (self), FALSE);

  return !gtk_bitset_is_empty (self->selected);
}

/**
 * bw_table_model_peek_selected:
 * @self: the lines
 * @rows: (out) (optional): room for @most rows that are selected and listed
 * @most: more than so many are not looked for
 *
 * Returns: how many there are, @most for more
 */
guint
bw_table_model_peek_selected (BwTableModel *self,
                              gpointer     *rows,
                              guint         most)
{
  GtkBitsetIter iter;
  guint n_selected = 0;
  guint slot;

  g_return_val_if_fail (BW_IS_TABLE_MODEL (self), 0);

  /* As above: not what is listed is walked, and of what is selected no more than is asked for. */
  for (gboolean is_one = gtk_bitset_iter_init_first (&iter, self->selected, &slot); is_one && n_selected < most;
       is_one = gtk_bitset_iter_next (&iter, &slot))
    {
      if (bw_table_order_get_position (self->order, slot) == G_MAXUINT)
        continue;

      if (rows != NULL)
        rows[n_selected] = bw_table_order_get_row (self->order, slot);
      n_selected++;
    }

  return n_selected;
}

void
bw_table_model_forget_selected (BwTableModel *self)
{
  guint n_lines;

  g_return_if_fail (BW_IS_TABLE_MODEL (self));

  if (gtk_bitset_is_empty (self->selected))
    return;

  gtk_bitset_remove_all (self->selected);
  n_lines = bw_list_growth_get_n_items (self->growth);
  if (n_lines > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, n_lines);
}

/**
 * bw_table_model_list_rows:
 * @self: the lines
 *
 * Returns: (transfer full) (element-type gpointer): rows
 */
GPtrArray *
bw_table_model_list_rows (BwTableModel *self)
{
  GPtrArray *rows = g_ptr_array_new ();

  g_return_val_if_fail (BW_IS_TABLE_MODEL (self), rows);

  for (guint i = 0; i < bw_table_order_get_n_listed (self->order); i++)
    g_ptr_array_add (rows, bw_table_order_get_row (self->order, bw_table_order_get_slot (self->order, i)));

  return rows;
}

gboolean
bw_table_model_is_grown (BwTableModel *self)
{
  g_return_val_if_fail (BW_IS_TABLE_MODEL (self), FALSE);

  return bw_list_growth_is_done (self->growth);
}
