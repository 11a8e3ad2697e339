/* bw-picture-taker.c: draws a window into a file, or a chart for other papers
 *
 * While a draw is pending a widget's paintable is empty, so the picture is taken
 * when a frame has just been painted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-picture-taker.h"

#include "bw-theme.h"

#include <glib/gi18n.h>

/* Of a headed picture: around the lines, and so narrow that they can still be read. */
#define MARGIN    12
#define MIN_WIDTH 360

typedef struct
{
  char *path;     /* (owned) (nullable): of a file; %NULL: a headed picture */
  char *heading;  /* (owned) (nullable) */
  char *as_of;    /* (owned) (nullable) */
} Order;

static void
free_order (gpointer data)
{
  Order *order = data;

  g_free (order->path);
  g_free (order->heading);
  g_free (order->as_of);
  g_free (order);
}

/* (transfer full) (nullable) */
static GskRenderNode *
draw_node (GtkWidget  *widget,
           GError    **error)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("the window shows nothing"));

  return node;
}

static gboolean
draw_file (GtkWidget   *widget,
           const char  *path,
           GError     **error)
{
  g_autoptr (GskRenderNode) node = draw_node (widget, error);
  g_autoptr (GdkTexture) texture = NULL;
  GskRenderer *renderer;
  graphene_rect_t bounds;

  if (node == NULL)
    return FALSE;

  renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));
  graphene_rect_init (&bounds, 0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget));
  texture = gsk_renderer_render_texture (renderer, node, &bounds);
  if (gdk_texture_save_to_png (texture, path))
    return TRUE;

  /* Translators: the name of a file. */
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("%s could not be written"), path);
  return FALSE;
}

static PangoLayout *
make_line (GtkWidget   *widget,
           const char  *text,
           PangoWeight  weight,
           int          width)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_weight_new (weight));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_width (layout, (width - 2 * MARGIN) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return layout;
}

static GdkTexture *
make_texture (cairo_surface_t *surface)
{
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), (gsize) height * (gsize) stride);
  return gdk_memory_texture_new (cairo_image_surface_get_width (surface), height, GDK_MEMORY_DEFAULT, bytes,
                                 (gsize) stride);
}

/* By cairo, whatever draws the window: its pixels may be read in any thread. */
static GdkTexture *
draw_headed (GtkWidget    *widget,
             const Order  *order,
             GError      **error)
{
  g_autoptr (GskRenderNode) node = draw_node (widget, error);
  const BwPalette *palette = bw_theme_get_palette (widget);
  int width = MAX (gtk_widget_get_width (widget), MIN_WIDTH);
  g_autoptr (PangoLayout) heading = make_line (widget, order->heading, PANGO_WEIGHT_BOLD, width);
  g_autoptr (PangoLayout) as_of = make_line (widget, order->as_of, PANGO_WEIGHT_NORMAL, width);
  cairo_surface_t *surface;
  GdkTexture *texture;
  int heading_height;
  int as_of_height;
  int top;
  cairo_t *cr;

  if (node == NULL)
    return NULL;

  pango_layout_get_pixel_size (heading, NULL, &heading_height);
  pango_layout_get_pixel_size (as_of, NULL, &as_of_height);
  top = MARGIN + heading_height + as_of_height + MARGIN / 2;
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * BW_PICTURE_TAKER_SCALE,
                                        (top + gtk_widget_get_height (widget)) * BW_PICTURE_TAKER_SCALE);
  cr = cairo_create (surface);
  cairo_scale (cr, BW_PICTURE_TAKER_SCALE, BW_PICTURE_TAKER_SCALE);
  bw_color_set_source (&palette->card, cr);
  cairo_paint (cr);

  bw_color_set_source (&palette->fg, cr);
  cairo_move_to (cr, MARGIN, MARGIN);
  pango_cairo_show_layout (cr, heading);
  bw_color_set_source (&palette->fg2, cr);
  cairo_move_to (cr, MARGIN, MARGIN + heading_height);
  pango_cairo_show_layout (cr, as_of);

  cairo_translate (cr, 0, top);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  texture = make_texture (surface);
  cairo_surface_destroy (surface);
  return texture;
}

static void
on_clock_after_paint_cb (GdkFrameClock *clock,
                         gpointer       user_data)
{
  g_autoptr (GTask) task = user_data;
  GtkWidget *widget = g_task_get_source_object (task);
  const Order *order = g_task_get_task_data (task);
  GdkTexture *texture = NULL;
  gboolean is_drawn;
  GError *error = NULL;

  g_signal_handlers_disconnect_by_func (clock, on_clock_after_paint_cb, user_data);
  if (order->path == NULL)
    texture = draw_headed (widget, order, &error);
  is_drawn = order->path != NULL ? draw_file (widget, order->path, &error) : texture != NULL;

  if (!is_drawn)
    g_task_return_error (task, error);
  else if (texture != NULL)
    g_task_return_pointer (task, texture, g_object_unref);
  else
    g_task_return_boolean (task, TRUE);
}

/* Takes over both. */
static void
run (GTask *task,
     Order *order)
{
  g_autoptr (GTask) owned = task;
  GtkWidget *widget = g_task_get_source_object (task);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);

  g_task_set_task_data (task, order, free_order);
  if (clock == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "%s", _("the window shows nothing"));
      return;
    }

  g_signal_connect (clock, "after-paint", G_CALLBACK (on_clock_after_paint_cb), g_steal_pointer (&owned));
  gtk_widget_queue_draw (widget);
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
  GTask *task;
  Order *order;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (path != NULL);

  order = g_new0 (Order, 1);
  order->path = g_strdup (path);
  task = g_task_new (widget, NULL, callback, user_data);
  g_task_set_source_tag (task, bw_picture_taker_take_async);
  run (task, order);
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

/**
 * bw_picture_taker_draw_async:
 * @widget: a mapped widget
 * @heading: what it is a picture of
 * @as_of: for when its figures hold
 * @callback: called when it is drawn
 * @user_data: for @callback
 */
void
bw_picture_taker_draw_async (GtkWidget           *widget,
                             const char          *heading,
                             const char          *as_of,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task;
  Order *order;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (heading != NULL && as_of != NULL);

  order = g_new0 (Order, 1);
  order->heading = g_strdup (heading);
  order->as_of = g_strdup (as_of);
  task = g_task_new (widget, NULL, callback, user_data);
  g_task_set_source_tag (task, bw_picture_taker_draw_async);
  run (task, order);
}

/**
 * bw_picture_taker_draw_finish:
 * @widget: the widget
 * @result: result
 * @error: why there is no picture
 *
 * Returns: (transfer full) (nullable): the picture, %BW_PICTURE_TAKER_SCALE times as
 *   large as on the screen
 */
GdkTexture *
bw_picture_taker_draw_finish (GtkWidget     *widget,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, widget), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
