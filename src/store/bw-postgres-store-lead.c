/* bw-postgres-store-lead.c: which of the processes on one database leads
 *
 * A lock of the session, on the connection that writes: the server gives it back
 * when that ends, after whatever was done on it. So what is committed on it was
 * written by the leader, and there is no clock to be compared.
 *
 * A process that was frozen, or whose machine is gone without a word, would keep its
 * session for hours: one that leads says something each second (see
 * bw-postgres-listener.c), and one that is silent for long is ended by the server.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-postgres-store-parts-private.h"
#include "bw-postgres-store-private.h"

/* "BLWL": of the whole database. */
#define TRY_LOCK "SELECT pg_try_advisory_lock (1112299340)::integer::bigint"

/* Known from PostgreSQL 14 on. */
#define LIMIT_SILENCE \
  "SELECT set_config (name, '15000', false) FROM pg_settings WHERE name = 'idle_session_timeout'"

static gboolean
is_leading (BwPostgresStore *self)
{
  return self->term != 0 && bw_postgres_is_open (self->db) && bw_postgres_get_n_opened (self->db) == self->led_by;
}

static gboolean
limit_silence (BwPostgresStore  *self,
               GError          **error)
{
  g_autoptr (PGresult) result = NULL;

  bw_postgres_prepare (self->db, LIMIT_SILENCE);
  result = bw_postgres_query (self->db, error);
  return result != NULL;
}

static guint
bw_postgres_store_lead (BwStore  *store,
                        GError  **error)
{
  BwPostgresStore *self = BW_POSTGRES_STORE (store);
  g_autoptr (PGresult) result = NULL;

  if (is_leading (self))
    return self->term;
  if (!bw_postgres_store_ensure_open (self, error))
    return 0;

  bw_postgres_prepare (self->db, TRY_LOCK);
  result = bw_postgres_query (self->db, error);
  if (result == NULL || bw_postgres_get_int (result, 0, 0) == 0 || !limit_silence (self, error))
    return 0;

  self->led_by = bw_postgres_get_n_opened (self->db);
  return ++self->term;
}

static gboolean
bw_postgres_store_check_term (BwStore  *store,
                              guint     term,
                              GError  **error)
{
  BwPostgresStore *self = BW_POSTGRES_STORE (store);

  /* A transaction that has not sent anything yet may be on another connection. */
  if (self->is_writing && !bw_postgres_store_ensure_locked (self, error))
    return FALSE;

  return (is_leading (self) && term == self->term)
         || bw_postgres_store_fail (self, BW_STORE_ERROR_DEPOSED, "another daemon may lead now", error);
}

void
bw_postgres_store_class_init_lead (BwStoreClass *klass)
{
  klass->lead = bw_postgres_store_lead;
  klass->check_term = bw_postgres_store_check_term;
}
