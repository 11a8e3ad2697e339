/* bw-picture-taker.c: draws a window into a file
 *
 * While a draw is pending a widget's paintable is empty, so the picture is taken
 * when a frame has just been painted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-picture-taker.h"

#include <glib/gi18n.h>

static gboolean
draw (GtkWidget   *widget,
      const char  *path,
      GError     **error)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GdkTexture) texture = NULL;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));
  graphene_rect_t bounds;
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL || renderer == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("the window shows nothing"));
      return FALSE;
    }

  graphene_rect_init (&bounds, 0, 0, (float) width, (float) height);
  texture = gsk_renderer_render_texture (renderer, node, &bounds);
  if (gdk_texture_save_to_png (texture, path))
    return TRUE;

  /* Translators: the name of a file. */
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("%s could not be written"), path);
  return FALSE;
}

static void
on_clock_after_paint_cb (GdkFrameClock *clock,
                         gpointer       user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  g_signal_handlers_disconnect_by_func (clock, on_clock_after_paint_cb, user_data);
  if (draw (g_task_get_source_object (task), g_task_get_task_data (task), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * bw_picture_taker_take_async:
 * @widget: a mapped widget
 * @path: where to put the picture, as PNG
 * @callback: called when it is there
 * @user_data: for @callback
 */
void
bw_picture_taker_take_async (GtkWidget           *widget,
                             const char          *path,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  GdkFrameClock *clock;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (path != NULL);

  task = g_task_new (widget, NULL, callback, user_data);
  g_task_set_source_tag (task, bw_picture_taker_take_async);
  g_task_set_task_data (task, g_strdup (path), g_free);

  clock = gtk_widget_get_frame_clock (widget);
  if (clock == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "%s", _("the window shows nothing"));
      return;
    }

  g_signal_connect (clock, "after-paint", G_CALLBACK (on_clock_after_paint_cb), g_steal_pointer (&task));
  gtk_widget_queue_draw (widget);
}

/**
 * bw_picture_taker_take_finish:
 * @widget: the widget
 * @result: result
 * @error: why there is no picture
 *
 * Returns: whether the picture was written
 */
gboolean
bw_picture_taker_take_finish (GtkWidget     *widget,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, widget), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
