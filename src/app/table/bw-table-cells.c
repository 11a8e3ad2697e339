/* bw-table-cells.c: the cells that GTK keeps in use, and which of them are read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-table-cells.h"

#include "bw-accessible.h"
#include "bw-calm.h"
#include "bw-text-layout.h"

#include <glib/gi18n.h>

/* Until a row has been laid out, pixels; and rows that are read before it is known how
 * many can be seen. */
#define ROW_HEIGHT 37
#define FIRST_ROWS 16

struct _BwTableCells
{
  GObject parent_instance;

  BwTableModel        *model;       /* (owned) */
  GtkAdjustment       *adjustment;  /* (owned) */
  const BwTableColumn *columns;     /* (unowned) */
  guint                n_columns;
  BwTablePrepareFunc   prepare;     /* (nullable) */
  gpointer             user_data;   /* (unowned) */
  GPtrArray           *cells;       /* (owned) (element-type Cell): made, in use or not */
  guint                fill_source;
};

/* What GTK has made for a column, and where it stands. */
typedef struct
{
  BwTableCells *cells;     /* (unowned) (nullable): gone before the cell */
  GtkWidget    *widget;    /* (unowned): tells when it goes */
  GtkListItem  *item;      /* (unowned): while it is bound */
  guint         column;
  gboolean      is_stale;
} Cell;

G_DEFINE_FINAL_TYPE (BwTableCells, bw_table_cells, G_TYPE_OBJECT)

static GQuark
cell_quark (void)
{
  return g_quark_from_static_string ("bw-table-cell");
}

/* Lines before it may come and go. */
static guint
get_position (const Cell *cell)
{
  return cell->item != NULL ? gtk_list_item_get_position (cell->item) : GTK_INVALID_LIST_POSITION;
}

/* What GTK puts around the cells of a line: it has the focus, and a name of its own. */
static GtkWidget *
get_row_widget (const Cell *cell)
{
  GtkWidget *parent = gtk_widget_get_parent (cell->widget);

  return parent != NULL ? gtk_widget_get_parent (parent) : NULL;
}

static int
find_row_height (BwTableCells *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = g_ptr_array_index (self->cells, i);
      GtkWidget *row = cell->item != NULL ? get_row_widget (cell) : NULL;
      int height = row != NULL ? gtk_widget_get_height (row) : 0;

      if (height > 1)
        return height;
    }

  return ROW_HEIGHT;
}

/* First position that can be seen and the one after the last. */
static void
get_visible (BwTableCells *self,
             guint        *first,
             guint        *end)
{
  double top = gtk_adjustment_get_value (self->adjustment);
  double page = gtk_adjustment_get_page_size (self->adjustment);
  int height = find_row_height (self);

  *first = (guint) (MAX (top, 0.0) / height);
  *end = page > 1.0 ? (guint) ((top + page) / height) + 2 : FIRST_ROWS;
}

static void
fill_text (BwTableCells        *self,
           GtkWidget           *widget,
           const BwTableColumn *column,
           gconstpointer        row)
{
  BwTone tone = column->tone != NULL ? column->tone (row, self->user_data) : BW_TONE_FG;
  g_autofree char *text = column->markup != NULL ? column->markup (row, self->user_data)
                                                 : column->text (row, self->user_data);
  const char *before = g_object_get_data (G_OBJECT (widget), "text");

  bw_theme_set_tone (widget, tone);
  bw_calm_set_class (widget, "strong", tone == BW_TONE_LATE || tone == BW_TONE_TIGHT
                               || (column->is_strong != NULL && column->is_strong (row, self->user_data)));

  /* A text that is set again is laid out again. */
  if (g_strcmp0 (before, text) == 0)
    return;

  if (column->markup != NULL)
    gtk_inscription_set_markup (GTK_INSCRIPTION (widget), text != NULL ? text : "");
  else
    gtk_inscription_set_text (GTK_INSCRIPTION (widget), text != NULL ? text : "");
  bw_text_layout_align (GTK_INSCRIPTION (widget), text != NULL ? text : "");
  g_object_set_data_full (G_OBJECT (widget), "text", g_steal_pointer (&text), g_free);
}

static void
set_name (GtkWidget  *widget,
          const char *name)
{
  const char *before = g_object_get_data (G_OBJECT (widget), "name");

  if (g_strcmp0 (before, name) == 0)
    return;

  g_object_set_data_full (G_OBJECT (widget), "name", g_strdup (name), g_free);
  bw_accessible_set_label (GTK_ACCESSIBLE (widget), name);
}

/* All that the line says, as a person would read it out. */
static void
describe_row (BwTableCells  *self,
              const Cell    *cell,
              gconstpointer  row)
{
  g_autoptr (GString) words = g_string_new (NULL);
  GtkWidget *widget = get_row_widget (cell);

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autofree char *text = !self->columns[i].is_hidden ? self->columns[i].text (row, self->user_data) : NULL;

      if (text == NULL || text[0] == '\0')
        continue;
      if (words->len > 0)
        g_string_append (words, _(", "));
      if (self->columns[i].is_number)
        g_string_append_printf (words, "%s ", _(self->columns[i].title));
      g_string_append (words, text);
    }

  if (widget != NULL)
    set_name (widget, words->str);
}

/* Nobody sees or hears of a line that nobody stands on any more. */
static void
show_row (const Cell *cell,
          gboolean    is_shown)
{
  GtkWidget *row = get_row_widget (cell);

  if (row == NULL || (gtk_widget_get_opacity (row) > 0.0) == is_shown)
    return;

  gtk_widget_set_opacity (row, is_shown ? 1.0 : 0.0);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_HIDDEN, !is_shown, -1);
}

static void
fill_cell (BwTableCells *self,
           Cell         *cell)
{
  const BwTableColumn *column = &self->columns[cell->column];
  guint slot = bw_table_order_get_slot (bw_table_model_get_order (self->model), get_position (cell));
  gconstpointer row;

  /* While rows are being read nobody stands anywhere yet: the ones of before stay. */
  if (slot == G_MAXUINT && bw_table_order_is_dirty (bw_table_model_get_order (self->model)))
    return;
  if (cell->column == 0)
    show_row (cell, slot != G_MAXUINT);
  if (slot == G_MAXUINT)
    return;

  row = bw_table_order_get_row (bw_table_model_get_order (self->model), slot);
  cell->is_stale = FALSE;
  if (column->make == NULL)
    {
      fill_text (self, cell->widget, column, row);
    }
  else
    {
      g_autofree char *text = column->text (row, self->user_data);

      column->fill (cell->widget, row, self->user_data);
      set_name (cell->widget, text != NULL ? text : "");
    }

  if (cell->column == 0)
    describe_row (self, cell, row);
}

static GtkWidget *
make_text (const BwTableColumn *column)
{
  GtkWidget *text = gtk_inscription_new (NULL);

  gtk_widget_set_layout_manager (text, bw_text_layout_new ());
  gtk_inscription_set_xalign (GTK_INSCRIPTION (text), column->is_number ? 1.0f : 0.0f);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (text), 0);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (text), 0);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (text), 1);
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (text), 1);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);

  /* With the height of the row it would make two lines of a long text. */
  gtk_widget_set_valign (text, GTK_ALIGN_CENTER);
  return text;
}

static gboolean
on_fill_idle_cb (gpointer user_data)
{
  BwTableCells *self = user_data;

  g_assert (BW_IS_TABLE_CELLS (self));

  self->fill_source = 0;
  bw_table_cells_fill (self, NULL, NULL);
  return G_SOURCE_REMOVE;
}

/* Before the frame that shows them is drawn. */
static void
fill_soon (BwTableCells *self)
{
  if (self->fill_source == 0)
    self->fill_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_fill_idle_cb, self, NULL);
}

/* A list item may be gone before it is torn down, so the cell itself tells. */
static void
on_cell_destroy_cb (GtkWidget *widget,
                    Cell      *cell)
{
  if (cell->cells != NULL)
    g_ptr_array_remove_fast (cell->cells->cells, cell);
}

static void
on_factory_setup_cb (BwTableCells             *self,
                     GtkListItem              *item,
                     GtkSignalListItemFactory *factory)
{
  guint column = GPOINTER_TO_UINT (g_object_get_qdata (G_OBJECT (factory), cell_quark ()));
  const BwTableColumn *description = &self->columns[column];
  Cell *cell = g_new0 (Cell, 1);

  g_assert (BW_IS_TABLE_CELLS (self));

  cell->cells = self;
  cell->column = column;
  cell->widget = description->make != NULL ? description->make (self->user_data) : make_text (description);
  g_ptr_array_add (self->cells, cell);
  g_object_set_qdata_full (G_OBJECT (cell->widget), cell_quark (), cell, g_free);
  g_signal_connect (cell->widget, "destroy", G_CALLBACK (on_cell_destroy_cb), cell);
  gtk_list_item_set_child (item, cell->widget);
}

static void
on_factory_bind_cb (BwTableCells *self,
                    GtkListItem  *item)
{
  Cell *cell = g_object_get_qdata (G_OBJECT (gtk_list_item_get_child (item)), cell_quark ());

  g_assert (BW_IS_TABLE_CELLS (self));

  cell->item = item;
  cell->is_stale = TRUE;
  fill_soon (self);
}

static void
on_factory_unbind_cb (BwTableCells *self,
                      GtkListItem  *item)
{
  GtkWidget *child = gtk_list_item_get_child (item);
  Cell *cell = child != NULL ? g_object_get_qdata (G_OBJECT (child), cell_quark ()) : NULL;

  g_assert (BW_IS_TABLE_CELLS (self));

  if (cell == NULL)
    return;

  cell->item = NULL;
}

static void
on_adjustment_changed_cb (BwTableCells *self)
{
  g_assert (BW_IS_TABLE_CELLS (self));

  fill_soon (self);
}

static void
get_kept (guint    *first,
          guint    *end,
          gpointer  user_data)
{
  BwTableCells *self = user_data;

  *first = G_MAXUINT;
  *end = 0;
  for (guint i = 0; i < self->cells->len; i++)
    {
      guint position = get_position (g_ptr_array_index (self->cells, i));

      if (position == GTK_INVALID_LIST_POSITION)
        continue;

      *first = MIN (*first, position);
      *end = MAX (*end, position + 1);
    }
}

static void
bw_table_cells_dispose (GObject *object)
{
  BwTableCells *self = BW_TABLE_CELLS (object);

  g_clear_handle_id (&self->fill_source, g_source_remove);

  G_OBJECT_CLASS (bw_table_cells_parent_class)->dispose (object);
}

static void
bw_table_cells_finalize (GObject *object)
{
  BwTableCells *self = BW_TABLE_CELLS (object);

  for (guint i = 0; i < self->cells->len; i++)
    ((Cell *) g_ptr_array_index (self->cells, i))->cells = NULL;
  if (self->model != NULL)
    bw_table_model_set_kept_func (self->model, NULL, NULL);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_object (&self->model);
  g_clear_object (&self->adjustment);

  G_OBJECT_CLASS (bw_table_cells_parent_class)->finalize (object);
}

static void
bw_table_cells_class_init (BwTableCellsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bw_table_cells_dispose;
  object_class->finalize = bw_table_cells_finalize;
}

static void
bw_table_cells_init (BwTableCells *self)
{
  self->cells = g_ptr_array_new ();
}

/**
 * bw_table_cells_new:
 * @model: who stands on which line
 * @adjustment: the vertical one of the view
 * @columns: (array length=n_columns): must outlive the cells
 * @n_columns: how many
 * @prepare: (nullable): called before a batch of calls of their functions
 * @user_data: for all of them
 *
 * Returns: (transfer full): no cells yet
 */
BwTableCells *
bw_table_cells_new (BwTableModel        *model,
                    GtkAdjustment       *adjustment,
                    const BwTableColumn *columns,
                    guint                n_columns,
                    BwTablePrepareFunc   prepare,
                    gpointer             user_data)
{
  BwTableCells *self;

  g_return_val_if_fail (BW_IS_TABLE_MODEL (model), NULL);
  g_return_val_if_fail (GTK_IS_ADJUSTMENT (adjustment), NULL);
  g_return_val_if_fail (columns != NULL && n_columns > 0, NULL);

  self = g_object_new (BW_TYPE_TABLE_CELLS, NULL);
  self->model = g_object_ref (model);
  self->adjustment = g_object_ref (adjustment);
  self->columns = columns;
  self->n_columns = n_columns;
  self->prepare = prepare;
  self->user_data = user_data;
  bw_table_model_set_kept_func (model, get_kept, self);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (on_adjustment_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (on_adjustment_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

GtkListItemFactory *
bw_table_cells_new_factory (BwTableCells *self,
                            guint         column)
{
  GtkListItemFactory *factory;

  g_return_val_if_fail (BW_IS_TABLE_CELLS (self), NULL);
  g_return_val_if_fail (column < self->n_columns, NULL);

  factory = gtk_signal_list_item_factory_new ();
  g_object_set_qdata (G_OBJECT (factory), cell_quark (), GUINT_TO_POINTER (column));
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_factory_setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_factory_bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_factory_unbind_cb), self, G_CONNECT_SWAPPED);
  return factory;
}

void
bw_table_cells_mark_all (BwTableCells *self)
{
  g_return_if_fail (BW_IS_TABLE_CELLS (self));

  for (guint i = 0; i < self->cells->len; i++)
    ((Cell *) g_ptr_array_index (self->cells, i))->is_stale = TRUE;
  fill_soon (self);
}

/**
 * bw_table_cells_fill:
 * @self: cells
 * @is_changed: (nullable): which rows have changed since the last call; %NULL: none
 * @user_data: for @is_changed
 */
void
bw_table_cells_fill (BwTableCells    *self,
                     BwTableTestFunc  is_changed,
                     gpointer         user_data)
{
  guint first;
  guint end;

  g_return_if_fail (BW_IS_TABLE_CELLS (self));

  if (self->prepare != NULL && !self->prepare (self->user_data))
    return;

  get_visible (self, &first, &end);
  for (guint i = 0; i < self->cells->len; i++)
    {
      Cell *cell = g_ptr_array_index (self->cells, i);

      if (cell->item == NULL)
        continue;
      if (!cell->is_stale && is_changed != NULL)
        cell->is_stale = is_changed (bw_table_model_get_row (self->model, get_position (cell)), user_data);
      if (cell->is_stale && get_position (cell) >= first && get_position (cell) < end)
        fill_cell (self, cell);
    }
}

guint
bw_table_cells_get_focused (BwTableCells *self)
{
  g_return_val_if_fail (BW_IS_TABLE_CELLS (self), GTK_INVALID_LIST_POSITION);

  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = g_ptr_array_index (self->cells, i);
      GtkWidget *row = cell->item != NULL ? get_row_widget (cell) : NULL;
      GtkRoot *root = row != NULL ? gtk_widget_get_root (row) : NULL;
      GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

      if (focus != NULL && (focus == row || gtk_widget_is_ancestor (focus, row)))
        return get_position (cell);
    }

  return GTK_INVALID_LIST_POSITION;
}

/**
 * bw_table_cells_focus:
 * @self: cells
 * @position: a line
 *
 * Returns: whether there is a row for it, which has the focus now
 */
gboolean
bw_table_cells_focus (BwTableCells *self,
                      guint         position)
{
  g_return_val_if_fail (BW_IS_TABLE_CELLS (self), FALSE);

  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = g_ptr_array_index (self->cells, i);

      if (cell->item != NULL && get_position (cell) == position && get_row_widget (cell) != NULL)
        return gtk_widget_grab_focus (get_row_widget (cell));
    }

  return FALSE;
}

GtkWidget *
bw_table_cells_find (BwTableCells *self,
                     guint         position,
                     guint         column)
{
  g_return_val_if_fail (BW_IS_TABLE_CELLS (self), NULL);

  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = g_ptr_array_index (self->cells, i);

      if (cell->item != NULL && get_position (cell) == position && cell->column == column)
        return cell->widget;
    }

  return NULL;
}

gboolean
bw_table_cells_is_settled (BwTableCells *self)
{
  guint first;
  guint end;

  g_return_val_if_fail (BW_IS_TABLE_CELLS (self), FALSE);

  get_visible (self, &first, &end);
  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = g_ptr_array_index (self->cells, i);

      if (cell->item != NULL && cell->is_stale && get_position (cell) >= first && get_position (cell) < end)
        return FALSE;
    }

  return TRUE;
}
