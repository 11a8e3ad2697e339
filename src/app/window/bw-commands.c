/* bw-commands.c: all commands with their keys, for the window and its help
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-commands.h"

#include <glib/gi18n.h>

static const BwCommand commands[] = {
  { "win.show-page('overview')", { "<Control>1" }, N_("Overview") },
  { "win.show-page('sampling')", { "<Control>2" }, N_("Sampling") },
  { "win.show-page('checkpoints')", { "<Control>3" }, N_("Checkpoints") },
  { "win.show-page('teams')", { "<Control>4" }, N_("Teams") },
  { "win.show-page('donations')", { "<Control>5" }, N_("Donations") },
  { "win.show-page('orders')", { "<Control>6" }, N_("Orders") },
  { "win.show-page('inspections')", { "<Control>7" }, N_("Inspections") },
  { "win.widen", { "<Alt>Up" }, N_("Widen the scope to the area above") },
  { "win.go-back", { "<Alt>Left" }, N_("Go back") },
  { "win.go-forward", { "<Alt>Right" }, N_("Go forward") },
  { "win.list-parts", { "<Control>l" }, N_("Choose one of the areas in the scope") },
  { "win.search", { "<Control>f" }, N_("Search for a place; also /") },
  { "win.list-alerts", { "<Control>j" }, N_("List what needs attention") },
  { "win.print", { "<Control>p" }, N_("Print the briefing of what is shown") },
  { "win.retry", { "<Control>r" }, N_("Fetch anew") },
  { "app.toggle-wall", { "F11" }, N_("Show or leave the wall") },
  { "win.fold-sidebar", { "F9" }, N_("Fold or unfold the column of pages") },
  { NULL, { "F10" }, N_("Open the menu") },
  { "app.show-preferences", { "<Control>comma" }, N_("Preferences") },
  { "win.show-shortcuts", { "<Control>question", "<Control>slash" }, N_("Show these shortcuts") },
  { "win.leave-welcome", { "<Alt>Home" }, NULL },
  { NULL, { "Escape" }, N_("Close what is open above the page") },
  { "window.close", { "<Control>w" }, N_("Close the window") },
  { "app.quit", { "<Control>q" }, N_("Quit") },
  { NULL, { NULL }, NULL },
};

/**
 * bw_commands_get:
 *
 * Returns: (transfer none): the table; its last entry has no keys
 */
const BwCommand *
bw_commands_get (void)
{
  return commands;
}

/**
 * bw_commands_set_accels:
 * @application: the application
 */
void
bw_commands_set_accels (GtkApplication *application)
{
  g_return_if_fail (GTK_IS_APPLICATION (application));

  for (const BwCommand *command = commands; command->accels[0] != NULL; command++)
    {
      if (command->action != NULL)
        gtk_application_set_accels_for_action (application, command->action, command->accels);
    }
}
