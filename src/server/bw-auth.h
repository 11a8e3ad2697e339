/* bw-auth.h: whose token is this
 *
 * All tokens are in memory, by their hash. One that is not is looked for in the
 * store, on the writer's thread: it may have been made a moment ago by another
 * process. Once a second it is asked whether another process has written; then
 * they are all read anew, so that a revoked one ends at once.
 *
 * Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-store-writer.h"

G_BEGIN_DECLS

#define BW_TYPE_AUTH (bw_auth_get_type ())

G_DECLARE_FINAL_TYPE (BwAuth, bw_auth, BW, AUTH, GObject)

/* @token (nullable): there is no such token that is good now; or, with @error,
 * nobody can say. */
typedef void   (*BwAuthFunc)          (const BwToken  *token,
                                       const GError   *error,
                                       gpointer        user_data);

/**
 * BwAuth::changed:
 *
 * Tokens have been made or revoked.
 */

/* @tokens (element-type BwToken): those that there are at the start. */
BwAuth         *bw_auth_new           (BwStoreWriter  *writer,
                                       GPtrArray      *tokens);

/* Asks no more. */
void            bw_auth_stop          (BwAuth         *self);

/* Calls @func at once, or when the store has answered. */
void            bw_auth_find          (BwAuth         *self,
                                       const char     *secret,
                                       BwAuthFunc      func,
                                       gpointer        user_data);
gboolean        bw_auth_is_good       (BwAuth         *self,
                                       const guint8    hash[BW_TOKEN_HASH_SIZE]);

/* What this process itself has written. */
void            bw_auth_put           (BwAuth         *self,
                                       const BwToken  *token);
void            bw_auth_revoke        (BwAuth         *self,
                                       const char     *id,
                                       gint64          at);

/* (nullable): borrowed */
const BwToken  *bw_auth_get_by_id     (BwAuth         *self,
                                       const char     *id);

G_END_DECLS
