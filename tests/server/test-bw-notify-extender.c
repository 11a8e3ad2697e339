/* test-bw-notify-extender.c: more time is asked for until it is over
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-notify-extender.h"

#include <gio/gio.h>
#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>
#include <string.h>

#define STATE "EXTEND_TIMEOUT_USEC=1"

/* Again and again. */
static void
test_again (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("bulwark-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "notify", NULL);
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (path);
  g_autoptr (GSocket) manager = g_socket_new (G_SOCKET_FAMILY_UNIX, G_SOCKET_TYPE_DATAGRAM,
                                              G_SOCKET_PROTOCOL_DEFAULT, &error);
  BwNotifyExtender *extender;
  char told[64];

  g_assert_true (g_socket_bind (manager, address, FALSE, &error));
  g_setenv ("NOTIFY_SOCKET", path, TRUE);
  extender = bw_notify_extender_new (STATE, 1);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpint (g_socket_receive (manager, told, sizeof told, NULL, &error), ==, strlen (STATE));
      g_assert_cmpmem (told, strlen (STATE), STATE, strlen (STATE));
    }

  /* One that is held up by a full socket goes on when nobody is there any more. */
  g_assert_true (g_socket_close (manager, &error));
  bw_notify_extender_free (extender);
  g_assert_no_error (error);
  g_unlink (path);
  g_rmdir (folder);
}

/* One that has nothing to ask for yet does not keep anybody waiting. */
static void
test_over_at_once (void)
{
  bw_notify_extender_free (bw_notify_extender_new (STATE, G_MAXINT));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notify-extender/again", test_again);
  g_test_add_func ("/notify-extender/over-at-once", test_over_at_once);

  return g_test_run ();
}
