/* bw-wall-spot.c: a wall stands on its monitor, whoever manages windows
 *
 * To be full screen is a wish that a window manager fulfils. In a session of X11 that has
 * none, as kiosks have it, GTK puts a window where its monitor is when it is shown first,
 * and never again: where a monitor goes and the others close up, their walls would stand
 * beside the glass, or one above the other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-wall-spot.h"

#ifdef GDK_WINDOWING_X11
#include <gdk/x11/gdkx.h>

G_GNUC_BEGIN_IGNORE_DEPRECATIONS

static void
move (GdkSurface *surface,
      GdkMonitor *monitor)
{
  GdkDisplay *display = gdk_surface_get_display (surface);
  int scale = gdk_surface_get_scale_factor (surface);
  GdkRectangle geometry;

  if (gdk_x11_screen_supports_net_wm_hint (gdk_x11_display_get_screen (display), "_NET_WM_STATE_FULLSCREEN"))
    return;

  gdk_monitor_get_geometry (monitor, &geometry);
  XMoveResizeWindow (gdk_x11_display_get_xdisplay (display), gdk_x11_surface_get_xid (surface), geometry.x * scale,
                     geometry.y * scale, (guint) (geometry.width * scale), (guint) (geometry.height * scale));
}

G_GNUC_END_IGNORE_DEPRECATIONS
#endif

/**
 * bw_wall_spot_take:
 * @window: a window that is shown
 * @monitor: where it is to stand
 *
 * Does nothing where there is a window manager, or a compositor: that does it.
 */
void
bw_wall_spot_take (GtkWindow  *window,
                   GdkMonitor *monitor)
{
  GdkSurface *surface;

  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (GDK_IS_MONITOR (monitor));

  surface = gtk_native_get_surface (GTK_NATIVE (window));
#ifdef GDK_WINDOWING_X11
  if (GDK_IS_X11_SURFACE (surface))
    move (surface, monitor);
#else
  (void) surface;
#endif
}
