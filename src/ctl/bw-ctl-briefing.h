/* bw-ctl-briefing.h: the verb briefing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Returns the exit code: 0 written, 1 failed, 2 usage. */
int bw_ctl_briefing (int    argc,
                     char **argv);

G_END_DECLS
