/* bw-token-file.h: a token in a file that only its owner can read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* (transfer full): where ours is, if there is no keyring */
char     *bw_token_file_dup_path      (void);

void      bw_token_file_load_async    (const char           *path,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);

/* (transfer full) (nullable): the token */
char     *bw_token_file_load_finish   (GAsyncResult         *result,
                                       GError              **error);

/* Mode 0600, from its first byte on. */
void      bw_token_file_save_async    (const char           *path,
                                       const char           *token,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
gboolean  bw_token_file_save_finish   (GAsyncResult         *result,
                                       GError              **error);

/* One that is not there is removed too. */
void      bw_token_file_remove_async  (const char           *path,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
gboolean  bw_token_file_remove_finish (GAsyncResult         *result,
                                       GError              **error);

G_END_DECLS
