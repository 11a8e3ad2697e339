/* bw-store-access.c: of a store, who may do what, and who did what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-store-access.h"

#include "bw-store-class.h"

/* Rows that are held at a time, some hundred bytes each. */
#define AUDIT_PIECE 5000

/**
 * bw_store_access_put_token:
 * @self: a store
 * @token: a token
 * @error: return location; `BW_STORE_ERROR`
 *
 * Part of the transaction if there is one, else one of its own.
 *
 * Returns: whether it is kept
 */
gboolean
bw_store_access_put_token (BwStore        *self,
                           const BwToken  *token,
                           GError        **error)
{
  g_return_val_if_fail (BW_IS_STORE (self), FALSE);
  g_return_val_if_fail (token != NULL, FALSE);

  return BW_STORE_GET_CLASS (self)->put_token (self, token, error);
}

/**
 * bw_store_access_find_token:
 * @self: a store
 * @hash: what bw_token_hash() made of a secret
 * @error: return location; `BW_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): the token, good or not; %NULL without an
 *   error: there is none
 */
BwToken *
bw_store_access_find_token (BwStore       *self,
                            const guint8   hash[BW_TOKEN_HASH_SIZE],
                            GError       **error)
{
  g_return_val_if_fail (BW_IS_STORE (self), NULL);

  return BW_STORE_GET_CLASS (self)->find_token (self, hash, error);
}

/**
 * bw_store_access_revoke_token:
 * @self: a store
 * @id: id of a token
 * @at: when, microseconds since 1970
 * @error: return location; `BW_STORE_ERROR_NOT_FOUND` if there is none
 *
 * Part of the transaction if there is one, else one of its own. Revoking twice
 * changes nothing.
 *
 * Returns: whether it is revoked
 */
gboolean
bw_store_access_revoke_token (BwStore     *self,
                              const char  *id,
                              gint64       at,
                              GError     **error)
{
  g_return_val_if_fail (BW_IS_STORE (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  return BW_STORE_GET_CLASS (self)->revoke_token (self, id, at, error);
}

/**
 * bw_store_access_list_tokens:
 * @self: a store
 * @error: return location; `BW_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable) (element-type BwToken): all of them, in the
 *   order in which they were made
 */
GPtrArray *
bw_store_access_list_tokens (BwStore  *self,
                             GError  **error)
{
  g_return_val_if_fail (BW_IS_STORE (self), NULL);

  return BW_STORE_GET_CLASS (self)->list_tokens (self, error);
}

/**
 * bw_store_access_append_audit:
 * @self: a store with a transaction
 * @row: what was done; its number is set
 * @error: return location; `BW_STORE_ERROR`
 *
 * Returns: whether it was written
 */
gboolean
bw_store_access_append_audit (BwStore  *self,
                              BwAudit  *row,
                              GError  **error)
{
  g_return_val_if_fail (BW_IS_STORE (self), FALSE);
  g_return_val_if_fail (row != NULL, FALSE);

  return BW_STORE_GET_CLASS (self)->append_audit (self, row, error);
}

/**
 * bw_store_access_list_audit:
 * @self: a store without a transaction
 * @since: only rows above it
 * @limit: at most so many; 0: all
 * @error: return location; `BW_STORE_ERROR_CORRUPT` if the chain does not hold
 *
 * Returns: (transfer full) (nullable) (element-type BwAudit): the rows
 */
GPtrArray *
bw_store_access_list_audit (BwStore  *self,
                            guint64   since,
                            guint     limit,
                            GError  **error)
{
  g_return_val_if_fail (BW_IS_STORE (self), NULL);

  return BW_STORE_GET_CLASS (self)->list_audit (self, since, limit, error);
}

/**
 * bw_store_access_verify_audit:
 * @self: a store without a transaction
 * @error: return location; `BW_STORE_ERROR_CORRUPT` if the chain does not hold
 *
 * In pieces: an audit of years does not fit into memory. Each begins with the row at
 * which the one before has ended, and the last must end as the counter says.
 *
 * Returns: whether all of it hangs together
 */
gboolean
bw_store_access_verify_audit (BwStore  *self,
                              GError  **error)
{
  guint64 since = 0;
  guint n = AUDIT_PIECE;

  g_return_val_if_fail (BW_IS_STORE (self), FALSE);

  while (n == AUDIT_PIECE)
    {
      g_autoptr (GPtrArray) rows = bw_store_access_list_audit (self, since, AUDIT_PIECE, error);

      if (rows == NULL)
        return FALSE;

      n = rows->len;
      if (n > 0)
        since = ((BwAudit *) g_ptr_array_index (rows, n - 1))->seq;
    }

  return TRUE;
}
