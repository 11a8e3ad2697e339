/* bw-window-calls.c: of the window: figures that came by telephone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-ahead.h"
#include "bw-call-window.h"
#include "bw-reconcile-window.h"
#include "bw-window-private.h"

static void
on_enter_call_activate_cb (GSimpleAction *action,
                           GVariant      *parameter,
                           gpointer       user_data)
{
  BwWindow *self = BW_WINDOW (user_data);

  bw_ahead_present (GTK_WINDOW (bw_call_window_new (GTK_WINDOW (self), self->desk, bw_desk_get_scope (self->desk),
                                                    NULL)));
}

static void
on_list_calls_activate_cb (GSimpleAction *action,
                           GVariant      *parameter,
                           gpointer       user_data)
{
  BwWindow *self = BW_WINDOW (user_data);

  bw_ahead_present (GTK_WINDOW (bw_reconcile_window_new (GTK_WINDOW (self), self->desk)));
}

static void
on_edits_rights_cb (BwWindow *self,
                    BwEdits  *edits)
{
  g_assert (BW_IS_WINDOW (self));

  bw_window_update_actions (self);
}

static const GActionEntry entries[] = {
  { "enter-call", on_enter_call_activate_cb },
  { "list-calls", on_list_calls_activate_cb },
};

/**
 * bw_window_add_calls: (skip)
 * @self: a window with its desk
 *
 * Figures can be written down and reconciled from then on.
 */
void
bw_window_add_calls (BwWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  bw_call_bar_set_desk (self->calls, self->desk);
  g_signal_connect_object (bw_desk_get_edits (self->desk), "rights-changed", G_CALLBACK (on_edits_rights_cb), self,
                           G_CONNECT_SWAPPED);
}
