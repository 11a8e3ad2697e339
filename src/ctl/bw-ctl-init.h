/* bw-ctl-init.h: the verb init
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Returns the exit code: 0 the store is there, 1 failed, 2 usage. */
int bw_ctl_init (int    argc,
                 char **argv);

G_END_DECLS
