/* bw-ctl-loop.c: a verb that goes on until somebody stops it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-ctl-loop.h"

#include <glib-unix.h>

/**
 * bw_ctl_loop_run:
 * @loop: the loop of the verb
 * @on_signal: called for each SIGINT and SIGTERM, on the loop; must go on
 * @user_data: for @on_signal
 *
 * Returns when @loop is quit.
 */
void
bw_ctl_loop_run (GMainLoop   *loop,
                 GSourceFunc  on_signal,
                 gpointer     user_data)
{
  guint sources[] =
  {
    g_unix_signal_add (SIGINT, on_signal, user_data),
    g_unix_signal_add (SIGTERM, on_signal, user_data),
  };

  g_main_loop_run (loop);
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    g_source_remove (sources[i]);
}
