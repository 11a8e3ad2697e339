/* bw-window-import.c: of the window's commands that about lists from files
 *
 * A file is chosen, or dropped on the window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-ahead.h"
#include "bw-edits.h"
#include "bw-import-window.h"
#include "bw-window-private.h"

static void
open_window (BwWindow *self,
             GFile    *file)
{
  bw_ahead_present (GTK_WINDOW (bw_import_window_new (GTK_WINDOW (self), self->desk, file)));
}

static void
on_import_activate_cb (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  open_window (BW_WINDOW (user_data), NULL);
}

static gboolean
on_target_drop_cb (GtkDropTarget *target,
                   const GValue  *value,
                   double         x,
                   double         y,
                   gpointer       user_data)
{
  BwWindow *self = BW_WINDOW (user_data);

  if (!bw_window_may_import (self))
    return FALSE;

  open_window (self, g_value_get_object (value));
  return TRUE;
}

static const GActionEntry entries[] = {
  { "import", on_import_activate_cb },
};

/**
 * bw_window_add_import: (skip)
 * @self: a window
 */
void
bw_window_add_import (BwWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_target_drop_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

gboolean
bw_window_may_import (BwWindow *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->views), "desk") == 0
         && bw_edits_may (bw_desk_get_edits (self->desk), "ledger");
}
