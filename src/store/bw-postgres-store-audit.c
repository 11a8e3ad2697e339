/* bw-postgres-store-audit.c: the table of who did what
 *
 * The counter holds the hash of the last row. A row that was changed, taken out or
 * put in breaks the chain, and so does a missing end. Who can write the database
 * can also compute a whole new chain: against that its own rights and a copy
 * elsewhere are the means.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-postgres-store-parts-private.h"
#include "bw-postgres-store-private.h"
#include "bw-store-shared.h"

#include <sodium.h>
#include <string.h>

#define INSERT_AUDIT \
  "INSERT INTO audit (seq, at, token, role, action, object, status, detail, hash)" \
  " SELECT * FROM unnest ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
#define SELECT_AUDIT \
  "SELECT seq, at, token, role, action, object, status::bigint, detail, hash FROM audit" \
  " WHERE seq > $1 ORDER BY seq LIMIT $2"

/* Rows that are read at a time. */
#define PIECE 10000

/* The two columns that depend on the row before. */
static void
chain_row (BwPostgresStore *self,
           BwAudit         *row)
{
  row->seq = ++self->audit_seq;
  bw_audit_chain (row, self->audit_hash);
  bw_postgres_array_append_int (self->audit_columns[0], (gint64) row->seq);
  bw_postgres_array_append_bytes (self->audit_columns[8], self->audit_hash, sizeof self->audit_hash);
}

static gboolean
bw_postgres_store_append_audit (BwStore  *store,
                                BwAudit  *row,
                                GError  **error)
{
  BwPostgresStore *self = BW_POSTGRES_STORE (store);
  BwPostgresArray **columns = self->audit_columns;

  if (!bw_postgres_store_is_writing (self, error))
    return FALSE;

  chain_row (self, row);
  bw_postgres_array_append_int (columns[1], row->at);
  bw_postgres_array_append_text (columns[2], row->token);
  bw_postgres_array_append_text (columns[3], row->role);
  bw_postgres_array_append_text (columns[4], row->action);
  bw_postgres_array_append_text (columns[5], row->object);
  bw_postgres_array_append_int (columns[6], row->status);
  bw_postgres_array_append_text (columns[7], row->detail);
  g_ptr_array_add (self->audit_rows, row);
  self->is_counting = TRUE;
  return TRUE;
}

static BwAudit *
read_row (const PGresult *result,
          int             row)
{
  BwAudit *audit = bw_audit_new (bw_postgres_get_int (result, row, 1),
                                 PQgetvalue (result, row, 2),
                                 PQgetvalue (result, row, 3),
                                 PQgetvalue (result, row, 4),
                                 PQgetvalue (result, row, 5),
                                 (guint) bw_postgres_get_int (result, row, 6),
                                 PQgetvalue (result, row, 7));

  audit->seq = (guint64) bw_postgres_get_int (result, row, 0);
  return audit;
}

static gboolean
fail_chain (BwPostgresStore  *self,
            guint64           seq,
            GError          **error)
{
  g_set_error (error, BW_STORE_ERROR, BW_STORE_ERROR_CORRUPT,
               "%s: the audit does not hang together at row %" G_GUINT64_FORMAT
               ": it was changed, taken out or put in", bw_postgres_get_name (self->db), seq);
  return FALSE;
}

static gboolean
is_hash (const PGresult *result,
         int             row,
         int             column,
         const guint8    hash[BW_AUDIT_HASH_SIZE])
{
  return PQgetlength (result, row, column) == BW_AUDIT_HASH_SIZE
         && sodium_memcmp (hash, PQgetvalue (result, row, column), BW_AUDIT_HASH_SIZE) == 0;
}

/* The hash of row @seq; that before the first is all zero. */
static gboolean
read_hash (BwPostgresStore  *self,
           guint64           seq,
           guint8            hash[BW_AUDIT_HASH_SIZE],
           GError          **error)
{
  g_autoptr (PGresult) result = NULL;

  memset (hash, 0, BW_AUDIT_HASH_SIZE);
  if (seq == 0)
    return TRUE;

  bw_postgres_prepare (self->db, "SELECT hash FROM audit WHERE seq = $1");
  bw_postgres_add_int (self->db, (gint64) seq);
  result = bw_postgres_query (self->db, error);
  if (result == NULL)
    return FALSE;
  if (PQntuples (result) == 0 || PQgetlength (result, 0, 0) != BW_AUDIT_HASH_SIZE)
    return fail_chain (self, seq, error);

  memcpy (hash, PQgetvalue (result, 0, 0), BW_AUDIT_HASH_SIZE);
  return TRUE;
}

/* What was read to the end must end as the counter says. */
static gboolean
check_end (BwPostgresStore  *self,
           guint64           seq,
           const guint8      hash[BW_AUDIT_HASH_SIZE],
           GError          **error)
{
  g_autoptr (PGresult) result = NULL;

  bw_postgres_prepare (self->db, "SELECT audit_seq, audit_hash FROM counter");
  result = bw_postgres_query (self->db, error);
  if (result == NULL)
    return FALSE;

  return (PQntuples (result) == 1
          && (guint64) bw_postgres_get_int (result, 0, 0) == seq
          && is_hash (result, 0, 1, hash))
         || fail_chain (self, seq + 1, error);
}

/* Each row must follow the one before. */
static gboolean
take_rows (BwPostgresStore  *self,
           const PGresult   *result,
           GPtrArray        *rows,
           guint64          *seq,
           guint8            hash[BW_AUDIT_HASH_SIZE],
           GError          **error)
{
  for (int i = 0; i < PQntuples (result); i++)
    {
      BwAudit *row = read_row (result, i);

      g_ptr_array_add (rows, row);
      bw_audit_chain (row, hash);
      if (row->seq != ++*seq || !is_hash (result, i, 8, hash))
        return fail_chain (self, *seq, error);
    }

  return TRUE;
}

static gboolean
read_rows (BwPostgresStore  *self,
           GPtrArray        *rows,
           guint64           since,
           guint             limit,
           GError          **error)
{
  guint8 hash[BW_AUDIT_HASH_SIZE];
  guint64 seq = since;
  guint n;
  guint wanted;

  if (!read_hash (self, since, hash, error))
    return FALSE;

  do
    {
      g_autoptr (PGresult) result = NULL;

      wanted = limit != 0 ? MIN (limit - rows->len, PIECE) : PIECE;
      bw_postgres_prepare (self->db, SELECT_AUDIT);
      bw_postgres_add_int (self->db, (gint64) seq);
      bw_postgres_add_int (self->db, wanted);
      result = bw_postgres_query (self->db, error);
      if (result == NULL || !take_rows (self, result, rows, &seq, hash, error))
        return FALSE;

      n = (guint) PQntuples (result);
    }
  while (n == wanted && rows->len != limit);

  return (limit != 0 && rows->len == limit) || check_end (self, seq, hash, error);
}

/* In one snapshot: another process may be adding. */
static GPtrArray *
bw_postgres_store_list_audit (BwStore  *store,
                              guint64   since,
                              guint     limit,
                              GError  **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_audit_free);
  gboolean is_read;

  if (!bw_store_shared_begin_snapshot (store, error))
    return NULL;

  is_read = read_rows (BW_POSTGRES_STORE (store), rows, since, limit, error);
  bw_store_roll_back (store);
  return is_read ? g_steal_pointer (&rows) : NULL;
}

void
bw_postgres_store_class_init_audit (BwStoreClass *klass)
{
  klass->append_audit = bw_postgres_store_append_audit;
  klass->list_audit = bw_postgres_store_list_audit;
}

gboolean
bw_postgres_store_send_audit (BwPostgresStore  *self,
                              GError          **error)
{
  if (bw_postgres_array_get_size (self->audit_columns[0]) == 0)
    return TRUE;

  bw_postgres_prepare (self->db, INSERT_AUDIT);
  for (guint i = 0; i < BW_POSTGRES_STORE_N_AUDIT_COLUMNS; i++)
    bw_postgres_add_array (self->db, self->audit_columns[i]);

  return bw_postgres_queue (self->db, error);
}

/* From the end of the chain, when that turns out to be another one. */
void
bw_postgres_store_renumber_audit (BwPostgresStore *self)
{
  bw_postgres_array_clear (self->audit_columns[0]);
  bw_postgres_array_clear (self->audit_columns[8]);
  for (guint i = 0; i < self->audit_rows->len; i++)
    chain_row (self, g_ptr_array_index (self->audit_rows, i));
}

void
bw_postgres_store_forget_audit (BwPostgresStore *self)
{
  g_ptr_array_set_size (self->audit_rows, 0);
  for (guint i = 0; i < BW_POSTGRES_STORE_N_AUDIT_COLUMNS; i++)
    bw_postgres_array_clear (self->audit_columns[i]);
}
