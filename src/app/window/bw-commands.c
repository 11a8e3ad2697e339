/* bw-commands.c: all commands with their keys, for the window and its help
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-commands.h"

#include <glib/gi18n.h>

static const BwCommand commands[] = {
  { "win.show-page('overview')", { "<Control>1" }, N_("Overview"), N_("Pages") },
  { "win.show-page('sampling')", { "<Control>2" }, N_("Sampling"), N_("Pages") },
  { "win.show-page('checkpoints')", { "<Control>3" }, N_("Checkpoints"), N_("Pages") },
  { "win.show-page('teams')", { "<Control>4" }, N_("Teams"), N_("Pages") },
  { "win.show-page('donations')", { "<Control>5" }, N_("Donations"), N_("Pages") },
  { "win.show-page('orders')", { "<Control>6" }, N_("Orders"), N_("Pages") },
  { "win.show-page('inspections')", { "<Control>7" }, N_("Inspections"), N_("Pages") },
  { "win.widen", { "<Alt>Up" }, N_("Widen the scope to the area above"), N_("Places") },
  { "win.list-parts", { "<Control>l" }, N_("Choose one of the areas in the scope"), N_("Places") },
  { "win.search", { "<Control>f" }, N_("Search for a place; also /"), N_("Places") },
  { "win.go-back", { "<Alt>Left" }, N_("Go back"), N_("Places") },
  { "win.go-forward", { "<Alt>Right" }, N_("Go forward"), N_("Places") },
  { "win.print", { "<Control>p" }, N_("Print the sheet of this page"), N_("Paper") },
  { "win.print-briefing", { "<Shift><Control>p" }, N_("Print the briefing of what is shown"), N_("Paper") },
  { "win.list-issued", { "<Control>b" }, N_("List the briefings that were issued"), N_("Paper") },
  { "win.replay", { "<Control>h" }, N_("Replay the round"), N_("Replay") },
  { NULL, { "space" }, N_("Play or pause the replay"), N_("Replay") },
  { NULL, { "Left", "Right" }, N_("One step back or forward in the replay"), N_("Replay") },
  { NULL, { "Home", "End" }, N_("Beginning or end of the replay"), N_("Replay") },
  { NULL, { "space" }, N_("Select a place without going there, or let go of it"), N_("In the List of Places") },
  { NULL, { "Escape" }, N_("Let go of what is selected"), N_("In the List of Places") },
  { "win.list-alerts", { "<Control>j" }, N_("List what needs attention"), N_("Work") },
  { "win.suggest", { "<Control>g" }, N_("Suggest which desks could move"), N_("Work") },
  { "win.list-all-alerts", { "<Shift><Control>j" }, N_("List all alerts, also those that are over"), N_("Work") },
  { "win.show-log", { "<Control>d" }, N_("Show the log"), N_("Work") },
  { "win.enter-call", { "<Control>t" }, N_("Write down a figure that came by telephone"), N_("Work") },
  { "win.list-calls", { "<Shift><Control>t" }, N_("Reconcile what came by telephone"), N_("Work") },
  { NULL, { "<Control>z" }, N_("Undo what was changed last"), N_("Work") },
  { "win.import", { "<Control>i" }, N_("Import a list from a file"), N_("Work") },
  { "win.retry", { "<Control>r" }, N_("Fetch anew"), N_("Work") },
  { NULL, { "<Control>c" }, N_("Copy the chosen rows, or the picture of a chart"), N_("Work") },
  { NULL, { "F10" }, N_("Open the menu"), N_("Windows") },
  { "win.fold-sidebar", { "F9" }, N_("Fold or unfold the column of pages"), N_("Windows") },
  { "app.toggle-wall", { "F11" }, N_("Show or leave the wall"), N_("Windows") },
  { "app.show-preferences", { "<Control>comma" }, N_("Preferences"), N_("Windows") },
  { "win.show-guide", { "F1" }, N_("User guide"), N_("Windows") },
  { "win.show-shortcuts", { "<Control>question", "<Control>slash" }, N_("Show these shortcuts"), N_("Windows") },
  { NULL, { "Escape" }, N_("Close what is open: popover, search, window; then choose nothing"), N_("Windows") },
  { "window.close", { "<Control>w" }, N_("Close the window"), N_("Windows") },
  { "app.quit", { "<Control>q" }, N_("Quit"), N_("Windows") },
  { "win.leave-welcome", { "<Alt>Home" }, NULL, NULL },
  { NULL, { NULL }, NULL, NULL },
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
