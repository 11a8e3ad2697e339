/* bw-postgres-store-checkpoints.c: the table of checkpoints
 *
 * The two newest are kept: one that is not whole does not cost the other. Each
 * process writes its own; as all hold the same figures, any will do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-postgres-store-parts-private.h"
#include "bw-postgres-store-private.h"

#include <sodium.h>

/* One that comes after what it does not hold was folded would have it counted twice. */
#define UPSERT_CHECKPOINT "INSERT INTO checkpoint (seq, hash, data) SELECT $1, $2, $3 WHERE $1 >=" \
                          " coalesce ((SELECT value::bigint FROM meta WHERE key = 'folded_until'), 0)" \
                          " ON CONFLICT (seq) DO UPDATE SET hash = excluded.hash, data = excluded.data"
#define DROP_CHECKPOINTS  "DELETE FROM checkpoint WHERE seq NOT IN" \
                          " (SELECT seq FROM checkpoint ORDER BY seq DESC LIMIT 2)"

/* One at a time: they are large. */
#define SELECT_CHECKPOINT "SELECT seq, hash, data FROM checkpoint" \
                          " WHERE seq <= (SELECT seq FROM counter) AND seq < $1 ORDER BY seq DESC LIMIT 1"

static void
hash_data (const guint8 *data,
           gsize         length,
           guint8        hash[BW_POSTGRES_STORE_HASH_SIZE])
{
  crypto_generichash (hash, BW_POSTGRES_STORE_HASH_SIZE, data, length, NULL, 0);
}

static gboolean
bw_postgres_store_put_checkpoint (BwStore  *store,
                                  guint64   seq,
                                  GBytes   *data,
                                  GError  **error)
{
  BwPostgresStore *self = BW_POSTGRES_STORE (store);
  guint8 hash[BW_POSTGRES_STORE_HASH_SIZE];
  const guint8 *bytes;
  gsize length;

  if (!bw_postgres_store_ensure_locked (self, error))
    return FALSE;

  bytes = g_bytes_get_data (data, &length);
  hash_data (bytes, length, hash);
  bw_postgres_prepare (self->db, UPSERT_CHECKPOINT);
  bw_postgres_add_int (self->db, (gint64) seq);
  bw_postgres_add_bytes (self->db, BW_POSTGRES_TYPE_BYTES, hash, sizeof hash);
  bw_postgres_add_bytes (self->db, BW_POSTGRES_TYPE_BYTES, bytes, length);
  if (!bw_postgres_queue (self->db, error))
    return FALSE;

  bw_postgres_prepare (self->db, DROP_CHECKPOINTS);
  return bw_postgres_queue (self->db, error);
}

static gboolean
is_whole (const PGresult *result)
{
  guint8 hash[BW_POSTGRES_STORE_HASH_SIZE];

  hash_data ((const guint8 *) PQgetvalue (result, 0, 2), (gsize) PQgetlength (result, 0, 2), hash);
  return PQgetlength (result, 0, 1) == BW_POSTGRES_STORE_HASH_SIZE
         && sodium_memcmp (hash, PQgetvalue (result, 0, 1), sizeof hash) == 0;
}

static GBytes *
bw_postgres_store_get_checkpoint (BwStore  *store,
                                  guint64  *seq,
                                  GError  **error)
{
  BwPostgresStore *self = BW_POSTGRES_STORE (store);
  gint64 below = G_MAXINT64;

  if (!bw_postgres_store_ensure_open (self, error))
    return NULL;

  while (TRUE)
    {
      g_autoptr (PGresult) result = NULL;

      bw_postgres_prepare (self->db, SELECT_CHECKPOINT);
      bw_postgres_add_int (self->db, below);
      result = bw_postgres_query (self->db, error);
      if (result == NULL || PQntuples (result) == 0)
        return NULL;

      below = bw_postgres_get_int (result, 0, 0);
      if (!is_whole (result))
        continue;

      *seq = (guint64) below;
      return g_bytes_new (PQgetvalue (result, 0, 2), (gsize) PQgetlength (result, 0, 2));
    }
}

void
bw_postgres_store_class_init_checkpoints (BwStoreClass *klass)
{
  klass->put_checkpoint = bw_postgres_store_put_checkpoint;
  klass->get_checkpoint = bw_postgres_store_get_checkpoint;
}
