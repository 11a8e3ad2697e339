/* bw-application-wall.c: one wall for each monitor
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-application-private.h"
#include "bw-wall-window.h"

#define PICTURE_WIDTH 1920
#define PICTURE_HEIGHT 1080

static void
on_wall_destroy_cb (BwApplication *self,
                    GtkWidget     *wall)
{
  g_assert (BW_IS_APPLICATION (self));

  g_ptr_array_remove (self->walls, wall);
  if (self->walls->len == 0)
    g_clear_object (&self->wall_desk);
}

static GtkWidget *
add_wall (BwApplication *self)
{
  GtkWidget *wall = bw_wall_window_new (GTK_APPLICATION (self), self->wall_desk,
                                        (const char * const *) self->options->wall_scenes);

  g_ptr_array_add (self->walls, wall);
  g_signal_connect_object (wall, "destroy", G_CALLBACK (on_wall_destroy_cb), self, G_CONNECT_SWAPPED);
  return wall;
}

static void
open_on_monitor (BwApplication *self,
                 GdkMonitor    *monitor)
{
  GtkWidget *wall = add_wall (self);
  GdkRectangle geometry;

  /* Without a window manager nobody makes it full screen: it must fit by itself. */
  gdk_monitor_get_geometry (monitor, &geometry);
  gtk_window_set_default_size (GTK_WINDOW (wall), geometry.width, geometry.height);
  gtk_window_fullscreen_on_monitor (GTK_WINDOW (wall), monitor);
  gtk_window_present (GTK_WINDOW (wall));
}

static void
open_for_picture (BwApplication *self)
{
  GtkWidget *wall = add_wall (self);

  gtk_window_set_default_size (GTK_WINDOW (wall),
                               self->options->width > 0 ? self->options->width : PICTURE_WIDTH,
                               self->options->height > 0 ? self->options->height : PICTURE_HEIGHT);
  gtk_window_present (GTK_WINDOW (wall));
}

/**
 * bw_application_open_walls: (skip)
 * @self: the application
 *
 * A wall on each monitor, of the scope that the desk shows.
 */
void
bw_application_open_walls (BwApplication *self)
{
  GListModel *monitors = gdk_display_get_monitors (gdk_display_get_default ());

  if (self->walls->len > 0)
    return;

  self->wall_desk = bw_desk_new (self->session);
  if (*bw_desk_get_scope (self->desk) != '\0')
    bw_desk_set_scope (self->wall_desk, bw_desk_get_scope (self->desk));

  if (self->options->screenshot != NULL)
    {
      open_for_picture (self);
      return;
    }

  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);

      open_on_monitor (self, monitor);
    }
}

/**
 * bw_application_is_wall_settled: (skip)
 * @self: the application
 *
 * Returns: whether the first wall shows all that is known
 */
gboolean
bw_application_is_wall_settled (BwApplication *self)
{
  return self->walls->len > 0 && bw_wall_window_is_settled (BW_WALL_WINDOW (g_ptr_array_index (self->walls, 0)));
}

/**
 * bw_application_close_walls: (skip)
 * @self: the application
 */
void
bw_application_close_walls (BwApplication *self)
{
  while (self->walls->len > 0)
    gtk_window_destroy (GTK_WINDOW (g_ptr_array_index (self->walls, self->walls->len - 1)));
}
