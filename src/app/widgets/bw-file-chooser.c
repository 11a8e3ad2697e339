/* bw-file-chooser.c: asks for a file to open, or for a name to save under
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-file-chooser.h"

#include <glib/gi18n.h>

static void
on_chooser_response_cb (GtkNativeDialog *chooser,
                        int              response,
                        gpointer         user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GFile) file = NULL;

  g_signal_handlers_disconnect_by_func (chooser, on_chooser_response_cb, user_data);
  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

  gtk_native_dialog_hide (chooser);
  if (file != NULL)
    g_task_return_pointer (task, g_steal_pointer (&file), g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "no file was chosen");
}

static void
on_cancellable_cancelled_cb (GCancellable    *cancellable,
                             GtkNativeDialog *chooser)
{
  g_signal_emit_by_name (chooser, "response", GTK_RESPONSE_CANCEL);
}

/* The task holds the dialog, and the dialog's handler the task, until it answers. */
static void
run (GtkWidget            *widget,
     GtkFileChooserNative *chooser,
     GCancellable         *cancellable,
     GAsyncReadyCallback   callback,
     gpointer              user_data)
{
  GTask *task = g_task_new (widget, cancellable, callback, user_data);

  g_task_set_source_tag (task, bw_file_chooser_choose_finish);
  g_task_set_task_data (task, chooser, g_object_unref);
  g_signal_connect (chooser, "response", G_CALLBACK (on_chooser_response_cb), task);
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (on_cancellable_cancelled_cb), chooser, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static GtkFileChooserNative *
make_chooser (GtkWidget            *widget,
              const char           *title,
              GtkFileChooserAction  action,
              const char           *accept)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkFileChooserNative *chooser;

  chooser = gtk_file_chooser_native_new (title, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, action,
                                         accept, _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  return chooser;
}

/**
 * bw_file_chooser_save_async:
 * @widget: in whose window it is asked
 * @title: of the dialog
 * @name: that is offered
 * @cancellable: (nullable): closes the dialog
 * @callback: called when somebody has chosen
 * @user_data: for @callback
 */
void
bw_file_chooser_save_async (GtkWidget           *widget,
                            const char          *title,
                            const char          *name,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  GtkFileChooserNative *chooser;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (title != NULL && name != NULL);

  chooser = make_chooser (widget, title, GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  run (widget, chooser, cancellable, callback, user_data);
}

/**
 * bw_file_chooser_open_async:
 * @widget: in whose window it is asked
 * @title: of the dialog
 * @kind: (nullable): what the files are, for the list of filters
 * @patterns: (nullable): globs of the files to offer; %NULL: all
 * @cancellable: (nullable): closes the dialog
 * @callback: called when somebody has chosen
 * @user_data: for @callback
 */
void
bw_file_chooser_open_async (GtkWidget           *widget,
                            const char          *title,
                            const char          *kind,
                            const char * const  *patterns,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  GtkFileChooserNative *chooser;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (title != NULL);

  chooser = make_chooser (widget, title, GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"));
  if (patterns != NULL)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

      gtk_file_filter_set_name (filter, kind);
      for (guint i = 0; patterns[i] != NULL; i++)
        gtk_file_filter_add_pattern (filter, patterns[i]);
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
    }
  run (widget, chooser, cancellable, callback, user_data);
}

/**
 * bw_file_chooser_choose_finish:
 * @widget: the widget
 * @result: result
 * @error: %G_IO_ERROR_CANCELLED: nothing was chosen
 *
 * Returns: (transfer full) (nullable): the file
 */
GFile *
bw_file_chooser_choose_finish (GtkWidget     *widget,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, widget), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
