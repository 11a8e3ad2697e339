/* bw-window-actions.c: the commands of the window
 *
 * Buttons, menus, keys and tests all go through these.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-ahead.h"
#include "bw-call-edits.h"
#include "bw-guide-window.h"
#include "bw-issued-window.h"
#include "bw-log-window.h"
#include "bw-replay-window.h"
#include "bw-sheet-window.h"
#include "bw-shortcuts-window.h"
#include "bw-tour-window.h"
#include "bw-walls-window.h"
#include "bw-window-private.h"

static void
on_show_page_activate_cb (GSimpleAction *action,
                          GVariant      *parameter,
                          gpointer       user_data)
{
  BwWindow *self = BW_WINDOW (user_data);
  BwPage page;

  if (bw_page_from_string (g_variant_get_string (parameter, NULL), &page))
    bw_desk_set_page (self->desk, page);
}

static void
on_show_scope_activate_cb (GSimpleAction *action,
                           GVariant      *parameter,
                           gpointer       user_data)
{
  BwWindow *self = BW_WINDOW (user_data);

  bw_desk_set_scope (self->desk, g_variant_get_string (parameter, NULL));
}

static void
on_widen_activate_cb (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  BwWindow *self = BW_WINDOW (user_data);
  BwPlace scope = bw_desk_get_scope_place (self->desk);

  if (scope != BW_PLACE_NONE)
    bw_desk_set_scope_place (self->desk, bw_place_tree_get_parent (bw_desk_get_places (self->desk), scope));
}

static void
on_go_back_activate_cb (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       user_data)
{
  BwWindow *self = BW_WINDOW (user_data);

  bw_desk_go_back (self->desk);
}

static void
on_go_forward_activate_cb (GSimpleAction *action,
                           GVariant      *parameter,
                           gpointer       user_data)
{
  BwWindow *self = BW_WINDOW (user_data);

  bw_desk_go_forward (self->desk);
}

static void
on_list_parts_activate_cb (GSimpleAction *action,
                           GVariant      *parameter,
                           gpointer       user_data)
{
  BwWindow *self = BW_WINDOW (user_data);

  bw_path_bar_popup (self->path_bar);
}

static void
on_search_activate_cb (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  BwWindow *self = BW_WINDOW (user_data);

  gtk_menu_button_popup (self->search);
}

static void
on_list_alerts_activate_cb (GSimpleAction *action,
                            GVariant      *parameter,
                            gpointer       user_data)
{
  BwWindow *self = BW_WINDOW (user_data);

  bw_alerts_button_popup (self->alerts);
}

static void
on_print_activate_cb (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  BwWindow *self = BW_WINDOW (user_data);

  g_autoptr (BwPrintable) printable = bw_window_get_printable (self);

  bw_ahead_present (GTK_WINDOW (bw_sheet_window_new (GTK_WINDOW (self), self->desk, printable)));
}

static void
on_print_briefing_activate_cb (GSimpleAction *action,
                               GVariant      *parameter,
                               gpointer       user_data)
{
  BwWindow *self = BW_WINDOW (user_data);

  bw_ahead_present (GTK_WINDOW (bw_sheet_window_new (GTK_WINDOW (self), self->desk, NULL)));
}

static void
on_retry_activate_cb (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  BwWindow *self = BW_WINDOW (user_data);

  bw_client_session_retry (bw_desk_get_session (self->desk));
}

static void
on_fold_sidebar_activate_cb (GSimpleAction *action,
                             GVariant      *parameter,
                             gpointer       user_data)
{
  BwWindow *self = BW_WINDOW (user_data);

  self->is_sidebar_full = bw_sidebar_is_folded (self->sidebar);
  bw_window_update_fold (self);
}

static void
on_enter_token_activate_cb (GSimpleAction *action,
                            GVariant      *parameter,
                            gpointer       user_data)
{
  BwWindow *self = BW_WINDOW (user_data);

  self->is_asking = TRUE;
  bw_window_update_view (self);
  bw_welcome_view_focus (self->welcome);
}

static void
on_leave_welcome_activate_cb (GSimpleAction *action,
                              GVariant      *parameter,
                              gpointer       user_data)
{
  BwWindow *self = BW_WINDOW (user_data);

  self->is_asking = FALSE;
  bw_window_update_view (self);
}

static void
on_show_shortcuts_activate_cb (GSimpleAction *action,
                               GVariant      *parameter,
                               gpointer       user_data)
{
  BwWindow *self = BW_WINDOW (user_data);

  bw_ahead_present (GTK_WINDOW (bw_shortcuts_window_new (GTK_WINDOW (self))));
}

/* By what the token may do; who is not connected yet may be anybody. */
static void
on_show_guide_activate_cb (GSimpleAction *action,
                           GVariant      *parameter,
                           gpointer       user_data)
{
  BwWindow *self = BW_WINDOW (user_data);
  BwClientSession *session = bw_desk_get_session (self->desk);
  BwGuide guide = BW_GUIDE_OFFICIAL;

  if (bw_client_session_may (session, "command"))
    guide = BW_GUIDE_COMMANDER;
  else if (bw_client_session_may (session, "ledger"))
    guide = BW_GUIDE_STAFF;

  bw_ahead_present (GTK_WINDOW (bw_guide_window_new (GTK_WINDOW (self), guide)));
}

static void
on_start_tour_activate_cb (GSimpleAction *action,
                           GVariant      *parameter,
                           gpointer       user_data)
{
  BwWindow *self = BW_WINDOW (user_data);

  /* Also one that is skipped was seen: the menu has it. */
  if (self->settings != NULL)
    g_settings_set_boolean (self->settings, "tour-seen", TRUE);
  bw_ahead_present (GTK_WINDOW (bw_tour_window_new (GTK_WINDOW (self))));
}

static void
on_list_walls_activate_cb (GSimpleAction *action,
                           GVariant      *parameter,
                           gpointer       user_data)
{
  BwWindow *self = BW_WINDOW (user_data);

  bw_ahead_present (GTK_WINDOW (bw_walls_window_new (GTK_WINDOW (self), self->desk)));
}

static void
on_show_log_activate_cb (GSimpleAction *action,
                         GVariant      *parameter,
                         gpointer       user_data)
{
  BwWindow *self = BW_WINDOW (user_data);

  bw_ahead_present (GTK_WINDOW (bw_log_window_new (GTK_WINDOW (self), self->desk)));
}

static void
on_replay_activate_cb (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  BwWindow *self = BW_WINDOW (user_data);

  bw_ahead_present (GTK_WINDOW (bw_replay_window_new (GTK_WINDOW (self), self->desk)));
}

static void
on_list_issued_activate_cb (GSimpleAction *action,
                            GVariant      *parameter,
                            gpointer       user_data)
{
  BwWindow *self = BW_WINDOW (user_data);

  bw_ahead_present (GTK_WINDOW (bw_issued_window_new (GTK_WINDOW (self), self->desk)));
}

static const GActionEntry entries[] = {
  { "show-page", on_show_page_activate_cb, "s" },
  { "show-scope", on_show_scope_activate_cb, "s" },
  { "widen", on_widen_activate_cb },
  { "go-back", on_go_back_activate_cb },
  { "go-forward", on_go_forward_activate_cb },
  { "list-parts", on_list_parts_activate_cb },
  { "search", on_search_activate_cb },
  { "list-alerts", on_list_alerts_activate_cb },
  { "print", on_print_activate_cb },
  { "print-briefing", on_print_briefing_activate_cb },
  { "retry", on_retry_activate_cb },
  { "fold-sidebar", on_fold_sidebar_activate_cb },
  { "enter-token", on_enter_token_activate_cb },
  { "leave-welcome", on_leave_welcome_activate_cb },
  { "show-guide", on_show_guide_activate_cb },
  { "start-tour", on_start_tour_activate_cb },
  { "show-log", on_show_log_activate_cb },
  { "replay", on_replay_activate_cb },
  { "list-walls", on_list_walls_activate_cb },
  { "list-issued", on_list_issued_activate_cb },
  { "show-shortcuts", on_show_shortcuts_activate_cb },
};

static void
enable (BwWindow   *self,
        const char *name,
        gboolean    is_enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), is_enabled);
}

/**
 * bw_window_add_actions: (skip)
 * @self: a window
 */
void
bw_window_add_actions (BwWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

/**
 * bw_window_update_actions: (skip)
 * @self: a window
 *
 * A command that would do nothing is not offered.
 */
void
bw_window_update_actions (BwWindow *self)
{
  BwPlace scope = bw_desk_get_scope_place (self->desk);
  BwPlace above = BW_PLACE_NONE;
  gboolean is_desk = g_strcmp0 (gtk_stack_get_visible_child_name (self->views), "desk") == 0;
  gboolean can_go_back;
  gboolean can_go_forward;
  static const char * const of_desk[] = { "show-page", "show-scope", "list-parts", "search", "list-alerts",
                                          "list-calls", "list-all-alerts", "list-issued", "show-log",
                                          "list-walls",
                                          "fold-sidebar" };

  if (scope != BW_PLACE_NONE)
    above = bw_place_tree_get_parent (bw_desk_get_places (self->desk), scope);
  g_object_get (self->desk, "can-go-back", &can_go_back, "can-go-forward", &can_go_forward, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (of_desk); i++)
    enable (self, of_desk[i], is_desk);
  enable (self, "widen", is_desk && above != BW_PLACE_NONE);
  enable (self, "go-back", is_desk && can_go_back);
  enable (self, "go-forward", is_desk && can_go_forward);
  enable (self, "acknowledge", is_desk && bw_alert_answers_is_allowed (self->answers));
  enable (self, "acknowledge-all", is_desk && bw_alert_answers_is_allowed (self->answers));
  enable (self, "replay", is_desk && scope != BW_PLACE_NONE);
  enable (self, "suggest", is_desk && scope != BW_PLACE_NONE);
  enable (self, "enter-call", is_desk && scope != BW_PLACE_NONE && bw_call_edits_may_write (self->desk));
  enable (self, "import", bw_window_may_import (self));
  enable (self, "print", is_desk && scope != BW_PLACE_NONE);
  enable (self, "print-briefing", is_desk && scope != BW_PLACE_NONE);
  enable (self, "enter-token", !self->is_asking && !self->is_preparing);
  enable (self, "leave-welcome", self->is_asking);
  gtk_widget_set_visible (self->back, self->is_asking);
}
