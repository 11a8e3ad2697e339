/* test-bw-client-watch.c: another network is told, the loss of one is not
 *
 * A suspend cannot be tried here: no test may set the clocks of the machine.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-watch-private.h"

#include <gio/gio.h>

typedef struct
{
  BwClientWatch *watch;
  guint          n_woke;
  guint          n_online;
} Told;

static void
note_woke (gpointer data)
{
  Told *told = data;

  told->n_woke++;
}

static void
note_online (gpointer data)
{
  Told *told = data;

  told->n_online++;
}

static void
note_and_free (gpointer data)
{
  Told *told = data;

  told->n_online++;
  g_clear_pointer (&told->watch, bw_client_watch_free);
}

static void
change_network (gboolean is_available)
{
  g_signal_emit_by_name (g_network_monitor_get_default (), "network-changed", is_available);
}

static void
test_network (void)
{
  Told told = { 0 };

  told.watch = bw_client_watch_new (note_woke, note_online, &told);
  change_network (FALSE);
  g_assert_cmpuint (told.n_online, ==, 0);
  change_network (TRUE);
  g_assert_cmpuint (told.n_online, ==, 1);
  g_assert_cmpuint (told.n_woke, ==, 0);

  bw_client_watch_free (told.watch);
  change_network (TRUE);
  g_assert_cmpuint (told.n_online, ==, 1);
}

static void
test_freed_when_told (void)
{
  Told told = { 0 };

  told.watch = bw_client_watch_new (note_woke, note_and_free, &told);
  change_network (TRUE);
  g_assert_null (told.watch);
  change_network (TRUE);
  g_assert_cmpuint (told.n_online, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/client-watch/network", test_network);
  g_test_add_func ("/client-watch/freed-when-told", test_freed_when_told);

  return g_test_run ();
}
