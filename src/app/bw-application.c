/* bw-application.c: the desk's program: one session, its window, its walls
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-application.h"

#include "bw-about.h"
#include "bw-accessible.h"
#include "bw-application-private.h"
#include "bw-commands.h"
#include "bw-contrast.h"
#include "bw-duty-hours.h"
#include "bw-link.h"
#include "bw-preferences-window.h"
#include "bw-spare-memory.h"
#include "bw-token-file.h"

#include <glib-unix.h>
#include <glib/gi18n.h>

/* Not of the application's id: a development version shares it. */
#define SCHEMA "io.github.bulwarkdesk.Bulwark"
#define RESOURCES "/io/github/bulwarkdesk/Bulwark"

G_DEFINE_FINAL_TYPE (BwApplication, bw_application, ADW_TYPE_APPLICATION)

static void
apply_limits (BwApplication *self)
{
  bw_duty_hours_set (g_settings_get_uint (self->settings, "duty-least-rest"),
                     g_settings_get_uint (self->settings, "duty-good-rest"),
                     g_settings_get_uint (self->settings, "duty-longest"));
  if (self->session == NULL)
    return;

  bw_picture_set_limits (bw_client_session_get_picture (self->session),
                         g_settings_get_uint (self->settings, "report-interval"),
                         g_settings_get_double (self->settings, "busy-minutes"),
                         g_settings_get_double (self->settings, "jammed-minutes"));
  bw_picture_commit (bw_client_session_get_picture (self->session));
}

static char *
dup_cache_dir (BwApplication *self)
{
  /* A demonstration, a file and a picture leave nothing behind, and a picture is of
   * what is live. */
  if (self->options->demo || self->options->state != NULL || self->options->screenshot != NULL)
    return NULL;

  return g_build_filename (g_get_user_cache_dir (), "bulwark", NULL);
}

static void
go_to_start (BwApplication *self)
{
  const BwOptions *options = self->options;
  g_autofree char *scope = NULL;
  g_autofree char *name = NULL;
  BwPage page = options->page;

  if (bw_options_is_separate (options))
    {
      scope = g_strdup (options->scope != NULL ? options->scope : "");
    }
  else
    {
      name = g_settings_get_string (self->settings, "last-page");
      scope = options->scope != NULL ? g_strdup (options->scope)
                                     : g_settings_get_string (self->settings, "last-scope");
      if (!options->has_page && !bw_page_from_string (name, &page))
        page = BW_PAGE_OVERVIEW;
    }

  bw_desk_go_to (self->desk, scope, page);
}

static void
set_picture_looks (void)
{
  /* A picture is the same wherever it is drawn. */
  g_object_set (gtk_settings_get_default (),
                "gtk-enable-animations", FALSE,
                "gtk-cursor-blink", FALSE,
                "gtk-decoration-layout", ":close",
                "gtk-font-name", "Cantarell, Noto Sans CJK SC 11",
                NULL);
}

static void
on_settings_changed_cb (BwApplication *self,
                        const char    *key,
                        GSettings     *settings)
{
  g_assert (BW_IS_APPLICATION (self));

  apply_limits (self);
}

static void
forget_entered (BwApplication *self)
{
  g_clear_pointer (&self->entered_url, g_free);
  g_clear_pointer (&self->entered_token, g_free);
}

static void
keep_entered (BwApplication *self)
{
  g_autofree char *before = g_settings_get_string (self->settings, "backend");

  /* Nothing would ask for that of another server again, or remove it. */
  if (*before != '\0' && !g_str_equal (before, self->entered_url))
    bw_credentials_forget (self->credentials, before);
  g_settings_set_string (self->settings, "backend", self->entered_url);
  bw_credentials_save (self->credentials, self->entered_url, self->entered_token);
}

/* For a start at which the keyring takes its time. */
static void
keep_cache_name (BwApplication *self)
{
  g_autofree char *backend = g_settings_get_string (self->settings, "backend");
  g_autofree char *name = NULL;

  if (g_strcmp0 (bw_client_session_get_url (self->session), backend) != 0)
    return;

  name = bw_client_session_dup_cache_name (self->session);
  if (name != NULL)
    g_settings_set_string (self->settings, "last-cache", name);
}

/* The token that is kept is good: only one that this address has accepted may
 * take its place. */
static void
on_session_connection_cb (BwApplication   *self,
                          GParamSpec      *pspec,
                          BwClientSession *session)
{
  BwConnection connection = bw_client_session_get_connection (session);

  g_assert (BW_IS_APPLICATION (self));

  if (connection != BW_CONNECTION_LIVE && connection != BW_CONNECTION_REFUSED)
    return;

  if (connection == BW_CONNECTION_LIVE && self->entered_token != NULL
      && g_strcmp0 (bw_client_session_get_url (session), self->entered_url) == 0)
    keep_entered (self);
  forget_entered (self);
  if (connection == BW_CONNECTION_LIVE)
    keep_cache_name (self);
}

/* What a token has shown is not shown to whoever has none. */
static void
on_credentials_place_cb (BwApplication *self,
                         GParamSpec    *pspec,
                         BwCredentials *credentials)
{
  g_assert (BW_IS_APPLICATION (self));

  if (bw_credentials_get_place (credentials) == BW_TOKEN_PLACE_NONE)
    g_settings_reset (self->settings, "last-cache");
}

static void
on_window_connect_cb (BwApplication *self,
                      const char    *address,
                      const char    *token,
                      BwWindow      *window)
{
  g_assert (BW_IS_APPLICATION (self));

  bw_application_stop_loading (self);
  forget_entered (self);
  self->entered_url = g_strdup (address);
  self->entered_token = g_strdup (token);
  bw_client_session_disconnect (self->session);
  bw_client_session_connect (self->session, address, token, NULL);
}

static void
on_window_destroy_cb (BwApplication *self,
                      BwWindow      *window)
{
  g_assert (BW_IS_APPLICATION (self));

  if (self->window == window)
    self->window = NULL;
}

/* A picture of something else than was asked for would be taken for it. The window
 * tells of it by itself. */
static void
on_desk_scope_missing_cb (BwApplication *self,
                          const char    *code,
                          BwDesk        *desk)
{
  g_autofree char *reason = NULL;

  g_assert (BW_IS_APPLICATION (self));

  /* Translators: why no picture is drawn; %s: code of an area that was asked for */
  reason = g_strdup_printf (_("there is no area %s"), code);
  if (self->options->screenshot != NULL)
    bw_application_fail (self, reason);
  else if (self->window == NULL)
    g_message ("%s", reason);
}

static gboolean
on_unix_signal_cb (gpointer user_data)
{
  g_application_quit (G_APPLICATION (user_data));
  return G_SOURCE_CONTINUE;
}

static void
open_window (BwApplication *self)
{
  GSettings *kept = bw_options_is_separate (self->options) ? NULL : self->settings;

  self->window = BW_WINDOW (bw_window_new (GTK_APPLICATION (self), self->desk, kept));
  g_signal_connect_object (self->window, "connect-requested", G_CALLBACK (on_window_connect_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->window, "destroy", G_CALLBACK (on_window_destroy_cb), self, G_CONNECT_SWAPPED);
  if (self->options->width > 0)
    gtk_window_set_default_size (GTK_WINDOW (self->window), self->options->width, self->options->height);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
close_all (BwApplication *self)
{
  bw_application_close_walls (self);
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  g_clear_object (&self->wall_desk);
  g_clear_object (&self->desk);
  if (self->session != NULL)
    bw_client_session_disconnect (self->session);
  g_clear_object (&self->session);
}

static void
on_toggle_wall_activate_cb (GSimpleAction *action,
                            GVariant      *parameter,
                            gpointer       user_data)
{
  BwApplication *self = BW_APPLICATION (user_data);

  if (self->walls->len > 0 && self->window != NULL)
    bw_application_dismiss_walls (self);
  else if (self->session != NULL)
    bw_application_open_walls (self);
}

static void
on_show_preferences_activate_cb (GSimpleAction *action,
                                 GVariant      *parameter,
                                 gpointer       user_data)
{
  BwApplication *self = BW_APPLICATION (user_data);
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (self));

  gtk_window_present (GTK_WINDOW (bw_preferences_window_new (parent, self->settings, self->credentials)));
}

static void
on_show_about_activate_cb (GSimpleAction *action,
                           GVariant      *parameter,
                           gpointer       user_data)
{
  bw_about_show (gtk_application_get_active_window (GTK_APPLICATION (user_data)));
}

static void
on_ask_keyring_activate_cb (GSimpleAction *action,
                            GVariant      *parameter,
                            gpointer       user_data)
{
  BwApplication *self = BW_APPLICATION (user_data);

  bw_application_stop_loading (self);
  bw_application_start_kept (self);
}

static void
on_start_demo_activate_cb (GSimpleAction *action,
                           GVariant      *parameter,
                           gpointer       user_data)
{
  BwApplication *self = BW_APPLICATION (user_data);
  GtkWindow *before = GTK_WINDOW (self->window);

  bw_application_stop_loading (self);

  /* The old window goes when the new one is there, or the program would end. */
  self->options->demo = TRUE;
  self->window = NULL;
  bw_application_open (self, NULL);
  bw_application_start_demo (self);
  if (before != NULL)
    gtk_window_destroy (before);
}

static void
on_quit_activate_cb (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  BwApplication *self = BW_APPLICATION (user_data);

  /* Closing saves what must be saved. */
  bw_application_close_walls (self);
  if (self->window != NULL)
    gtk_window_close (GTK_WINDOW (self->window));
  g_application_quit (G_APPLICATION (self));
}

static const GActionEntry entries[] = {
  { "toggle-wall", on_toggle_wall_activate_cb },
  { "ask-keyring", on_ask_keyring_activate_cb },
  { "show-preferences", on_show_preferences_activate_cb },
  { "show-about", on_show_about_activate_cb },
  { "start-demo", on_start_demo_activate_cb },
  { "quit", on_quit_activate_cb },
};

static void
bw_application_startup (GApplication *application)
{
  BwApplication *self = BW_APPLICATION (application);
  static const char * const limits[] = { "changed::report-interval", "changed::busy-minutes",
                                         "changed::jammed-minutes", "changed::duty-least-rest",
                                         "changed::duty-good-rest", "changed::duty-longest" };

  G_APPLICATION_CLASS (bw_application_parent_class)->startup (application);

  self->settings = g_settings_new (SCHEMA);
  g_signal_connect_object (self->credentials, "notify::place", G_CALLBACK (on_credentials_place_cb), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    g_signal_connect_object (self->settings, limits[i], G_CALLBACK (on_settings_changed_cb), self,
                             G_CONNECT_SWAPPED);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  bw_commands_set_accels (GTK_APPLICATION (self));
  self->signal_sources[0] = g_unix_signal_add (SIGTERM, on_unix_signal_cb, self);
  self->signal_sources[1] = g_unix_signal_add (SIGINT, on_unix_signal_cb, self);

  bw_accessible_follow_buttons ();
  bw_contrast_get_default ();
  if (self->options->screenshot != NULL)
    set_picture_looks ();
  if (self->options->wall)
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
}

static void
bw_application_activate (GApplication *application)
{
  BwApplication *self = BW_APPLICATION (application);
  g_autofree char *cache_dir = NULL;

  if (self->window != NULL || self->walls->len > 0)
    {
      if (self->window != NULL)
        gtk_window_present (GTK_WINDOW (self->window));
      return;
    }

  cache_dir = dup_cache_dir (self);
  bw_application_open (self, cache_dir);
  bw_application_start_source (self);
  if (self->options->screenshot != NULL)
    bw_application_start_picture (self);
}

static void
bw_application_open_files (GApplication  *application,
                           GFile        **files,
                           int            n_files,
                           const char    *hint)
{
  BwApplication *self = BW_APPLICATION (application);

  bw_application_activate (application);
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *uri = g_file_get_uri (files[i]);
      g_autofree char *scope = NULL;
      BwPage page;

      if (bw_link_parse (uri, &scope, &page))
        bw_desk_go_to (self->desk, scope, page);
    }
}

static void
bw_application_shutdown (GApplication *application)
{
  BwApplication *self = BW_APPLICATION (application);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->await_source, g_source_remove);
  g_clear_handle_id (&self->picture_source, g_source_remove);
  g_clear_handle_id (&self->monitors_source, g_source_remove);
  for (guint i = 0; i < G_N_ELEMENTS (self->signal_sources); i++)
    g_clear_handle_id (&self->signal_sources[i], g_source_remove);
  close_all (self);
  if (self->demo != NULL)
    bw_demo_stop (self->demo);
  g_clear_object (&self->demo);

  G_APPLICATION_CLASS (bw_application_parent_class)->shutdown (application);
}

static void
bw_application_finalize (GObject *object)
{
  BwApplication *self = BW_APPLICATION (object);

  g_clear_pointer (&self->options, bw_options_free);
  g_clear_object (&self->settings);
  g_clear_object (&self->credentials);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->demo);
  g_clear_object (&self->desk);
  g_clear_object (&self->wall_desk);
  g_clear_object (&self->session);
  g_clear_handle_id (&self->monitors_source, g_source_remove);
  g_clear_pointer (&self->walls, g_ptr_array_unref);
  g_clear_pointer (&self->rotations, g_hash_table_unref);
  g_clear_pointer (&self->failure, g_free);
  forget_entered (self);

  G_OBJECT_CLASS (bw_application_parent_class)->finalize (object);
}

static void
bw_application_class_init (BwApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = bw_application_finalize;
  application_class->startup = bw_application_startup;
  application_class->activate = bw_application_activate;
  application_class->open = bw_application_open_files;
  application_class->shutdown = bw_application_shutdown;
}

static void
bw_application_init (BwApplication *self)
{
  g_autofree char *path = bw_token_file_dup_path ();

  self->credentials = bw_credentials_new (path);
  self->cancellable = g_cancellable_new ();
  self->walls = g_ptr_array_new ();
  self->rotations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * bw_application_new:
 * @options: (transfer full): what the command line asks for
 *
 * Returns: (transfer full): the application, to be run
 */
BwApplication *
bw_application_new (BwOptions *options)
{
  GApplicationFlags flags = G_APPLICATION_HANDLES_OPEN;
  BwApplication *self;

  g_return_val_if_fail (options != NULL, NULL);

  if (bw_options_is_separate (options))
    flags |= G_APPLICATION_NON_UNIQUE;

  self = g_object_new (BW_TYPE_APPLICATION,
                       "application-id", BW_APPLICATION_ID,
                       "resource-base-path", RESOURCES,
                       "flags", flags,
                       NULL);
  self->options = options;
  return self;
}

/**
 * bw_application_get_failure:
 * @self: the application
 *
 * Returns: (transfer none) (nullable): why it did not do what was asked
 */
const char *
bw_application_get_failure (BwApplication *self)
{
  g_return_val_if_fail (BW_IS_APPLICATION (self), NULL);

  return self->failure;
}

/**
 * bw_application_get_window:
 * @self: the application
 *
 * Returns: (transfer none) (nullable): its window
 */
BwWindow *
bw_application_get_window (BwApplication *self)
{
  g_return_val_if_fail (BW_IS_APPLICATION (self), NULL);

  return self->window;
}

/**
 * bw_application_fail: (skip)
 * @self: the application
 * @reason: why
 *
 * Ends the program; the first reason is told.
 */
void
bw_application_fail (BwApplication *self,
                     const char    *reason)
{
  if (self->failure == NULL)
    self->failure = g_strdup (reason);
  g_application_quit (G_APPLICATION (self));
}

/**
 * bw_application_open: (skip)
 * @self: the application
 * @cache_dir: (nullable): where the last state is kept; %NULL: nowhere
 *
 * A session, a desk and a window (or walls), in place of those that are there.
 */
void
bw_application_open (BwApplication *self,
                     const char    *cache_dir)
{
  close_all (self);
  forget_entered (self);

  self->session = bw_client_session_new (bw_measure_catalogue_get_default (), cache_dir);
  g_signal_connect_object (self->session, "notify::connection", G_CALLBACK (on_session_connection_cb), self,
                           G_CONNECT_SWAPPED);
  bw_spare_memory_follow (self->session);
  apply_limits (self);
  self->desk = bw_desk_new (self->session);
  g_signal_connect_object (self->desk, "scope-missing", G_CALLBACK (on_desk_scope_missing_cb), self,
                           G_CONNECT_SWAPPED);
  go_to_start (self);

  if (self->options->wall)
    bw_application_open_walls (self);
  else
    open_window (self);
}
