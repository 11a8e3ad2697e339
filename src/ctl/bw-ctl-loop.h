/* bw-ctl-loop.h: a verb that goes on until somebody stops it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Runs @loop to its end; @on_signal is called for each SIGINT and SIGTERM. */
void bw_ctl_loop_run (GMainLoop   *loop,
                      GSourceFunc  on_signal,
                      gpointer     user_data);

G_END_DECLS
