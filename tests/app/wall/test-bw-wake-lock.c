/* test-bw-wake-lock.c: a screen that stays on where no session manager sees to it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-wake-lock.h"

#include <gio/gunixfdlist.h>
#include <poll.h>
#include <unistd.h>

#define COOKIE 77

static const char xml[] =
  "<node>"
  "<interface name='org.freedesktop.ScreenSaver'>"
  "<method name='Inhibit'><arg type='s' direction='in'/><arg type='s' direction='in'/>"
  "<arg type='u' direction='out'/></method>"
  "<method name='UnInhibit'><arg type='u' direction='in'/></method>"
  "</interface>"
  "<interface name='org.freedesktop.login1.Manager'>"
  "<method name='Inhibit'><arg type='s' direction='in'/><arg type='s' direction='in'/>"
  "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='h' direction='out'/></method>"
  "</interface>"
  "</node>";

/* Plays both services, on one bus that is session and system. */
typedef struct
{
  GTestDBus       *bus;
  GDBusConnection *connection;
  guint            saver_id;
  guint            login_id;
  guint            n_inhibited;
  guint            n_released;
  int              fd;           /* the other end of what was given out; -1: nothing was */
  char            *what;
} Fixture;

static void
on_saver_method_cb (GDBusConnection       *connection,
                    const char            *sender,
                    const char            *path,
                    const char            *interface,
                    const char            *method,
                    GVariant              *arguments,
                    GDBusMethodInvocation *invocation,
                    gpointer               user_data)
{
  Fixture *fixture = user_data;
  guint32 cookie;

  if (g_str_equal (method, "Inhibit"))
    {
      fixture->n_inhibited++;
      g_dbus_method_invocation_return_value (invocation, g_variant_new ("(u)", COOKIE));
      return;
    }

  g_variant_get (arguments, "(u)", &cookie);
  g_assert_cmpuint (cookie, ==, COOKIE);
  fixture->n_released++;
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static void
on_login_method_cb (GDBusConnection       *connection,
                    const char            *sender,
                    const char            *path,
                    const char            *interface,
                    const char            *method,
                    GVariant              *arguments,
                    GDBusMethodInvocation *invocation,
                    gpointer               user_data)
{
  Fixture *fixture = user_data;
  g_autoptr (GUnixFDList) fds = g_unix_fd_list_new ();
  const char *mode;
  int ends[2];

  g_free (fixture->what);
  g_variant_get (arguments, "(sss&s)", &fixture->what, NULL, NULL, &mode);
  g_assert_cmpstr (mode, ==, "block");
  g_assert_cmpint (pipe (ends), ==, 0);
  fixture->fd = ends[0];
  g_unix_fd_list_append (fds, ends[1], NULL);
  close (ends[1]);
  g_dbus_method_invocation_return_value_with_unix_fd_list (invocation, g_variant_new ("(h)", 0), fds);
}

static void
offer (Fixture                      *fixture,
       const char                   *name,
       const char                   *path,
       const char                   *interface,
       GDBusInterfaceMethodCallFunc  method,
       guint                        *id)
{
  const GDBusInterfaceVTable table = { method, NULL, NULL, { 0 } };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (xml, NULL);
  g_autoptr (GVariant) answer = NULL;

  *id = g_dbus_connection_register_object (fixture->connection, path,
                                           g_dbus_node_info_lookup_interface (node, interface), &table, fixture, NULL,
                                           NULL);
  g_assert_cmpuint (*id, !=, 0);
  answer = g_dbus_connection_call_sync (fixture->connection, "org.freedesktop.DBus", "/", "org.freedesktop.DBus",
                                        "RequestName", g_variant_new ("(su)", name, 0), NULL, 0, -1, NULL, NULL);
  g_assert_nonnull (answer);
}

static void
offer_saver (Fixture *fixture)
{
  offer (fixture, "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver",
         on_saver_method_cb, &fixture->saver_id);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->fd = -1;
  fixture->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (fixture->bus);
  g_setenv ("DBUS_SYSTEM_BUS_ADDRESS", g_test_dbus_get_bus_address (fixture->bus), TRUE);
  fixture->connection = g_dbus_connection_new_for_address_sync (g_test_dbus_get_bus_address (fixture->bus),
                                                                G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
                                                                | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                                NULL, NULL, NULL);
  g_assert_nonnull (fixture->connection);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_dbus_connection_close_sync (fixture->connection, NULL, NULL);
  g_object_unref (fixture->connection);
  if (fixture->fd >= 0)
    close (fixture->fd);
  g_free (fixture->what);
  g_test_dbus_down (fixture->bus);
  g_object_unref (fixture->bus);
}

static void
turn (void)
{
  g_main_context_iteration (NULL, TRUE);
}

/* The other end is closed. */
static gboolean
is_let_go (Fixture *fixture)
{
  struct pollfd end = { .fd = fixture->fd, .events = POLLIN };

  return poll (&end, 1, 0) == 1 && (end.revents & POLLHUP) != 0;
}

static gboolean
on_wake_timeout_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Both are asked, and both are told when it is over. A screen saver that comes later is
 * asked with the next look, and once. */
static void
test_taken (Fixture       *fixture,
            gconstpointer  data)
{
  guint timeout = g_timeout_add (10, on_wake_timeout_cb, NULL);
  g_autoptr (BwWakeLock) lock = NULL;

  offer (fixture, "org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager",
         on_login_method_cb, &fixture->login_id);
  lock = bw_wake_lock_new (NULL, NULL, "test");
  g_assert_false (bw_wake_lock_is_held (lock));
  while (!bw_wake_lock_is_held (lock))
    turn ();
  g_assert_cmpstr (fixture->what, ==, "idle:sleep");
  g_assert_false (is_let_go (fixture));

  offer_saver (fixture);
  while (fixture->n_inhibited == 0)
    {
      bw_wake_lock_check (lock);
      turn ();
    }
  for (guint i = 0; i < 20; i++)
    {
      bw_wake_lock_check (lock);
      turn ();
    }
  g_assert_cmpuint (fixture->n_inhibited, ==, 1);
  g_assert_cmpuint (fixture->n_released, ==, 0);

  g_clear_pointer (&lock, bw_wake_lock_free);
  while (fixture->n_released == 0 || !is_let_go (fixture))
    turn ();
  g_source_remove (timeout);
}

/* Where nobody can be asked it says so once, and holds nothing. */
static void
test_nobody (void)
{
  if (g_test_subprocess ())
    {
      guint timeout = g_timeout_add (10, on_wake_timeout_cb, NULL);
      g_autoptr (BwWakeLock) lock = NULL;

      g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus", TRUE);
      g_setenv ("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nonexistent/bus", TRUE);
      lock = bw_wake_lock_new (NULL, NULL, "test");
      for (guint i = 0; i < 50; i++)
        {
          bw_wake_lock_check (lock);
          turn ();
        }
      g_assert_false (bw_wake_lock_is_held (lock));
      g_source_remove (timeout);
      return;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr ("*nobody keeps the screen of the wall on*");
  g_test_trap_assert_stderr_unmatched ("*nobody keeps*nobody keeps*");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/app/wall/wake-lock/taken", Fixture, NULL, set_up, test_taken, tear_down);
  g_test_add_func ("/app/wall/wake-lock/nobody", test_nobody);
  return g_test_run ();
}
