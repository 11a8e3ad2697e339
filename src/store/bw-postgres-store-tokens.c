/* bw-postgres-store-tokens.c: the table of tokens
 *
 * How often they were changed stands in the counter, so that each process sees by
 * one number that it must read them anew.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-postgres-store-parts-private.h"
#include "bw-postgres-store-private.h"

#include <sodium.h>
#include <string.h>

/* The change and the count of changes in one statement: also without a transaction
 * both are there, or none is. */
#define COUNT_TOKENS  "WITH changed AS (UPDATE counter SET tokens = tokens + 1) "
#define INSERT_TOKEN  COUNT_TOKENS \
                      "INSERT INTO token (token_id, hash, name, role, area, created, expires, revoked)" \
                      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
#define REVOKE_TOKEN  COUNT_TOKENS "UPDATE token SET revoked = $2 WHERE token_id = $1 AND revoked = 0"
#define SELECT_TOKENS "SELECT token_id, hash, name, role, area, created, expires, revoked FROM token"

static gboolean
bw_postgres_store_put_token (BwStore        *store,
                             const BwToken  *token,
                             GError        **error)
{
  BwPostgresStore *self = BW_POSTGRES_STORE (store);
  g_autoptr (PGresult) result = NULL;

  if (!bw_postgres_store_ensure_open (self, error))
    return FALSE;

  bw_postgres_prepare (self->db, INSERT_TOKEN);
  bw_postgres_add_text (self->db, token->id);
  bw_postgres_add_bytes (self->db, BW_POSTGRES_TYPE_BYTES, token->hash, sizeof token->hash);
  bw_postgres_add_text (self->db, token->name);
  bw_postgres_add_text (self->db, bw_role_to_string (token->role));
  bw_postgres_add_text (self->db, token->area);
  bw_postgres_add_int (self->db, token->created);
  bw_postgres_add_int (self->db, token->expires);
  bw_postgres_add_int (self->db, token->revoked);
  result = bw_postgres_query (self->db, error);
  return result != NULL;
}

/* NULL: a role that this release does not know may do nothing. */
static BwToken *
read_row (BwPostgresStore  *self,
          const PGresult   *result,
          int               row,
          GError          **error)
{
  g_autoptr (BwToken) token = g_new0 (BwToken, 1);

  if (PQgetlength (result, row, 1) != BW_TOKEN_HASH_SIZE
      || !bw_role_from_string (PQgetvalue (result, row, 3), &token->role))
    {
      g_set_error (error, BW_STORE_ERROR, BW_STORE_ERROR_CORRUPT, "%s: token “%s” is not what was written",
                   bw_postgres_get_name (self->db), PQgetvalue (result, row, 0));
      return NULL;
    }

  memcpy (token->hash, PQgetvalue (result, row, 1), sizeof token->hash);
  token->id = g_strdup (PQgetvalue (result, row, 0));
  token->name = g_strdup (PQgetvalue (result, row, 2));
  token->area = g_strdup (PQgetvalue (result, row, 4));
  token->created = bw_postgres_get_int (result, row, 5);
  token->expires = bw_postgres_get_int (result, row, 6);
  token->revoked = bw_postgres_get_int (result, row, 7);
  return g_steal_pointer (&token);
}

static BwToken *
bw_postgres_store_find_token (BwStore       *store,
                              const guint8  *hash,
                              GError       **error)
{
  BwPostgresStore *self = BW_POSTGRES_STORE (store);
  g_autoptr (PGresult) result = NULL;
  BwToken *token;

  if (!bw_postgres_store_ensure_open (self, error))
    return NULL;

  bw_postgres_prepare (self->db, SELECT_TOKENS " WHERE hash = $1");
  bw_postgres_add_bytes (self->db, BW_POSTGRES_TYPE_BYTES, hash, BW_TOKEN_HASH_SIZE);
  result = bw_postgres_query (self->db, error);
  if (result == NULL || PQntuples (result) == 0)
    return NULL;

  token = read_row (self, result, 0, error);
  if (token != NULL && sodium_memcmp (token->hash, hash, BW_TOKEN_HASH_SIZE) != 0)
    g_clear_pointer (&token, bw_token_free);
  return token;
}

static gboolean
has_token (BwPostgresStore  *self,
           const char       *id,
           GError          **error)
{
  g_autoptr (PGresult) result = NULL;

  bw_postgres_prepare (self->db, "SELECT FROM token WHERE token_id = $1");
  bw_postgres_add_text (self->db, id);
  result = bw_postgres_query (self->db, error);
  if (result == NULL)
    return FALSE;
  if (PQntuples (result) > 0)
    return TRUE;

  g_set_error (error, BW_STORE_ERROR, BW_STORE_ERROR_NOT_FOUND, "there is no token “%s”", id);
  return FALSE;
}

/* The first time counts. */
static gboolean
bw_postgres_store_revoke_token (BwStore     *store,
                                const char  *id,
                                gint64       at,
                                GError     **error)
{
  BwPostgresStore *self = BW_POSTGRES_STORE (store);
  g_autoptr (PGresult) result = NULL;

  if (!bw_postgres_store_ensure_open (self, error) || !has_token (self, id, error))
    return FALSE;

  bw_postgres_prepare (self->db, REVOKE_TOKEN);
  bw_postgres_add_text (self->db, id);
  bw_postgres_add_int (self->db, at);
  result = bw_postgres_query (self->db, error);
  return result != NULL;
}

static GPtrArray *
bw_postgres_store_list_tokens (BwStore  *store,
                               GError  **error)
{
  BwPostgresStore *self = BW_POSTGRES_STORE (store);
  g_autoptr (GPtrArray) tokens = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_token_free);
  g_autoptr (PGresult) result = NULL;

  if (!bw_postgres_store_ensure_open (self, error))
    return NULL;

  bw_postgres_prepare (self->db, SELECT_TOKENS " ORDER BY created, token_id");
  result = bw_postgres_query (self->db, error);
  if (result == NULL)
    return NULL;

  for (int i = 0; i < PQntuples (result); i++)
    {
      BwToken *token = read_row (self, result, i, error);

      if (token == NULL)
        return NULL;

      g_ptr_array_add (tokens, token);
    }

  return g_steal_pointer (&tokens);
}

void
bw_postgres_store_class_init_tokens (BwStoreClass *klass)
{
  klass->put_token = bw_postgres_store_put_token;
  klass->find_token = bw_postgres_store_find_token;
  klass->revoke_token = bw_postgres_store_revoke_token;
  klass->list_tokens = bw_postgres_store_list_tokens;
}
