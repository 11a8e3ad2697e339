/* test-bw-token.c: secrets and their hashes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-token.h"

#include <string.h>

static void
test_make (void)
{
  g_autofree char *secret = NULL;
  g_autofree char *other_secret = NULL;
  g_autoptr (BwToken) token = bw_token_make (BW_ROLE_STAFF, "411000", "desk 3", 100, 0, &secret);
  g_autoptr (BwToken) other = bw_token_make (BW_ROLE_STAFF, "411000", NULL, 100, 200, &other_secret);
  g_autoptr (BwToken) copy = bw_token_copy (token);
  guint8 hash[BW_TOKEN_HASH_SIZE];

  g_assert_cmpuint (strlen (secret), ==, 43);
  g_assert_cmpuint (strspn (secret, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"), ==, 43);
  g_assert_cmpstr (secret, !=, other_secret);
  g_assert_cmpstr (token->id, !=, other->id);
  g_assert_true (bw_token_hash (secret, hash));
  g_assert_cmpmem (hash, sizeof hash, token->hash, sizeof token->hash);
  g_assert_cmpmem (copy->hash, sizeof copy->hash, token->hash, sizeof token->hash);
  g_assert_cmpstr (copy->name, ==, "desk 3");
  g_assert_cmpstr (other->name, ==, "");
  g_assert_true (bw_token_is_same (hash, token->hash));
  g_assert_false (bw_token_is_same (hash, other->hash));

  /* Also where they differ at their very end. */
  hash[BW_TOKEN_HASH_SIZE - 1] ^= 1;
  g_assert_false (bw_token_is_same (hash, token->hash));
}

static void
test_hash_is_blake2b_of_the_bytes (void)
{
  /* 32 bytes of zero; BLAKE2b-256 by python3: hashlib.blake2b (bytes (32), digest_size=32) */
  static const guint8 expected[] =
  {
    0x89, 0xeb, 0x0d, 0x6a, 0x8a, 0x69, 0x1d, 0xae, 0x2c, 0xd1, 0x5e, 0xd0, 0x36, 0x99, 0x31, 0xce,
    0x0a, 0x94, 0x9e, 0xca, 0xfa, 0x5c, 0x3f, 0x93, 0xf8, 0x12, 0x18, 0x33, 0x64, 0x6e, 0x15, 0xc3,
  };
  guint8 hash[BW_TOKEN_HASH_SIZE];

  g_assert_true (bw_token_hash ("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", hash));
  g_assert_cmpmem (hash, sizeof hash, expected, sizeof expected);
}

static void
test_not_a_token (void)
{
  static const char * const texts[] =
  {
    "",
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB",
    "AAAAAAAAAAAAAAAAAAAAA AAAAAAAAAAAAAAAAAAAAA",
    "AAAAAAAAAAAAAAAAAAAAA+AAAAAAAAAAAAAAAAAAAAA",
  };
  guint8 hash[BW_TOKEN_HASH_SIZE];

  g_assert_false (bw_token_hash (NULL, hash));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_false (bw_token_hash (texts[i], hash));
}

static void
test_is_good (void)
{
  BwToken token = { .expires = 0 };

  g_assert_true (bw_token_is_good (&token, G_MAXINT64));
  token.expires = 1000;
  g_assert_true (bw_token_is_good (&token, 999));
  g_assert_false (bw_token_is_good (&token, 1000));
  token.revoked = 5;
  g_assert_false (bw_token_is_good (&token, 999));
  token.expires = 0;
  g_assert_false (bw_token_is_good (&token, 1));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/token/make", test_make);
  g_test_add_func ("/token/hash-is-blake2b-of-the-bytes", test_hash_is_blake2b_of_the_bytes);
  g_test_add_func ("/token/not-a-token", test_not_a_token);
  g_test_add_func ("/token/is-good", test_is_good);

  return g_test_run ();
}
