/* bw-table-setup.c: of the table: its columns and chips, made once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-accessible.h"
#include "bw-table-layout.h"
#include "bw-table-private.h"

#include <glib/gi18n.h>

/* Captions of numbers stand above them, at the right: the sign of the order goes before, or
 * the room that is left for it would stand between the caption and the edge of its numbers. */
static void
align_captions (BwTable *self)
{
  GtkWidget *caption = gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (self->captions)));

  for (guint i = 0; caption != NULL && i < self->n_columns; i++, caption = gtk_widget_get_next_sibling (caption))
    {
      GtkWidget *box = gtk_widget_get_first_child (caption);
      GtkWidget *sign = box != NULL ? gtk_widget_get_last_child (box) : NULL;

      if (sign == NULL || !self->columns[i].is_number)
        continue;

      gtk_widget_set_halign (box, GTK_ALIGN_END);
      if (GTK_IS_BOX (box) && !GTK_IS_LABEL (sign))
        gtk_box_reorder_child_after (GTK_BOX (box), sign, NULL);
    }
}

static void
set_up_view (BwTable *self)
{
  g_autoptr (GtkListItemFactory) factory = bw_table_rows_new_factory (self->rows);
  GtkLayoutManager *layout = bw_table_layout_new ();

  for (guint i = 0; i < self->n_columns; i++)
    gtk_column_view_append_column (self->captions, bw_table_grid_get_view_column (self->grid, i));
  align_captions (self);

  /* Its list has no rows, and nothing to do for the keyboard. */
  gtk_widget_set_visible (gtk_widget_get_last_child (GTK_WIDGET (self->captions)), FALSE);

  gtk_widget_set_layout_manager (GTK_WIDGET (self->sheet), layout);
  bw_table_layout_set_grid (BW_TABLE_LAYOUT (layout), self->grid, self->captions, self->scroller);
  gtk_list_view_set_factory (self->view, factory);
}

static GtkWidget *
make_chip (BwTable           *self,
           const BwTableChip *chip)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *count = gtk_label_new (NULL);

  gtk_widget_add_css_class (button, "chip");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (count, "count");
  gtk_widget_set_visible (count, !chip->is_all);
  gtk_box_append (GTK_BOX (box), gtk_label_new (_(chip->label)));
  gtk_box_append (GTK_BOX (box), count);
  gtk_button_set_child (GTK_BUTTON (button), box);
  bw_accessible_set_label (GTK_ACCESSIBLE (button), _(chip->label));
  g_ptr_array_add (self->chip_buttons, button);
  g_ptr_array_add (self->chip_counts, count);
  return button;
}

static void
on_chip_toggled_cb (BwTable         *self,
                    GtkToggleButton *button)
{
  guint chip;

  g_assert (BW_IS_TABLE (self));

  if (gtk_toggle_button_get_active (button) && g_ptr_array_find (self->chip_buttons, button, &chip))
    bw_table_choose_chip (self, chip);
}

/* A chip that is chosen already: back to its order. */
static void
on_chip_clicked_cb (BwTable   *self,
                    GtkButton *button)
{
  guint chip;

  g_assert (BW_IS_TABLE (self));

  if (g_ptr_array_find (self->chip_buttons, button, &chip) && chip == self->chip)
    bw_table_choose_chip (self, chip);
}

/**
 * bw_table_set_columns:
 * @self: a table without columns
 * @columns: (array length=n_columns): in their order; must outlive the table
 * @n_columns: how many
 * @prepare: (nullable): called before a batch of calls of their functions
 * @user_data: for all functions of the table
 */
void
bw_table_set_columns (BwTable             *self,
                      const BwTableColumn *columns,
                      guint                n_columns,
                      BwTablePrepareFunc   prepare,
                      gpointer             user_data)
{
  g_return_if_fail (BW_IS_TABLE (self));
  g_return_if_fail (self->columns == NULL && columns != NULL && n_columns > 0);

  self->columns = columns;
  self->n_columns = n_columns;
  self->prepare = prepare;
  self->user_data = user_data;
  self->grid = bw_table_grid_new (columns, n_columns, user_data);
  self->rows = bw_table_rows_new (self->model, self->grid, gtk_scrolled_window_get_vadjustment (self->scroller),
                                  prepare);
  set_up_view (self);
  bw_table_init_sorting (self);
  bw_table_make_menu (self);
}

/**
 * bw_table_set_chips:
 * @self: a table without chips
 * @chips: (array length=n_chips): must outlive the table; the first one is chosen
 * @n_chips: how many, at most %BW_TABLE_MAX_GROUPS
 * @groups: tells which of them list a row
 */
void
bw_table_set_chips (BwTable           *self,
                    const BwTableChip *chips,
                    guint              n_chips,
                    BwTableGroupFunc   groups)
{
  g_return_if_fail (BW_IS_TABLE (self));
  g_return_if_fail (self->chips == NULL && chips != NULL && groups != NULL);
  g_return_if_fail (n_chips > 0 && n_chips <= BW_TABLE_MAX_GROUPS);

  self->chips = chips;
  self->n_chips = n_chips;
  bw_table_order_set_groups (bw_table_model_get_order (self->model), groups, self->user_data);
  for (guint i = 0; i < n_chips; i++)
    {
      GtkWidget *button = make_chip (self, &chips[i]);

      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), g_ptr_array_index (self->chip_buttons, 0));
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), i == 0);
      gtk_box_append (self->chip_box, button);
      g_signal_connect_object (button, "toggled", G_CALLBACK (on_chip_toggled_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_chip_clicked_cb), self, G_CONNECT_SWAPPED);
    }
}
