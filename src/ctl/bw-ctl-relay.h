/* bw-ctl-relay.h: the verb relay
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Returns the exit code: 0 done, 1 failed, 2 usage. */
int bw_ctl_relay (int    argc,
                  char **argv);

G_END_DECLS
