/* bw-saver.c: puts what somebody saves into the file they chose, and tells how it ended
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-saver.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

static void
tell (GtkWidget  *widget,
      const char *text)
{
  GtkWidget *toasts = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  g_autofree char *title = g_markup_escape_text (text, -1);

  if (toasts != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (toasts), adw_toast_new (title));
}

static void
on_written_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;

  g_file_replace_contents_finish (G_FILE (source), result, NULL, &error);
  bw_saver_tell_end (widget, G_FILE (source), error);
}

static void
encode (GTask        *task,
        gpointer      source,
        gpointer      picture,
        GCancellable *cancellable)
{
  g_task_return_pointer (task, gdk_texture_save_to_png_bytes (GDK_TEXTURE (picture)),
                         (GDestroyNotify) g_bytes_unref);
}

static void
on_encoded_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GFile) file = user_data;
  g_autoptr (GBytes) bytes = g_task_propagate_pointer (G_TASK (result), NULL);

  bw_saver_write_bytes (GTK_WIDGET (source), file, bytes);
}

char *
bw_saver_dup_name (const char *title,
                   const char *ending)
{
  char *name;

  g_return_val_if_fail (title != NULL && ending != NULL, NULL);

  name = g_strconcat (title, ending, NULL);
  return g_strdelimit (name, "/\\:*?\"<>|", '-');
}

/**
 * bw_saver_tell_copied:
 * @widget: what was copied, or where it stands
 * @what: its title
 * @error: (nullable): why it was not
 */
void
bw_saver_tell_copied (GtkWidget    *widget,
                      const char   *what,
                      const GError *error)
{
  g_autofree char *text = NULL;

  if (error != NULL)
    /* Translators: the title of a list or a chart, and why */
    text = g_strdup_printf (_("%s was not copied: %s"), what, error->message);
  else
    /* Translators: the title of a list or a chart */
    text = g_strdup_printf (_("Copied to the clipboard: %s"), what);
  tell (widget, text);
}

/**
 * bw_saver_tell_end:
 * @widget: what was saved
 * @file: where
 * @error: (nullable): why it was not
 */
void
bw_saver_tell_end (GtkWidget    *widget,
                   GFile        *file,
                   const GError *error)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *place = folder != NULL ? g_file_get_basename (folder) : NULL;
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (error != NULL)
    /* Translators: the name of a file, and why */
    text = g_strdup_printf (_("%s was not saved: %s"), name, error->message);
  else if (folder != NULL)
    /* Translators: the name of a file, and of the folder that it is in */
    text = g_strdup_printf (_("Saved %s in %s"), name, place);
  else
    /* Translators: the name of a file */
    text = g_strdup_printf (_("Saved %s"), name);
  tell (widget, text);
}

/**
 * bw_saver_write_bytes:
 * @widget: what is saved; kept meanwhile
 * @file: where
 * @bytes: what belongs into it
 */
void
bw_saver_write_bytes (GtkWidget *widget,
                      GFile     *file,
                      GBytes    *bytes)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && G_IS_FILE (file));
  g_return_if_fail (bytes != NULL);

  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL,
                                       on_written_cb, g_object_ref (widget));
}

/**
 * bw_saver_write_text:
 * @widget: what is saved; kept meanwhile
 * @file: where
 * @text: (transfer full): UTF-8
 */
void
bw_saver_write_text (GtkWidget *widget,
                     GFile     *file,
                     char      *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  g_return_if_fail (GTK_IS_WIDGET (widget) && G_IS_FILE (file));

  bw_saver_write_bytes (widget, file, bytes);
}

/**
 * bw_saver_write_picture:
 * @widget: what is saved; kept meanwhile
 * @file: where
 * @picture: of bw_picture_taker_draw_async()
 */
void
bw_saver_write_picture (GtkWidget  *widget,
                        GFile      *file,
                        GdkTexture *picture)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget) && G_IS_FILE (file));
  g_return_if_fail (GDK_IS_TEXTURE (picture));

  task = g_task_new (widget, NULL, on_encoded_cb, g_object_ref (file));
  g_task_set_source_tag (task, bw_saver_write_picture);
  g_task_set_task_data (task, g_object_ref (picture), g_object_unref);
  g_task_run_in_thread (task, encode);
}
