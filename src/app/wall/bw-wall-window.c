/* bw-wall-window.c: full screen, dark, unattended, read from five metres
 *
 * What a wall needs of a window: keys, a pointer that goes away, a screen that
 * stays on, and a sign of life, so that a frozen wall is seen from the desk. What
 * it shows is in bw-wall-board.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-wall-window.h"

#include "bw-settings.h"
#include "bw-wake-lock.h"
#include "bw-wall-board.h"
#include "bw-wall-machine.h"
#include "bw-wall-scale.h"
#include "bw-wall-scenes.h"
#include "bw-wall-spot.h"

#include <glib/gi18n.h>
#include <math.h>

#define POINTER_SECONDS   2
#define HEARTBEAT_SECONDS 30

/* What a display server makes up for a screen that says nothing of its size. */
#define MADE_UP_DPI       96.0
#define MADE_UP_TOLERANCE 0.7

struct _BwWallWindow
{
  AdwApplicationWindow parent_instance;

  BwWallBoard     *board;
  BwClientSession *session;          /* (owned) */
  GSettings       *settings;         /* (owned) (nullable): none where it is not installed */
  GdkMonitor      *monitor;          /* (owned) (nullable): that it was put on */
  char            *digits;           /* (owned) (nullable): of the machine; NULL: not read yet */
  char            *id;               /* (owned) (nullable): for the backend; NULL: not known yet */
  BwWakeLock      *wake_lock;        /* (owned) (nullable): while it is on a screen */
  GdkFrameClock   *frame_clock;      /* (owned) (nullable): likewise */
  unsigned long    painted_id;
  gint64           painted;          /* monotonic: when a frame was drawn last */
  guint            pointer_source;
  guint            heartbeat_source;
  guint            brightness;
  double           pointer_x;
  double           pointer_y;
};

/* 100, 85 and 70 %: for a dark room at night. */
static const double brightnesses[] = { 1.0, 0.85, 0.7 };

G_DEFINE_FINAL_TYPE (BwWallWindow, bw_wall_window, ADW_TYPE_APPLICATION_WINDOW)

/* Of the machine and the socket of its screen: the same after each start. One that does
 * not tell may still do so: @is_last: it is not waited for any more. */
static void
find_id (BwWallWindow *self,
         gboolean      is_last)
{
  const char *connector;

  if (self->id != NULL || self->monitor == NULL || self->digits == NULL)
    return;

  connector = gdk_monitor_get_connector (self->monitor);
  if (connector == NULL && !is_last)
    return;

  self->id = g_strconcat (g_get_host_name (), self->digits, "-", connector != NULL ? connector : "0", NULL);
  g_strcanon (self->id, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-.", '-');
}

static void
dismiss (BwWallWindow *self)
{
  if (self->session != NULL && self->id != NULL
      && bw_client_session_get_connection (self->session) == BW_CONNECTION_LIVE)
    bw_client_session_remove_display (self->session, self->id);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
close_all_walls (BwWallWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (application));

  for (GList *link = windows; link != NULL; link = link->next)
    {
      if (BW_IS_WALL_WINDOW (link->data))
        dismiss (link->data);
    }
}

static void
step_brightness (BwWallWindow *self)
{
  self->brightness = (self->brightness + 1) % G_N_ELEMENTS (brightnesses);
  gtk_widget_set_opacity (GTK_WIDGET (self->board), brightnesses[self->brightness]);
}

/* Of the row of numbers, or of a number pad whatever its lock: without it the same keys are
 * called after what else is printed on them. A number that no scene has does nothing. */
static gboolean
handle_number (BwWallWindow *self,
               guint         key)
{
  static const guint pad[] = {
    GDK_KEY_KP_End, GDK_KEY_KP_Down, GDK_KEY_KP_Page_Down, GDK_KEY_KP_Left, GDK_KEY_KP_Begin, GDK_KEY_KP_Right,
    GDK_KEY_KP_Home, GDK_KEY_KP_Up, GDK_KEY_KP_Page_Up,
  };

  for (guint i = 0; i < G_N_ELEMENTS (pad); i++)
    {
      if (key == GDK_KEY_1 + i || key == GDK_KEY_KP_1 + i || key == pad[i])
        {
          bw_wall_board_go_to (self->board, i);
          return TRUE;
        }
    }

  return FALSE;
}

/* Of those that vendors gave to volume, brightness and the like. */
#define FIRST_MACHINE_KEY 0x10080000

/* What only changes others, and what the machine itself listens to: volume, brightness. */
static gboolean
is_for_others (guint key)
{
  return (key >= GDK_KEY_Shift_L && key <= GDK_KEY_Hyper_R)
         || (key >= GDK_KEY_ISO_Lock && key <= GDK_KEY_ISO_Last_Group_Lock)
         || key == GDK_KEY_Num_Lock || key == GDK_KEY_Scroll_Lock || key == GDK_KEY_Mode_switch
         || key >= FIRST_MACHINE_KEY;
}

/* Whoever presses anything wants to look longer. */
static gboolean
handle_other (BwWallWindow *self,
              guint         key)
{
  if (handle_number (self, key))
    return TRUE;
  if (is_for_others (key))
    return FALSE;

  bw_wall_board_toggle_hold (self->board);
  return TRUE;
}

static gboolean
handle_key (BwWallWindow *self,
            guint         key)
{
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_Up:
    case GDK_KEY_Page_Up:
      bw_wall_board_step (self->board, -1);
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_Down:
    case GDK_KEY_Page_Down:
      bw_wall_board_step (self->board, 1);
      return TRUE;
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      bw_wall_board_adjust (self->board, 1);
      return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      bw_wall_board_adjust (self->board, -1);
      return TRUE;
    case GDK_KEY_b:
    case GDK_KEY_B:
      step_brightness (self);
      return TRUE;
    case GDK_KEY_Escape:
      close_all_walls (self);
      return TRUE;
    default:
      return handle_other (self, key);
    }
}

static gboolean
on_key_pressed_cb (GtkEventControllerKey *controller,
                   guint                  key,
                   guint                  code,
                   GdkModifierType        modifiers,
                   gpointer               user_data)
{
  BwWallWindow *self = user_data;

  g_assert (BW_IS_WALL_WINDOW (self));

  /* What is pressed with them belongs to the application. */
  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return FALSE;

  return handle_key (self, key);
}

static void
on_click_pressed_cb (BwWallWindow *self)
{
  g_assert (BW_IS_WALL_WINDOW (self));

  bw_wall_board_toggle_hold (self->board);
}

static gboolean
on_pointer_timeout_cb (gpointer user_data)
{
  BwWallWindow *self = user_data;

  g_assert (BW_IS_WALL_WINDOW (self));

  self->pointer_source = 0;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "none");
  return G_SOURCE_REMOVE;
}

static void
show_pointer (BwWallWindow *self)
{
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  g_clear_handle_id (&self->pointer_source, g_source_remove);
  self->pointer_source = g_timeout_add_seconds (POINTER_SECONDS, on_pointer_timeout_cb, self);
}

static void
on_pointer_motion_cb (GtkEventControllerMotion *controller,
                      double                    x,
                      double                    y,
                      gpointer                  user_data)
{
  BwWallWindow *self = user_data;

  g_assert (BW_IS_WALL_WINDOW (self));

  /* A picture that changes under a pointer at rest makes motions too. */
  if (x == self->pointer_x && y == self->pointer_y)
    return;

  self->pointer_x = x;
  self->pointer_y = y;
  show_pointer (self);
}

/* Of one that is on no monitor yet there is nothing to say. */
static void
send_heartbeat (BwWallWindow *self)
{
  gint64 silence;
  gint64 unseen;

  find_id (self, FALSE);
  if (self->id == NULL || self->session == NULL
      || bw_client_session_get_connection (self->session) != BW_CONNECTION_LIVE)
    return;

  silence = MAX (bw_client_session_get_silence (self->session), 0);
  unseen = self->painted != 0 ? g_get_monotonic_time () - self->painted : 0;
  bw_client_session_put_display (self->session, self->id, g_get_host_name (), bw_wall_board_get_scene (self->board),
                                 (double) silence / G_USEC_PER_SEC, (double) unseen / G_USEC_PER_SEC);
}

static gboolean
on_heartbeat_timeout_cb (gpointer user_data)
{
  BwWallWindow *self = user_data;

  g_assert (BW_IS_WALL_WINDOW (self));

  find_id (self, TRUE);
  send_heartbeat (self);
  bw_wake_lock_check (self->wake_lock);

  /* For the next one: where nothing changes no frame would be drawn either. */
  gdk_frame_clock_request_phase (self->frame_clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  return G_SOURCE_CONTINUE;
}

static void
on_session_connection_cb (BwWallWindow *self)
{
  g_assert (BW_IS_WALL_WINDOW (self));

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    send_heartbeat (self);
}

static void
on_machine_read_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (BwWallWindow) self = user_data;

  g_clear_pointer (&self->digits, g_free);
  self->digits = bw_wall_machine_read_finish (result);
  find_id (self, FALSE);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    send_heartbeat (self);
}

/* The glass of the monitor that it is on, if it says so and fills it. */
static int
find_glass_height (BwWallWindow *self)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self));
  GdkMonitor *monitor = NULL;
  GdkRectangle geometry;
  double dpi;
  int height_mm;

  if (surface != NULL && gtk_window_is_fullscreen (GTK_WINDOW (self)))
    monitor = gdk_display_get_monitor_at_surface (gdk_surface_get_display (surface), surface);
  if (monitor == NULL)
    return 0;

  height_mm = gdk_monitor_get_height_mm (monitor);
  if (height_mm <= 0)
    return 0;

  gdk_monitor_get_geometry (monitor, &geometry);
  dpi = geometry.height * gdk_monitor_get_scale_factor (monitor) * 25.4 / height_mm;
  return fabs (dpi - MADE_UP_DPI) < MADE_UP_TOLERANCE ? 0 : height_mm;
}

static void
update_place (BwWallWindow *self)
{
  double distance = BW_WALL_SCALE_DISTANCE;
  guint scene_seconds = 0;

  if (self->settings != NULL)
    {
      distance = g_settings_get_double (self->settings, "wall-viewing-distance");
      scene_seconds = g_settings_get_uint (self->settings, "wall-scene-seconds");
    }
  bw_wall_board_set_place (self->board, find_glass_height (self), distance, scene_seconds);
}

static void
on_place_changed_cb (BwWallWindow *self)
{
  g_assert (BW_IS_WALL_WINDOW (self));

  update_place (self);
}

/* A monitor beside it went or came, or it has another mode now. */
static void
on_monitor_geometry_cb (BwWallWindow *self)
{
  g_assert (BW_IS_WALL_WINDOW (self));

  bw_wall_spot_take (GTK_WINDOW (self), self->monitor);
  update_place (self);
}

static void
on_clock_after_paint_cb (BwWallWindow *self)
{
  g_assert (BW_IS_WALL_WINDOW (self));

  self->painted = g_get_monotonic_time ();
}

/* A picture that no frame carries to the glass is as old as the last one that did. */
static void
watch_frames (BwWallWindow *self)
{
  self->frame_clock = g_object_ref (gtk_widget_get_frame_clock (GTK_WIDGET (self)));
  self->painted_id = g_signal_connect_swapped (self->frame_clock, "after-paint",
                                               G_CALLBACK (on_clock_after_paint_cb), self);
  self->painted = g_get_monotonic_time ();
}

static void
stop_watching (BwWallWindow *self)
{
  if (self->frame_clock != NULL)
    g_clear_signal_handler (&self->painted_id, self->frame_clock);
  g_clear_object (&self->frame_clock);
  g_clear_pointer (&self->wake_lock, bw_wake_lock_free);
}

static void
bw_wall_window_map (GtkWidget *widget)
{
  BwWallWindow *self = BW_WALL_WINDOW (widget);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  GTK_WIDGET_CLASS (bw_wall_window_parent_class)->map (widget);

  update_place (self);
  show_pointer (self);
  watch_frames (self);
  send_heartbeat (self);
  self->heartbeat_source = g_timeout_add_seconds (HEARTBEAT_SECONDS, on_heartbeat_timeout_cb, self);

  /* A picture of a wall keeps nothing awake. */
  if (application != NULL && self->monitor != NULL)
    self->wake_lock = bw_wake_lock_new (application, GTK_WINDOW (self), _("The wall shows what is going on now"));
}

static void
bw_wall_window_unmap (GtkWidget *widget)
{
  BwWallWindow *self = BW_WALL_WINDOW (widget);

  g_clear_handle_id (&self->pointer_source, g_source_remove);
  g_clear_handle_id (&self->heartbeat_source, g_source_remove);
  stop_watching (self);

  GTK_WIDGET_CLASS (bw_wall_window_parent_class)->unmap (widget);
}

static void
bw_wall_window_dispose (GObject *object)
{
  BwWallWindow *self = BW_WALL_WINDOW (object);

  g_clear_handle_id (&self->pointer_source, g_source_remove);
  g_clear_handle_id (&self->heartbeat_source, g_source_remove);
  stop_watching (self);
  g_clear_object (&self->settings);
  g_clear_object (&self->session);
  g_clear_object (&self->monitor);

  G_OBJECT_CLASS (bw_wall_window_parent_class)->dispose (object);
}

static void
bw_wall_window_finalize (GObject *object)
{
  BwWallWindow *self = BW_WALL_WINDOW (object);

  g_clear_pointer (&self->digits, g_free);
  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (bw_wall_window_parent_class)->finalize (object);
}

static void
bw_wall_window_class_init (BwWallWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bw_wall_window_dispose;
  object_class->finalize = bw_wall_window_finalize;
  widget_class->map = bw_wall_window_map;
  widget_class->unmap = bw_wall_window_unmap;
}

static void
open_settings (BwWallWindow *self)
{
  self->settings = bw_settings_new ();
  if (self->settings != NULL)
    g_signal_connect_object (self->settings, "changed", G_CALLBACK (on_place_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
bw_wall_window_init (BwWallWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_add_css_class (GTK_WIDGET (self), "wall");
  gtk_window_set_title (GTK_WINDOW (self), _("Bulwark wall"));
  gtk_window_set_decorated (GTK_WINDOW (self), FALSE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (on_pointer_motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_click_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (self, "notify::fullscreened", G_CALLBACK (on_place_changed_cb), self, G_CONNECT_SWAPPED);
  open_settings (self);
}

/**
 * bw_wall_window_new:
 * @application: (nullable): keeps the screen awake
 * @desk: what is shown
 * @scenes: (nullable) (array zero-terminated=1): names of scenes, all if %NULL
 *
 * Returns: (transfer floating): a wall; one for each monitor
 */
GtkWidget *
bw_wall_window_new (GtkApplication     *application,
                    BwDesk             *desk,
                    const char * const *scenes)
{
  BwWallWindow *self;

  g_return_val_if_fail (BW_IS_DESK (desk), NULL);

  self = g_object_new (BW_TYPE_WALL_WINDOW, NULL);
  self->session = g_object_ref (bw_desk_get_session (desk));
  self->board = BW_WALL_BOARD (bw_wall_board_new (desk, scenes));
  g_signal_connect_object (self->session, "notify::connection", G_CALLBACK (on_session_connection_cb), self,
                           G_CONNECT_SWAPPED);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self), GTK_WIDGET (self->board));
  if (application != NULL)
    gtk_window_set_application (GTK_WINDOW (self), application);
  return GTK_WIDGET (self);
}

/**
 * bw_wall_window_put_on_monitor:
 * @self: a wall
 * @monitor: where it is to stand
 *
 * Shows it there, on all of it. The backend knows it by this monitor from now on.
 */
void
bw_wall_window_put_on_monitor (BwWallWindow *self,
                               GdkMonitor   *monitor)
{
  GdkRectangle geometry;

  g_return_if_fail (BW_IS_WALL_WINDOW (self));
  g_return_if_fail (GDK_IS_MONITOR (monitor));

  /* Where it is shows only once the surface is there, and no more when outputs go. */
  if (self->monitor != NULL)
    g_signal_handlers_disconnect_by_func (self->monitor, on_monitor_geometry_cb, self);
  g_set_object (&self->monitor, monitor);
  g_signal_connect_object (monitor, "notify::geometry", G_CALLBACK (on_monitor_geometry_cb), self,
                           G_CONNECT_SWAPPED);
  g_clear_pointer (&self->id, g_free);
  find_id (self, FALSE);
  if (self->digits == NULL)
    bw_wall_machine_read_async (on_machine_read_cb, g_object_ref (self));

  /* Without a window manager nobody makes it full screen: it must fit by itself. */
  gdk_monitor_get_geometry (monitor, &geometry);
  gtk_window_set_default_size (GTK_WINDOW (self), geometry.width, geometry.height);
  gtk_window_fullscreen_on_monitor (GTK_WINDOW (self), monitor);
  gtk_window_present (GTK_WINDOW (self));
}

const BwWallRotation *
bw_wall_window_get_rotation (BwWallWindow *self)
{
  g_return_val_if_fail (BW_IS_WALL_WINDOW (self), NULL);

  return bw_wall_board_get_rotation (self->board);
}

void
bw_wall_window_resume (BwWallWindow         *self,
                       const BwWallRotation *rotation)
{
  g_return_if_fail (BW_IS_WALL_WINDOW (self));
  g_return_if_fail (rotation != NULL);

  bw_wall_board_resume (self->board, rotation);
}

/**
 * bw_wall_window_get_display_id:
 * @self: a wall
 *
 * Returns: (nullable): what the backend knows it by; %NULL: it is on no monitor
 */
const char *
bw_wall_window_get_display_id (BwWallWindow *self)
{
  g_return_val_if_fail (BW_IS_WALL_WINDOW (self), NULL);

  return self->id;
}

/**
 * bw_wall_window_is_settled:
 * @self: a wall
 *
 * Returns: whether all that is known is on the screen
 */
gboolean
bw_wall_window_is_settled (BwWallWindow *self)
{
  g_return_val_if_fail (BW_IS_WALL_WINDOW (self), FALSE);

  return bw_wall_board_is_settled (self->board);
}

/**
 * bw_wall_window_get_scene_names:
 *
 * Returns: (transfer none) (array zero-terminated=1): the scenes that there are
 */
const char * const *
bw_wall_window_get_scene_names (void)
{
  return bw_wall_scenes_get_names ();
}

/**
 * bw_wall_window_dismiss:
 * @self: a wall
 *
 * Closes it because a person wants that: the backend is told, and nobody misses it.
 */
void
bw_wall_window_dismiss (BwWallWindow *self)
{
  g_return_if_fail (BW_IS_WALL_WINDOW (self));

  dismiss (self);
}
