/* bw-table-actions.c: of the table: its menu, copying and saving; what is selected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-file-chooser.h"
#include "bw-lazy-menu.h"
#include "bw-saver.h"
#include "bw-sheet-window.h"
#include "bw-table-private.h"

#include <glib/gi18n.h>

static void
on_copied_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  BwTable *self = BW_TABLE (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = bw_table_export_finish (self, result, &error);

  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  bw_saver_tell_copied (GTK_WIDGET (self), gtk_label_get_text (self->title), error);
}

static void
on_exported_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GFile) file = user_data;
  g_autoptr (GError) error = NULL;
  char *text = bw_table_export_finish (BW_TABLE (source), result, &error);

  if (text != NULL)
    bw_saver_write_text (GTK_WIDGET (source), file, text);
  else
    bw_saver_tell_end (GTK_WIDGET (source), file, error);
}

static void
on_csv_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GFile) file = bw_file_chooser_choose_finish (GTK_WIDGET (source), result, NULL);

  if (file != NULL)
    bw_table_export_async (BW_TABLE (source), FALSE, TRUE, NULL, on_exported_cb, g_steal_pointer (&file));
}

static void
copy_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  BwTable *self = BW_TABLE (widget);
  g_autoptr (GPtrArray) rows = bw_table_model_list_selected (self->model);

  if (rows->len > 0)
    bw_table_export_async (self, TRUE, FALSE, NULL, on_copied_cb, NULL);
}

static void
clear_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (BW_TABLE (widget)->model));
}

static void
copy_all_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  bw_table_export_async (BW_TABLE (widget), FALSE, FALSE, NULL, on_copied_cb, NULL);
}

static void
save_csv_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  g_autofree char *name = bw_saver_dup_name (gtk_label_get_text (BW_TABLE (widget)->title), ".csv");

  bw_file_chooser_save_async (widget, _("Save as CSV"), name, NULL, on_csv_chosen_cb, NULL);
}

static void
print_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  gtk_window_present (GTK_WINDOW (bw_sheet_window_new (GTK_WINDOW (root), BW_TABLE (widget)->desk,
                                                       BW_PRINTABLE (widget))));
}

/**
 * bw_table_add_actions: (skip)
 * @klass: of the table
 */
void
bw_table_add_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "table.copy", NULL, copy_action);
  gtk_widget_class_install_action (klass, "table.clear", NULL, clear_action);
  gtk_widget_class_install_action (klass, "table.copy-all", NULL, copy_all_action);
  gtk_widget_class_install_action (klass, "table.save-csv", NULL, save_csv_action);
  gtk_widget_class_install_action (klass, "table.print", NULL, print_action);
  gtk_widget_class_install_property_action (klass, "table.sort", "sort");
  gtk_widget_class_install_property_action (klass, "table.descending", "descending");
  gtk_widget_class_add_binding_action (klass, GDK_KEY_c, GDK_CONTROL_MASK, "table.copy", NULL);
  /* While nothing is chosen the key is for whatever the table stands in. */
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Escape, 0, "table.clear", NULL);
}

static GMenuModel *
make_sort_menu (BwTable *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) columns = g_menu_new ();
  g_autoptr (GMenu) directions = g_menu_new ();

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autoptr (GMenuItem) item = NULL;

      if (self->columns[i].key == NULL && self->columns[i].compare == NULL)
        continue;

      item = g_menu_item_new (_(self->columns[i].title), NULL);
      g_menu_item_set_action_and_target (item, "table.sort", "s", self->columns[i].id);
      g_menu_append_item (columns, item);
    }
  g_menu_append (directions, _("The Last First"), "table.descending");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (columns));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (directions));
  return G_MENU_MODEL (menu);
}

/* Each column has an action of its own, which is whether it is shown. */
static GMenuModel *
make_column_menu (BwTable *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autoptr (GPropertyAction) action = NULL;
      g_autofree char *name = g_strconcat ("column.", self->columns[i].id, NULL);

      action = g_property_action_new (self->columns[i].id, bw_table_grid_get_view_column (self->grid, i), "visible");
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));

      /* The first one says whose the row is. */
      if (i > 0)
        g_menu_append (menu, _(self->columns[i].title), name);
    }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "column", G_ACTION_GROUP (group));
  return G_MENU_MODEL (menu);
}

/**
 * bw_table_make_menu: (skip)
 * @self: a table with columns
 */
void
bw_table_make_menu (BwTable *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) view = g_menu_new ();
  g_autoptr (GMenuItem) reset = g_menu_item_new (_("Standard View"), "view.reset");
  g_autoptr (GMenu) data = g_menu_new ();
  g_autoptr (GMenuModel) sorting = make_sort_menu (self);
  g_autoptr (GMenuModel) columns = make_column_menu (self);

  g_menu_append_submenu (view, _("Sort By"), sorting);
  g_menu_append_submenu (view, _("Columns"), columns);

  /* Of a table whose view is kept: bw-table-memory. */
  g_menu_item_set_attribute (reset, "hidden-when", "s", "action-missing");
  g_menu_append_item (view, reset);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (view));
  g_menu_append (data, _("Copy Selected Rows"), "table.copy");
  g_menu_append (data, _("Copy Table"), "table.copy-all");
  g_menu_append (data, _("Copy Picture"), "picture.copy");
  g_menu_append (data, _("Save as CSV…"), "table.save-csv");
  g_menu_append (data, _("Save as Picture…"), "picture.save");
  g_menu_append (data, _("Print Table…"), "table.print");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (data));
  bw_lazy_menu_set_model (self->menu, G_MENU_MODEL (menu));
}

GPtrArray *
bw_table_list_selected (BwTable *self)
{
  g_return_val_if_fail (BW_IS_TABLE (self), NULL);

  return bw_table_model_list_selected (self->model);
}

guint
bw_table_peek_selected (BwTable  *self,
                        gpointer *rows,
                        guint     most)
{
  g_return_val_if_fail (BW_IS_TABLE (self), 0);

  return bw_table_model_peek_selected (self->model, rows, most);
}

void
bw_table_forget_selected (BwTable *self)
{
  g_return_if_fail (BW_IS_TABLE (self));

  bw_table_model_forget_selected (self->model);
}
