/* bw-credentials.h: the token of this person for a server, between two starts
 *
 *            load                     save                      forget
 *   file ──none──► keyring   keyring ──refuses──► file   keyring, then file
 *
 * In the keyring; where there is none, or it is not unlocked, in a file that only
 * the person can read. A token in the file is the newer one: the keyring would not
 * take it then, and as soon as it is there and open, it moves into it and the file
 * goes. Never in settings, logs or arguments.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-token-place.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define BW_TYPE_CREDENTIALS (bw_credentials_get_type ())

/* Properties: `place` (BwTokenPlace), `fault` (string, nullable: why it is not where
 * it should be, to be read by a person), both with notify. */
G_DECLARE_FINAL_TYPE (BwCredentials, bw_credentials, BW, CREDENTIALS, GObject)

/* @path: of the file */
BwCredentials *bw_credentials_new         (const char           *path);

/* NOT_FOUND: none is kept; else why it is not to be had, as a sentence. The keyring
 * may ask the person to unlock it meanwhile. */
void           bw_credentials_load_async  (BwCredentials        *self,
                                           const char           *server,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);

/* (transfer full) (nullable): the token */
char          *bw_credentials_load_finish (BwCredentials        *self,
                                           GAsyncResult         *result,
                                           GError              **error);

/* One after the other, each when it can; `place` and `fault` tell. */
void           bw_credentials_save        (BwCredentials        *self,
                                           const char           *server,
                                           const char           *token);
void           bw_credentials_forget      (BwCredentials        *self,
                                           const char           *server);

/* Out of the file into the keyring, which may ask the person to unlock it. */
void           bw_credentials_move        (BwCredentials        *self,
                                           const char           *server);

BwTokenPlace   bw_credentials_get_place   (BwCredentials        *self);

/* (nullable) */
const char    *bw_credentials_get_fault   (BwCredentials        *self);

G_END_DECLS
