/* bw-ctl-verify.h: the verb verify
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Returns the exit code: 0 nothing is wrong, 1 something is, 2 usage. */
int bw_ctl_verify (int    argc,
                   char **argv);

G_END_DECLS
