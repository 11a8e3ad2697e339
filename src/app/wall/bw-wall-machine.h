/* bw-wall-machine.h: what tells this machine from others, in a few digits
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* In a worker; there is no error: what cannot be read does not tell it apart. */
void  bw_wall_machine_read_async  (GAsyncReadyCallback  callback,
                                   gpointer             user_data);

/* (transfer full): "-" and the digits; "": nothing is known. */
char *bw_wall_machine_read_finish (GAsyncResult        *result);

/* The same of what stands under @root, "/" on a machine. Blocks. */
char *bw_wall_machine_dup_digits  (const char          *root);

G_END_DECLS
