/* bw-ctl-backup.h: the verbs backup and restore
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Return the exit code: 0 done, 1 failed, 2 usage. */
int bw_ctl_backup         (int    argc,
                           char **argv);
int bw_ctl_backup_restore (int    argc,
                           char **argv);

G_END_DECLS
