/* bw-window.c: the desk's window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-window.h"

#include "bw-ahead.h"
#include "bw-full-text.h"
#include "bw-page-words.h"
#include "bw-place-popover.h"
#include "bw-refusal-words.h"
#include "bw-room-layout.h"
#include "bw-window-private.h"

#include <glib/gi18n.h>

/* Narrower than that the sidebar shows icons only. */
#define FOLD_WIDTH 1000

/* A size that is being dragged is not written at each pixel. */
#define SAVE_DELAY_MS 600
#define FIRST_POLL_MS 10

enum
{
  CONNECT_REQUESTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwWindow, bw_window, ADW_TYPE_APPLICATION_WINDOW)

static BwClientSession *
get_session (BwWindow *self)
{
  return bw_desk_get_session (self->desk);
}

static void
save (BwWindow *self)
{
  int width;
  int height;

  if (self->settings == NULL)
    return;

  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (!gtk_window_is_maximized (GTK_WINDOW (self)) && width > 0 && height > 0)
    {
      /* Out of its range a key would refuse. */
      g_settings_set_int (self->settings, "window-width", MAX (width, 1024));
      g_settings_set_int (self->settings, "window-height", MAX (height, 700));
    }
  g_settings_set_boolean (self->settings, "sidebar-shown", self->is_sidebar_full);
  g_settings_set_string (self->settings, "last-scope", bw_desk_get_scope (self->desk));
  g_settings_set_string (self->settings, "last-page", bw_page_to_string (bw_desk_get_page (self->desk)));
}

static gboolean
on_save_timeout_cb (gpointer user_data)
{
  BwWindow *self = user_data;

  g_assert (BW_IS_WINDOW (self));

  self->save_source = 0;
  save (self);
  return G_SOURCE_REMOVE;
}

static void
save_soon (BwWindow *self)
{
  if (self->settings != NULL && self->save_source == 0)
    self->save_source = g_timeout_add (SAVE_DELAY_MS, on_save_timeout_cb, self);
}

static void
load (BwWindow *self)
{
  if (self->settings == NULL)
    return;

  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  self->is_sidebar_full = g_settings_get_boolean (self->settings, "sidebar-shown");
}

static void
update_title (BwWindow *self)
{
  BwPlace scope = bw_desk_get_scope_place (self->desk);
  g_autofree char *title = NULL;

  if (scope == BW_PLACE_NONE)
    {
      gtk_window_set_title (GTK_WINDOW (self), _("Bulwark"));
      return;
    }

  /* Translators: title of the window: area, page, product. */
  title = g_strdup_printf (_("%s · %s – Bulwark"),
                           bw_place_tree_get_name (bw_desk_get_places (self->desk), scope,
                                                   bw_desk_get_language (self->desk)),
                           bw_page_words_get_title (bw_desk_get_page (self->desk)));
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
show_waiting (BwWindow *self)
{
  const char *url = bw_client_session_get_url (get_session (self));
  gboolean is_opening = bw_client_session_is_opening (get_session (self));
  gboolean is_syncing = bw_client_session_get_connection (get_session (self)) == BW_CONNECTION_SYNCING;
  g_autofree char *description = NULL;
  const char *title = _("Connecting");

  if (is_opening || is_syncing)
    title = _("Loading the Current State");
  else if (bw_client_session_get_connection (get_session (self)) == BW_CONNECTION_TOKENLESS)
    title = _("Waiting for the Keyring");

  /* Translators: the address of the server. */
  description = g_strdup_printf (_("Server: %s"), url != NULL ? url : "");
  bw_waiting_view_set_text (self->waiting, title, is_opening || url == NULL ? NULL : description);
  bw_waiting_view_set_progress (self->waiting, -1.0);
  bw_waiting_view_set_choice (self->waiting, !is_opening && url != NULL);
}

/* Something was tried that did not succeed, and there is nothing to show instead. */
static gboolean
has_failed (BwWindow *self)
{
  BwConnection connection = bw_client_session_get_connection (get_session (self));

  return connection == BW_CONNECTION_REFUSED
         || (connection != BW_CONNECTION_SYNCING && connection != BW_CONNECTION_LIVE
             && bw_client_session_get_error (get_session (self)) != NULL);
}

static void
show_welcome_fault (BwWindow *self)
{
  const GError *error = bw_client_session_get_error (get_session (self));
  BwConnection connection = bw_client_session_get_connection (get_session (self));
  g_autofree char *why = NULL;
  g_autofree char *text = NULL;

  if (!has_failed (self))
    return;

  bw_welcome_view_suggest_address (self->welcome, bw_client_session_get_url (get_session (self)));
  if (connection == BW_CONNECTION_REFUSED)
    {
      bw_welcome_view_set_fault (self->welcome, BW_WELCOME_ROW_TOKEN,
                                 _("The server does not accept this token"));
      return;
    }

  if (connection == BW_CONNECTION_TOKENLESS)
    {
      bw_welcome_view_set_fault (self->welcome, BW_WELCOME_ROW_TOKEN, error->message);
      return;
    }

  why = bw_refusal_words_dup_error (error);
  /* Translators: why the server does not answer, as the system says it. */
  text = g_strdup_printf (_("The server does not answer: %s"), why);
  bw_welcome_view_set_fault (self->welcome, BW_WELCOME_ROW_ADDRESS, text);
}

static const char *
choose_view (BwWindow *self)
{
  BwConnection connection = bw_client_session_get_connection (get_session (self));

  if (self->is_preparing)
    return "waiting";
  if (self->is_asking)
    return "welcome";
  if (bw_client_session_is_opening (get_session (self)))
    return "waiting";
  if (bw_client_session_is_complete (get_session (self)) || connection == BW_CONNECTION_SAVED)
    return "desk";
  if (self->is_starting && connection == BW_CONNECTION_NONE && !self->is_submitted)
    return "waiting";
  if (connection == BW_CONNECTION_NONE || self->is_submitted || has_failed (self))
    return "welcome";

  return "waiting";
}

/* What the start is measured by. */
static gboolean
on_first_timeout_cb (gpointer user_data)
{
  BwWindow *self = user_data;

  g_assert (BW_IS_WINDOW (self));

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || !bw_window_is_page_settled (self))
    return G_SOURCE_CONTINUE;

  self->first_source = 0;
  g_debug ("first complete picture");
  bw_window_make_pages (self);

  /* A demonstration, a file and a picture have no settings, and a wall no window. */
  if (self->settings != NULL && !g_settings_get_boolean (self->settings, "tour-seen"))
    g_action_group_activate_action (G_ACTION_GROUP (self), "start-tour", NULL);
  return G_SOURCE_REMOVE;
}

static void
show_desk (BwWindow *self)
{
  bw_window_show_page (self);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->views), "desk") != 0)
    {
      gtk_stack_set_visible_child_name (self->views, "desk");
      bw_ahead_find (gtk_stack_get_visible_child (self->views));
    }
  gtk_widget_set_visible (self->exercise, bw_client_session_get_exercise (get_session (self)));
  if (!self->was_complete && self->first_source == 0)
    self->first_source = g_timeout_add (FIRST_POLL_MS, on_first_timeout_cb, self);
  self->was_complete = TRUE;
}

static gboolean
on_fold_idle_cb (gpointer user_data)
{
  BwWindow *self = user_data;

  g_assert (BW_IS_WINDOW (self));

  self->fold_source = 0;
  bw_window_update_fold (self);
  return G_SOURCE_REMOVE;
}

static void
on_welcome_submitted_cb (BwWindow      *self,
                         const char    *address,
                         const char    *token,
                         BwWelcomeView *view)
{
  g_assert (BW_IS_WINDOW (self));

  self->is_submitted = TRUE;
  self->is_asking = FALSE;
  bw_welcome_view_set_fault (self->welcome, BW_WELCOME_ROW_NONE, NULL);
  bw_welcome_view_set_busy (self->welcome, TRUE);
  g_signal_emit (self, signals[CONNECT_REQUESTED], 0, address, token);
  bw_window_update_view (self);
}

static void
on_session_changed_cb (BwWindow        *self,
                       GParamSpec      *pspec,
                       BwClientSession *session)
{
  g_assert (BW_IS_WINDOW (self));

  bw_window_update_view (self);
}

static void
on_desk_tick_cb (BwWindow *self,
                 BwDesk   *desk)
{
  g_assert (BW_IS_WINDOW (self));

  /* A failure to connect is no change of state: it goes on trying. */
  if (!bw_client_session_is_complete (get_session (self)))
    bw_window_update_view (self);
}

static void
on_desk_refresh_cb (BwWindow           *self,
                    const BwDeskChange *change,
                    BwDesk             *desk)
{
  g_assert (BW_IS_WINDOW (self));

  if (change != NULL && !change->structure)
    return;

  update_title (self);
  bw_window_update_actions (self);
}

static void
on_desk_place_cb (BwWindow   *self,
                  GParamSpec *pspec,
                  BwDesk     *desk)
{
  g_assert (BW_IS_WINDOW (self));

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->views), "desk") == 0)
    bw_window_show_page (self);
  update_title (self);
  bw_window_update_actions (self);
  save_soon (self);
}

static void
on_desk_scope_missing_cb (BwWindow   *self,
                          const char *code,
                          BwDesk     *desk)
{
  g_autofree char *text = NULL;
  g_autofree char *title = NULL;

  g_assert (BW_IS_WINDOW (self));

  /* Translators: %s: code of an area that was asked for */
  text = g_strdup_printf (_("There is no area %s; everything is shown"), code);
  title = g_markup_escape_text (text, -1);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (title));
}

static void
on_window_size_cb (BwWindow   *self,
                   GParamSpec *pspec,
                   gpointer    user_data)
{
  save_soon (self);
}

static void
request_fold (BwWindow *self)
{
  gboolean is_folded = !self->is_sidebar_full || gtk_widget_get_width (GTK_WIDGET (self)) < FOLD_WIDTH;

  /* Before layout, but not within it. */
  if (is_folded != bw_sidebar_is_folded (self->sidebar) && self->fold_source == 0)
    self->fold_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_fold_idle_cb, self, NULL);
}

static void
connect_signals (BwWindow *self)
{
  BwClientSession *session = get_session (self);
  static const char * const of_session[] = { "notify::connection", "notify::complete", "notify::exercise",
                                             "notify::opening" };
  static const char * const of_desk[] = { "notify::scope", "notify::page", "notify::can-go-back",
                                          "notify::can-go-forward" };

  for (guint i = 0; i < G_N_ELEMENTS (of_session); i++)
    g_signal_connect_object (session, of_session[i], G_CALLBACK (on_session_changed_cb), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (of_desk); i++)
    g_signal_connect_object (self->desk, of_desk[i], G_CALLBACK (on_desk_place_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "refresh", G_CALLBACK (on_desk_refresh_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "tick", G_CALLBACK (on_desk_tick_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "scope-missing", G_CALLBACK (on_desk_scope_missing_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::default-width", G_CALLBACK (on_window_size_cb), NULL);
  g_signal_connect (self, "notify::default-height", G_CALLBACK (on_window_size_cb), NULL);
  g_signal_connect (self, "notify::maximized", G_CALLBACK (on_window_size_cb), NULL);
}

static gboolean
bw_window_close_request (GtkWindow *window)
{
  save (BW_WINDOW (window));

  return GTK_WINDOW_CLASS (bw_window_parent_class)->close_request (window);
}

static void
bw_window_size_allocate (GtkWidget *widget,
                         int        width,
                         int        height,
                         int        baseline)
{
  GTK_WIDGET_CLASS (bw_window_parent_class)->size_allocate (widget, width, height, baseline);

  request_fold (BW_WINDOW (widget));
}

/* Nothing is counted, formatted or drawn for a window that nobody sees. */
static void
bw_window_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (bw_window_parent_class)->map (widget);

  bw_desk_set_awake (BW_WINDOW (widget)->desk, TRUE);
}

static void
bw_window_unmap (GtkWidget *widget)
{
  BwWindow *self = BW_WINDOW (widget);

  if (self->desk != NULL)
    bw_desk_set_awake (self->desk, FALSE);

  GTK_WIDGET_CLASS (bw_window_parent_class)->unmap (widget);
}

static void
bw_window_dispose (GObject *object)
{
  BwWindow *self = BW_WINDOW (object);

  g_clear_handle_id (&self->first_source, g_source_remove);
  g_clear_handle_id (&self->page_source, g_source_remove);
  g_clear_handle_id (&self->turn_source, g_source_remove);
  g_clear_handle_id (&self->save_source, g_source_remove);
  g_clear_handle_id (&self->fold_source, g_source_remove);
  g_clear_weak_pointer (&self->suggest);
  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_WINDOW);
  g_clear_object (&self->settings);
  g_clear_object (&self->failed);
  g_clear_object (&self->answers);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bw_window_parent_class)->dispose (object);
}

static void
bw_window_class_init (BwWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_window_dispose;
  widget_class->map = bw_window_map;
  widget_class->unmap = bw_window_unmap;
  widget_class->size_allocate = bw_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = bw_window_close_request;

  /**
   * BwWindow::connect-requested:
   * @self: a window
   * @address: address of a backend
   * @token: a token for it
   */
  signals[CONNECT_REQUESTED] = g_signal_new ("connect-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                             0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  g_type_ensure (BW_TYPE_ALERTS_BUTTON);
  g_type_ensure (BW_TYPE_CALL_BAR);
  g_type_ensure (BW_TYPE_CONNECTION_PILL);
  g_type_ensure (BW_TYPE_NOTICE_BAR);
  g_type_ensure (BW_TYPE_PATH_BAR);
  g_type_ensure (BW_TYPE_ROOM_LAYOUT);
  g_type_ensure (BW_TYPE_SIDEBAR);
  g_type_ensure (BW_TYPE_WAITING_VIEW);
  g_type_ensure (BW_TYPE_WELCOME_VIEW);
  /* Not a key of the application: where somebody writes it is the last letter that goes. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/bulwarkdesk/Bulwark/window/bw-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BwWindow, views);
  gtk_widget_class_bind_template_child (widget_class, BwWindow, start_views);
  gtk_widget_class_bind_template_child (widget_class, BwWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, BwWindow, waiting);
  gtk_widget_class_bind_template_child (widget_class, BwWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, BwWindow, path_bar);
  gtk_widget_class_bind_template_child (widget_class, BwWindow, pill);
  gtk_widget_class_bind_template_child (widget_class, BwWindow, alerts);
  gtk_widget_class_bind_template_child (widget_class, BwWindow, search);
  gtk_widget_class_bind_template_child (widget_class, BwWindow, menu);
  gtk_widget_class_bind_template_child (widget_class, BwWindow, start_menu);
  gtk_widget_class_bind_template_child (widget_class, BwWindow, back);
  gtk_widget_class_bind_template_child (widget_class, BwWindow, exercise);
  gtk_widget_class_bind_template_child (widget_class, BwWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, BwWindow, calls);
  gtk_widget_class_bind_template_child (widget_class, BwWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, BwWindow, pages);
  gtk_widget_class_bind_template_callback (widget_class, on_welcome_submitted_cb);
}

static void
bw_window_init (BwWindow *self)
{
  self->is_sidebar_full = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  bw_full_text_attach (GTK_WIDGET (self));

#ifdef BW_DEVEL
  gtk_widget_add_css_class (GTK_WIDGET (self), "devel");
#endif
}

/**
 * bw_window_new:
 * @application: the application
 * @desk: what it shows
 * @settings: (nullable): where size, scope and page are kept
 *
 * Returns: (transfer floating): a window
 */
GtkWidget *
bw_window_new (GtkApplication *application,
               BwDesk         *desk,
               GSettings      *settings)
{
  BwWindow *self;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (BW_IS_DESK (desk), NULL);

  self = g_object_new (BW_TYPE_WINDOW, "application", application, NULL);
  self->desk = g_object_ref (desk);
  self->settings = settings != NULL ? g_object_ref (settings) : NULL;
  load (self);

  bw_window_add_actions (self);
  bw_sidebar_set_desk (self->sidebar, desk);
  bw_path_bar_set_desk (self->path_bar, desk);
  bw_connection_pill_set_desk (self->pill, desk);
  bw_window_add_edits (self);
  bw_window_add_alerts (self);
  bw_window_add_suggest (self);
  bw_window_add_order (self);
  bw_window_add_calls (self);
  bw_window_add_import (self);
  bw_notice_bar_set_desk (self->notice, desk);
  gtk_menu_button_set_popover (self->search, bw_place_popover_new (desk, BW_PLACE_CHOICE_ALL));
  connect_signals (self);
  update_title (self);
  bw_window_update_view (self);
  return GTK_WIDGET (self);
}

/**
 * bw_window_get_desk:
 * @self: a window
 *
 * Returns: (transfer none): what it shows
 */
BwDesk *
bw_window_get_desk (BwWindow *self)
{
  g_return_val_if_fail (BW_IS_WINDOW (self), NULL);

  return self->desk;
}

/**
 * bw_window_set_preparation:
 * @self: a window
 * @title: (nullable): what is prepared; %NULL: nothing any more
 * @description: (nullable): how
 * @share: how far it is, 0 to 1; negative: nobody knows
 */
void
bw_window_set_preparation (BwWindow   *self,
                           const char *title,
                           const char *description,
                           double      share)
{
  g_return_if_fail (BW_IS_WINDOW (self));

  self->is_preparing = title != NULL;
  if (title != NULL)
    {
      bw_waiting_view_set_text (self->waiting, title, description);
      bw_waiting_view_set_progress (self->waiting, share);
      bw_waiting_view_set_choice (self->waiting, FALSE);
    }

  bw_window_update_view (self);
}

/**
 * bw_window_set_starting:
 * @self: a window
 * @is_starting: whether it is still being looked up what is to be shown
 *
 * Until that is known nobody is asked for it.
 */
void
bw_window_set_starting (BwWindow *self,
                        gboolean  is_starting)
{
  g_return_if_fail (BW_IS_WINDOW (self));

  if (self->is_starting == is_starting)
    return;

  self->is_starting = is_starting;
  bw_window_update_view (self);
}

/**
 * bw_window_offer_address:
 * @self: a window
 * @address: (nullable): what the address row begins with
 * @fault: (nullable): what is wrong, in a sentence
 */
void
bw_window_offer_address (BwWindow   *self,
                         const char *address,
                         const char *fault)
{
  g_return_if_fail (BW_IS_WINDOW (self));

  if (address != NULL)
    bw_welcome_view_set_address (self->welcome, address);
  if (fault != NULL)
    bw_welcome_view_set_fault (self->welcome, BW_WELCOME_ROW_NONE, fault);
}

/**
 * bw_window_is_settled:
 * @self: a window
 *
 * Returns: whether all that is known is on the screen
 */
gboolean
bw_window_is_settled (BwWindow *self)
{
  const char *view;

  g_return_val_if_fail (BW_IS_WINDOW (self), FALSE);

  view = choose_view (self);
  if (g_str_equal (view, "desk"))
    return bw_window_is_page_settled (self);

  return g_str_equal (view, "welcome") && !self->is_submitted;
}

/**
 * bw_window_get_view:
 * @self: a window
 *
 * Returns: (transfer none): `welcome`, `waiting` or the name of a page
 */
const char *
bw_window_get_view (BwWindow *self)
{
  g_return_val_if_fail (BW_IS_WINDOW (self), NULL);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->views), "desk") == 0)
    return gtk_stack_get_visible_child_name (self->pages);

  return gtk_stack_get_visible_child_name (self->start_views);
}

/**
 * bw_window_update_fold: (skip)
 * @self: a window
 *
 * Folds the sidebar if a person wants it or there is no room.
 */
void
bw_window_update_fold (BwWindow *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  bw_sidebar_set_folded (self->sidebar, !self->is_sidebar_full || (width > 0 && width < FOLD_WIDTH));
  save_soon (self);
}

/**
 * bw_window_update_view: (skip)
 * @self: a window
 *
 * Shows what there is to show.
 */
void
bw_window_update_view (BwWindow *self)
{
  const char *view;

  if (self->is_submitted && (has_failed (self) || bw_client_session_is_complete (get_session (self))))
    {
      self->is_submitted = FALSE;
      bw_welcome_view_set_busy (self->welcome, FALSE);
    }

  view = choose_view (self);
  if (g_str_equal (view, "desk"))
    {
      show_desk (self);
    }
  else
    {
      if (g_str_equal (view, "welcome"))
        show_welcome_fault (self);
      else if (!self->is_preparing)
        show_waiting (self);
      gtk_stack_set_visible_child_name (self->start_views, view);
      gtk_stack_set_visible_child_name (self->views, "start");
      if (g_str_equal (view, "welcome") && gtk_window_get_focus (GTK_WINDOW (self)) == NULL)
        bw_welcome_view_focus (self->welcome);
    }

  bw_window_update_actions (self);
}
