/* bw-token.h: who may do what, where, until when
 *
 * A token is 256 random bits, shown once. Kept is only its hash (BLAKE2b-256).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-role.h"

G_BEGIN_DECLS

#define BW_TOKEN_HASH_SIZE     32
#define BW_TOKEN_SECRET_LENGTH 43
#define BW_TOKEN_BYTES     32

#define BW_TYPE_TOKEN (bw_token_get_type ())

/**
 * BwToken:
 * @hash: BLAKE2b-256 of the 32 random bytes
 * @id: public name of the token, for lists, revoking and the audit
 * @name: what it was made for, or `""`
 * @role: what its holder may do
 * @area: code of the area that it is good for, with everything below
 * @created: when it was made
 * @expires: when it ends, 0: never
 * @revoked: when it was revoked, 0: it was not
 */
typedef struct
{
  guint8  hash[BW_TOKEN_HASH_SIZE];
  char   *id;
  char   *name;
  BwRole  role;
  char   *area;
  gint64  created;
  gint64  expires;
  gint64  revoked;
} BwToken;

GType       bw_token_get_type   (void);
BwToken    *bw_token_copy       (const BwToken   *self);
void        bw_token_free       (BwToken         *self);

/* A fresh secret (43 characters of base64url) and the record to keep of it. */
BwToken    *bw_token_make       (BwRole           role,
                                 const char      *area,
                                 const char      *name,
                                 gint64           created,
                                 gint64           expires,
                                 char           **secret);

/* FALSE: @secret is not of the form of a token. */
gboolean    bw_token_hash       (const char      *secret,
                                 guint8           hash[BW_TOKEN_HASH_SIZE]);

/* Takes as long whatever they have in common. */
gboolean    bw_token_is_same    (const guint8     a[BW_TOKEN_HASH_SIZE],
                                 const guint8     b[BW_TOKEN_HASH_SIZE]);

/* Neither revoked nor over. */
gboolean    bw_token_is_good    (const BwToken   *self,
                                 gint64           now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwToken, bw_token_free)

G_END_DECLS
