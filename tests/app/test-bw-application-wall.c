/* test-bw-application-wall.c: monitors unplugged and plugged under walls that run
 *
 * Xvfb has one socket, and GDK makes a monitor of each: which monitors there are is told in
 * the place of the server (XRRGetMonitors() and what GDK asks of their sockets). That
 * something has changed comes from the server itself, as from one with many sockets.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-application-private.h"
#include "bw-locations.h"
#include "bw-wall-board.h"
#include "bw-wall-window.h"
#include "desk-fixture.h"
#include "http-fixture.h"

#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <X11/extensions/Xrandr.h>
#include <gdk/x11/gdkx.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

/* Ids that no server gives. */
#define FIRST_OUTPUT 0x7f000000

#define N_SOCKETS 2
#define WIDTH     960
#define HEIGHT    1080

typedef struct
{
  BwApplication *application;
  Display       *display;
  char          *path;
} Fixture;

static const char * const sockets[N_SOCKETS] = { "HALL-1", "HALL-2" };
static gboolean is_plugged[N_SOCKETS];
static int lefts[N_SOCKETS] = { 0, WIDTH };

static gboolean
is_ours (RROutput output)
{
  return output >= FIRST_OUTPUT && output < FIRST_OUTPUT + N_SOCKETS;
}

/* In place of those of libXrandr, for GDK. */
XRRMonitorInfo *
XRRGetMonitors (Display *display,
                Window   window,
                Bool     get_active,
                int     *n_monitors)
{
  XRRMonitorInfo *monitors = calloc (N_SOCKETS, sizeof *monitors + sizeof (RROutput));
  RROutput *outputs = (RROutput *) (monitors + N_SOCKETS);

  *n_monitors = 0;
  for (int i = 0; i < N_SOCKETS; i++)
    {
      XRRMonitorInfo *monitor = &monitors[*n_monitors];

      if (!is_plugged[i])
        continue;

      outputs[i] = FIRST_OUTPUT + (RROutput) i;
      *monitor = (XRRMonitorInfo) {
        .name = XInternAtom (display, sockets[i], False), .noutput = 1, .x = lefts[i], .width = WIDTH,
        .height = HEIGHT, .mwidth = 800, .mheight = 900, .outputs = &outputs[i],
      };
      ++*n_monitors;
    }

  return monitors;
}

XRROutputInfo *
XRRGetOutputInfo (Display            *display,
                  XRRScreenResources *resources,
                  RROutput            output)
{
  XRROutputInfo *info = calloc (1, sizeof *info);

  info->connection = is_ours (output) ? RR_Connected : RR_Disconnected;
  info->name = is_ours (output) ? (char *) sockets[output - FIRST_OUTPUT] : (char *) "";
  info->nameLen = (int) strlen (info->name);
  return info;
}

int
XRRGetOutputProperty (Display        *display,
                      RROutput        output,
                      Atom            property,
                      long            offset,
                      long            length,
                      Bool            is_deleted,
                      Bool            is_pending,
                      Atom            type,
                      Atom           *actual_type,
                      int            *actual_format,
                      unsigned long  *n_items,
                      unsigned long  *n_bytes_after,
                      unsigned char **data)
{
  *actual_type = None;
  *actual_format = 0;
  *n_items = 0;
  *n_bytes_after = 0;
  *data = NULL;
  return Success;
}

/* The server tells all that something about its socket is other than it was. */
static void
plug (Fixture  *fixture,
      gboolean  first,
      gboolean  second)
{
  static int serial;
  XRRScreenResources *resources = XRRGetScreenResourcesCurrent (fixture->display,
                                                                DefaultRootWindow (fixture->display));

  is_plugged[0] = first;
  is_plugged[1] = second;
  serial++;
  g_assert_cmpint (resources->noutput, >, 0);
  XRRChangeOutputProperty (fixture->display, resources->outputs[0],
                           XInternAtom (fixture->display, "BULWARK_TEST", False), XA_INTEGER, 32, PropModeReplace,
                           (unsigned char *) &serial, 1);
  XSync (fixture->display, False);
  XRRFreeScreenResources (resources);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *state = NULL;
  char *words[] = { (char *) "bulwark", NULL, (char *) "--wall=HALL-1:map,posts",
                    (char *) "--wall=HALL-2:districts,funds", NULL };
  char **argv = words;
  int argc = G_N_ELEMENTS (words) - 1;
  g_autoptr (GError) error = NULL;
  BwOptions *options;

  fixture->path = desk_fixture_write_state ();
  state = g_strconcat ("--state=", fixture->path, NULL);
  words[1] = state;
  options = bw_options_new (&argc, &argv, &error);
  g_assert_no_error (error);
  fixture->display = XOpenDisplay (NULL);
  g_assert_nonnull (fixture->display);
  fixture->application = bw_application_new (options);
  g_application_set_flags (G_APPLICATION (fixture->application), G_APPLICATION_NON_UNIQUE);
  plug (fixture, TRUE, TRUE);
  g_application_register (G_APPLICATION (fixture->application), NULL, &error);
  g_assert_no_error (error);
  g_application_activate (G_APPLICATION (fixture->application));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  bw_application_close_walls (fixture->application);
  g_object_unref (fixture->application);
  XCloseDisplay (fixture->display);
  g_remove (fixture->path);
  g_free (fixture->path);
}

/* (nullable): the board of the wall on the monitor of that name, once it shows something */
static BwWallBoard *
find_board (Fixture    *fixture,
            const char *name)
{
  for (guint i = 0; i < fixture->application->walls->len; i++)
    {
      BwWallWindow *wall = g_ptr_array_index (fixture->application->walls, i);
      BwWallBoard *board = BW_WALL_BOARD (adw_application_window_get_content (ADW_APPLICATION_WINDOW (wall)));
      const char *id = bw_wall_window_get_display_id (wall);

      if (id != NULL && g_str_has_suffix (id, name) && *bw_wall_board_get_scene (board) != '\0')
        return board;
    }

  return NULL;
}

static BwWallBoard *
wait_for_board (Fixture    *fixture,
                const char *name)
{
  http_fixture_wait_until (find_board (fixture, name) != NULL);
  return find_board (fixture, name);
}

static void
wait_for_walls (Fixture *fixture,
                guint    n_walls)
{
  http_fixture_wait_until (fixture->application->walls->len == n_walls);
}

/* Where a wall is on the glass, by the server; nobody manages its windows. */
static int
get_left (Fixture     *fixture,
          BwWallBoard *board)
{
  GdkSurface *surface = gtk_native_get_surface (gtk_widget_get_native (GTK_WIDGET (board)));
  Window child;
  int left = -1;
  int top = -1;

  XTranslateCoordinates (fixture->display, gdk_x11_surface_get_xid (surface),
                         DefaultRootWindow (fixture->display), 0, 0, &left, &top, &child);
  return left;
}

/* Each has scenes of its own. One goes, and the other stands; it comes again, and goes on
 * where it was, also when all had gone. */
static void
test_monitors (Fixture       *fixture,
               gconstpointer  data)
{
  BwWallBoard *first = wait_for_board (fixture, "HALL-1");
  BwWallBoard *second = wait_for_board (fixture, "HALL-2");

  wait_for_walls (fixture, 2);
  http_fixture_wait_until (get_left (fixture, first) == 0 && get_left (fixture, second) == WIDTH);

  /* The monitors change places, and the walls with them. */
  lefts[0] = WIDTH;
  lefts[1] = 0;
  plug (fixture, TRUE, TRUE);
  http_fixture_wait_until (get_left (fixture, first) == WIDTH && get_left (fixture, second) == 0);
  g_assert_cmpstr (bw_wall_board_get_scene (first), ==, "map");
  g_assert_cmpstr (bw_wall_board_get_scene (second), ==, "districts");
  bw_wall_board_step (second, 1);
  bw_wall_board_toggle_hold (second);
  g_assert_cmpstr (bw_wall_board_get_scene (second), ==, "funds");

  plug (fixture, TRUE, FALSE);
  wait_for_walls (fixture, 1);
  g_assert_true (find_board (fixture, "HALL-1") == first);

  plug (fixture, TRUE, TRUE);
  wait_for_walls (fixture, 2);
  second = wait_for_board (fixture, "HALL-2");
  g_assert_cmpstr (bw_wall_board_get_scene (second), ==, "funds");
  g_assert_true (bw_wall_board_get_rotation (second)->is_held);
  g_assert_true (find_board (fixture, "HALL-1") == first);
  bw_wall_board_step (first, 1);

  /* With none left there is still a wall, for whatever comes. */
  plug (fixture, FALSE, FALSE);
  http_fixture_wait_until (find_board (fixture, "HALL-1") == NULL || find_board (fixture, "HALL-2") == NULL);
  g_assert_cmpuint (fixture->application->walls->len, >, 0);
  plug (fixture, TRUE, TRUE);
  first = wait_for_board (fixture, "HALL-1");
  second = wait_for_board (fixture, "HALL-2");
  wait_for_walls (fixture, 2);
  g_assert_cmpstr (bw_wall_board_get_scene (first), ==, "posts");
  g_assert_cmpstr (bw_wall_board_get_scene (second), ==, "funds");
}

int
main (int   argc,
      char *argv[])
{
  bw_locations_set_environment ();
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/app/application-wall/monitors", Fixture, NULL, set_up, test_monitors, tear_down);
  return g_test_run ();
}
