/* bw-shortcuts-window.c: which keys do what
 *
 * From the table of commands itself, so that help and keys cannot differ. GTK's
 * window of shortcuts takes its content from a description only: it is written here.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-shortcuts-window.h"

#include "bw-commands.h"
#include "bw-map-commands.h"

#include <glib/gi18n.h>

/* Lines of a column: two such columns fit the smallest window, and a section has no more. */
#define MAX_HEIGHT 15

/* Each begins with a group of commands, and goes on to the next of these. Where no table
 * is named, it goes on in the last one. */
static const struct
{
  const BwCommand *(*get_commands) (void);
  const char        *first;
  const char        *name;
  const char        *title;
} sections[] = {
  { bw_commands_get, "Pages", "places", N_("Pages and Places") },
  { NULL, "Work", "work", N_("Work and Windows") },
  { bw_map_commands_get, "On the Map", "map", N_("Map") },
};

static void
add_command (GString         *text,
             const BwCommand *command)
{
  g_autofree char *keys = g_strjoinv (" ", (char **) command->accels);
  g_autofree char *shortcut = NULL;

  shortcut = g_markup_printf_escaped ("<child><object class='GtkShortcutsShortcut'>"
                                      "<property name='accelerator'>%s</property>"
                                      "<property name='title'>%s</property></object></child>",
                                      keys, _(command->title));
  g_string_append (text, shortcut);
}

/* Returns the first command that is not of the group of @first. */
static const BwCommand *
add_group (GString         *text,
           const BwCommand *first)
{
  const BwCommand *command = first;
  g_autofree char *head = g_markup_printf_escaped ("<child><object class='GtkShortcutsGroup'>"
                                                   "<property name='title'>%s</property>",
                                                   _(first->group));

  g_string_append (text, head);
  for (; command->accels[0] != NULL && g_strcmp0 (command->group, first->group) == 0; command++)
    add_command (text, command);

  g_string_append (text, "</object></child>");
  return command;
}

static gboolean
begins_section (const BwCommand *command,
                guint            section)
{
  return section < G_N_ELEMENTS (sections) && g_strcmp0 (command->group, sections[section].first) == 0;
}

/* Returns the first command that is not of the section. */
static const BwCommand *
add_section (GString         *text,
             const BwCommand *first,
             guint            section)
{
  const BwCommand *command = first;
  g_autofree char *head = g_markup_printf_escaped ("<child><object class='GtkShortcutsSection'>"
                                                   "<property name='section-name'>%s</property>"
                                                   "<property name='title'>%s</property>"
                                                   "<property name='max-height'>%d</property>",
                                                   sections[section].name, _(sections[section].title), MAX_HEIGHT);

  g_string_append (text, head);
  while (command->accels[0] != NULL && !begins_section (command, section + 1))
    command = command->title != NULL ? add_group (text, command) : command + 1;

  g_string_append (text, "</object></child>");
  return command;
}

static char *
describe_window (void)
{
  const BwCommand *command = NULL;
  g_autoptr (GString) text = g_string_new ("<interface><object class='GtkShortcutsWindow' id='window'>"
                                           "<property name='modal'>1</property>"
                                           "<property name='destroy-with-parent'>1</property>");

  g_string_append_printf (text, "<property name='section-name'>%s</property>", sections[0].name);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      if (sections[i].get_commands != NULL)
        command = sections[i].get_commands ();
      command = add_section (text, command, i);
    }

  g_string_append (text, "</object></interface>");
  return g_string_free (g_steal_pointer (&text), FALSE);
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
  g_autofree char *description = describe_window ();
  g_autoptr (GtkBuilder) builder = NULL;
  GtkWindow *window;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);

  builder = gtk_builder_new_from_string (description, -1);
  window = GTK_WINDOW (gtk_builder_get_object (builder, "window"));
  gtk_window_set_transient_for (window, parent);
  gtk_window_set_title (window, _("Keyboard Shortcuts"));
  return GTK_WIDGET (window);
}
