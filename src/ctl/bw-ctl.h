/* bw-ctl.h: finds the verb and runs it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The exit codes of all our programs. */
enum
{
  BW_EXIT_DONE = 0,
  BW_EXIT_FAILED = 1,
  BW_EXIT_USAGE = 2,
};

int bw_ctl_run (int    argc,
                char **argv);

G_END_DECLS
