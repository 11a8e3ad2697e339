/* bw-sqlite-store-tokens.c: the table of tokens
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-sqlite-store-private.h"

#include <sodium.h>
#include <string.h>

#define INSERT_TOKEN \
  "INSERT INTO token (token_id, hash, name, role, area, created, expires, revoked) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
#define SELECT_TOKENS \
  "SELECT token_id, hash, name, role, area, created, expires, revoked FROM token"

static gboolean
bw_sqlite_store_put_token (BwStore        *store,
                           const BwToken  *token,
                           GError        **error)
{
  BwSqliteStore *self = BW_SQLITE_STORE (store);
  sqlite3_stmt *statement = bw_sqlite_store_prepare (self, INSERT_TOKEN, error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_text (statement, 1, token->id, -1, SQLITE_STATIC);
  sqlite3_bind_blob (statement, 2, token->hash, sizeof token->hash, SQLITE_STATIC);
  sqlite3_bind_text (statement, 3, token->name, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 4, bw_role_to_string (token->role), -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 5, token->area, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 6, token->created);
  sqlite3_bind_int64 (statement, 7, token->expires);
  sqlite3_bind_int64 (statement, 8, token->revoked);
  return bw_sqlite_run (statement, error);
}

/* NULL: a role that this release does not know may do nothing. */
static BwToken *
read_row (BwSqliteStore  *self,
          sqlite3_stmt   *statement,
          GError        **error)
{
  g_autoptr (BwToken) token = g_new0 (BwToken, 1);

  if (sqlite3_column_bytes (statement, 1) != BW_TOKEN_HASH_SIZE
      || !bw_role_from_string ((const char *) sqlite3_column_text (statement, 3), &token->role))
    {
      g_set_error (error, BW_STORE_ERROR, BW_STORE_ERROR_CORRUPT,
                   "“%s”: token “%s” is not what was written", self->path, sqlite3_column_text (statement, 0));
      return NULL;
    }

  memcpy (token->hash, sqlite3_column_blob (statement, 1), sizeof token->hash);
  token->id = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  token->name = g_strdup ((const char *) sqlite3_column_text (statement, 2));
  token->area = g_strdup ((const char *) sqlite3_column_text (statement, 4));
  token->created = sqlite3_column_int64 (statement, 5);
  token->expires = sqlite3_column_int64 (statement, 6);
  token->revoked = sqlite3_column_int64 (statement, 7);
  return g_steal_pointer (&token);
}

static BwToken *
bw_sqlite_store_find_token (BwStore       *store,
                            const guint8  *hash,
                            GError       **error)
{
  BwSqliteStore *self = BW_SQLITE_STORE (store);
  sqlite3_stmt *statement = bw_sqlite_store_prepare (self, SELECT_TOKENS " WHERE hash = ?", error);
  BwToken *token;
  gboolean has_row;

  if (statement == NULL)
    return NULL;

  sqlite3_bind_blob (statement, 1, hash, BW_TOKEN_HASH_SIZE, SQLITE_STATIC);
  if (!bw_sqlite_next (statement, &has_row, error) || !has_row)
    return NULL;

  token = read_row (self, statement, error);
  sqlite3_reset (statement);
  if (token != NULL && sodium_memcmp (token->hash, hash, BW_TOKEN_HASH_SIZE) != 0)
    g_clear_pointer (&token, bw_token_free);
  return token;
}

static gboolean
has_token (BwSqliteStore  *self,
           const char     *id,
           GError        **error)
{
  sqlite3_stmt *statement = bw_sqlite_store_prepare (self, "SELECT 1 FROM token WHERE token_id = ?", error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_text (statement, 1, id, -1, SQLITE_STATIC);
  if (!bw_sqlite_next (statement, &has_row, error))
    return FALSE;

  if (!has_row)
    g_set_error (error, BW_STORE_ERROR, BW_STORE_ERROR_NOT_FOUND, "there is no token “%s”", id);
  sqlite3_reset (statement);
  return has_row;
}

/* The first time counts. */
static gboolean
bw_sqlite_store_revoke_token (BwStore     *store,
                              const char  *id,
                              gint64       at,
                              GError     **error)
{
  BwSqliteStore *self = BW_SQLITE_STORE (store);
  sqlite3_stmt *statement;

  if (!has_token (self, id, error))
    return FALSE;

  statement = bw_sqlite_store_prepare (self, "UPDATE token SET revoked = ? WHERE token_id = ? AND revoked = 0", error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, at);
  sqlite3_bind_text (statement, 2, id, -1, SQLITE_STATIC);
  return bw_sqlite_run (statement, error);
}

static GPtrArray *
bw_sqlite_store_list_tokens (BwStore  *store,
                             GError  **error)
{
  BwSqliteStore *self = BW_SQLITE_STORE (store);
  sqlite3_stmt *statement = bw_sqlite_store_prepare (self, SELECT_TOKENS " ORDER BY created, token_id", error);
  g_autoptr (GPtrArray) tokens = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_token_free);
  gboolean has_row;

  if (statement == NULL)
    return NULL;

  while (bw_sqlite_next (statement, &has_row, error))
    {
      BwToken *token;

      if (!has_row)
        return g_steal_pointer (&tokens);

      token = read_row (self, statement, error);
      if (token == NULL)
        {
          sqlite3_reset (statement);
          return NULL;
        }

      g_ptr_array_add (tokens, token);
    }

  return NULL;
}

void
bw_sqlite_store_class_init_tokens (BwStoreClass *klass)
{
  klass->put_token = bw_sqlite_store_put_token;
  klass->find_token = bw_sqlite_store_find_token;
  klass->revoke_token = bw_sqlite_store_revoke_token;
  klass->list_tokens = bw_sqlite_store_list_tokens;
}
