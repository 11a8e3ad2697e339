/* bw-token-row.c: where the token is kept, and the way out of there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-token-row.h"

#include <glib/gi18n.h>

struct _BwTokenRow
{
  AdwActionRow parent_instance;

  BwCredentials *credentials; /* (owned) (nullable) */
  char          *server;      /* (owned) (nullable) */

  GtkWidget     *move;
  GtkWidget     *forget;
};

G_DEFINE_FINAL_TYPE (BwTokenRow, bw_token_row, ADW_TYPE_ACTION_ROW)

/* By BwTokenPlace; a desk that has not looked for one says nothing of it. */
static const char * const words[] = {
  NULL,
  N_("Not kept: it is asked for at the next start"),
  N_("Kept in the keyring"),
  N_("In a file readable only by you"),
};
G_STATIC_ASSERT (G_N_ELEMENTS (words) == BW_TOKEN_PLACE_FILE + 1);

static void
update (BwTokenRow *self)
{
  BwTokenPlace place = bw_credentials_get_place (self->credentials);
  const char *fault = bw_credentials_get_fault (self->credentials);
  gboolean is_kept = place == BW_TOKEN_PLACE_KEYRING || place == BW_TOKEN_PLACE_FILE;
  g_autofree char *text = NULL;
  g_autofree char *subtitle = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), place != BW_TOKEN_PLACE_UNKNOWN);
  if (place == BW_TOKEN_PLACE_UNKNOWN)
    return;

  if (fault != NULL)
    /* Translators: where the token is kept, and why: "In a file readable only by you: the keyring is locked" */
    text = g_strdup_printf (C_("token", "%s: %s"), _(words[place]), fault);
  else
    text = g_strdup (_(words[place]));
  subtitle = g_markup_escape_text (text, -1);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  gtk_widget_set_visible (self->move, place == BW_TOKEN_PLACE_FILE);
  gtk_widget_set_visible (self->forget, is_kept);
}

static void
on_credentials_changed_cb (BwTokenRow    *self,
                           GParamSpec    *pspec,
                           BwCredentials *credentials)
{
  g_assert (BW_IS_TOKEN_ROW (self));

  update (self);
}

static void
on_move_clicked_cb (BwTokenRow *self,
                    GtkButton  *button)
{
  g_assert (BW_IS_TOKEN_ROW (self));

  bw_credentials_move (self->credentials, self->server);
}

static void
on_question_response_cb (BwTokenRow *self,
                         const char *response,
                         GtkWidget  *dialog)
{
  g_assert (BW_IS_TOKEN_ROW (self));

  if (g_str_equal (response, "forget"))
    bw_credentials_forget (self->credentials, self->server);
}

/* It was shown once, when it was made: nobody can look it up. */
static void
on_forget_clicked_cb (BwTokenRow *self,
                      GtkButton  *button)
{
  GtkWidget *dialog;

  g_assert (BW_IS_TOKEN_ROW (self));

  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Forget the Token?"),
                                   _("This desk stays connected until it is closed. At the next start the token "
                                     "must be entered again; who has not written it down needs another one."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Keep"), "forget", _("_Forget"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "forget", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_question_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
bw_token_row_dispose (GObject *object)
{
  BwTokenRow *self = BW_TOKEN_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), BW_TYPE_TOKEN_ROW);
  g_clear_object (&self->credentials);
  g_clear_pointer (&self->server, g_free);

  G_OBJECT_CLASS (bw_token_row_parent_class)->dispose (object);
}

static void
bw_token_row_class_init (BwTokenRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_token_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/window/bw-token-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BwTokenRow, move);
  gtk_widget_class_bind_template_child (widget_class, BwTokenRow, forget);
  gtk_widget_class_bind_template_callback (widget_class, on_move_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_forget_clicked_cb);
}

static void
bw_token_row_init (BwTokenRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bw_token_row_set_credentials:
 * @self: a row
 * @credentials: what keeps the token
 * @server: address of the backend that it is for
 */
void
bw_token_row_set_credentials (BwTokenRow    *self,
                              BwCredentials *credentials,
                              const char    *server)
{
  g_return_if_fail (BW_IS_TOKEN_ROW (self));
  g_return_if_fail (BW_IS_CREDENTIALS (credentials));
  g_return_if_fail (server != NULL);
  g_return_if_fail (self->credentials == NULL);

  self->credentials = g_object_ref (credentials);
  self->server = g_strdup (server);
  g_signal_connect_object (credentials, "notify::place", G_CALLBACK (on_credentials_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (credentials, "notify::fault", G_CALLBACK (on_credentials_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update (self);
}
