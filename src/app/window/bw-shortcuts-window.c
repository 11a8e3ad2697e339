/* bw-shortcuts-window.c: which keys do what
 *
 * From the table of commands itself, so that help and keys cannot differ.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-shortcuts-window.h"

#include "bw-commands.h"

#include <glib/gi18n.h>

struct _BwShortcutsWindow
{
  AdwWindow parent_instance;

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (BwShortcutsWindow, bw_shortcuts_window, ADW_TYPE_WINDOW)

static char *
dup_keys (const char *accel)
{
  guint key;
  GdkModifierType modifiers;

  if (!gtk_accelerator_parse (accel, &key, &modifiers))
    return g_strdup (accel);

  return gtk_accelerator_get_label (key, modifiers);
}

static void
add_row (BwShortcutsWindow *self,
         const BwCommand   *command)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *keys = dup_keys (command->accels[0]);
  GtkWidget *label = gtk_label_new (keys);

  gtk_widget_add_css_class (label, "keycap");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(command->title));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_list_box_append (self->list, row);
}

static void
bw_shortcuts_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BW_TYPE_SHORTCUTS_WINDOW);

  G_OBJECT_CLASS (bw_shortcuts_window_parent_class)->dispose (object);
}

static void
bw_shortcuts_window_class_init (BwShortcutsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_shortcuts_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/window/bw-shortcuts-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BwShortcutsWindow, list);
}

static void
bw_shortcuts_window_init (BwShortcutsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  for (const BwCommand *command = bw_commands_get (); command->accels[0] != NULL; command++)
    {
      if (command->title != NULL)
        add_row (self, command);
    }
}

/**
 * bw_shortcuts_window_new:
 * @parent: the window that it stands above
 *
 * Returns: (transfer none): a window, to be presented
 */
GtkWidget *
bw_shortcuts_window_new (GtkWindow *parent)
{
  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);

  return g_object_new (BW_TYPE_SHORTCUTS_WINDOW, "transient-for", parent, NULL);
}
