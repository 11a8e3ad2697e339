/* bw-application-source.c: what to show, and how it comes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-application-private.h"
#include "bw-token-file.h"

#include <glib/gi18n.h>
#include <libsecret/secret.h>

/* A keyring that is open answers sooner, and then the picture comes once. */
#define AWAIT_MS 250

/* Where the token is that is being read. */
typedef struct
{
  BwApplication *application; /* (owned) */
  char          *url;         /* (owned) */
} Loading;

static void
free_loading (Loading *loading)
{
  g_object_unref (loading->application);
  g_free (loading->url);
  g_free (loading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Loading, free_loading)

static Loading *
new_loading (BwApplication *self,
             const char    *url)
{
  Loading *loading = g_new0 (Loading, 1);

  loading->application = g_object_ref (self);
  loading->url = g_strdup (url);
  return loading;
}

/* Until it is known whether there is a token nobody is asked for one. */
static void
set_starting (BwApplication *self,
              gboolean       is_starting)
{
  if (self->window != NULL)
    bw_window_set_starting (self->window, is_starting);
}

static void
on_token_loaded_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (Loading) loading = user_data;
  BwApplication *self = loading->application;
  g_autoptr (GError) error = NULL;
  char *token = bw_token_file_load_finish (result, &error);

  if (token != NULL)
    bw_client_session_connect (self->session, loading->url, token, NULL);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    bw_application_fail (self, error->message);

  /* Who has cancelled may be looking for another one. */
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    set_starting (self, FALSE);
  secret_password_free (token);
}

static void
connect_with_token_file (BwApplication *self,
                         const char    *url,
                         const char    *path)
{
  set_starting (self, TRUE);
  bw_token_file_load_async (path, self->cancellable, on_token_loaded_cb, new_loading (self, url));
}

static void
await_token (BwApplication *self,
             const char    *url)
{
  g_autofree char *cache_name = g_settings_get_string (self->settings, "last-cache");

  bw_client_session_await_token (self->session, url, cache_name);
}

static gboolean
on_await_timeout_cb (gpointer user_data)
{
  BwApplication *self = user_data;
  g_autofree char *url = NULL;

  g_assert (BW_IS_APPLICATION (self));

  self->await_source = 0;
  url = g_settings_get_string (self->settings, "backend");
  if (self->session != NULL)
    await_token (self, url);
  set_starting (self, FALSE);
  return G_SOURCE_REMOVE;
}

/* What is shown already stays, and says why it is not live. */
static void
lack_token (BwApplication *self,
            const char    *url,
            const GError  *error)
{
  gboolean is_shown = bw_client_session_get_connection (self->session) == BW_CONNECTION_TOKENLESS;

  if (!is_shown && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    await_token (self, url);
  bw_client_session_lack_token (self->session, error);
  if (self->window != NULL)
    bw_window_offer_address (self->window, url, NULL);
}

static void
on_kept_loaded_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (Loading) loading = user_data;
  BwApplication *self = loading->application;
  g_autoptr (GError) error = NULL;
  char *token = bw_credentials_load_finish (BW_CREDENTIALS (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_handle_id (&self->await_source, g_source_remove);
  if (token != NULL)
    bw_client_session_connect (self->session, loading->url, token, NULL);
  else
    lack_token (self, loading->url, error);
  set_starting (self, FALSE);
  secret_password_free (token);
}

static void
on_session_state_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (BwApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *reason = NULL;

  if (bw_client_session_open_state_finish (BW_CLIENT_SESSION (source), result, &error)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  reason = g_strdup_printf ("%s: %s", self->options->state, error->message);
  bw_application_fail (self, reason);
}

static void
start_state (BwApplication *self)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (self->options->state);

  bw_client_session_open_state_async (self->session, file, self->cancellable, on_session_state_cb,
                                      g_object_ref (self));
}

/* How much of the three days before now has come in. */
static double
get_loaded_share (BwApplication *self)
{
  BwPlace root = bw_place_tree_get_root (bw_desk_get_places (self->desk));
  BwRound *round = bw_desk_get_round (self->desk);
  gint64 as_of;

  if (root == BW_PLACE_NONE || round == NULL)
    return 0.0;

  as_of = bw_picture_get_as_of (bw_desk_get_picture (self->desk), root, bw_desk_get_sampling (self->desk));
  if (as_of <= round->starts)
    return 0.0;

  return (double) (as_of - round->starts) / (double) (bw_desk_get_now (self->desk) - round->starts);
}

static void
show_demo (BwApplication *self)
{
  if (self->window == NULL)
    return;

  switch (bw_demo_get_state (self->demo))
    {
    case BW_DEMO_STATE_STARTING:
      bw_window_set_preparation (self->window, _("Preparing the Demonstration"),
                                 _("A backend with the sample city starts on this computer"), -1.0);
      break;

    case BW_DEMO_STATE_LOADING:
      bw_window_set_preparation (self->window, _("Preparing the Demonstration"),
                                 _("Three days of a simulated campaign are coming in"),
                                 get_loaded_share (self));
      break;

    case BW_DEMO_STATE_RUNNING:
    case BW_DEMO_STATE_FAILED:
    default:
      bw_window_set_preparation (self->window, NULL, NULL, 0.0);
      break;
    }
}

static void
fail_demo (BwApplication *self)
{
  const GError *error = bw_demo_get_error (self->demo);
  g_autofree char *reason = NULL;

  /* Translators: why the demonstration did not start. */
  reason = g_strdup_printf (_("The demonstration has ended: %s"), error->message);
  if (self->options->screenshot != NULL || self->window == NULL)
    {
      bw_application_fail (self, reason);
      return;
    }

  bw_client_session_disconnect (self->session);
  bw_window_offer_address (self->window, NULL, reason);
}

static void
on_demo_state_cb (BwApplication *self,
                  GParamSpec    *pspec,
                  BwDemo        *demo)
{
  g_assert (BW_IS_APPLICATION (self));

  if (self->session == NULL)
    return;

  show_demo (self);
  if (bw_demo_get_state (demo) == BW_DEMO_STATE_LOADING)
    connect_with_token_file (self, bw_demo_get_url (demo), bw_demo_get_token_file (demo));
  else if (bw_demo_get_state (demo) == BW_DEMO_STATE_FAILED)
    fail_demo (self);
}

static void
on_desk_tick_cb (BwApplication *self,
                 BwDesk        *desk)
{
  g_assert (BW_IS_APPLICATION (self));

  if (self->demo != NULL && bw_demo_get_state (self->demo) == BW_DEMO_STATE_LOADING)
    show_demo (self);
}

/**
 * bw_application_start_demo: (skip)
 * @self: the application
 *
 * Starts a backend of our own, and shows what comes of it.
 */
void
bw_application_start_demo (BwApplication *self)
{
  if (self->demo != NULL)
    bw_demo_stop (self->demo);
  g_clear_object (&self->demo);
  self->demo = bw_demo_new (self->options->demo_speed);
  g_signal_connect_object (self->demo, "notify::state", G_CALLBACK (on_demo_state_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "tick", G_CALLBACK (on_desk_tick_cb), self, G_CONNECT_SWAPPED);
  show_demo (self);
  bw_demo_start (self->demo);
}

/**
 * bw_application_stop_loading: (skip)
 * @self: the application
 *
 * What is still being read for the source before must not come after the new one; a
 * keyring that asks asks no longer.
 */
void
bw_application_stop_loading (BwApplication *self)
{
  set_starting (self, FALSE);
  g_clear_handle_id (&self->await_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
}

/**
 * bw_application_start_kept: (skip)
 * @self: the application
 *
 * Looks for the token of the server that was connected last. A keyring may ask for a
 * password first: the last picture is shown meanwhile.
 */
void
bw_application_start_kept (BwApplication *self)
{
  g_autofree char *url = g_settings_get_string (self->settings, "backend");

  if (*url == '\0')
    return;

  set_starting (self, TRUE);
  bw_credentials_load_async (self->credentials, url, self->cancellable, on_kept_loaded_cb, new_loading (self, url));
  self->await_source = g_timeout_add (AWAIT_MS, on_await_timeout_cb, self);
}

/**
 * bw_application_start_source: (skip)
 * @self: the application
 *
 * Fetches what the options name, else what was shown last.
 */
void
bw_application_start_source (BwApplication *self)
{
  const BwOptions *options = self->options;

  if (options->demo)
    bw_application_start_demo (self);
  else if (options->state != NULL)
    start_state (self);
  else if (options->backend != NULL)
    connect_with_token_file (self, options->backend, options->token_file);
  else
    bw_application_start_kept (self);
}
