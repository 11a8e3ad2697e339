/* bw-token.c: who may do what, where, until when
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-token.h"

#include <sodium.h>
#include <string.h>

#define ID_BYTES 8

G_DEFINE_BOXED_TYPE (BwToken, bw_token, bw_token_copy, bw_token_free)

/* Cheap when done before, and safe in any thread. */
static void
ensure_sodium (void)
{
  if (sodium_init () < 0)
    g_error ("libsodium cannot be initialised: no source of randomness");
}

static void
hash_bytes (const guint8 bytes[BW_TOKEN_BYTES],
            guint8       hash[BW_TOKEN_HASH_SIZE])
{
  crypto_generichash (hash, BW_TOKEN_HASH_SIZE, bytes, BW_TOKEN_BYTES, NULL, 0);
}

static char *
make_id (void)
{
  guint8 bytes[ID_BYTES];
  char text[2 * ID_BYTES + 1];

  randombytes_buf (bytes, sizeof bytes);
  sodium_bin2hex (text, sizeof text, bytes, sizeof bytes);
  return g_strdup (text);
}

/**
 * bw_token_copy:
 * @self: a token
 *
 * Returns: (transfer full): the same
 */
BwToken *
bw_token_copy (const BwToken *self)
{
  BwToken *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->name = g_strdup (self->name);
  copy->area = g_strdup (self->area);
  return copy;
}

/**
 * bw_token_free:
 * @self: (transfer full): a token
 */
void
bw_token_free (BwToken *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->area);
  g_free (self);
}

/**
 * bw_token_make:
 * @role: what its holder may do
 * @area: code of the area that it is good for
 * @name: (nullable): what it is made for
 * @created: now, microseconds since 1970
 * @expires: when it ends, 0: never
 * @secret: (out) (transfer full): 43 characters of base64url, shown this once
 *
 * Returns: (transfer full): what is to be kept; the secret cannot be had from it
 */
BwToken *
bw_token_make (BwRole       role,
               const char  *area,
               const char  *name,
               gint64       created,
               gint64       expires,
               char       **secret)
{
  BwToken *self = g_new0 (BwToken, 1);
  guint8 bytes[BW_TOKEN_BYTES];

  ensure_sodium ();
  randombytes_buf (bytes, sizeof bytes);
  hash_bytes (bytes, self->hash);
  self->id = make_id ();
  self->name = g_strdup (name != NULL ? name : "");
  self->role = role;
  self->area = g_strdup (area);
  self->created = created;
  self->expires = expires;

  *secret = g_malloc0 (BW_TOKEN_SECRET_LENGTH + 1);
  sodium_bin2base64 (*secret, BW_TOKEN_SECRET_LENGTH + 1, bytes, sizeof bytes,
                     sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  sodium_memzero (bytes, sizeof bytes);
  return self;
}

/**
 * bw_token_hash:
 * @secret: (nullable): what somebody showed
 * @hash: (out caller-allocates): BLAKE2b-256 of its bytes; undefined on failure
 *
 * Returns: whether @secret has the form of a token
 */
gboolean
bw_token_hash (const char *secret,
               guint8      hash[BW_TOKEN_HASH_SIZE])
{
  guint8 bytes[BW_TOKEN_BYTES];
  gsize length = 0;
  const char *end = NULL;
  gboolean is_token;

  if (secret == NULL || strlen (secret) != BW_TOKEN_SECRET_LENGTH)
    return FALSE;

  ensure_sodium ();
  is_token = sodium_base642bin (bytes, sizeof bytes, secret, BW_TOKEN_SECRET_LENGTH, NULL, &length, &end,
                                sodium_base64_VARIANT_URLSAFE_NO_PADDING) == 0
             && length == sizeof bytes && *end == '\0';
  if (is_token)
    hash_bytes (bytes, hash);

  sodium_memzero (bytes, sizeof bytes);
  return is_token;
}

/**
 * bw_token_is_same:
 * @a: a hash
 * @b: another
 *
 * Returns: whether they are the same, after a time that does not tell where they
 *   differ
 */
gboolean
bw_token_is_same (const guint8 a[BW_TOKEN_HASH_SIZE],
                  const guint8 b[BW_TOKEN_HASH_SIZE])
{
  return sodium_memcmp (a, b, BW_TOKEN_HASH_SIZE) == 0;
}

/**
 * bw_token_is_good:
 * @self: a token
 * @now: microseconds since 1970 by the machine's own clock
 *
 * Returns: whether it is neither revoked nor over
 */
gboolean
bw_token_is_good (const BwToken *self,
                  gint64         now)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->revoked == 0 && (self->expires == 0 || now < self->expires);
}
