/* bw-postgres-store-meta.c: the table of what is said of the store as a whole
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-postgres-store-parts-private.h"
#include "bw-postgres-store-private.h"

#define UPSERT_META "INSERT INTO meta (key, value) VALUES ($1, $2)" \
                    " ON CONFLICT (key) DO UPDATE SET value = excluded.value"

static char *
bw_postgres_store_dup_meta (BwStore     *store,
                            const char  *key,
                            GError     **error)
{
  BwPostgresStore *self = BW_POSTGRES_STORE (store);
  g_autoptr (PGresult) result = NULL;

  if (!bw_postgres_store_ensure_open (self, error))
    return NULL;

  bw_postgres_prepare (self->db, "SELECT value FROM meta WHERE key = $1");
  bw_postgres_add_text (self->db, key);
  result = bw_postgres_query (self->db, error);
  return result != NULL && PQntuples (result) == 1 ? g_strdup (PQgetvalue (result, 0, 0)) : NULL;
}

static gboolean
bw_postgres_store_set_meta (BwStore     *store,
                            const char  *key,
                            const char  *value,
                            GError     **error)
{
  BwPostgresStore *self = BW_POSTGRES_STORE (store);
  g_autoptr (PGresult) result = NULL;

  if (!bw_postgres_store_ensure_open (self, error))
    return FALSE;

  bw_postgres_prepare (self->db, UPSERT_META);
  bw_postgres_add_text (self->db, key);
  bw_postgres_add_text (self->db, value);
  result = bw_postgres_query (self->db, error);
  return result != NULL;
}

void
bw_postgres_store_class_init_meta (BwStoreClass *klass)
{
  klass->dup_meta = bw_postgres_store_dup_meta;
  klass->set_meta = bw_postgres_store_set_meta;
}
