/* bw-picture-menu.c: a chart can be copied and saved, as a picture and as numbers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-picture-menu.h"

#include "bw-file-chooser.h"
#include "bw-format.h"
#include "bw-picture-taker.h"
#include "bw-saver.h"

#include <glib/gi18n.h>

#define KEY "bw-picture-menu"

/* Kept with the chart. */
typedef struct
{
  GtkWidget *chart;    /* (unowned) */
  GtkWidget *card;     /* (unowned): the chart, or an ancestor */
  GtkWidget *popover;  /* (unowned) (nullable): a child of the chart */
  BwDesk    *desk;     /* (owned) (nullable) */
  char      *title;    /* (owned) (nullable) */
  char      *whose;    /* (owned) (nullable): not the scope */
  gboolean   is_alone; /* the title is to be told */

  BwExportRowsFunc  rows;      /* (nullable): only the picture can be had */
  guint             n_words;
  gpointer          rows_data; /* (unowned) */
} Menu;

/* What stands in each row beside the numbers: they leave the window that says so. */
typedef struct
{
  guint  n_columns;
  char  *chart;     /* (owned) */
  char  *when;      /* (owned) */
} Stamp;

static void
free_stamp (gpointer data)
{
  Stamp *stamp = data;

  g_free (stamp->chart);
  g_free (stamp->when);
  g_free (stamp);
}

static void
free_menu (gpointer data)
{
  Menu *self = data;

  g_clear_object (&self->desk);
  g_free (self->title);
  g_free (self->whose);
  g_free (self);
}

static Menu *
get_menu (GtkWidget *chart)
{
  return g_object_get_data (G_OBJECT (chart), KEY);
}

static const char *
get_whose (const Menu *self)
{
  BwPlace scope = bw_desk_get_scope_place (self->desk);

  if (self->whose != NULL)
    return self->whose;

  return scope != BW_PLACE_NONE ? bw_place_tree_get_name (bw_desk_get_places (self->desk), scope,
                                                          bw_desk_get_language (self->desk))
                                : "";
}

/* A card says its title itself. */
static char *
dup_heading (const Menu *self)
{
  return self->is_alone ? g_strdup_printf ("%s · %s", self->title, get_whose (self)) : g_strdup (get_whose (self));
}

/* What is taken leaves the window, and with it the bar that tells of a drill. */
static char *
dup_when (const Menu *self,
          gboolean    is_sentence)
{
  g_autofree char *time = bw_format_date_time (bw_desk_get_data_now (self->desk),
                                               bw_desk_get_time_zone (self->desk),
                                               bw_desk_get_language (self->desk));
  g_autofree char *as_of = is_sentence ? g_strdup_printf (_("As of %s"), time) : g_strdup (time);

  return g_strjoin (" · ", as_of,
                    bw_picture_get_exercise (bw_desk_get_picture (self->desk)) ? C_("wall", "Exercise") : NULL, NULL);
}

/* The ring of the focus is no part of the picture, and no button of the card. */
static void
take (Menu                *self,
      GAsyncReadyCallback  callback,
      gpointer             user_data)
{
  g_autofree char *heading = dup_heading (self);
  g_autofree char *as_of = dup_when (self, TRUE);

  gtk_widget_add_css_class (self->chart, "taken");
  gtk_widget_add_css_class (self->card, "taken");
  bw_picture_taker_draw_async (self->card, heading, as_of, callback, user_data);
}

static GdkTexture *
finish (GtkWidget     *chart,
        GObject       *card,
        GAsyncResult  *result,
        GError       **error)
{
  gtk_widget_remove_css_class (chart, "taken");
  gtk_widget_remove_css_class (GTK_WIDGET (card), "taken");
  return bw_picture_taker_draw_finish (GTK_WIDGET (card), result, error);
}

static void
on_copy_drawn_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GtkWidget) chart = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) picture = finish (chart, source, result, &error);

  if (picture != NULL)
    gdk_clipboard_set_texture (gtk_widget_get_clipboard (chart), picture);
  bw_saver_tell_copied (chart, get_menu (chart)->title, error);
}

static void
on_saved_drawn_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GtkWidget *chart = g_task_get_source_object (task);
  GFile *file = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) picture = finish (chart, source, result, &error);

  if (picture != NULL)
    bw_saver_write_picture (chart, file, picture);
  else
    bw_saver_tell_end (chart, file, error);
  g_task_return_boolean (task, TRUE);
}

static void
on_file_chosen_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GFile) file = bw_file_chooser_choose_finish (GTK_WIDGET (source), result, NULL);

  if (file != NULL)
    bw_picture_menu_save (GTK_WIDGET (source), file);
}

static void
copy_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  Menu *self = user_data;

  take (self, on_copy_drawn_cb, g_object_ref (self->chart));
}

static void
save_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  const Menu *self = user_data;
  g_autofree char *title = g_strdup_printf ("%s %s", self->title, get_whose (self));
  g_autofree char *name = bw_saver_dup_name (title, ".png");

  bw_file_chooser_save_async (self->chart, _("Save as Picture"), name, NULL, on_file_chosen_cb, NULL);
}

static char *
dup_cell (gconstpointer row,
          guint         column,
          gboolean      is_plain,
          gpointer      user_data)
{
  const Stamp *stamp = user_data;
  const char * const *cells = row;

  return g_strdup (column < stamp->n_columns ? cells[column] : column == stamp->n_columns ? stamp->chart : stamp->when);
}

static BwExport *
make_export (const Menu *self)
{
  GPtrArray *rows = self->rows (self->rows_data);
  g_auto (GStrv) titles = g_strdupv (g_ptr_array_index (rows, 0));
  Stamp *stamp = g_new0 (Stamp, 1);
  BwExport *export;

  g_ptr_array_remove_index (rows, 0);
  stamp->n_columns = g_strv_length (titles);
  stamp->chart = g_strdup_printf ("%s · %s", self->title, get_whose (self));
  stamp->when = dup_when (self, FALSE);
  export = bw_export_new (rows, dup_cell, NULL, stamp, free_stamp);
  for (guint i = 0; i < stamp->n_columns; i++)
    bw_export_add_column (export, i, titles[i], i >= self->n_words);
  bw_export_add_column (export, stamp->n_columns, C_("column", "Chart"), FALSE);
  bw_export_add_column (export, stamp->n_columns + 1, C_("column", "As of"), FALSE);
  return export;
}

/* The desk is gone with the chart. */
static void
on_data_file_chosen_cb (GObject      *source,
                        GAsyncResult *result,
                        gpointer      user_data)
{
  g_autoptr (GFile) file = bw_file_chooser_choose_finish (GTK_WIDGET (source), result, NULL);
  const Menu *self = get_menu (GTK_WIDGET (source));

  if (file != NULL && self->desk != NULL)
    bw_export_save (make_export (self), GTK_WIDGET (source), file);
}

static void
copy_data_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  const Menu *self = user_data;

  bw_export_copy (make_export (self), self->chart, self->title);
}

static void
save_csv_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  const Menu *self = user_data;
  g_autofree char *title = g_strdup_printf ("%s %s", self->title, get_whose (self));
  g_autofree char *name = bw_saver_dup_name (title, ".csv");

  bw_file_chooser_save_async (self->chart, _("Save as CSV"), name, NULL, on_data_file_chosen_cb, NULL);
}

static void
show_menu (Menu *self,
           int   x,
           int   y)
{
  if (self->popover == NULL)
    {
      g_autoptr (GMenu) menu = g_menu_new ();

      g_menu_append (menu, _("Copy Picture"), "picture.copy");
      g_menu_append (menu, _("Save as Picture…"), "picture.save");
      if (self->rows != NULL)
        {
          g_menu_append (menu, _("Copy Data"), "picture.copy-data");
          g_menu_append (menu, _("Save as CSV…"), "picture.save-csv");
        }
      self->popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
      gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
      gtk_widget_set_parent (self->popover, self->chart);
    }

  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &(GdkRectangle) { x, y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
menu_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  Menu *self = user_data;

  show_menu (self, gtk_widget_get_width (self->chart) / 2, gtk_widget_get_height (self->chart) / 2);
}

static void
on_click_pressed_cb (GtkGestureClick *click,
                     int              n_press,
                     double           x,
                     double           y,
                     Menu            *self)
{
  if (self->desk == NULL)
    return;

  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  show_menu (self, (int) x, (int) y);
}

/* A drawing knows nothing of a child that must go before it. */
static void
on_chart_destroy_cb (GtkWidget *chart,
                     Menu      *self)
{
  gtk_widget_insert_action_group (chart, "picture", NULL);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->desk);
}

static void
insert_actions (Menu *self)
{
  const GActionEntry entries[] = {
    { .name = "menu", .activate = menu_action },
    { .name = "copy", .activate = copy_action },
    { .name = "save", .activate = save_action },
  };
  const GActionEntry data_entries[] = {
    { .name = "copy-data", .activate = copy_data_action },
    { .name = "save-csv", .activate = save_csv_action },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  if (self->rows != NULL)
    g_action_map_add_action_entries (G_ACTION_MAP (actions), data_entries, G_N_ELEMENTS (data_entries), self);
  gtk_widget_insert_action_group (self->chart, "picture", G_ACTION_GROUP (actions));
}

static void
add_keys (GtkWidget *chart)
{
  static const struct { guint key; GdkModifierType mask; const char *action; } keys[] = {
    { GDK_KEY_Menu, 0, "picture.menu" },
    { GDK_KEY_F10, GDK_SHIFT_MASK, "picture.menu" },
    { GDK_KEY_c, GDK_CONTROL_MASK, "picture.copy" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, keys[i].mask),
                                                            gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (chart, controller);
}

static Menu *
new_menu (GtkWidget *chart,
          GtkWidget *card)
{
  Menu *self = g_new0 (Menu, 1);

  self->chart = chart;
  self->card = card;
  g_object_set_data_full (G_OBJECT (chart), KEY, self, free_menu);
  g_signal_connect (chart, "destroy", G_CALLBACK (on_chart_destroy_cb), self);
  return self;
}

/**
 * bw_picture_menu_attach:
 * @chart: a drawing with an accessible name
 * @card: (nullable): what is drawn: an ancestor, or @chart if that says its title itself
 */
void
bw_picture_menu_attach (GtkWidget *chart,
                        GtkWidget *card)
{
  GtkGesture *click;
  Menu *self;

  g_return_if_fail (GTK_IS_WIDGET (chart));
  g_return_if_fail (get_menu (chart) == NULL);

  self = new_menu (chart, card != NULL ? card : chart);
  self->is_alone = card == NULL;
  if (card != chart)
    {
      gtk_widget_set_focusable (chart, TRUE);
      gtk_widget_add_css_class (chart, "pictured");
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);

  click = gtk_gesture_click_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (on_click_pressed_cb), self);
  gtk_widget_add_controller (chart, GTK_EVENT_CONTROLLER (click));
  add_keys (chart);
}

/**
 * bw_picture_menu_add_actions:
 * @widget: what is drawn, with its title
 */
void
bw_picture_menu_add_actions (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (get_menu (widget) == NULL);

  new_menu (widget, widget);
}

/**
 * bw_picture_menu_set_rows: (skip)
 * @chart: a chart with a menu and no subject yet
 * @rows: what it draws, the titles first
 * @n_words: how many columns are words; those after them are numbers
 * @user_data: for @rows; lives as long as @chart
 */
void
bw_picture_menu_set_rows (GtkWidget        *chart,
                          BwExportRowsFunc  rows,
                          guint             n_words,
                          gpointer          user_data)
{
  Menu *self = get_menu (chart);

  g_return_if_fail (self != NULL && self->desk == NULL);
  g_return_if_fail (rows != NULL);

  self->rows = rows;
  self->n_words = n_words;
  self->rows_data = user_data;
}

/**
 * bw_picture_menu_set_subject:
 * @chart: a chart with a menu
 * @desk: whose language and times it is
 * @title: what it shows
 * @whose: (nullable): name of the place; %NULL: that of the scope
 */
void
bw_picture_menu_set_subject (GtkWidget  *chart,
                             BwDesk     *desk,
                             const char *title,
                             const char *whose)
{
  Menu *self = get_menu (chart);

  g_return_if_fail (self != NULL && BW_IS_DESK (desk));
  g_return_if_fail (title != NULL);

  if (self->desk == NULL)
    insert_actions (self);

  g_set_object (&self->desk, desk);
  if (g_strcmp0 (self->title, title) != 0)
    {
      g_free (self->title);
      self->title = g_strdup (title);
    }
  if (g_strcmp0 (self->whose, whose) != 0)
    {
      g_free (self->whose);
      self->whose = g_strdup (whose);
    }
}

/**
 * bw_picture_menu_save:
 * @chart: a chart with a menu and a subject, on the screen
 * @file: where to put the picture, as PNG
 */
void
bw_picture_menu_save (GtkWidget *chart,
                      GFile     *file)
{
  Menu *self = get_menu (chart);
  GTask *task;

  g_return_if_fail (self != NULL && self->desk != NULL);
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (chart, NULL, NULL, NULL);
  g_task_set_source_tag (task, bw_picture_menu_save);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  take (self, on_saved_drawn_cb, task);
}
