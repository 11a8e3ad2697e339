/* bw-export-button.c: copies and saves a list that is no table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-export-button.h"

#include "bw-accessible.h"
#include "bw-file-chooser.h"
#include "bw-lazy-menu.h"
#include "bw-saver.h"

#include <glib/gi18n.h>

struct _BwExportButton
{
  AdwBin parent_instance;

  BwExportRowsFunc    rows;    /* (nullable): nothing is listed yet */
  const char * const *titles;  /* (unowned) (nullable) */
  BwExportTextFunc    text;
  GObject            *owner;   /* (unowned): holds the button */
  GListModel         *model;   /* (owned) (nullable): whose items are the rows */
  char               *title;   /* (owned) (nullable): not that of the window */
};

G_DEFINE_FINAL_TYPE (BwExportButton, bw_export_button, ADW_TYPE_BIN)

/* What the rows are told by: a window that is closed meanwhile lives until then. */
typedef struct
{
  BwExportButton *button;  /* (owned) */
  GObject        *owner;   /* (owned) */
} Teller;

static void
free_teller (gpointer data)
{
  Teller *teller = data;

  g_object_unref (teller->button);
  g_object_unref (teller->owner);
  g_free (teller);
}

static char *
dup_text (gconstpointer row,
          guint         column,
          gboolean      is_plain,
          gpointer      user_data)
{
  const Teller *teller = user_data;

  return teller->button->text (row, column, is_plain, teller->owner);
}

static char *
dup_cell (gconstpointer row,
          guint         column,
          gboolean      is_plain,
          gpointer      user_data)
{
  const char * const *texts = row;

  return g_strdup (texts[column]);
}

static GPtrArray *
list_items (GListModel *model)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (rows, g_list_model_get_item (model, i));

  return rows;
}

/* Its window may be closed by then. */
static const char *
get_title (BwExportButton *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  const char *title = GTK_IS_WINDOW (root) ? gtk_window_get_title (GTK_WINDOW (root)) : NULL;

  return self->title != NULL ? self->title : title != NULL ? title : "";
}

static void
on_file_chosen_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GFile) file = bw_file_chooser_choose_finish (GTK_WIDGET (source), result, NULL);

  if (file != NULL)
    bw_export_save (bw_export_button_make_export (BW_EXPORT_BUTTON (source)), GTK_WIDGET (source), file);
}

static void
copy_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  BwExportButton *self = BW_EXPORT_BUTTON (widget);

  bw_export_copy (bw_export_button_make_export (self), widget, get_title (self));
}

static void
save_csv_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  BwExportButton *self = BW_EXPORT_BUTTON (widget);
  g_autofree char *name = bw_saver_dup_name (get_title (self), ".csv");

  bw_file_chooser_save_async (widget, _("Save as CSV"), name, NULL, on_file_chosen_cb, NULL);
}

static void
bw_export_button_dispose (GObject *object)
{
  g_clear_object (&BW_EXPORT_BUTTON (object)->model);

  G_OBJECT_CLASS (bw_export_button_parent_class)->dispose (object);
}

static void
bw_export_button_finalize (GObject *object)
{
  g_free (BW_EXPORT_BUTTON (object)->title);

  G_OBJECT_CLASS (bw_export_button_parent_class)->finalize (object);
}

static void
bw_export_button_class_init (BwExportButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_export_button_dispose;
  G_OBJECT_CLASS (klass)->finalize = bw_export_button_finalize;

  gtk_widget_class_install_action (widget_class, "list.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "list.save-csv", NULL, save_csv_action);
}

static void
bw_export_button_init (BwExportButton *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("Copy List"), "list.copy");
  g_menu_append (menu, _("Save as CSV…"), "list.save-csv");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  bw_lazy_menu_set_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _("Copy and save the list"));
  bw_accessible_set_label (GTK_ACCESSIBLE (button), _("Copy and save the list"));
  adw_bin_set_child (ADW_BIN (self), button);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.copy", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.save-csv", FALSE);
}

/**
 * bw_export_button_set_list: (skip)
 * @self: a button in the head of a window
 * @rows: (nullable): what is listed there; %NULL: the items of its model
 * @titles: (array zero-terminated=1): heads of the columns; kept by the caller
 * @text: what a row says in a column
 * @owner: for both; holds the button
 */
void
bw_export_button_set_list (BwExportButton      *self,
                           BwExportRowsFunc     rows,
                           const char * const  *titles,
                           BwExportTextFunc     text,
                           GObject             *owner)
{
  g_return_if_fail (BW_IS_EXPORT_BUTTON (self));
  g_return_if_fail (rows != NULL || self->model != NULL);
  g_return_if_fail (titles != NULL && text != NULL && G_IS_OBJECT (owner));

  self->rows = rows;
  self->titles = titles;
  self->text = text;
  self->owner = owner;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.copy", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.save-csv", TRUE);
}

/**
 * bw_export_button_set_model: (skip)
 * @self: a button in the head of a window or a card
 * @model: whose items are listed there
 * @titles: (array zero-terminated=1): heads of the columns; kept by the caller
 * @text: what an item says in a column
 * @owner: user data of @text; holds the button
 */
void
bw_export_button_set_model (BwExportButton      *self,
                            GListModel          *model,
                            const char * const  *titles,
                            BwExportTextFunc     text,
                            GObject             *owner)
{
  g_return_if_fail (BW_IS_EXPORT_BUTTON (self) && G_IS_LIST_MODEL (model));

  g_set_object (&self->model, model);
  bw_export_button_set_list (self, NULL, titles, text, owner);
}

/**
 * bw_export_button_set_texts: (skip)
 * @self: a button in the head of a card
 * @rows: what is shown there; each row an array of texts, one for each column, and %NULL
 * @titles: (array zero-terminated=1): heads of the columns; kept by the caller
 * @owner: user data of @rows; holds the button
 */
void
bw_export_button_set_texts (BwExportButton      *self,
                            BwExportRowsFunc     rows,
                            const char * const  *titles,
                            GObject             *owner)
{
  g_return_if_fail (rows != NULL);

  bw_export_button_set_list (self, rows, titles, dup_cell, owner);
}

/**
 * bw_export_button_set_title:
 * @self: a button in the head of a card
 * @title: what is listed there
 */
void
bw_export_button_set_title (BwExportButton *self,
                            const char     *title)
{
  GtkWidget *button;
  g_autofree char *label = NULL;

  g_return_if_fail (BW_IS_EXPORT_BUTTON (self) && title != NULL);

  if (g_strcmp0 (self->title, title) == 0)
    return;

  g_free (self->title);
  self->title = g_strdup (title);
  button = adw_bin_get_child (ADW_BIN (self));
  /* Translators: of a button: the place is for what is listed: "Copy and save: Checkpoints" */
  label = g_strdup_printf (_("Copy and save: %s"), title);
  gtk_widget_set_tooltip_text (button, label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "card-menu");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  bw_accessible_set_label (GTK_ACCESSIBLE (button), label);
}

/**
 * bw_export_button_make_export: (skip)
 * @self: a button of a list
 *
 * Returns: (transfer full): what is listed now, in its order
 */
BwExport *
bw_export_button_make_export (BwExportButton *self)
{
  BwExport *export;
  Teller *teller;

  g_return_val_if_fail (BW_IS_EXPORT_BUTTON (self) && self->owner != NULL, NULL);

  teller = g_new (Teller, 1);
  teller->button = g_object_ref (self);
  teller->owner = g_object_ref (self->owner);
  export = bw_export_new (self->rows != NULL ? self->rows (self->owner) : list_items (self->model), dup_text, NULL,
                          teller, free_teller);
  for (guint i = 0; self->titles[i] != NULL; i++)
    bw_export_add_column (export, i, _(self->titles[i]), FALSE);

  return export;
}

/**
 * bw_export_button_draft: (skip)
 * @self: a button of a list
 * @desk: whose list it is
 * @task: (transfer full): is given the sheet of what is listed now, in its order
 */
void
bw_export_button_draft (BwExportButton *self,
                        BwDesk         *desk,
                        GTask          *task)
{
  g_return_if_fail (BW_IS_EXPORT_BUTTON (self) && self->owner != NULL);

  bw_export_print (bw_export_button_make_export (self), desk, get_title (self), NULL, task);
}
