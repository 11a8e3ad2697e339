/* bw-table-rows.c: the rows that GTK keeps in use, and which of them are read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-table-rows.h"

#include "bw-accessible.h"

#include <glib/gi18n.h>

/* Until a row has been laid out, pixels; and rows that are read before it is known how
 * many can be seen. */
#define ROW_HEIGHT 37
#define FIRST_ROWS 16

struct _BwTableRows
{
  GObject parent_instance;

  BwTableModel        *model;       /* (owned) */
  BwTableGrid         *grid;        /* (owned) */
  GtkAdjustment       *adjustment;  /* (owned) */
  BwTablePrepareFunc   prepare;     /* (nullable) */
  GPtrArray           *slots;       /* (owned) (element-type Slot): made, in use or not */
  guint64              shown;       /* a bit for each column, of the first 64 */
  guint                fill_source;
};

/* A row that GTK has made, and where it stands. */
typedef struct
{
  BwTableRows *rows;      /* (unowned) (nullable): gone before the row */
  BwTableRow  *row;       /* (unowned): tells when it goes */
  GtkListItem *item;      /* (unowned): while it is bound */
  char        *name;      /* (owned) (nullable): what is read out */
  gboolean     is_stale;
} Slot;

G_DEFINE_FINAL_TYPE (BwTableRows, bw_table_rows, G_TYPE_OBJECT)

static GQuark
slot_quark (void)
{
  return g_quark_from_static_string ("bw-table-slot");
}

static void
free_slot (gpointer data)
{
  Slot *self = data;

  g_free (self->name);
  g_free (self);
}

/* Lines before it may come and go. */
static guint
get_position (const Slot *slot)
{
  return slot->item != NULL ? gtk_list_item_get_position (slot->item) : GTK_INVALID_LIST_POSITION;
}

/* What GTK puts around a row: it has the focus, and is what is read out. */
static GtkWidget *
get_item_widget (const Slot *slot)
{
  return gtk_widget_get_parent (GTK_WIDGET (slot->row));
}

static Slot *
find_slot (BwTableRows *self,
           guint        position)
{
  for (guint i = 0; i < self->slots->len; i++)
    {
      Slot *slot = g_ptr_array_index (self->slots, i);

      if (slot->item != NULL && get_position (slot) == position)
        return slot;
    }

  return NULL;
}

static int
find_row_height (BwTableRows *self)
{
  for (guint i = 0; i < self->slots->len; i++)
    {
      const Slot *slot = g_ptr_array_index (self->slots, i);
      GtkWidget *widget = slot->item != NULL ? get_item_widget (slot) : NULL;
      int height = widget != NULL ? gtk_widget_get_height (widget) : 0;

      if (height > 1)
        return height;
    }

  return ROW_HEIGHT;
}

/* First position that can be seen and the one after the last. */
static void
get_visible (BwTableRows *self,
             guint        *first,
             guint        *end)
{
  double top = gtk_adjustment_get_value (self->adjustment);
  double page = gtk_adjustment_get_page_size (self->adjustment);
  int height = find_row_height (self);

  *first = (guint) (MAX (top, 0.0) / height);
  *end = page > 1.0 ? (guint) ((top + page) / height) + 2 : FIRST_ROWS;
}

/* All that the line says, as a person would read it out. */
static void
describe (BwTableRows   *self,
          Slot          *slot,
          gconstpointer  row)
{
  g_autoptr (GString) words = g_string_new (NULL);
  gpointer user_data = bw_table_grid_get_user_data (self->grid);
  GtkWidget *widget = get_item_widget (slot);
  const BwTableColumn *columns;
  guint n_columns;

  columns = bw_table_grid_get_columns (self->grid, &n_columns);
  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *text = bw_table_grid_is_shown (self->grid, i) ? columns[i].text (row, user_data) : NULL;

      if (text == NULL || text[0] == '\0')
        continue;
      if (words->len > 0)
        g_string_append (words, _(", "));
      if (columns[i].is_number)
        g_string_append_printf (words, "%s ", _(columns[i].title));
      g_string_append (words, text);
    }

  if (widget == NULL || g_strcmp0 (slot->name, words->str) == 0)
    return;

  g_free (slot->name);
  slot->name = g_strdup (words->str);
  bw_accessible_set_label (GTK_ACCESSIBLE (widget), words->str);
}

/* Nobody sees or hears of a line that nobody stands on any more. */
static void
show_row (const Slot *slot,
          gboolean    is_shown)
{
  GtkWidget *widget = get_item_widget (slot);

  if (widget == NULL || (gtk_widget_get_opacity (widget) > 0.0) == is_shown)
    return;

  gtk_widget_set_opacity (widget, is_shown ? 1.0 : 0.0);
  gtk_accessible_update_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_HIDDEN, !is_shown, -1);
}

static void
fill_slot (BwTableRows *self,
           Slot        *slot)
{
  BwTableOrder *order = bw_table_model_get_order (self->model);
  guint index = bw_table_order_get_slot (order, get_position (slot));
  gconstpointer row;

  /* While rows are being read nobody stands anywhere yet: the ones of before stay. */
  if (index == G_MAXUINT && bw_table_order_is_dirty (order))
    return;

  show_row (slot, index != G_MAXUINT);
  if (index == G_MAXUINT)
    return;

  row = bw_table_order_get_row (order, index);
  slot->is_stale = FALSE;
  if (bw_table_row_fill (slot->row, row) || slot->name == NULL)
    describe (self, slot, row);
}

static gboolean
on_fill_idle_cb (gpointer user_data)
{
  BwTableRows *self = user_data;

  g_assert (BW_IS_TABLE_ROWS (self));

  self->fill_source = 0;
  bw_table_rows_fill (self, NULL, NULL);
  return G_SOURCE_REMOVE;
}

/* Before the frame that shows them is drawn. */
static void
fill_soon (BwTableRows *self)
{
  if (self->fill_source == 0)
    self->fill_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_fill_idle_cb, self, NULL);
}

/* A list item may be gone before it is torn down, so the row itself tells. */
static void
on_row_destroy_cb (GtkWidget *widget,
                   Slot      *slot)
{
  if (slot->rows != NULL)
    g_ptr_array_remove_fast (slot->rows->slots, slot);
}

static void
on_factory_setup_cb (BwTableRows *self,
                     GtkListItem *item)
{
  GtkWidget *row = bw_table_row_new (self->grid);
  Slot *slot = g_new0 (Slot, 1);

  g_assert (BW_IS_TABLE_ROWS (self));

  slot->rows = self;
  slot->row = BW_TABLE_ROW (row);
  g_ptr_array_add (self->slots, slot);
  g_object_set_qdata_full (G_OBJECT (row), slot_quark (), slot, free_slot);
  g_signal_connect (row, "destroy", G_CALLBACK (on_row_destroy_cb), slot);
  gtk_list_item_set_child (item, row);
}

static void
on_factory_bind_cb (BwTableRows *self,
                    GtkListItem *item)
{
  Slot *slot = g_object_get_qdata (G_OBJECT (gtk_list_item_get_child (item)), slot_quark ());

  g_assert (BW_IS_TABLE_ROWS (self));

  slot->item = item;
  slot->is_stale = TRUE;
  fill_soon (self);
}

static void
on_factory_unbind_cb (BwTableRows *self,
                      GtkListItem *item)
{
  GtkWidget *child = gtk_list_item_get_child (item);
  Slot *slot = child != NULL ? g_object_get_qdata (G_OBJECT (child), slot_quark ()) : NULL;

  g_assert (BW_IS_TABLE_ROWS (self));

  if (slot != NULL)
    slot->item = NULL;
}

static guint64
find_shown (BwTableRows *self)
{
  guint64 shown = 0;
  guint n_columns;

  bw_table_grid_get_columns (self->grid, &n_columns);
  for (guint i = 0; i < MIN (n_columns, 64); i++)
    {
      if (bw_table_grid_is_shown (self->grid, i))
        shown |= G_GUINT64_CONSTANT (1) << i;
    }

  return shown;
}

/* A column that was not shown has not been read, and is not read out. */
static void
on_grid_placed_cb (BwTableRows *self)
{
  guint64 shown = find_shown (self);
  gboolean differs = shown != self->shown;

  g_assert (BW_IS_TABLE_ROWS (self));

  self->shown = shown;
  for (guint i = 0; i < self->slots->len; i++)
    {
      Slot *slot = g_ptr_array_index (self->slots, i);

      bw_table_row_place (slot->row);
      if (differs)
        g_clear_pointer (&slot->name, g_free);
    }
  if (differs)
    bw_table_rows_mark_all (self);
}

static void
on_adjustment_changed_cb (BwTableRows *self)
{
  g_assert (BW_IS_TABLE_ROWS (self));

  fill_soon (self);
}

static void
get_kept (guint    *first,
          guint    *end,
          gpointer  user_data)
{
  BwTableRows *self = user_data;

  *first = G_MAXUINT;
  *end = 0;
  for (guint i = 0; i < self->slots->len; i++)
    {
      guint position = get_position (g_ptr_array_index (self->slots, i));

      if (position == GTK_INVALID_LIST_POSITION)
        continue;

      *first = MIN (*first, position);
      *end = MAX (*end, position + 1);
    }
}

static void
bw_table_rows_dispose (GObject *object)
{
  BwTableRows *self = BW_TABLE_ROWS (object);

  g_clear_handle_id (&self->fill_source, g_source_remove);

  G_OBJECT_CLASS (bw_table_rows_parent_class)->dispose (object);
}

static void
bw_table_rows_finalize (GObject *object)
{
  BwTableRows *self = BW_TABLE_ROWS (object);

  for (guint i = 0; i < self->slots->len; i++)
    ((Slot *) g_ptr_array_index (self->slots, i))->rows = NULL;
  if (self->model != NULL)
    bw_table_model_set_kept_func (self->model, NULL, NULL);
  g_clear_pointer (&self->slots, g_ptr_array_unref);
  g_clear_object (&self->model);
  g_clear_object (&self->grid);
  g_clear_object (&self->adjustment);

  G_OBJECT_CLASS (bw_table_rows_parent_class)->finalize (object);
}

static void
bw_table_rows_class_init (BwTableRowsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bw_table_rows_dispose;
  object_class->finalize = bw_table_rows_finalize;
}

static void
bw_table_rows_init (BwTableRows *self)
{
  self->slots = g_ptr_array_new ();
}

/**
 * bw_table_rows_new:
 * @model: who stands on which line
 * @grid: the columns
 * @adjustment: the vertical one of the view
 * @prepare: (nullable): called before a batch of calls of the functions of the columns
 *
 * Returns: (transfer full): no rows yet
 */
BwTableRows *
bw_table_rows_new (BwTableModel       *model,
                   BwTableGrid        *grid,
                   GtkAdjustment      *adjustment,
                   BwTablePrepareFunc  prepare)
{
  BwTableRows *self;

  g_return_val_if_fail (BW_IS_TABLE_MODEL (model), NULL);
  g_return_val_if_fail (BW_IS_TABLE_GRID (grid), NULL);
  g_return_val_if_fail (GTK_IS_ADJUSTMENT (adjustment), NULL);

  self = g_object_new (BW_TYPE_TABLE_ROWS, NULL);
  self->model = g_object_ref (model);
  self->grid = g_object_ref (grid);
  self->adjustment = g_object_ref (adjustment);
  self->prepare = prepare;
  self->shown = find_shown (self);
  bw_table_model_set_kept_func (model, get_kept, self);
  g_signal_connect_object (grid, "placed", G_CALLBACK (on_grid_placed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (on_adjustment_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (on_adjustment_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

GtkListItemFactory *
bw_table_rows_new_factory (BwTableRows *self)
{
  GtkListItemFactory *factory;

  g_return_val_if_fail (BW_IS_TABLE_ROWS (self), NULL);

  factory = gtk_signal_list_item_factory_new ();
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_factory_setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_factory_bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_factory_unbind_cb), self, G_CONNECT_SWAPPED);
  return factory;
}

void
bw_table_rows_mark_all (BwTableRows *self)
{
  g_return_if_fail (BW_IS_TABLE_ROWS (self));

  for (guint i = 0; i < self->slots->len; i++)
    ((Slot *) g_ptr_array_index (self->slots, i))->is_stale = TRUE;
  fill_soon (self);
}

/**
 * bw_table_rows_fill:
 * @self: rows
 * @is_changed: (nullable): which have changed since the last call; %NULL: none
 * @user_data: for @is_changed
 */
void
bw_table_rows_fill (BwTableRows     *self,
                    BwTableTestFunc  is_changed,
                    gpointer         user_data)
{
  guint first;
  guint end;

  g_return_if_fail (BW_IS_TABLE_ROWS (self));

  if (self->prepare != NULL && !self->prepare (bw_table_grid_get_user_data (self->grid)))
    return;

  get_visible (self, &first, &end);
  for (guint i = 0; i < self->slots->len; i++)
    {
      Slot *slot = g_ptr_array_index (self->slots, i);

      if (slot->item == NULL)
        continue;
      if (!slot->is_stale && is_changed != NULL)
        slot->is_stale = is_changed (bw_table_model_get_row (self->model, get_position (slot)), user_data);
      if (slot->is_stale && get_position (slot) >= first && get_position (slot) < end)
        fill_slot (self, slot);
    }
}

guint
bw_table_rows_get_focused (BwTableRows *self)
{
  g_return_val_if_fail (BW_IS_TABLE_ROWS (self), GTK_INVALID_LIST_POSITION);

  for (guint i = 0; i < self->slots->len; i++)
    {
      const Slot *slot = g_ptr_array_index (self->slots, i);
      GtkWidget *widget = slot->item != NULL ? get_item_widget (slot) : NULL;
      GtkRoot *root = widget != NULL ? gtk_widget_get_root (widget) : NULL;
      GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

      if (focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget)))
        return get_position (slot);
    }

  return GTK_INVALID_LIST_POSITION;
}

/**
 * bw_table_rows_focus:
 * @self: rows
 * @position: a line
 *
 * Returns: whether there is a row for it, which has the focus now
 */
gboolean
bw_table_rows_focus (BwTableRows *self,
                     guint        position)
{
  const Slot *slot;

  g_return_val_if_fail (BW_IS_TABLE_ROWS (self), FALSE);

  slot = find_slot (self, position);
  return slot != NULL && get_item_widget (slot) != NULL && gtk_widget_grab_focus (get_item_widget (slot));
}

BwTableRow *
bw_table_rows_find (BwTableRows *self,
                    guint        position)
{
  const Slot *slot;

  g_return_val_if_fail (BW_IS_TABLE_ROWS (self), NULL);

  slot = find_slot (self, position);
  return slot != NULL ? slot->row : NULL;
}

gboolean
bw_table_rows_is_settled (BwTableRows *self)
{
  guint first;
  guint end;

  g_return_val_if_fail (BW_IS_TABLE_ROWS (self), FALSE);

  get_visible (self, &first, &end);
  for (guint i = 0; i < self->slots->len; i++)
    {
      const Slot *slot = g_ptr_array_index (self->slots, i);

      if (slot->item != NULL && slot->is_stale && get_position (slot) >= first && get_position (slot) < end)
        return FALSE;
    }

  return TRUE;
}
