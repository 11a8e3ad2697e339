/* bw-credentials.h: the token of this user, in a file only he can read
 *
 * Never in settings, logs or arguments.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* (transfer full): where it is kept between two starts */
char    *bw_credentials_dup_path    (void);

void     bw_credentials_load_async  (const char           *path,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);

/* (transfer full) (nullable): the token */
char    *bw_credentials_load_finish (GAsyncResult         *result,
                                     GError              **error);

/* Keeps it (0600). What goes wrong is logged: the desk works without. */
void     bw_credentials_save        (const char           *token);

G_END_DECLS
