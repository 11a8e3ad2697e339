/* bw-application-picture.c: draws what is shown once it is settled, then ends
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-application-private.h"
#include "bw-picture-taker.h"

#include <glib/gi18n.h>

#define POLL_MS 100
#define MAX_POLLS 600

/* A state that was settled that often in a row stays so. Of a demonstration the last
 * of its backlog may still be on the way. */
#define N_SETTLED 5
#define N_SETTLED_DEMO 20

static gboolean
has_source (BwApplication *self)
{
  BwConnection connection = bw_client_session_get_connection (self->session);
  gboolean is_named = self->options->demo || self->options->state != NULL || self->options->backend != NULL;

  if (self->demo != NULL && bw_demo_get_state (self->demo) != BW_DEMO_STATE_RUNNING)
    return FALSE;
  if (connection == BW_CONNECTION_LIVE)
    return bw_client_session_is_complete (self->session);
  if (connection == BW_CONNECTION_SAVED)
    return TRUE;

  /* The welcome is a picture too, if nothing was asked for. */
  return connection == BW_CONNECTION_NONE && !is_named;
}

static gboolean
is_settled (BwApplication *self)
{
  if (!has_source (self))
    return FALSE;
  if (self->walls->len > 0)
    return bw_application_is_wall_settled (self);

  return self->window != NULL && bw_window_is_settled (self->window);
}

static char *
dup_reason (BwApplication *self)
{
  const GError *error = bw_client_session_get_error (self->session);

  if (error != NULL)
    /* Translators: why no picture could be drawn. */
    return g_strdup_printf (_("nothing to draw within 60 s: %s"), error->message);

  return g_strdup (_("nothing to draw within 60 s"));
}

static void
on_picture_taken_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (BwApplication) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!bw_picture_taker_take_finish (GTK_WIDGET (source), result, &error))
    bw_application_fail (self, error->message);
  else
    g_application_quit (G_APPLICATION (self));
}

/* Without a source no scope is known. */
static gboolean
is_scope_shown (BwApplication *self)
{
  return *bw_desk_get_scope (self->desk) == '\0' || bw_desk_get_scope_place (self->desk) != BW_PLACE_NONE;
}

static void
take (BwApplication *self)
{
  GtkWidget *widget = self->walls->len > 0 ? g_ptr_array_index (self->walls, 0) : GTK_WIDGET (self->window);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  /* A window manager may not let a wall be larger than its screen. */
  if (self->walls->len > 0 && self->options->width > 0
      && (width != self->options->width || height != self->options->height))
    {
      /* Translators: the size that a picture was asked for and the one that it would have. */
      g_autofree char *reason = g_strdup_printf (_("the screen has no room for a picture of %d × %d, only for %d × %d: "
                                                   "ask for a smaller one, or draw it on a larger screen"),
                                                 self->options->width, self->options->height, width, height);

      bw_application_fail (self, reason);
      return;
    }

  bw_picture_taker_take_async (widget, self->options->screenshot, on_picture_taken_cb, g_object_ref (self));
}

static gboolean
on_poll_timeout_cb (gpointer user_data)
{
  BwApplication *self = user_data;
  guint wanted = self->demo != NULL ? N_SETTLED_DEMO : N_SETTLED;

  g_assert (BW_IS_APPLICATION (self));

  if (bw_client_session_get_connection (self->session) == BW_CONNECTION_REFUSED)
    {
      self->picture_source = 0;
      bw_application_fail (self, _("the backend does not accept the token"));
      return G_SOURCE_REMOVE;
    }

  self->n_settled = is_settled (self) ? self->n_settled + 1 : 0;
  if (self->n_settled >= wanted)
    {
      self->picture_source = 0;
      if (is_scope_shown (self))
        take (self);
      else
        bw_application_fail (self, _("there is nothing to show an area of"));
      return G_SOURCE_REMOVE;
    }

  /* The backlog of a demonstration takes as long as the machine needs. */
  if (self->demo == NULL || bw_demo_get_state (self->demo) == BW_DEMO_STATE_RUNNING)
    self->n_polls++;
  if (self->n_polls >= MAX_POLLS)
    {
      g_autofree char *reason = dup_reason (self);

      self->picture_source = 0;
      bw_application_fail (self, reason);
      return G_SOURCE_REMOVE;
    }

  return G_SOURCE_CONTINUE;
}

/**
 * bw_application_start_picture: (skip)
 * @self: the application
 *
 * Waits until what was asked for is on the screen, at most a minute.
 */
void
bw_application_start_picture (BwApplication *self)
{
  GtkWidget *widget = self->walls->len > 0 ? g_ptr_array_index (self->walls, 0) : GTK_WIDGET (self->window);

  gtk_widget_add_css_class (widget, "picture");
  self->picture_source = g_timeout_add (POLL_MS, on_poll_timeout_cb, self);
}
