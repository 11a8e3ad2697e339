/* bw-notice-bar.c: says loudly that what is shown is not live
 *
 * Offline: what is shown, from when, what still works, when the next try is.
 * Refused: that the token is not good, and where to enter another. Without a token:
 * that the keyring has not given it, or why it did not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-notice-bar.h"

#include "bw-calm.h"
#include "bw-format.h"

#include <glib/gi18n.h>

struct _BwNoticeBar
{
  AdwBin parent_instance;

  BwDesk      *desk;  /* (owned) (nullable) */

  GtkRevealer *revealer;
  GtkImage    *icon;
  GtkLabel    *title;
  GtkLabel    *text;
  GtkLabel    *countdown;
  GtkButton   *button;
};

G_DEFINE_FINAL_TYPE (BwNoticeBar, bw_notice_bar, ADW_TYPE_BIN)

static char *
dup_as_of (BwNoticeBar *self)
{
  gint64 as_of = bw_client_session_get_as_of (bw_desk_get_session (self->desk));

  if (as_of == 0)
    return NULL;

  return bw_format_as_of (as_of, bw_desk_get_now (self->desk), bw_desk_get_time_zone (self->desk),
                          bw_desk_get_language (self->desk));
}

static void
show_offline (BwNoticeBar *self)
{
  g_autofree char *as_of = dup_as_of (self);
  g_autofree char *title = NULL;

  /* Translators: the time of the last data: "Offline: showing the data of 14:21". */
  title = as_of != NULL ? g_strdup_printf (_("Offline: showing the data of %s"), as_of)
                        : g_strdup (_("Offline: nothing has come yet"));
  gtk_image_set_from_icon_name (self->icon, "bw-offline-symbolic");
  bw_calm_set_text (self->title, title);
  bw_calm_set_text (self->text, _("It can be read and printed; new entries wait here until it is back"));
  gtk_button_set_label (self->button, _("Retry Now"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "win.retry");
}

static void
show_refused (BwNoticeBar *self)
{
  g_autofree char *as_of = dup_as_of (self);
  g_autofree char *title = NULL;

  /* Translators: the time of the last data. */
  title = as_of != NULL ? g_strdup_printf (_("Token refused: showing the data of %s"), as_of)
                        : g_strdup (_("The token is refused"));
  gtk_image_set_from_icon_name (self->icon, "bw-refused-symbolic");
  bw_calm_set_text (self->title, title);
  bw_calm_set_text (self->text, _("It has expired or was withdrawn; ask for another one"));
  bw_calm_set_text (self->countdown, "");
  gtk_button_set_label (self->button, _("Enter a Token…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "win.enter-token");
}

static void
show_tokenless (BwNoticeBar *self)
{
  const GError *error = bw_client_session_get_error (bw_desk_get_session (self->desk));
  g_autofree char *as_of = dup_as_of (self);
  g_autofree char *title = NULL;

  /* Translators: the time of the last data. */
  title = as_of != NULL ? g_strdup_printf (_("Not connected: showing the data of %s"), as_of)
                        : g_strdup (_("Not connected: nothing has come yet"));
  gtk_image_set_from_icon_name (self->icon, "bw-refused-symbolic");
  bw_calm_set_text (self->title, title);
  bw_calm_set_text (self->text, error != NULL ? error->message : _("Waiting for the keyring to give the token"));
  bw_calm_set_text (self->countdown, "");

  /* While the keyring asks, a person may know better; afterwards it can be asked again. */
  gtk_button_set_label (self->button, error != NULL ? _("Ask the Keyring") : _("Enter a Token…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button),
                                  error != NULL ? "app.ask-keyring" : "win.enter-token");
}

static void
update_countdown (BwNoticeBar *self)
{
  BwClientSession *session = bw_desk_get_session (self->desk);
  gint64 next = bw_client_session_get_next_try (session);
  gint64 left = (next - g_get_monotonic_time () + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC;
  g_autofree char *text = NULL;

  if (bw_client_session_get_connection (session) != BW_CONNECTION_OFFLINE)
    return;

  if (next == 0 || left <= 0)
    text = g_strdup (_("trying now"));
  else
    /* Translators: seconds until the next try. */
    text = g_strdup_printf (_("next try in %d s"), (int) left);
  bw_calm_set_text (self->countdown, text);
}

static void
update (BwNoticeBar *self)
{
  BwConnection connection = bw_client_session_get_connection (bw_desk_get_session (self->desk));

  if (connection == BW_CONNECTION_OFFLINE)
    show_offline (self);
  else if (connection == BW_CONNECTION_REFUSED)
    show_refused (self);
  else if (connection == BW_CONNECTION_TOKENLESS)
    show_tokenless (self);

  update_countdown (self);
  gtk_revealer_set_reveal_child (self->revealer, connection == BW_CONNECTION_OFFLINE
                                                   || connection == BW_CONNECTION_REFUSED
                                                   || connection == BW_CONNECTION_TOKENLESS);
}

static void
on_session_connection_cb (BwNoticeBar     *self,
                          GParamSpec      *pspec,
                          BwClientSession *session)
{
  g_assert (BW_IS_NOTICE_BAR (self));

  update (self);
}

static void
on_desk_tick_cb (BwNoticeBar *self,
                 BwDesk      *desk)
{
  g_assert (BW_IS_NOTICE_BAR (self));

  if (bw_notice_bar_is_shown (self))
    update (self);
}

static void
on_desk_refresh_cb (BwNoticeBar        *self,
                    const BwDeskChange *change,
                    BwDesk             *desk)
{
  g_assert (BW_IS_NOTICE_BAR (self));

  /* The time of the data, and the zone that it is told in, come with the data. */
  if (change == NULL || change->structure)
    update (self);
}

static void
bw_notice_bar_dispose (GObject *object)
{
  BwNoticeBar *self = BW_NOTICE_BAR (object);

  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bw_notice_bar_parent_class)->dispose (object);
}

static void
bw_notice_bar_class_init (BwNoticeBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_notice_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/window/bw-notice-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, BwNoticeBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, BwNoticeBar, icon);
  gtk_widget_class_bind_template_child (widget_class, BwNoticeBar, title);
  gtk_widget_class_bind_template_child (widget_class, BwNoticeBar, text);
  gtk_widget_class_bind_template_child (widget_class, BwNoticeBar, countdown);
  gtk_widget_class_bind_template_child (widget_class, BwNoticeBar, button);
}

static void
bw_notice_bar_init (BwNoticeBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bw_notice_bar_set_desk:
 * @self: a bar
 * @desk: whose session it watches; set once
 */
void
bw_notice_bar_set_desk (BwNoticeBar *self,
                        BwDesk      *desk)
{
  g_return_if_fail (BW_IS_NOTICE_BAR (self));
  g_return_if_fail (BW_IS_DESK (desk));
  g_return_if_fail (self->desk == NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (bw_desk_get_session (desk), "notify::connection",
                           G_CALLBACK (on_session_connection_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "refresh", G_CALLBACK (on_desk_refresh_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "tick", G_CALLBACK (on_desk_tick_cb), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * bw_notice_bar_is_shown:
 * @self: a bar
 *
 * Returns: whether it says anything
 */
gboolean
bw_notice_bar_is_shown (BwNoticeBar *self)
{
  g_return_val_if_fail (BW_IS_NOTICE_BAR (self), FALSE);

  return gtk_revealer_get_reveal_child (self->revealer);
}
