/* bw-commands.h: all commands with their keys, for the window and its help
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BwCommand:
 * @action: detailed name of the action; %NULL: the keys work by themselves
 * @accels: its keys, %NULL-terminated
 * @title: what it does; %NULL: not told in the help
 * @group: what it stands under in the help; those of one stand together
 *
 * One command. A table of them ends with an @accels that is empty.
 */
typedef struct
{
  const char *action;
  const char *accels[3];
  const char *title;
  const char *group;
} BwCommand;

const BwCommand *bw_commands_get (void);

/* Gives the application the keys of all commands. */
void             bw_commands_set_accels (GtkApplication *application);

G_END_DECLS
