/* bw-application-wall.c: one wall for each monitor
 *
 * Monitors come and go while it runs. One that comes gets a wall; the wall of one that
 * goes is closed, unless it is the last: that one waits until a monitor comes. On a
 * monitor that comes again the scenes go on where they were.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-application-private.h"
#include "bw-wall-window.h"

#define PICTURE_WIDTH 1920
#define PICTURE_HEIGHT 1080

#define MONITOR "bw-monitor"

/* Not only when it is told that it is destroyed: that comes later if somebody holds it, as
 * it does itself until it has read which machine this is. */
static void
forget_wall (BwApplication *self,
             GtkWidget     *wall)
{
  if (g_ptr_array_remove (self->walls, wall) && self->walls->len == 0)
    g_clear_object (&self->wall_desk);
}

static void
on_wall_destroy_cb (BwApplication *self,
                    GtkWidget     *wall)
{
  g_assert (BW_IS_APPLICATION (self));

  forget_wall (self, wall);
}

/* What the command line says; else what a person has set, as far as it can be read. */
static BwWallPlan *
dup_plan (BwApplication *self)
{
  BwWallPlan *plan = bw_wall_plan_new ();
  g_auto (GStrv) lines = g_settings_get_strv (self->settings, "wall-scenes");

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (!bw_wall_plan_add (plan, lines[i]))
        g_message ("wall-scenes: “%s” names no scenes", lines[i]);
    }

  return plan;
}

/* (transfer full): of the monitors; one that does not tell has "" */
static GStrv
list_connectors (GListModel *monitors)
{
  GStrvBuilder *builder = g_strv_builder_new ();
  GStrv connectors;

  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);
      const char *connector = gdk_monitor_get_connector (monitor);

      g_strv_builder_add (builder, connector != NULL ? connector : "");
    }

  connectors = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return connectors;
}

static GtkWidget *
add_wall (BwApplication      *self,
          const char * const *scenes)
{
  GtkWidget *wall = bw_wall_window_new (GTK_APPLICATION (self), self->wall_desk, scenes);

  g_ptr_array_add (self->walls, wall);
  g_signal_connect_object (wall, "destroy", G_CALLBACK (on_wall_destroy_cb), self, G_CONNECT_SWAPPED);
  return wall;
}

static void
put_on_monitor (BwApplication *self,
                GtkWidget     *wall,
                GdkMonitor    *monitor)
{
  const char *connector = gdk_monitor_get_connector (monitor);
  const BwWallRotation *before = connector != NULL ? g_hash_table_lookup (self->rotations, connector) : NULL;

  if (before != NULL)
    {
      bw_wall_window_resume (BW_WALL_WINDOW (wall), before);
      g_hash_table_remove (self->rotations, connector);
    }
  bw_wall_window_put_on_monitor (BW_WALL_WINDOW (wall), monitor);
  g_object_set_data_full (G_OBJECT (wall), MONITOR, g_object_ref (monitor), g_object_unref);
}

static void
open_for_picture (BwApplication      *self,
                  const char * const *scenes)
{
  GtkWidget *wall = add_wall (self, scenes);
  int width = self->options->width > 0 ? self->options->width : PICTURE_WIDTH;
  int height = self->options->height > 0 ? self->options->height : PICTURE_HEIGHT;

  /* As its least size too: the picture may be larger than the screen, and a window that can
   * be smaller would be made so. */
  gtk_window_set_default_size (GTK_WINDOW (wall), width, height);
  gtk_widget_set_size_request (wall, width, height);
  gtk_window_present (GTK_WINDOW (wall));
}

static gboolean
has_monitor (GListModel *monitors,
             gpointer    wanted)
{
  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);

      if (monitor == wanted)
        return TRUE;
    }

  return FALSE;
}

/* When such a monitor comes again its wall goes on where it was. */
static void
keep_rotations (BwApplication *self,
                GListModel    *monitors)
{
  for (guint i = 0; i < self->walls->len; i++)
    {
      BwWallWindow *wall = g_ptr_array_index (self->walls, i);
      GdkMonitor *monitor = g_object_get_data (G_OBJECT (wall), MONITOR);
      const char *connector = monitor != NULL ? gdk_monitor_get_connector (monitor) : NULL;

      if (connector != NULL && !has_monitor (monitors, monitor))
        g_hash_table_insert (self->rotations, g_strdup (connector),
                             g_memdup2 (bw_wall_window_get_rotation (wall), sizeof (BwWallRotation)));
    }
}

/* (nullable): the wall on @monitor; without one, a wall whose monitor is gone. */
static GtkWidget *
find_wall (BwApplication *self,
           GListModel    *monitors,
           GdkMonitor    *monitor)
{
  for (guint i = 0; i < self->walls->len; i++)
    {
      GtkWidget *wall = g_ptr_array_index (self->walls, i);
      gpointer standing = g_object_get_data (G_OBJECT (wall), MONITOR);

      if (monitor != NULL ? standing == monitor : !has_monitor (monitors, standing))
        return wall;
    }

  return NULL;
}

/* A wall on each monitor. Those without one are closed last: the program would end with
 * its last window. */
static void
follow_monitors (BwApplication *self,
                 GListModel    *monitors)
{
  g_autoptr (BwWallPlan) settled = self->options->wall_plan == NULL ? dup_plan (self) : NULL;
  BwWallPlan *plan = settled != NULL ? settled : self->options->wall_plan;
  g_auto (GStrv) connectors = list_connectors (monitors);
  guint n = g_list_model_get_n_items (monitors);
  GtkWidget *lost;

  keep_rotations (self, monitors);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);

      if (find_wall (self, monitors, monitor) == NULL)
        put_on_monitor (self, add_wall (self, bw_wall_plan_find (plan, (const char * const *) connectors, i)), monitor);
    }
  while (n > 0 && (lost = find_wall (self, monitors, NULL)) != NULL)
    {
      forget_wall (self, lost);
      gtk_window_destroy (GTK_WINDOW (lost));
    }
}

static gboolean
on_monitors_idle_cb (gpointer data)
{
  BwApplication *self = data;

  g_assert (BW_IS_APPLICATION (self));

  self->monitors_source = 0;
  if (self->walls->len > 0)
    follow_monitors (self, gdk_display_get_monitors (gdk_display_get_default ()));
  return G_SOURCE_REMOVE;
}

/* One that is listed tells its socket only after that, and by it which scenes are its own;
 * and what changes at once is listed one by one. */
static void
on_monitors_changed_cb (BwApplication *self,
                        guint          position,
                        guint          removed,
                        guint          added,
                        GListModel    *monitors)
{
  g_assert (BW_IS_APPLICATION (self));

  if (self->monitors_source == 0)
    self->monitors_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_monitors_idle_cb, self, NULL);
}

/* New walls in place of those that are there, which count as without a monitor. */
static void
on_scenes_changed_cb (BwApplication *self,
                      const char    *key,
                      GSettings     *settings)
{
  g_assert (BW_IS_APPLICATION (self));

  if (self->walls->len == 0 || self->options->wall_plan != NULL || self->options->screenshot != NULL)
    return;

  for (guint i = 0; i < self->walls->len; i++)
    g_object_set_data (g_ptr_array_index (self->walls, i), MONITOR, NULL);
  follow_monitors (self, gdk_display_get_monitors (gdk_display_get_default ()));
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
  static const char *const none[] = { "", NULL };

  if (self->walls->len > 0)
    return;

  self->wall_desk = bw_desk_new (self->session);
  if (*bw_desk_get_scope (self->desk) != '\0')
    bw_desk_set_scope (self->wall_desk, bw_desk_get_scope (self->desk));

  if (self->options->screenshot != NULL)
    {
      open_for_picture (self, bw_wall_plan_find (self->options->wall_plan, none, 0));
      return;
    }

  g_signal_handlers_disconnect_by_func (monitors, on_monitors_changed_cb, self);
  g_signal_connect_object (monitors, "items-changed", G_CALLBACK (on_monitors_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_handlers_disconnect_by_func (self->settings, on_scenes_changed_cb, self);
  g_signal_connect_object (self->settings, "changed::wall-scenes", G_CALLBACK (on_scenes_changed_cb), self,
                           G_CONNECT_SWAPPED);
  follow_monitors (self, monitors);
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
 * bw_application_dismiss_walls: (skip)
 * @self: the application
 *
 * A person closes them.
 */
void
bw_application_dismiss_walls (BwApplication *self)
{
  while (self->walls->len > 0)
    {
      GtkWidget *wall = g_ptr_array_index (self->walls, self->walls->len - 1);

      forget_wall (self, wall);
      bw_wall_window_dismiss (BW_WALL_WINDOW (wall));
    }
}

/**
 * bw_application_close_walls: (skip)
 * @self: the application
 */
void
bw_application_close_walls (BwApplication *self)
{
  while (self->walls->len > 0)
    {
      GtkWidget *wall = g_ptr_array_index (self->walls, self->walls->len - 1);

      forget_wall (self, wall);
      gtk_window_destroy (GTK_WINDOW (wall));
    }
}
