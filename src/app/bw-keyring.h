/* bw-keyring.h: tokens in the Secret Service (in a sandbox: behind the portal)
 *
 * One item for each server, by its address. Nothing blocks; what a keyring asks the
 * person takes as long as the person takes, or until it is cancelled.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* May ask the person to unlock it. Errors: NOT_FOUND (it has none),
 * PERMISSION_DENIED (it has one, and stays locked), else what is wrong with it. */
void      bw_keyring_load_async   (const char           *server,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);

/* (transfer full) (nullable): the token; secret_password_free() wipes it */
char     *bw_keyring_load_finish  (GAsyncResult         *result,
                                   GError              **error);

/* @may_ask: whether the person may be asked to unlock it; else a locked one is
 * PERMISSION_DENIED. */
void      bw_keyring_save_async   (const char           *server,
                                   const char           *token,
                                   gboolean              may_ask,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
gboolean  bw_keyring_save_finish  (GAsyncResult         *result,
                                   GError              **error);

/* May ask, as the first. One that is not there is removed too. */
void      bw_keyring_remove_async (const char           *server,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
gboolean  bw_keyring_remove_finish
                                  (GAsyncResult         *result,
                                   GError              **error);

/* What an error of these says to a person. */
const char *bw_keyring_describe   (const GError         *error);

G_END_DECLS
