/* bw-welcome-view.c: where a person says which backend, and with what token
 *
 * The address is looked at while it is typed. What is wrong marks its row and is
 * said in one sentence; there is no dialog.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-welcome-view.h"

#include "bw-accessible.h"
#include "bw-address.h"

#include <glib/gi18n.h>
#include <string.h>

/* A token is 43 characters; a file that is longer is another file. */
#define MAX_TOKEN 4096

struct _BwWelcomeView
{
  AdwBin parent_instance;

  GCancellable         *cancellable; /* (owned) */
  GtkFileChooserNative *chooser;     /* (owned) (nullable) */
  gboolean              is_busy;

  GtkEditable          *address;
  GtkWidget            *address_icon;
  GtkEditable          *token;
  GtkLabel             *fault;
  GtkWidget            *connect;
  GtkSpinner           *spinner;
};

enum
{
  SUBMITTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwWelcomeView, bw_welcome_view, ADW_TYPE_BIN)

static char *
dup_text (GtkEditable *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (row)));
}

static void
update (BwWelcomeView *self)
{
  g_autofree char *address = dup_text (self->address);
  g_autofree char *token = dup_text (self->token);
  gboolean is_address = bw_address_check (address) == BW_ADDRESS_FAULT_NONE;

  gtk_widget_set_visible (self->address_icon, is_address);
  gtk_widget_set_sensitive (self->connect, is_address && *token != '\0' && !self->is_busy);
}

static void
on_address_changed_cb (BwWelcomeView *self,
                       GtkEditable   *row)
{
  g_autofree char *address = NULL;
  BwAddressFault fault;

  g_assert (BW_IS_WELCOME_VIEW (self));

  address = dup_text (self->address);
  fault = bw_address_check (address);

  /* Nobody is told off for half a word: only what can become no address is marked. */
  if (fault == BW_ADDRESS_FAULT_PLAIN)
    bw_welcome_view_set_fault (self, BW_WELCOME_ROW_ADDRESS, bw_address_describe (fault));
  else
    bw_welcome_view_set_fault (self, BW_WELCOME_ROW_NONE, NULL);
  update (self);
}

static void
on_token_changed_cb (BwWelcomeView *self,
                     GtkEditable   *row)
{
  g_assert (BW_IS_WELCOME_VIEW (self));

  bw_accessible_mark_invalid (GTK_WIDGET (self->token), FALSE);
  update (self);
}

static void
on_connect_clicked_cb (BwWelcomeView *self,
                       GtkWidget     *widget)
{
  g_autofree char *address = NULL;
  g_autofree char *token = NULL;
  BwAddressFault fault;

  g_assert (BW_IS_WELCOME_VIEW (self));

  address = dup_text (self->address);
  token = dup_text (self->token);
  fault = bw_address_check (address);
  if (fault != BW_ADDRESS_FAULT_NONE)
    bw_welcome_view_set_fault (self, BW_WELCOME_ROW_ADDRESS, bw_address_describe (fault));
  else if (*token == '\0')
    bw_welcome_view_set_fault (self, BW_WELCOME_ROW_TOKEN, _("Enter the token that you were given"));
  else if (!self->is_busy)
    g_signal_emit (self, signals[SUBMITTED], 0, address, token);
}

static void
on_file_contents_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (BwWelcomeView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  gsize length = 0;

  if (!g_file_load_contents_finish (G_FILE (source), result, &contents, &length, NULL, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        bw_welcome_view_set_fault (self, BW_WELCOME_ROW_TOKEN, error->message);
      return;
    }

  g_strstrip (contents);
  if (length > MAX_TOKEN || *contents == '\0' || strpbrk (contents, " \n\r\t") != NULL)
    bw_welcome_view_set_fault (self, BW_WELCOME_ROW_TOKEN, _("There is no token in this file"));
  else
    gtk_editable_set_text (self->token, contents);
}

static void
on_chooser_response_cb (BwWelcomeView        *self,
                        int                   response,
                        GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) file = NULL;

  g_assert (BW_IS_WELCOME_VIEW (self));

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file != NULL)
    g_file_load_contents_async (file, self->cancellable, on_file_contents_cb, g_object_ref (self));
  g_clear_object (&self->chooser);
}

static void
on_file_clicked_cb (BwWelcomeView *self,
                    GtkButton     *button)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  g_assert (BW_IS_WELCOME_VIEW (self));

  if (self->chooser != NULL)
    return;

  self->chooser = gtk_file_chooser_native_new (_("Read the Token from a File"), GTK_WINDOW (root),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_chooser_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
bw_welcome_view_dispose (GObject *object)
{
  BwWelcomeView *self = BW_WELCOME_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->chooser);

  G_OBJECT_CLASS (bw_welcome_view_parent_class)->dispose (object);
}

static void
bw_welcome_view_finalize (GObject *object)
{
  BwWelcomeView *self = BW_WELCOME_VIEW (object);

  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (bw_welcome_view_parent_class)->finalize (object);
}

static void
bw_welcome_view_class_init (BwWelcomeViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_welcome_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = bw_welcome_view_finalize;

  /**
   * BwWelcomeView::submitted:
   * @self: a view
   * @address: address of a backend, in order
   * @token: what was entered
   */
  signals[SUBMITTED] = g_signal_new ("submitted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/window/bw-welcome-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BwWelcomeView, address);
  gtk_widget_class_bind_template_child (widget_class, BwWelcomeView, address_icon);
  gtk_widget_class_bind_template_child (widget_class, BwWelcomeView, token);
  gtk_widget_class_bind_template_child (widget_class, BwWelcomeView, fault);
  gtk_widget_class_bind_template_child (widget_class, BwWelcomeView, connect);
  gtk_widget_class_bind_template_child (widget_class, BwWelcomeView, spinner);
  gtk_widget_class_bind_template_callback (widget_class, on_address_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_token_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_connect_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_file_clicked_cb);
}

static void
bw_welcome_view_init (BwWelcomeView *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bw_welcome_view_set_address:
 * @self: a view
 * @address: what the row shall hold
 */
void
bw_welcome_view_set_address (BwWelcomeView *self,
                             const char    *address)
{
  g_return_if_fail (BW_IS_WELCOME_VIEW (self));
  g_return_if_fail (address != NULL);

  gtk_editable_set_text (self->address, address);
}

/**
 * bw_welcome_view_suggest_address:
 * @self: a view
 * @address: (nullable): what the row shall hold if nothing was typed
 */
void
bw_welcome_view_suggest_address (BwWelcomeView *self,
                                 const char    *address)
{
  g_return_if_fail (BW_IS_WELCOME_VIEW (self));

  if (address != NULL && *gtk_editable_get_text (self->address) == '\0')
    bw_welcome_view_set_address (self, address);
}

/**
 * bw_welcome_view_set_busy:
 * @self: a view
 * @is_busy: the backend is being asked
 */
void
bw_welcome_view_set_busy (BwWelcomeView *self,
                          gboolean       is_busy)
{
  g_return_if_fail (BW_IS_WELCOME_VIEW (self));

  self->is_busy = is_busy;
  gtk_widget_set_sensitive (GTK_WIDGET (self->address), !is_busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->token), !is_busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), is_busy);
  gtk_spinner_set_spinning (self->spinner, is_busy);
  update (self);
}

/**
 * bw_welcome_view_set_fault:
 * @self: a view
 * @row: the row that is in question
 * @text: (nullable): what is wrong, in a sentence; %NULL: nothing
 */
void
bw_welcome_view_set_fault (BwWelcomeView *self,
                           BwWelcomeRow   row,
                           const char    *text)
{
  g_return_if_fail (BW_IS_WELCOME_VIEW (self));

  bw_accessible_mark_invalid (GTK_WIDGET (self->address), text != NULL && row == BW_WELCOME_ROW_ADDRESS);
  bw_accessible_mark_invalid (GTK_WIDGET (self->token), text != NULL && row == BW_WELCOME_ROW_TOKEN);
  gtk_label_set_label (self->fault, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault), text != NULL);
}

/**
 * bw_welcome_view_focus:
 * @self: a view
 *
 * Puts the focus on the row that lacks something.
 */
void
bw_welcome_view_focus (BwWelcomeView *self)
{
  g_autofree char *address = NULL;
  GtkEditable *row;

  g_return_if_fail (BW_IS_WELCOME_VIEW (self));

  address = dup_text (self->address);
  row = bw_address_check (address) == BW_ADDRESS_FAULT_NONE ? self->token : self->address;
  gtk_widget_grab_focus (GTK_WIDGET (row));
}
